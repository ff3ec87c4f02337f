import type { BatchLookup } from '../../../src/ingestion/batch.js'
import type { Check } from '../../../src/ingestion/checks.js'
import { ingestAll } from '../../../src/ingestion/ingest-all.js'
import type { IngestionPlan } from '../../../src/ingestion/ports.js'
import type { IngestionResult } from '../../../src/ingestion/result.js'
import type { InputName } from '../../../src/inputs/declarations.js'
import { report } from '../../../src/report/report.js'
import { createTimeline } from '../../../src/report/timeline.js'
import { Cleaner } from '../../../src/text/clean.js'
import type { FakeAdobe } from '../../fakes/adobe.js'
import { FakeClock } from '../../fakes/clock.js'
import { Feed } from './feed.js'
import { type Hitch, slowly } from './slow-adobe.js'
import { spoil } from './spoil.js'

/** A run whose summary is kept as a file, and what a reader must find in it, written by hand. */
export interface Golden {
  readonly name: string
  readonly verdict: string
  /** The request as the table names it; `–` for none. */
  readonly request: string
  /** What to do next; empty when there is nothing to do. */
  readonly next: string
  /** A run on virtual time, or a result that comes from before any run. */
  readonly run: GoldenRun | IngestionResult
  readonly rehearsal?: true
  readonly runAttempt?: number
  /** What Experience Platform tells of a failed batch. */
  readonly batch?: BatchLookup
  /** Of a dry run; the test finds the state of the first where the table of mappings names the request. */
  readonly checks?: readonly Check[]
  /** For the step that goes on waiting. */
  readonly inputs?: Partial<Readonly<Record<InputName, string>>>
  /** Stands in every field that holds foreign text. */
  readonly hostile?: string
}

interface GoldenRun {
  readonly adobe: () => FakeAdobe
  readonly plan?: Partial<IngestionPlan>
  readonly timeoutMs?: number
  readonly cancelAtMs?: number
  readonly hitches?: readonly Hitch[]
}

const START_MS = Date.parse('2026-11-23T14:02:11.000Z')
const MINUTE_MS = 60_000

/** The job summary of a golden, through everything that stands between Adobe's answers and the file. */
export async function renderGolden(golden: Golden): Promise<string> {
  const { run, rehearsal = false, runAttempt = 1, inputs = {}, batch, checks, hostile } = golden
  const { result, chart } = 'adobe' in run ? await played(run) : { result: run, chart: undefined }
  const ended = 'report' in result ? { ...result, batch } : result
  const spoilt = hostile === undefined ? ended : spoil(ended, hostile)
  const given: Golden['inputs'] = {
    ...USUAL_INPUTS,
    ...(rehearsal && { rehearse: 'success' }),
    ...inputs,
    mappingId: spoilt.mappingId.replace(/\s+/g, ' '),
  }
  let summary = ''
  await report([spoilt], {
    toolkit: {
      setOutput: () => {},
      info: () => {},
      group: () => {},
      notice: () => {},
      error: () => {},
      warnOnce: () => {},
      writeSummary: async (markdown) => {
        summary += markdown
      },
    },
    cleaner: new Cleaner(),
    read: (name) => given[name] ?? '',
    env: { GITHUB_RUN_ATTEMPT: String(runAttempt) },
    timeline: { render: () => chart },
    checks,
  })
  return summary
}

const USUAL_INPUTS = { org: 'geometrixx', credentials: '{}' }

const plays = new Map<GoldenRun, ReturnType<typeof play>>()

/** Many tests look at the same run: once is enough. */
function played(run: GoldenRun): ReturnType<typeof play> {
  const known = plays.get(run) ?? play(run)
  plays.set(run, known)
  return known
}

async function play({ adobe, plan: more, timeoutMs = 30 * MINUTE_MS, cancelAtMs, hitches }: GoldenRun) {
  const plan: IngestionPlan = {
    mappingId: 'XDM44',
    wait: true,
    pollIntervalMs: 1_000,
    onInProgress: 'queue',
    resubmitOnAborted: 0,
    ...more,
  }
  const clock = new FakeClock()
  const timeline = createTimeline({ clock, date: () => new Date(START_MS + clock.now()) })
  const observer = new Feed(timeline, clock, [plan.mappingId])
  const ending = new AbortController()
  if (cancelAtMs !== undefined) clock.at(cancelAtMs, () => ending.abort())
  const api = slowly(adobe(), { clock, observer, ...(hitches === undefined ? {} : { hitches }) })
  const [result] = await ingestAll(
    [plan],
    1,
    { api, clock, random: () => 0.5, observer },
    { deadline: timeoutMs, signal: ending.signal },
  )
  if (result === undefined) throw new Error('the mapping has no result')
  // Time goes on when others look at the same run: the picture is that of its end.
  const chart = timeline.render([plan.mappingId])
  return { result: { ...result, timeoutMs }, chart }
}

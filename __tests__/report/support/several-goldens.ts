import { ActionError } from '../../../src/errors.js'
import { ingestAll } from '../../../src/ingestion/ingest-all.js'
import type { IngestionApi } from '../../../src/ingestion/ports.js'
import type { StatusReport, SubmissionReply } from '../../../src/ingestion/report.js'
import { renderSummary } from '../../../src/report/summary.js'
import { createTimeline } from '../../../src/report/timeline.js'
import { Cleaner } from '../../../src/text/clean.js'
import { text } from '../../../src/text.js'
import { accepted, alreadyRunning, reported } from '../../fakes/adobe.js'
import { FakeClock } from '../../fakes/clock.js'
import { Feed } from './feed.js'
import { UPLOAD_FAILED } from './goldens.js'
import { HOSTILE_MARKDOWN } from './hostile-markdown.js'

const MINUTE_MS = 60_000
const START_MS = Date.parse('2026-11-23T14:02:11.000Z')

/** One step with several mappings, of which only the first ends well. `hostile` stands in whatever Adobe says. */
async function renderSeveral(hostile: string | undefined): Promise<string> {
  const clock = new FakeClock()
  const api = new FewFollowers(clock, hostile)
  const mappingIds = ['Profiles', 'Subscriptions', 'Visits', 'Orders', 'Returns']
  const timeline = createTimeline({ clock, date: () => new Date(START_MS + clock.now()) })
  const observer = new Feed(timeline, clock, mappingIds)
  const plans = mappingIds.map((mappingId) => ({
    mappingId,
    wait: true,
    pollIntervalMs: 1_000,
    onInProgress: 'queue' as const,
    resubmitOnAborted: 0,
  }))
  const budget = { deadline: 30 * MINUTE_MS, signal: new AbortController().signal }
  const ended = await ingestAll(plans, 4, { api, clock, random: () => 0.5, observer }, budget)
  const results = ended.map((result) => ({ ...result, timeoutMs: 30 * MINUTE_MS }))
  const cleaner = new Cleaner()
  const inputs: Readonly<Record<string, string>> = { org: 'geometrixx', credentials: '{}' }
  return renderSummary(results, {
    cleaner,
    read: (name) => (name === 'mappingId' ? mappingIds.join('\n') : (inputs[name] ?? '')),
    env: {},
    timeline,
  })
}

/** Each mapping has a fate of its own. */
class FewFollowers implements IngestionApi {
  readonly #clock: FakeClock
  readonly #info: string
  #queued = false

  constructor(clock: FakeClock, hostile: string | undefined) {
    this.#clock = clock
    this.#info = hostile ?? UPLOAD_FAILED.info
  }

  async authenticate(): Promise<void> {
    await this.#clock.sleep(2_000, new AbortController().signal)
  }

  async submit(mappingId: string): Promise<SubmissionReply> {
    if (mappingId === 'Visits') return { kind: 'rejected', reason: 'rejected', info: this.#info }
    if (mappingId === 'Orders' && !this.#queued) {
      this.#queued = true
      return alreadyRunning('4519')
    }
    return accepted(`${mappingId.length}520`)
  }

  async checkStatus(mappingId: string, requestId: string): Promise<StatusReport | ActionError> {
    const minutes = this.#clock.now() / MINUTE_MS
    if (mappingId === 'Subscriptions' && minutes > 6) {
      return reported('Failed', { requestId, ...UPLOAD_FAILED, info: this.#info.replace('XDM44', mappingId) })
    }
    if (requestId === '4519' && minutes > 9) return reported('Success', { requestId })
    if (mappingId === 'Profiles' && minutes > 3 && minutes < 5) {
      return new ActionError('no-answer', text`Adobe did not answer within 70 s`)
    }
    if (mappingId === 'Profiles' && minutes > 8) return reported('Success', { requestId, numRecords: 53_000 })
    return reported('In Progress', { requestId, info: this.#info.replace('XDM44', mappingId) })
  }
}

export const SEVERAL_GOLDENS = [
  { name: 'several', render: () => renderSeveral(undefined) },
  { name: 'hostile-several', render: () => renderSeveral(HOSTILE_MARKDOWN.join(' ')) },
] as const

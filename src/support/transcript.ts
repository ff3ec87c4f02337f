import type { TracedExchange } from '../http/trace.js'
import { errorCodeOf, type IngestionResult, statusOf } from '../ingestion/result.js'
import type { ReadInput } from '../inputs/declarations.js'
import type { StepEvent } from '../report/progress.js'
import { identifier, type Text } from '../text.js'
import { aboutRun, identifiersOf } from './inputs.js'
import { harmless, shapeOf } from './shape.js'

/** How many entries to keep from the start, and from the end. */
const FIRST = 50
const LAST = 150

/** The fixed words in the paths of Adobe's addresses; any other may be an id. */
const PATH_WORDS: ReadonlySet<string> = new Set(
  'ims token profile v1 v2 v3 campaign dataIngestion xdmIngestion ingest profileAndServices resourceType data foundation catalog batches'.split(
    ' ',
  ),
)

const QUERY_WORDS: ReadonlySet<string> = new Set(
  'requestId dataSet createdAfter orderBy limit start'.split(' '),
)

interface Entry {
  readonly atMs: number
  readonly durationMs: number
  readonly what: string
  count: number
}

export type SupportTranscript = ReturnType<typeof createTranscript>

/** A run's requests and answers, as shapes: enough to learn how an Adobe instance behaves, but not whose it is. */
export function createTranscript(read: ReadInput, startMs: number) {
  const isHarmless = harmless(identifiersOf(read))
  const entries: Entry[] = []
  let dropped = 0

  const describeAnswer = (end: TracedExchange['end']) => {
    if ('code' in end) return `no answer: ${end.code}`
    const names = Object.keys(end.headers)
    const shown = names.filter((name) => /^[a-z][a-z-]{0,39}$/.test(name) && isHarmless(name)).slice(0, 30)
    const more = names.length - shown.length
    const headers = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(' ')
    const body = end.unreadable === undefined ? shapeOf(end.text, isHarmless) : 'unreadable'
    return `${end.status}; headers: ${headers}; body: ${body}`
  }

  const describeEntry = ({ atMs, durationMs, what, count }: Entry) => {
    const at = `${((atMs - startMs) / 1000).toFixed(1)} s`
    return `${at}  ${what} (${Math.round(durationMs)} ms)${count > 1 ? ` × ${count}` : ''}`
  }

  const describeResult = (result: IngestionResult, index: number) => {
    const { outcome, attempts } = result
    const errorCode = errorCodeOf(result) ?? ''
    const code = errorCode === '' || isHarmless(errorCode) ? errorCode : `text(${errorCode.length})`
    return `mapping ${index + 1}: outcome ${outcome}, status ${statusOf(result) ?? 'none'}, errorCode ${code || 'none'}, attempts ${attempts}`
  }

  return {
    on(step: StepEvent) {
      if (step.of !== 'exchange') return
      const { request, atMs, durationMs, end } = step.exchange
      const what = `${request.method} ${pathShape(request.url)} → ${describeAnswer(end)}`
      const latest = entries.at(-1)
      if (latest?.what === what) {
        latest.count += 1
        return
      }
      entries.push({ atMs, durationMs, what, count: 1 })
      if (entries.length > FIRST + LAST) {
        entries.splice(FIRST, 1)
        dropped += 1
      }
    },

    lines: (results: readonly IngestionResult[]): readonly Text[] =>
      [
        ...aboutRun(read),
        ...entries.slice(0, FIRST).map(describeEntry),
        ...(dropped > 0 ? [`… ${dropped} more`] : []),
        ...entries.slice(FIRST).map(describeEntry),
        ...results.map(describeResult),
        'To send this, copy these lines into an issue of the repository that `uses:` names.',
        // Unchanged, so that the columns stay aligned.
      ].map(identifier),
  }
}

/** `/<id>/campaign/dataIngestion/xdmIngestion/<id>/ingest?requestId=<id>` */
function pathShape({ pathname, searchParams }: URL): string {
  const path = pathname.replace(/[^/]+/g, (segment) => (PATH_WORDS.has(segment) ? segment : '<id>'))
  const names = [...searchParams.keys()].map((name) => `${QUERY_WORDS.has(name) ? name : '<name>'}=<id>`)
  return names.length === 0 ? path : `${path}?${names.join('&')}`
}

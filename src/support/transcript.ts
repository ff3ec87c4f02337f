import type { TracedExchange } from '../http/trace.js'
import { errorCodeOf, type IngestionResult, statusOf } from '../ingestion/result.js'
import type { ReadInput } from '../inputs/declarations.js'
import type { StepEvent, StepObserver } from '../report/progress.js'
import { identifier, type Text } from '../text.js'
import { aboutRun, identifiersOf } from './inputs.js'
import { harmless, type IsHarmless, shapeOf } from './shape.js'

const FIRST = 50
const LAST = 150

/** The fixed words in the paths of Adobe's addresses; any other may be an id. */
const PATH_WORDS: ReadonlySet<string> = new Set(
  'ims token profile v1 v2 v3 campaign dataIngestion xdmIngestion ingest profileAndServices resourceType data foundation catalog batches'.split(
    ' ',
  ),
)

/** The names of their query parameters. */
const QUERY_WORDS: ReadonlySet<string> = new Set(
  'requestId dataSet createdAfter orderBy limit start'.split(' '),
)

interface Entry {
  readonly atMs: number
  readonly durationMs: number
  /** The request and the answer, without times. */
  readonly what: string
  count: number
}

/** A run's requests and answers, as shapes: enough to learn how an Adobe instance behaves, but not whose it is. */
export class SupportTranscript implements StepObserver {
  readonly #read: ReadInput
  readonly #isHarmless: IsHarmless
  readonly #startMs: number
  readonly #entries: Entry[] = []
  #dropped = 0

  constructor(read: ReadInput, startMs: number) {
    this.#read = read
    this.#isHarmless = harmless(identifiersOf(read))
    this.#startMs = startMs
  }

  on(step: StepEvent): void {
    if (step.of !== 'exchange') return
    const { request, atMs, durationMs, end } = step.exchange
    const what = `${request.method} ${pathShape(request.url)} → ${this.#answer(end)}`
    const latest = this.#entries.at(-1)
    if (latest?.what === what) {
      latest.count += 1
      return
    }
    this.#entries.push({ atMs, durationMs, what, count: 1 })
    if (this.#entries.length > FIRST + LAST) {
      this.#entries.splice(FIRST, 1)
      this.#dropped += 1
    }
  }

  lines(results: readonly IngestionResult[]): readonly Text[] {
    const line = ({ atMs, durationMs, what, count }: Entry) => {
      const at = `${((atMs - this.#startMs) / 1000).toFixed(1)} s`
      return `${at}  ${what} (${Math.round(durationMs)} ms)${count > 1 ? ` × ${count}` : ''}`
    }
    return [
      ...aboutRun(this.#read),
      ...this.#entries.slice(0, FIRST).map(line),
      ...(this.#dropped > 0 ? [`… ${this.#dropped} more`] : []),
      ...this.#entries.slice(FIRST).map(line),
      ...results.map((result, index) => `mapping ${index + 1}: ${this.#outcome(result)}`),
      'To send this, copy these lines into an issue of the repository that `uses:` names.',
      // Unchanged, so that the columns stay aligned.
    ].map(identifier)
  }

  #answer(end: TracedExchange['end']): string {
    if ('code' in end) return `no answer: ${end.code}`
    const names = Object.keys(end.headers)
    const shown = names
      .filter((name) => /^[a-z][a-z-]{0,39}$/.test(name) && this.#isHarmless(name))
      .slice(0, 30)
    const more = names.length - shown.length
    const headers = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(' ')
    const body = end.unreadable === undefined ? shapeOf(end.text, this.#isHarmless) : 'unreadable'
    return `${end.status}; headers: ${headers}; body: ${body}`
  }

  #outcome(result: IngestionResult): string {
    const { outcome, attempts } = result
    const errorCode = errorCodeOf(result) ?? ''
    const code = errorCode === '' || this.#isHarmless(errorCode) ? errorCode : `text(${errorCode.length})`
    return `outcome ${outcome}, status ${statusOf(result) ?? 'none'}, errorCode ${code || 'none'}, attempts ${attempts}`
  }
}

/** `/<id>/campaign/dataIngestion/xdmIngestion/<id>/ingest?requestId=<id>` */
function pathShape({ pathname, searchParams }: URL): string {
  const path = pathname.replace(/[^/]+/g, (segment) => (PATH_WORDS.has(segment) ? segment : '<id>'))
  const names = [...searchParams.keys()].map((name) => `${QUERY_WORDS.has(name) ? name : '<name>'}=<id>`)
  return names.length === 0 ? path : `${path}?${names.join('&')}`
}

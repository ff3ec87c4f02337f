import { describe, describeText } from '../errors.js'
import type { Exchange } from '../http/exchange.js'
import type { Clock } from '../ingestion/ports.js'
import type { IngestionResult } from '../ingestion/result.js'
import { headlineOf } from '../report/overview.js'
import type { MappingState, MappingStates, StepEvent, StepObserver } from '../report/progress.js'
import type { Cleaner } from '../text/clean.js'
import { identifier, quoted, type Text, text } from '../text.js'
import { CheckRun } from './check-run.js'
import { connectToGithub, type Github } from './github.js'
import { Ledger } from './ledger.js'
import { FIRST_STAGE, nextStage, type Stage } from './stage.js'
import { renderEnd, renderProgress } from './texts.js'

/** Longer than the limit that a check run keeps by itself: the verdict must not hang on a promise of a library. */
const SLACK_MS = 200
/** What a step may take after its deadline or a signal, less a second for whatever is slow. */
const ENDING_MS = 4_000
const LONGEST_MS = 10_000
const LONGEST_AFTER_SIGNAL_MS = 3_000

export interface PublisherOptions {
  readonly org: string
  readonly token: string
  readonly cleaner: Cleaner
  readonly clock: Clock
  /** The step's, on the clock. */
  readonly deadline: number
  /** A signal of the runner: from then on there is less time. */
  readonly cancelled: AbortSignal
  readonly exchange: Exchange
  readonly date: () => Date
  readonly env: NodeJS.ProcessEnv
  /** The job summary of one mapping. */
  readonly summarize: (result: IngestionResult) => string
  readonly warn: (mappingId: string, reason: Text) => void
  readonly debug: (line: Text) => void
  /** Keeps what the post step needs. */
  readonly save: (open: string) => void
}

/** What is published of one mapping. */
interface Publication {
  /** `undefined` when there is none: that was warned of. */
  readonly run: Promise<CheckRun | undefined>
  stage: Stage
  completion: Promise<void> | undefined
}

/** Publishes the check run of each mapping, from its start to its own end, beside the ingestion. */
export class Publisher implements StepObserver {
  readonly #options: PublisherOptions
  readonly #publications = new Map<string, Publication>()
  readonly #github: Promise<Github>
  readonly #ledger: Ledger
  #cancelledMs = Number.POSITIVE_INFINITY

  constructor(mappingIds: readonly string[], options: PublisherOptions) {
    const { clock, cancelled } = options
    this.#options = options
    this.#github = connectToGithub(options)
    this.#ledger = new Ledger(options.save)
    // Whoever needs it says what is wrong with it.
    this.#github.catch(() => {})
    const onCancel = () => {
      this.#cancelledMs = clock.now()
    }
    if (cancelled.aborted) onCancel()
    else cancelled.addEventListener('abort', onCancel, { once: true })
    for (const mappingId of mappingIds) this.#start(mappingId)
  }

  on(step: StepEvent, states: MappingStates): void {
    if (step.of === 'token') {
      for (const [mappingId, state] of states) this.#show(mappingId, state)
    }
    if (step.of !== 'mapping') return
    const { mappingId, event } = step
    const state = states.get(mappingId)
    if (event.kind === 'started') this.#start(mappingId)
    if (event.kind === 'ended') this.#complete(event.result)
    else if (state !== undefined) this.#show(mappingId, state)
  }

  /** Completes what is not complete, or has not begun to be; resolves when all of it is done or out of time. */
  async finish(results: readonly IngestionResult[]): Promise<void> {
    for (const result of results) this.#complete(result)
    await Promise.all([...this.#publications.values()].map(({ completion }) => completion))
  }

  #start(mappingId: string): void {
    if (this.#publications.has(mappingId)) return
    const run = this.#create(mappingId).catch((thrown: unknown) => {
      this.#options.warn(mappingId, describeText(thrown))
      return undefined
    })
    this.#publications.set(mappingId, { run, stage: FIRST_STAGE, completion: undefined })
  }

  async #create(mappingId: string): Promise<CheckRun> {
    const { org, cleaner, clock, warn, debug } = this.#options
    const { api, context } = await this.#github
    const { runId, attempt, sha, runUrl } = context
    const name = {
      name: cleaner.line(text`Adobe ingestion: ${identifier(org)}/${identifier(mappingId)}`),
      externalId: `${runId}-${attempt}-${cleaner.exact(mappingId)}`,
      sha,
    }
    return new CheckRun(name, renderProgress(FIRST_STAGE, mappingId, runUrl, cleaner), {
      api,
      ledger: this.#ledger,
      clock,
      onFault: (fault) => warn(mappingId, describeText(fault)),
      debug,
    })
  }

  #show(mappingId: string, state: MappingState): void {
    const publication = this.#publications.get(mappingId)
    if (publication === undefined || publication.completion !== undefined) return
    const stage = nextStage(publication.stage, state)
    if (stage === publication.stage) return
    publication.stage = stage
    const { cleaner } = this.#options
    const requestId = stage.requestId === undefined ? undefined : cleaner.exact(stage.requestId)
    publication.run
      .then(async (run) =>
        run?.show(renderProgress(stage, mappingId, await this.#runUrl(), cleaner), requestId),
      )
      .catch((thrown: unknown) => this.#options.debug(quoted(describe(thrown))))
  }

  /** Publishes the verdict, beside whatever else goes on; what was not started, or is done already, stays as it is. */
  #complete(result: IngestionResult): void {
    const publication = this.#publications.get(result.mappingId)
    if (publication !== undefined) publication.completion ??= this.#conclude(result, publication)
  }

  /** Resolves within the time that is left, whatever GitHub does. */
  async #conclude(result: IngestionResult, { run }: Publication): Promise<void> {
    const { cleaner, clock, cancelled, deadline, warn, summarize } = this.#options
    const limitMs = publishingTime(clock.now(), deadline, this.#cancelledMs)
    const end = new AbortController()
    const done = new AbortController()
    const endIn = async (ms: number) => {
      await clock.sleep(ms, done.signal)
      if (!done.signal.aborted) end.abort()
    }
    const onCancel = () => void endIn(LONGEST_AFTER_SIGNAL_MS)
    cancelled.addEventListener('abort', onCancel, { once: true })
    void endIn(limitMs)
    const concluded = (async () => {
      const output = renderEnd(cleaner.line(headlineOf(result)), summarize(result), await this.#runUrl())
      await (await run)?.complete(result.outcome, output, limitMs / 2, end.signal)
    })().catch((thrown: unknown) => warn(result.mappingId, describeText(thrown)))
    const outOfTime = new Promise<void>((resolve) => {
      end.signal.addEventListener('abort', () => resolve(clock.sleep(SLACK_MS, done.signal)), { once: true })
    })
    await Promise.race([concluded, outOfTime])
    done.abort()
    cancelled.removeEventListener('abort', onCancel)
  }

  async #runUrl(): Promise<string> {
    return this.#github.then(
      ({ context }) => context.runUrl,
      () => '',
    )
  }
}

/** How long the verdict may take to get onto the check run: the end of the step must not wait for GitHub. */
export function publishingTime(nowMs: number, deadlineMs: number, cancelledMs: number): number {
  const endMs = Math.min(deadlineMs, cancelledMs) + ENDING_MS
  const longestMs = cancelledMs === Number.POSITIVE_INFINITY ? LONGEST_MS : LONGEST_AFTER_SIGNAL_MS
  return Math.max(0, Math.min(longestMs, endMs - nowMs))
}

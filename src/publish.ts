import type { CheckRun, ChecksApi, Ledger } from './check-run/index.js'
import { describe } from './errors.js'
import type { Outcome } from './ingestion/outcome.js'
import type { Clock, IngestionEvent } from './ingestion/ports.js'
import { FIRST_STAGE, nextStage, type Stage } from './report/check-stage.js'
import { renderEnd, renderProgress } from './report/check-texts.js'
import type { ForeignText } from './report/foreign-text.js'
import { withoutStop } from './report/human.js'
import { safeMarkdown } from './report/render.js'
import type { Toolkit } from './report/toolkit.js'
import { type GithubContextOrProblem, readGithubContext } from './runtime/github-context.js'
import type { Exchange } from './runtime/http.js'

/** A bundle of its own, beside the step's: nobody waits for octokit who does not need it. Bundlers leave this import alone. */
const loadCheckRun = () => import(/* webpackIgnore: true */ './check-run/index.js')

interface CheckRunTools {
  readonly CheckRun: typeof CheckRun
  readonly ChecksApi: typeof ChecksApi
  /** One for all check runs of the step: the last text saved counts. */
  readonly ledger: Ledger
}

/** Loads the bundle when it is first needed, once for all check runs. */
export function checkRunTools(toolkit: Pick<Toolkit, 'saveState'>): () => Promise<CheckRunTools> {
  let loaded: Promise<CheckRunTools> | undefined
  return () => {
    loaded ??= loadCheckRun().then(({ CheckRun, ChecksApi, Ledger }) => ({
      CheckRun,
      ChecksApi,
      ledger: new Ledger((open) => toolkit.saveState(STATE, open)),
    }))
    return loaded
  }
}

/** The name of the state that the post step reads. */
const STATE = 'checkRuns'
/** Longer than the limit that a check run keeps by itself: the verdict must not hang on a promise of a library. */
const SLACK_MS = 200

/** What a step may take after its deadline or a signal, less a second for whatever is slow. */
const ENDING_MS = 4_000
const LONGEST_MS = 10_000
const LONGEST_AFTER_SIGNAL_MS = 3_000

/** How long the verdict may take to get onto the check run: the end of the step must not wait for GitHub. */
export function publishingTime(nowMs: number, deadlineMs: number, signalMs: number | undefined): number {
  const endMs = Math.min(deadlineMs, signalMs ?? Number.POSITIVE_INFINITY) + ENDING_MS
  const longestMs = signalMs === undefined ? LONGEST_MS : LONGEST_AFTER_SIGNAL_MS
  return Math.max(0, Math.min(longestMs, endMs - nowMs))
}

export interface PublisherOptions {
  readonly toolkit: Pick<Toolkit, 'debug' | 'warnOnce'>
  readonly tools: () => Promise<CheckRunTools>
  readonly text: ForeignText
  readonly clock: Clock
  readonly exchange: Exchange
  readonly date: () => Date
  readonly env: NodeJS.ProcessEnv
}

/**
 * Publishes a mapping's check run beside the ingestion, which never waits for it.
 * Whatever goes wrong becomes one warning and nothing else.
 */
export class Publisher {
  readonly #options: PublisherOptions
  readonly #github: GithubContextOrProblem
  readonly #mappingId: string
  readonly #run: Promise<CheckRun | undefined>
  #stage: Stage = FIRST_STAGE
  readonly #end = new AbortController()
  /** Fires when the verdict was told, or there is no time left for it; set while it is being told. */
  #told: AbortController | undefined

  /** Begins at once. */
  constructor(
    { org, mappingId, token }: { org: string; mappingId: string; token: string },
    options: PublisherOptions,
  ) {
    this.#options = options
    this.#mappingId = mappingId
    this.#github = readGithubContext(options.env)
    this.#run = this.#start(org, token).catch((thrown) => this.#warn(thrown))
  }

  on(event: IngestionEvent): void {
    const stage = nextStage(this.#stage, event)
    if (stage === this.#stage) {
      return
    }
    this.#stage = stage
    const { requestId } = stage
    const known = requestId === undefined ? undefined : this.#options.text.identifier(requestId)
    this.#run
      .then((run) => run?.show(this.#progress(stage), known))
      .catch((thrown: unknown) => this.#options.toolkit.debug(describe(thrown)))
  }

  /** Tells the verdict. `summary` must be safe Markdown. Resolves within the time given, told or not. */
  async complete(outcome: Outcome, summary: string, limitMs: number): Promise<void> {
    const output = renderEnd(outcome, summary, this.#runUrl)
    const done = new AbortController()
    this.#told = done
    this.#endIn(limitMs, done.signal)
    const told = this.#run
      .then((run) => run?.complete(outcome, output, limitMs / 2, this.#end.signal))
      .catch((thrown: unknown) => this.#warn(thrown))
    await Promise.race([told, this.#afterEnd(done.signal)])
    done.abort()
  }

  /** The step is to end: a verdict that is being told has less time from now on. */
  hurry(): void {
    if (this.#told !== undefined) this.#endIn(LONGEST_AFTER_SIGNAL_MS, this.#told.signal)
  }

  #endIn(ms: number, told: AbortSignal): void {
    this.#options.clock.sleep(ms, told).then(() => told.aborted || this.#end.abort())
  }

  #afterEnd(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wait = () => resolve(this.#options.clock.sleep(SLACK_MS, signal))
      this.#end.signal.addEventListener('abort', wait, { once: true })
    })
  }

  async #start(org: string, token: string): Promise<CheckRun> {
    const { toolkit, tools, text, clock, exchange, date } = this.#options
    if (this.#github.kind === 'unknown') {
      throw new Error(`The check run has no place to go: ${this.#github.problem}`)
    }
    if (!/^[\x21-\x7e]+$/.test(token)) {
      throw new Error('The check run could not be created: githubToken is blank or no token')
    }
    const { context } = this.#github
    const { CheckRun, ChecksApi, ledger } = await tools()
    const name = {
      name: `Adobe ingestion: ${org}/${text.line(this.#mappingId)}`,
      externalId: `${context.runId}-${context.attempt}-${text.identifier(this.#mappingId)}`,
      sha: context.sha,
    }
    return new CheckRun(name, this.#progress(FIRST_STAGE), {
      api: new ChecksApi({ ...context, token, exchange, date }),
      ledger,
      clock,
      onFault: (fault) => this.#warn(fault),
      debug: (line) => toolkit.debug(line),
    })
  }

  #progress(stage: Stage) {
    const inert = (foreign: string) => safeMarkdown(this.#options.text.line(foreign))
    const { requestId, ...rest } = stage
    const shown = requestId === undefined ? rest : { ...rest, requestId: inert(requestId) }
    return renderProgress(shown, inert(this.#mappingId), this.#runUrl)
  }

  get #runUrl(): string {
    return this.#github.kind === 'ok' ? this.#github.context.runUrl : ''
  }

  #warn(thrown: unknown): undefined {
    const { toolkit, text } = this.#options
    toolkit.warnOnce(
      'check-run',
      `${withoutStop(text.line(describe(thrown)))}. The outcome of this step does not depend on its check run.`,
      `${this.#mappingId}: no complete check run`,
    )
  }
}

import type { Clock, Random } from '../ingestion/ports.js'
import type { IngestionResult } from '../ingestion/result.js'
import type { MappingState, MappingStates, StepEvent, StepObserver } from '../report/progress.js'
import type { Toolkit } from '../runner/toolkit.js'
import type { Cleaner } from '../text/clean.js'
import { identifier, type Text, text } from '../text.js'
import { CheckQueue, LONGEST_AFTER_SIGNAL_MS } from './check-queue.js'
import { CheckRun } from './check-run.js'
import { checkName, connectToGithub, type Github, type GithubOptions } from './github.js'
import type { Incomplete } from './incomplete.js'
import { renderSaved } from './open-checks.js'
import { RequestBudget } from './request-budget.js'
import { FIRST_STAGE, nextStage, type Stage } from './stage.js'
import { renderEnd, renderProgress } from './texts.js'

/** How long a step may run after its deadline or a signal, minus a second of margin. */
const ENDING_MS = 4_000
const LONGEST_MS = 10_000
/** The state that the post step reads. */
const STATE = 'checkRuns'

export interface PublisherOptions extends GithubOptions {
  readonly org: string
  /** Creates this many check runs at once; the others follow when their mappings start. */
  readonly maxParallel: number
  readonly toolkit: Pick<Toolkit, 'info' | 'debug' | 'saveState'>
  readonly cleaner: Cleaner
  readonly clock: Clock
  readonly random: Random
  /** The step's deadline, on the clock. */
  readonly deadline: number
  /** Aborts at a signal of the runner; from then on, less time is left. */
  readonly cancelled: AbortSignal
  /** The headline and the job summary of one mapping. */
  readonly describe: (result: IngestionResult) => { readonly headline: Text; readonly summary: string }
  /** Called once for all mappings without a complete check run. */
  readonly warn: (incomplete: readonly Incomplete[], isFinal: boolean) => void
}

interface Publication {
  readonly run: CheckRun
  stage: Stage
}

/** Publishes the check run of each mapping while the ingestions run. */
export class Publisher implements StepObserver {
  readonly #options: PublisherOptions
  readonly #github: Github
  readonly #publications: ReadonlyMap<string, Publication>
  readonly #queue: CheckQueue
  #ending: Promise<void> | undefined
  #cancelledMs = Number.POSITIVE_INFINITY

  /** Connects to GitHub and starts. Rejects when this run cannot have check runs. */
  static async start(mappingIds: readonly string[], options: PublisherOptions): Promise<Publisher> {
    const budget = new RequestBudget(options.clock)
    const github = await connectToGithub({ ...options, exchange: budget.counting(options.exchange) })
    return new Publisher(mappingIds, options, github, budget)
  }

  private constructor(
    mappingIds: readonly string[],
    options: PublisherOptions,
    github: Github,
    budget: RequestBudget,
  ) {
    const { cleaner, clock, cancelled, maxParallel, random, toolkit, warn } = options
    this.#options = options
    this.#github = github
    const { api, context } = github
    // Two jobs of one run may gate the same mapping, and neither may complete the other's check run.
    const key = Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, '0')
    const origin = { org: cleaner.exact(options.org), sha: context.sha, random: key }
    let isOver = false
    const save = () => {
      const checks = isOver ? [] : runs.flatMap(({ open }) => open ?? [])
      toolkit.saveState(STATE, renderSaved({ ...origin, checks }))
    }
    const runs = mappingIds.map((given) => {
      const mappingId = cleaner.exact(given)
      return new CheckRun(checkName(origin, mappingId, context, cleaner), { mappingId }, save)
    })
    save()
    this.#publications = new Map(
      runs.map((run, index) => [mappingIds[index] ?? '', { run, stage: FIRST_STAGE }]),
    )
    this.#queue = new CheckQueue(runs, {
      api,
      budget,
      clock,
      onFault: (fault, { mappingId }) => {
        if (fault.kind !== 'refused') {
          toolkit.debug(text`The check run of ${identifier(mappingId)}: ${fault.text}`)
          return
        }
        // The post step would be refused, too.
        isOver = true
        save()
        warn(this.#queue.incomplete(), true)
      },
    })
    const onCancel = () => {
      this.#cancelledMs = clock.now()
    }
    if (cancelled.aborted) onCancel()
    else cancelled.addEventListener('abort', onCancel, { once: true })
    if (context.isDefaultBranch) {
      toolkit.info(
        text`Note: the event ${identifier(context.event)} has no commit of its own, so the check run is on the default branch's commit, ${identifier(context.sha)}.`,
      )
    }
    for (const mappingId of mappingIds.slice(0, maxParallel)) this.#show(mappingId, FIRST_STAGE)
  }

  on(step: StepEvent, states: MappingStates): void {
    if (step.of === 'token') {
      for (const [mappingId, state] of states) this.#follow(mappingId, state)
    } else if (step.of === 'mapping') {
      const { mappingId, event } = step
      const state = states.get(mappingId)
      if (event.kind === 'started') this.#show(mappingId, FIRST_STAGE)
      else if (event.kind === 'ended') this.#conclude(event.result)
      else if (state !== undefined) this.#follow(mappingId, state)
    }
  }

  /** Resolves when all check runs are complete, or time has run out. */
  async finish(results: readonly IngestionResult[]): Promise<void> {
    for (const result of results) this.#conclude(result)
    await (this.#ending ?? this.#end())
    const left = this.#queue.incomplete()
    if (left.length > 0 && !this.#queue.isRefused) this.#options.warn(left, false)
  }

  #end(): Promise<void> {
    const { clock, cancelled, deadline } = this.#options
    return this.#queue.finish(publishingTime(clock.now(), deadline, this.#cancelledMs), cancelled)
  }

  #show(mappingId: string, stage: Stage): void {
    const publication = this.#publications.get(mappingId)
    if (publication === undefined) return
    publication.stage = stage
    const { cleaner } = this.#options
    const requestId = stage.requestId === undefined ? undefined : cleaner.exact(stage.requestId)
    publication.run.show(renderProgress(stage, mappingId, this.#github.context.runUrl, cleaner), requestId)
    this.#queue.pump()
  }

  #follow(mappingId: string, state: MappingState): void {
    const publication = this.#publications.get(mappingId)
    const stage = publication && nextStage(publication.stage, state)
    if (stage !== undefined && stage !== publication?.stage) this.#show(mappingId, stage)
  }

  #conclude(result: IngestionResult): void {
    const { cleaner, describe } = this.#options
    const run = this.#publications.get(result.mappingId)?.run
    if (run === undefined || run.isConcluded) return
    const { runUrl } = this.#github.context
    const { headline, summary } = describe(result)
    run.conclude(result.outcome, renderEnd(cleaner.line(headline), summary, runUrl))
    if ([...this.#publications.values()].every((each) => each.run.isConcluded)) this.#ending = this.#end()
    this.#queue.pump()
  }
}

/** How long to wait for the last conclusions: the step's end must not depend on GitHub. */
export function publishingTime(nowMs: number, deadlineMs: number, cancelledMs: number): number {
  const endMs = Math.min(deadlineMs, cancelledMs) + ENDING_MS
  const longestMs = cancelledMs === Number.POSITIVE_INFINITY ? LONGEST_MS : LONGEST_AFTER_SIGNAL_MS
  return Math.max(0, Math.min(longestMs, endMs - nowMs))
}

import type { Clock, Random } from '../ingestion/ports.js'
import type { IngestionResult } from '../ingestion/result.js'
import type { MappingState, MappingStates, StepEvent } from '../report/progress.js'
import type { Toolkit } from '../runner/toolkit.js'
import { identifier, type Text, text } from '../text.js'
import { checkQueue, LONGEST_AFTER_SIGNAL_MS } from './check-queue.js'
import { checkRun } from './check-run.js'
import { connectToGithub, type GithubOptions } from './checks-api.js'
import type { Incomplete } from './incomplete.js'
import { renderSaved } from './open-checks.js'
import { requestBudget } from './request-budget.js'
import { FIRST_STAGE, nextStage, type Stage } from './stage.js'
import { renderProgress } from './texts.js'

/** How long a step may run after its deadline or a signal, minus a second of margin. */
const ENDING_MS = 4_000
const LONGEST_MS = 10_000

export interface PublisherOptions extends GithubOptions {
  readonly org: string
  /** Creates this many check runs at once; the others follow when their mappings start. */
  readonly maxParallel: number
  readonly toolkit: Pick<Toolkit, 'info' | 'debug' | 'saveState'>
  readonly clock: Clock
  readonly random: Random
  readonly deadline: number
  /** Aborts at a signal of the runner; from then on, less time is left. */
  readonly cancelled: AbortSignal
  readonly describe: (result: IngestionResult) => { readonly headline: Text; readonly summary: string }
  /** Called once for all mappings without a complete check run. */
  readonly warn: (incomplete: readonly Incomplete[], isFinal: boolean) => void
}

/** Rejects when this run cannot have check runs. */
export async function publish(mappingIds: readonly string[], options: PublisherOptions) {
  const { cleaner, clock, cancelled, deadline, toolkit, warn } = options
  const budget = requestBudget(clock)
  const { context, checkOf } = await connectToGithub({
    ...options,
    exchange: budget.counting(options.exchange),
  })
  const { sha, event, isDefaultBranch } = context
  // Two jobs of one run may gate the same mapping, and neither may complete the other's check run.
  const random = Math.floor(options.random() * 2 ** 32)
    .toString(16)
    .padStart(8, '0')
  const origin = { org: cleaner.exact(options.org), sha, random }
  let isOver = false
  let ending: Promise<void> | undefined
  let cancelledMs = Number.POSITIVE_INFINITY

  const save = () => {
    const checks = isOver ? [] : [...runs.values()].flatMap(({ open }) => open ?? [])
    toolkit.saveState('checkRuns', renderSaved({ ...origin, checks }))
  }
  const stages = new Map<string, Stage>()
  const runs = new Map(
    mappingIds.map((given) => {
      const mappingId = cleaner.exact(given)
      return [given, checkRun(checkOf(origin, mappingId), { mappingId }, save)]
    }),
  )
  save()
  const queue = checkQueue([...runs.values()], {
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
      warn(queue.incomplete(), true)
    },
  })

  const show = (mappingId: string, stage: Stage) => {
    stages.set(mappingId, stage)
    const requestId = stage.requestId && cleaner.exact(stage.requestId)
    runs.get(mappingId)?.show(renderProgress(stage, mappingId, cleaner), requestId)
    queue.pump()
  }
  const follow = (mappingId: string, state: MappingState) => {
    const last = stages.get(mappingId) ?? FIRST_STAGE
    const stage = nextStage(last, state)
    if (stage !== last) show(mappingId, stage)
  }
  const conclude = (result: IngestionResult) => {
    const run = runs.get(result.mappingId)
    if (run === undefined || run.isConcluded) return
    const { headline, summary } = options.describe(result)
    run.conclude(result.outcome, { title: cleaner.line(headline), summary })
    if ([...runs.values()].every(({ isConcluded }) => isConcluded)) {
      ending = queue.finish(publishingTime(clock.now(), deadline, cancelledMs), cancelled)
    }
    queue.pump()
  }

  const onCancel = () => {
    cancelledMs = clock.now()
  }
  if (cancelled.aborted) onCancel()
  else cancelled.addEventListener('abort', onCancel, { once: true })
  if (isDefaultBranch) {
    toolkit.info(
      text`Note: the event ${identifier(event)} has no commit of its own, so the check run is on the default branch's commit, ${identifier(sha)}.`,
    )
  }
  for (const mappingId of mappingIds.slice(0, options.maxParallel)) show(mappingId, FIRST_STAGE)

  return {
    on(step: StepEvent, states: MappingStates): void {
      if (step.of === 'token') {
        for (const [mappingId, state] of states) follow(mappingId, state)
      } else if (step.of === 'mapping') {
        const { mappingId, event } = step
        const state = states.get(mappingId)
        if (event.kind === 'started') show(mappingId, FIRST_STAGE)
        else if (event.kind === 'ended') conclude(event.result)
        else if (state !== undefined) follow(mappingId, state)
      }
    },
    async finish(results: readonly IngestionResult[]): Promise<void> {
      for (const result of results) conclude(result)
      await ending
      const left = queue.incomplete()
      if (left.length > 0 && !isOver) warn(left, false)
    },
  }
}

/** How long to wait for the last conclusions: the step's end must not depend on GitHub. */
export function publishingTime(nowMs: number, deadlineMs: number, cancelledMs: number): number {
  const endMs = Math.min(deadlineMs, cancelledMs) + ENDING_MS
  const longestMs = cancelledMs === Number.POSITIVE_INFINITY ? LONGEST_MS : LONGEST_AFTER_SIGNAL_MS
  return Math.max(0, Math.min(longestMs, endMs - nowMs))
}

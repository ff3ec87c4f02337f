import type { BatchFinding, FailedBatch } from './batch.js'
import { CheckRuns } from './check-runs.js'
import { type Connection, connect } from './connect.js'
import { ActionError } from './errors.js'
import { ingestAll } from './ingestion/ingest-all.js'
import type { IngestionResult } from './ingestion/outcome.js'
import type { Budget, IngestionEvent, IngestionObserver } from './ingestion/ports.js'
import type { Inputs } from './inputs/parse.js'
import { checkRunTools, publishingTime } from './publish.js'
import { Log } from './report/log.js'
import { linesOfOutput } from './report/outputs.js'
import { type ReportContext, renderEnds, report } from './report/report.js'
import { Timeline } from './report/timeline.js'
import type { End } from './report/told.js'
import { endedBy, reportContext, type StepTools } from './step-tools.js'

type TokenRetry = Extract<IngestionEvent, { kind: 'retrying' }>

/** What is known of a mapping while the step runs; from `result` on its verdict stands, whatever happens. */
interface Course {
  requestId?: string | undefined
  result?: IngestionResult
  /** Its failed batch, while Experience Platform is asked, and then what it told. */
  asked?: FailedBatch
  finding?: BatchFinding
}

/** The ingestion of all mappings, and what of it is told while it runs and at its end. */
export class Step implements IngestionObserver {
  readonly #inputs: Inputs
  readonly #tools: StepTools
  readonly #budget: Budget
  readonly #courses: ReadonlyMap<string, Course>
  readonly #log: Log
  readonly #timeline: Timeline
  readonly #checkRuns: CheckRuns | undefined
  readonly #lookingUp: Promise<void>[] = []
  #connection: Connection | undefined
  #signalMs: number | undefined
  /** The verdict is being told: what a fault has left behind may still run to its end, and nobody needs to hear of it. */
  #isTold = false

  constructor(inputs: Inputs, budget: Budget, tools: StepTools) {
    this.#inputs = inputs
    this.#budget = budget
    this.#tools = tools
    const { mappings, org, checkRun, target } = inputs
    this.#courses = new Map(mappings.map(({ mappingId, requestId }) => [mappingId, { requestId }]))
    this.#log = new Log([...this.#courses.keys()], tools)
    this.#timeline = new Timeline(tools)
    if (checkRun !== undefined && target.kind === 'adobe') {
      const options = { ...tools, tools: checkRunTools(tools.toolkit) }
      this.#checkRuns = new CheckRuns(org, checkRun.githubToken, options)
    }
  }

  /** The signal of the budget has fired: what is being published must hurry. */
  hurry(): void {
    this.#signalMs = this.#tools.clock.now()
    this.#checkRuns?.hurry()
  }

  /** Resolves when every mapping has come to its end. Rejects with an `ActionError` before any has begun. */
  async run(): Promise<void> {
    const { clock, random, exchange, env, date, toolkit, transcript } = this.#tools
    const { mappings, maxParallel } = this.#inputs
    for (const { mappingId } of mappings.slice(0, maxParallel)) {
      this.#checkRuns?.start(mappingId)
    }
    this.#connection = await connect(this.#inputs, {
      clock,
      random,
      exchange,
      observer: this,
      onTokenRetry: (event) => this.#onTokenRetry(event),
      env,
      date,
      hide: (secret) => toolkit.hide(secret),
      debug: (line) => toolkit.debug(line),
      onExchange: transcript && ((told) => transcript.note(told)),
    })
    try {
      const { api } = this.#connection
      const plans = mappings.map((mapping) => ({ ...this.#inputs, ...mapping }))
      await ingestAll(plans, maxParallel, { api, clock, random, observer: this }, this.#budget)
      await Promise.all(this.#lookingUp)
    } finally {
      await this.#connection.close()
    }
  }

  on(mappingId: string, event: IngestionEvent): void {
    const course = this.#courses.get(mappingId)
    if (course === undefined || this.#isTold) return
    if (event.kind === 'submitted' || event.kind === 'attached' || event.kind === 'resumed') {
      course.requestId = event.requestId
      this.#tellRequestIds()
    }
    this.#log.on(mappingId, event)
    this.#timeline.on(mappingId, event)
    this.#checkRuns?.on(mappingId, event)
    if (event.kind === 'ended') {
      course.result = withRequest(event.result, course.requestId)
      this.#lookingUp.push(this.#lookUp(course).then(() => this.#publish(mappingId, undefined)))
    }
  }

  /** Tells the outcome everywhere. A fault is that of every mapping without a verdict. */
  async tell(fault: ActionError | undefined): Promise<readonly IngestionResult[]> {
    this.#isTold = true
    const ends = [...this.#courses.keys()].map((mappingId) => this.#endOf(mappingId, fault))
    try {
      await report(ends, this.#context())
    } finally {
      for (const { result } of ends) this.#publish(result.mappingId, fault)
      await this.#checkRuns?.settled()
    }
    return ends.map(({ result }) => result)
  }

  /** At once: an output written before a kill is kept. */
  #tellRequestIds(): void {
    const { toolkit, text } = this.#tools
    const requestIds = [...this.#courses.values()].map(({ requestId }) =>
      requestId === undefined ? undefined : text.identifier(requestId),
    )
    toolkit.setOutput('requestId', linesOfOutput(requestIds))
  }

  /** Every mapping that is under way waits for it. */
  #onTokenRetry(event: TokenRetry): void {
    this.#log.onTokenRetry(event)
    for (const [mappingId, { result }] of this.#courses) {
      if (result === undefined) {
        this.#timeline.on(mappingId, event)
        this.#checkRuns?.on(mappingId, event)
      }
    }
  }

  async #lookUp(course: Course): Promise<void> {
    const platform = this.#connection?.platform
    const { outcome, batchId } = course.result ?? {}
    if (platform === undefined || outcome !== 'failed' || batchId === undefined) {
      return
    }
    course.asked = { tenant: this.#inputs.org, sandbox: platform.sandbox, batchId }
    const finding = await platform.lookUp(batchId, this.#budget)
    if (finding === undefined) delete course.asked
    else course.finding = finding
  }

  /** A mapping's check run does not wait for the other mappings, nor anybody for it. */
  #publish(mappingId: string, fault: ActionError | undefined): void {
    const end = this.#endOf(mappingId, fault)
    const limitMs = publishingTime(this.#tools.clock.now(), this.#budget.deadline, this.#signalMs)
    this.#checkRuns?.complete(
      mappingId,
      end.result.outcome,
      () => renderEnds([end], this.#context()),
      limitMs,
    )
  }

  #endOf(
    mappingId: string,
    fault = new ActionError('internal', 'The step ended before its work was done'),
  ): End {
    const index = [...this.#courses.keys()].indexOf(mappingId)
    const { requestId, result, asked, finding } = this.#courses.get(mappingId) ?? {}
    if (result === undefined) {
      return { index, result: withRequest(endedBy(fault, mappingId), requestId) }
    }
    return asked === undefined
      ? { index, result }
      : { index, result, batch: { ...asked, finding: finding ?? { kind: 'failed', fault } } }
  }

  #context(): ReportContext {
    const { timeoutMs, target } = this.#inputs
    return {
      ...reportContext(this.#tools),
      timeoutMs,
      rehearsal: target.kind === 'rehearsal',
      timelineOf: (mappingIds) => this.#timeline.render(mappingIds),
      linesOf: (mappingId) => this.#log.linesOf(mappingId),
    }
  }
}

/** Whatever went wrong here, a request that is known may go on at Adobe. */
const withRequest = (result: IngestionResult, requestId: string | undefined): IngestionResult =>
  result.fault?.code === 'internal' && requestId !== undefined ? { ...result, requestId, open: true } : result

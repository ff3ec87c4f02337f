import { EventEmitter } from 'node:events'
import { afterAll } from '@jest/globals'
import {
  newFolder,
  type RecordOptions,
  recordStep,
  removeFolder,
  type StepResult,
  type Stop,
} from '../../scripts/runner/record-step.mjs'
import { runPostStep } from '../../src/check-run/post-step.js'
import type { Exchange } from '../../src/http/exchange.js'
// Loaded here already, because reading files takes no virtual time.
import '../../src/later.js'
import { main } from '../../src/main.js'
import { FakeClock } from '../fakes/clock.js'
import { heldExchange } from '../fakes/held-exchange.js'
import { expectReadsOnly, isDryRun } from './laws.js'

/** A step that runs. */
export interface RunningStep {
  signal(name: NodeJS.Signals): void
  /** What the runner does first when the job is cancelled. */
  cancel(): void
  /** What it does first when the step's own `timeout-minutes` are over. */
  timeOut(): void
  readonly done: Promise<StepResult>
  /** Virtual time; a process has its own. */
  readonly clock?: FakeClock
}

export interface InProcessOptions extends Omit<RecordOptions, 'inputs' | 'now' | 'folder'> {
  /** Whom the step talks to; by default real servers on loopback. */
  readonly connect?: (clock: FakeClock) => Exchange
}

/** The toolkit reads `process.env` and prints to `process.stdout`: one step at a time. */
let lastStep: Promise<unknown> = Promise.resolve()

/** Of steps that have ended, for those that follow: making files would take longer than running most steps. */
const folders: string[] = []
afterAll(() => folders.forEach(removeFolder))

/** A runner whose step has a clock of its own. Files with faults are made anew. */
function recordIn(clock: FakeClock, options: RecordOptions) {
  if (options.createFile !== undefined) return recordStep({ ...options, now: () => clock.now() })
  const folder = folders.pop() ?? newFolder()
  const record = recordStep({ ...options, folder, now: () => clock.now() })
  return { ...record, close: () => void folders.push(folder) }
}

/**
 * Runs the step's own `main` in this process: real HTTP, real command files, virtual time. What only a process can show
 * (signals of the system, exit codes, an empty event loop, streams) is for the bundle.
 */
export function startInProcess(
  inputs: Readonly<Record<string, string>>,
  { connect, ...options }: InProcessOptions = {},
): RunningStep {
  const clock = new FakeClock()
  const events = new EventEmitter()
  const startedAt = Date.now()
  const record = recordIn(clock, { ...options, inputs })
  const dead = new AbortController()
  let killed: StepResult | undefined
  /** What a process leaves behind that a signal ends. What the step does from now on is seen by nobody. */
  const die = (signal: NodeJS.Signals) => {
    killed ??= record.finish({ exitCode: null, signal, limitHit: false, streamsHeldOpen: false })
    dead.abort()
    events.emit('SIGINT')
  }
  const signal = (name: NodeJS.Signals) => {
    if (name === 'SIGKILL' || !events.emit(name)) die(name)
  }
  const sent: string[] = []
  const exchange = connect?.(clock) ?? heldExchange(clock, dead.signal)
  const outside = {
    process: Object.assign(events, {
      pid: process.pid,
      exitCode: undefined as number | undefined,
      kill: (_: number, name: NodeJS.Signals) => signal(name),
    }),
    clock,
    // No wait of a step may meet its deadline in one run and not in the next.
    random: () => 0.5,
    date: () => new Date(startedAt + clock.now()),
    exchange: (...asked: Parameters<typeof exchange>) => {
      const [{ method, url }] = asked
      if (!/\/ims\/token\/v3$/.test(url.pathname)) sent.push(`${method} ${url.pathname}`)
      return exchange(...asked)
    },
  }

  async function run(): Promise<StepResult> {
    // Their loading takes real time, in which virtual time must not move.
    if (inputs['checkRun'] === 'true') await import('../../src/check-run/index.js')
    if (inputs['rehearse']) await import('../../src/simulator/index.js')
    const write = (text: string) => killed === undefined && record.feed('stdout', Buffer.from(text))
    await withProcess(record.environment, write, () => main({ ...outside, env: process.env }))
    if (isDryRun(inputs)) expectReadsOnly(sent)
    return (
      killed ??
      record.finish({
        exitCode: outside.process.exitCode ?? 0,
        signal: null,
        limitHit: false,
        streamsHeldOpen: clock.sleeping > 0,
      })
    )
  }
  const done = lastStep.then(run).finally(record.close)
  lastStep = done.catch(() => {})
  const stop = (why: Stop) => {
    record.stop(why)
    signal('SIGINT')
  }
  return { signal, cancel: () => stop('cancel'), timeOut: () => stop('time-out'), done, clock }
}

/** Lends the environment and the standard output of this process, which the toolkit uses by itself. */
async function withProcess(
  environment: NodeJS.ProcessEnv,
  write: (text: string) => unknown,
  work: () => Promise<void>,
): Promise<void> {
  const { env } = process
  const stdout = Object.getOwnPropertyDescriptor(process, 'stdout')
  process.env = environment
  Object.defineProperty(process, 'stdout', { configurable: true, value: { write } })
  try {
    await work()
  } finally {
    process.env = env
    if (stdout !== undefined) Object.defineProperty(process, 'stdout', stdout)
  }
}

/** Runs the post step in this process, with what the runner gives to it. */
export async function postInProcess(
  inputs: Readonly<Record<string, string>>,
  { connect, ...options }: InProcessOptions,
): Promise<StepResult> {
  const clock = new FakeClock()
  const record = recordIn(clock, { ...options, inputs })
  try {
    // Its loading takes real time, in which virtual time must not move.
    if (record.environment['STATE_checkRuns']) await import('../../src/check-run/index.js')
    await withProcess(
      record.environment,
      (text) => record.feed('stdout', Buffer.from(text)),
      () =>
        runPostStep({
          env: record.environment,
          clock,
          exchange: connect?.(clock) ?? heldExchange(clock),
          date: () => new Date(),
        }),
    )
    return record.finish({
      exitCode: 0,
      signal: null,
      limitHit: false,
      streamsHeldOpen: clock.sleeping > 0,
    })
  } finally {
    record.close()
  }
}

import { resolve } from 'node:path'
import { recordStep } from './record-step.mjs'
import { LADDER_MS, startProcess } from './step-process.mjs'

/**
 * @typedef {object} ProcessOptions
 * @property {string} main the script, e.g. `dist/index.js`
 * @property {string} [node] the Node executable
 * @property {readonly string[]} [nodeArgs] options for Node, before the script
 * @property {number} [limitMs] after this the process is killed, so that nothing hangs; `Infinity` for none
 * @property {readonly [number, number]} [ladderMs] SIGINT to SIGTERM, SIGTERM to SIGKILL
 * @property {boolean} [sharesConsole] Windows: a Ctrl-C in our console reaches the step too, and only that way in order
 * @property {import('./step-process.mjs').Later} [later] the timers of all that; the machine's when not given
 */

/** @typedef {ProcessOptions & Omit<import('./record-step.mjs').RecordOptions, 'now'>} StepOptions */
/** @typedef {import('./record-step.mjs').StepResult} StepResult */

/**
 * @typedef {object} Step
 * @property {import('./step-process.mjs').StepChild} child
 * @property {(name: NodeJS.Signals) => boolean} signal sends one signal
 * @property {() => void} cancel what the runner does when the job is cancelled: SIGINT, SIGTERM, SIGKILL
 * @property {() => void} timeOut what it does when the step's `timeout-minutes` are over: the same signals
 * @property {Promise<StepResult>} done rejects when the process could not be started, or when an annotation would have
 *   crashed the runner
 */

const LIMIT_MS = 60_000

/**
 * Runs a script in a child process, as GitHub's runner runs the `main` or `post` of an action.
 * @param {StepOptions} options
 * @returns {Promise<StepResult>}
 */
export function runStep(options) {
  return startStep(options).done
}

/**
 * The same, with a handle on the running step.
 * @param {StepOptions} options
 * @returns {Step}
 */
export function startStep(options) {
  const { main, node = process.execPath, nodeArgs = [] } = options
  const record = recordStep(options)
  const { child, cancel, ended } = startProcess({
    node,
    args: [...nodeArgs, resolve(main)],
    cwd: record.workspace,
    env: record.environment,
    ladderMs: options.ladderMs ?? LADDER_MS,
    limitMs: options.limitMs ?? LIMIT_MS,
    sharesConsole: options.sharesConsole ?? false,
    later: options.later,
  })
  for (const stream of /** @type {const} */ (['stdout', 'stderr'])) {
    child[stream].on('data', (chunk) => record.feed(stream, chunk))
  }
  const done = ended.then(record.finish).finally(record.close)
  /** @param {import('./record-step.mjs').Stop} why */
  const stop = (why) => {
    if (cancel()) record.stop(why)
  }
  return {
    child,
    signal: (name) => child.kill(name),
    cancel: () => stop('cancel'),
    timeOut: () => stop('time-out'),
    done,
  }
}

import { spawn } from 'node:child_process'

/** @typedef {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} StepChild */
/** @typedef {{ exitCode: number | null, signal: NodeJS.Signals | null, limitHit: boolean, streamsHeldOpen: boolean }} Ending */

/** How long the runner waits from SIGINT to SIGTERM, and from there to SIGKILL. */
export const LADDER_MS = /** @type {const} */ ([7500, 2500])
/** How long it waits for streams that a descendant keeps open after the process has ended. */
const DRAIN_MS = 5000
/** For a longer time, `setTimeout` fires at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Calls `action` after this many milliseconds; call the returned function to cancel that.
 * @typedef {(action: () => void, ms: number) => () => void} Later
 */

/** @type {Later} */
const onTime = (action, ms) => {
  const timer = setTimeout(action, Math.min(ms, LONGEST_TIMER_MS))
  return () => clearTimeout(timer)
}

/** @type {Set<StepChild>} */
const alive = new Set()
process.on('exit', () => {
  for (const child of alive) killTree(child)
})

/**
 * A child process that always ends: by itself, by cancellation, or at a time limit.
 * @param {object} options
 * @param {string} options.node
 * @param {readonly string[]} options.args
 * @param {string} options.cwd
 * @param {Record<string, string>} options.env
 * @param {readonly [number, number]} options.ladderMs
 * @param {number} options.limitMs
 * @param {boolean} options.sharesConsole
 * @param {Later | undefined} options.later
 */
export function startProcess({
  node,
  args,
  cwd,
  env,
  ladderMs,
  limitMs,
  sharesConsole,
  later: start = onTime,
}) {
  // On Windows, a console sends Ctrl-C to all its processes. There is no other way: sending a signal would end the process.
  const isTold = process.platform === 'win32' && sharesConsole
  /** @type {StepChild} */
  const child = spawn(node, args, {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: !sharesConsole,
    // A process group of its own, so that a terminal's Ctrl-C reaches the step only once, through us, as on a runner.
    detached: process.platform !== 'win32',
  })
  alive.add(child)
  /** @type {(() => void)[]} */
  const callOffs = []
  /** @type {(action: () => void, ms: number) => void} */
  const later = (action, ms) => void callOffs.push(start(action, ms))
  const state = { limitHit: false, streamsHeldOpen: false }
  let cancelled = false

  later(() => {
    state.limitHit = true
    killTree(child)
  }, limitMs)

  /** Returns whether this was the first call, and in time. */
  const cancel = () => {
    if (cancelled || child.exitCode !== null || child.signalCode !== null) return false
    cancelled = true
    if (!isTold) child.kill('SIGINT')
    later(() => child.kill('SIGTERM'), ladderMs[0])
    later(() => killTree(child), ladderMs[0] + ladderMs[1])
    return true
  }

  /** @type {Promise<Ending>} */
  const ended = new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', () => {
      alive.delete(child)
      for (const callOff of callOffs.splice(1)) callOff()
      later(() => {
        state.streamsHeldOpen = true
        killTree(child)
        child.stdout.destroy()
        child.stderr.destroy()
      }, DRAIN_MS)
    })
    child.once('close', (exitCode, signal) => {
      resolve({ exitCode, signal, ...state })
    })
  })
  const settled = ended.finally(() => {
    alive.delete(child)
    for (const callOff of callOffs) callOff()
  })

  return { child, cancel, ended: settled }
}

/** The process and its descendants. @param {StepChild} child */
function killTree(child) {
  if (child.pid === undefined) return
  try {
    if (process.platform === 'win32') child.kill('SIGKILL')
    else process.kill(-child.pid, 'SIGKILL')
  } catch {
    // The group has already ended.
  }
}

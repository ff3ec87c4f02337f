import { createServer } from 'node:http'
import { inputsFor } from './lag.mjs'
import { startProgram } from './processes.mjs'

/**
 * How long a process takes to end when it is told to, or when its time is over, while Adobe is silent.
 * @typedef {'token' | 'post' | 'check'} Stage what gets no answer
 */

const TIMEOUT_MS = 3_000
/** What a step may take after its deadline or a signal. */
const LONGEST_MS = 5_000

/** @param {Stage} silentAt */
async function startSilentAdobe(silentAt) {
  let reached = () => {}
  /** @type {Promise<void>} */
  const silent = new Promise((resolve) => {
    reached = resolve
  })
  const server = createServer((request, answer) => {
    request.resume()
    answer.setHeader('content-type', 'application/json')
    const isToken = request.url?.startsWith('/ims')
    const stage = isToken ? 'token' : request.method === 'POST' ? 'post' : 'check'
    if (stage === silentAt) reached()
    else if (isToken) answer.end('{"access_token":"a-token-of-the-benchmark","expires_in":86399}')
    else answer.end('{"requestId":3520,"info":"","status":"Success"}')
  })
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    silent,
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

/**
 * Milliseconds from SIGINT to the end of the process.
 * @param {(url: string) => import('./processes.mjs').Program} programFor
 * @param {Stage} silentAt
 */
export async function signalToEnd(programFor, silentAt) {
  const adobe = await startSilentAdobe(silentAt)
  try {
    const child = startProgram(programFor(adobe.url))
    const ended = new Promise((resolve) => child.once('exit', resolve))
    await Promise.race([adobe.silent, ended])
    const startMs = performance.now()
    child.kill('SIGINT')
    await ended
    return inTime(performance.now() - startMs)
  } finally {
    adobe.close()
  }
}

/**
 * Milliseconds from the deadline of a step to the end of its process; the start of Node counts, too.
 * @param {string} script
 * @param {Stage} silentAt
 */
export async function deadlineToEnd(script, silentAt) {
  const adobe = await startSilentAdobe(silentAt)
  try {
    const inputs = { ...inputsFor(adobe.url), timeoutMinutes: String(TIMEOUT_MS / 60_000) }
    const startMs = performance.now()
    const child = startProgram({ script, inputs })
    await new Promise((resolve) => child.once('exit', resolve))
    return inTime(performance.now() - startMs - TIMEOUT_MS)
  } finally {
    adobe.close()
  }
}

/** @param {number} ms */
function inTime(ms) {
  if (ms > LONGEST_MS) throw new Error(`A step may take 5 s to end, and took ${(ms / 1000).toFixed(1)} s.`)
  return ms
}

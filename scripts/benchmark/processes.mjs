import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { inputVariables } from '../runner/inputs.mjs'

/**
 * Processes, measured from outside.
 * @typedef {{ script: string, inputs?: Readonly<Record<string, string>>, env?: Readonly<Record<string, string>> }} Program
 */

const USAGE = fileURLToPath(new URL('usage.mjs', import.meta.url))
const LIMIT_MS = 120_000

/**
 * @param {Program} program
 * @param {readonly string[]} [nodeArgs]
 */
export const startProgram = ({ script, inputs = {}, env = {} }, nodeArgs = []) =>
  spawn(process.execPath, [...nodeArgs, script], {
    env: { PATH: process.env['PATH'], ...inputVariables(inputs), ...env },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    timeout: LIMIT_MS,
    killSignal: 'SIGKILL',
  })

/**
 * Milliseconds from the start of a process to its first request. It gets no answer, and is ended there.
 * @param {(url: string) => Program} programFor
 * @returns {Promise<number>}
 */
export async function timeToFirstRequest(programFor) {
  const { promise, resolve, reject } = withResolvers()
  const server = createServer(() => resolve(performance.now()))
  await new Promise((listening) => server.listen(0, '127.0.0.1', () => listening(undefined)))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const startMs = performance.now()
  const child = startProgram(programFor(`http://127.0.0.1:${port}`))
  child.once('exit', () => reject(new Error('The process ended without a request.')))
  try {
    return (await promise) - startMs
  } finally {
    child.kill('SIGKILL')
    server.closeAllConnections()
    server.close()
  }
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers() {
  /** @type {(value: number) => void} */
  let resolve = () => {}
  /** @type {(error: Error) => void} */
  let reject = () => {}
  /** @type {Promise<number>} */
  const promise = new Promise((settle, fail) => {
    resolve = settle
    reject = fail
  })
  return { promise, resolve, reject }
}

/**
 * A whole run: wall time, CPU and peak memory of the process.
 * @param {Program} program
 * @returns {Promise<{ wallMs: number, cpuMs: number, memoryMb: number }>}
 */
export async function measureRun(program) {
  const startMs = performance.now()
  const child = startProgram(program, ['--import', USAGE])
  let usage = ''
  child.stdio[3]?.on('data', (chunk) => {
    usage += chunk
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  const wallMs = performance.now() - startMs
  if (code !== 0) throw new Error(`${program.script} ended with ${code}.`)
  return { wallMs, ...JSON.parse(usage) }
}

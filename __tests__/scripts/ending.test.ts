import { createServer, type Socket } from 'node:net'
import { describe, expect, test } from '@jest/globals'
import { runStep, startStep } from '../../scripts/runner/run-step.mjs'
import { childScript } from './child-script.js'
import { HandTimers } from './hand-timers.js'

const LADDER_MS = [7500, 2500] as const
const LIMIT_MS = 60_000
const DRAIN_MS = 5000
const STAY = 'setInterval(() => {}, 1000)'
const hear = (signal: string, reaction = '') =>
  `process.on('${signal}', () => { print('${signal}'); ${reaction} })\n`

/** Starts a step and resolves once it has printed its first line. `told` waits for another one. */
async function started(body: string) {
  const timers = new HandTimers()
  const waiting = new Map<string, () => void>()
  const told = (line: string) => new Promise<void>((resolve) => waiting.set(line, resolve))
  const isReady = told('ready')
  const main = childScript(`${body}\nprint('ready')\n${STAY}`)
  const step = startStep({ main, later: timers.later, onLine: (line) => waiting.get(line)?.() })
  await Promise.race([isReady, step.done])
  return { step, timers, told }
}

test('a step that does not listen dies at the first signal; what it wrote stays', async () => {
  const { step } = await started("fs.appendFileSync(process.env.GITHUB_OUTPUT, 'requestId=7\\n')")
  step.cancel()
  expect(await step.done).toMatchObject({
    exitCode: null,
    signal: 'SIGINT',
    conclusion: 'cancelled',
    stoppedBy: 'cancel',
    outputs: { requestId: '7' },
    limitHit: false,
  })
})

/** Windows has no signals between processes: there the first one that is sent ends the step, whatever it listens to. */
const SENDING_ENDS = process.platform === 'win32'

const endedBy = (signal: NodeJS.Signals) => ({ exitCode: null, signal, limitHit: false, log: ['ready'] })

test('a step that listens ends by itself and gets one signal', async () => {
  const { step, timers } = await started(hear('SIGINT', 'process.exit(1)') + hear('SIGTERM'))
  step.cancel()
  step.cancel()
  expect(timers.running).toEqual([LIMIT_MS, LADDER_MS[0], LADDER_MS[0] + LADDER_MS[1]])
  expect(await step.done).toMatchObject(
    SENDING_ENDS ? endedBy('SIGINT') : { exitCode: 1, signal: null, log: ['ready', 'SIGINT'] },
  )
  expect(timers.running).toEqual([])
})

describe('what a stopped step concludes does not depend on what it says', () => {
  test.each([
    ['cancel', 'cancelled'],
    ['time-out', 'failure'],
  ] as const)('%s: %s', async (stoppedBy, conclusion) => {
    const { step } = await started(hear('SIGINT', 'process.exit(0)'))
    if (stoppedBy === 'cancel') step.cancel()
    else step.timeOut()
    expect(await step.done).toMatchObject({ conclusion, stoppedBy, exitCode: SENDING_ENDS ? null : 0 })
  })

  test('the first reason counts, and an end that came before it', async () => {
    const { step } = await started(hear('SIGINT', 'process.exit(1)'))
    step.timeOut()
    step.cancel()
    expect(await step.done).toMatchObject({ conclusion: 'failure', stoppedBy: 'time-out' })
    const ended = startStep({ main: childScript('') })
    const before = await ended.done
    ended.cancel()
    expect(before).toMatchObject({ conclusion: 'success', stoppedBy: undefined })
  })
})

test('then comes SIGTERM, then SIGKILL', async () => {
  const { step, timers, told } = await started(hear('SIGINT') + hear('SIGTERM'))
  const heard = [told('SIGINT'), told('SIGTERM')]
  step.cancel()
  if (SENDING_ENDS) {
    expect(await step.done).toMatchObject(endedBy('SIGINT'))
    return
  }
  await heard[0]
  timers.goOff(LADDER_MS[0])
  await heard[1]
  timers.goOff(LADDER_MS[0] + LADDER_MS[1])
  expect(await step.done).toMatchObject({
    exitCode: null,
    signal: 'SIGKILL',
    limitHit: false,
    log: ['ready', 'SIGINT', 'SIGTERM'],
  })
})

test('SIGTERM may end it', async () => {
  const { step, timers, told } = await started(hear('SIGINT'))
  const heard = told('SIGINT')
  step.cancel()
  if (SENDING_ENDS) {
    expect(await step.done).toMatchObject(endedBy('SIGINT'))
    return
  }
  await heard
  timers.goOff(LADDER_MS[0])
  expect(await step.done).toMatchObject({ signal: 'SIGTERM', log: ['ready', 'SIGINT'] })
})

test('one signal alone', async () => {
  const { step } = await started(hear('SIGTERM', 'process.exit(5)'))
  expect(step.signal('SIGTERM')).toBe(true)
  expect(await step.done).toMatchObject(
    SENDING_ENDS ? endedBy('SIGTERM') : { exitCode: 5, log: ['ready', 'SIGTERM'] },
  )
  expect(step.signal('SIGTERM')).toBe(false)
})

test('a step that hangs is killed at the limit', async () => {
  const { step, timers } = await started(hear('SIGINT') + hear('SIGTERM'))
  timers.goOff(LIMIT_MS)
  expect(await step.done).toMatchObject({ signal: 'SIGKILL', limitHit: true, log: ['ready'] })
})

test('no limit is no limit', async () => {
  const main = childScript("setTimeout(() => print('done'), 200)")
  expect(await runStep({ main, limitMs: Number.POSITIVE_INFINITY })).toMatchObject({
    exitCode: 0,
    limitHit: false,
    log: ['done'],
  })
})

/** On Windows a process takes its children along when it ends, unless they are started like this. */
const OUTLIVES = `detached: ${process.platform === 'win32'}`

test('output that a descendant still writes after the end is read', async () => {
  // Its input ends with the step.
  const late = "process.stdin.on('end', () => console.log('late')).resume()"
  const main = childScript(`
    import { spawn } from 'node:child_process'
    const child = spawn(process.execPath, ['-e', ${JSON.stringify(late)}], { stdio: ['pipe', 'inherit', 'inherit'], ${OUTLIVES} })
    child.on('spawn', () => process.exit(0))`)
  const { later } = new HandTimers()
  expect(await runStep({ main, later })).toMatchObject({ exitCode: 0, log: ['late'], streamsHeldOpen: false })
})

test('a descendant that holds the streams open is killed after a while', async () => {
  // It holds a connection for as long as it lives, and would live for as long as that is open.
  let connected: (socket: Socket) => void = () => {}
  const connection = new Promise<Socket>((resolve) => {
    connected = resolve
  })
  const server = createServer((socket) => connected(socket.on('error', () => {}).resume()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const main = childScript(`
    import { spawn } from 'node:child_process'
    const hold = 'net.connect(${port}, "127.0.0.1").resume()'
    spawn(process.execPath, ['-e', hold], { stdio: ['ignore', 'inherit', 'inherit'], ${OUTLIVES} }).unref()`)
  const timers = new HandTimers()
  const step = startStep({ main, later: timers.later })
  try {
    const socket = await connection
    const closed = new Promise((resolve) => socket.once('close', resolve))
    await timers.started(DRAIN_MS)
    expect(socket.readyState).toBe('open')
    timers.goOff(DRAIN_MS)
    expect(await step.done).toMatchObject({ exitCode: 0, conclusion: 'success', streamsHeldOpen: true })
    // Windows has no process groups: there it stays until it ends by itself.
    if (process.platform === 'win32') socket.destroy()
    await closed
  } finally {
    server.close()
    void connection.then((socket) => socket.destroy())
  }
})

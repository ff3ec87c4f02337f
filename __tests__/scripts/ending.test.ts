import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { runStep, startStep } from '../../scripts/runner/run-step.mjs'
import { childScript } from './child-script.js'

/** Short, but long enough for a busy machine to run a handler in. */
const LADDER_MS = [500, 500] as const
const STAY = 'setInterval(() => {}, 1000)'
const hear = (signal: string, reaction = '') =>
  `process.on('${signal}', () => { print('${signal}'); ${reaction} })\n`

/** Whether a process is gone, or only waits to be buried, within two seconds. */
async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 40; tries += 1) {
    try {
      process.kill(pid, 0)
      if (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.startsWith('Z')) return true
    } catch {
      return true
    }
    await setTimeout(50)
  }
  return false
}

/** Starts a step and resolves once it has printed its first line. */
async function started(body: string, options: Partial<Parameters<typeof startStep>[0]> = {}) {
  let ready = () => {}
  const isReady = new Promise<void>((resolve) => {
    ready = resolve
  })
  const main = childScript(`${body}\nprint('ready')\n${STAY}`)
  const step = startStep({ main, ladderMs: LADDER_MS, onLine: () => ready(), ...options })
  await Promise.race([isReady, step.done])
  return step
}

test('a step that does not listen dies at the first signal; what it wrote stays', async () => {
  const step = await started("fs.appendFileSync(process.env.GITHUB_OUTPUT, 'requestId=7\\n')")
  step.cancel()
  expect(await step.done).toMatchObject({
    exitCode: null,
    signal: 'SIGINT',
    conclusion: 'failure',
    outputs: { requestId: '7' },
    limitHit: false,
  })
})

test('a step that listens ends by itself and gets one signal', async () => {
  const step = await started(hear('SIGINT', 'process.exit(1)') + hear('SIGTERM'), { ladderMs: [4000, 500] })
  step.cancel()
  step.cancel()
  expect(await step.done).toMatchObject({ exitCode: 1, signal: null, log: ['ready', 'SIGINT'] })
})

test('then comes SIGTERM, then SIGKILL', async () => {
  const step = await started(hear('SIGINT') + hear('SIGTERM'))
  step.cancel()
  const result = await step.done
  expect(result).toMatchObject({ exitCode: null, signal: 'SIGKILL', log: ['ready', 'SIGINT', 'SIGTERM'] })
  expect(result.durationMs).toBeGreaterThanOrEqual(LADDER_MS[0] + LADDER_MS[1])
})

test('SIGTERM may end it', async () => {
  const step = await started(hear('SIGINT'))
  step.cancel()
  expect(await step.done).toMatchObject({ signal: 'SIGTERM', log: ['ready', 'SIGINT'] })
})

test('one signal alone', async () => {
  const step = await started(hear('SIGTERM', 'process.exit(5)'))
  expect(step.pid).toBe(step.child.pid)
  expect(step.signal('SIGTERM')).toBe(true)
  expect(await step.done).toMatchObject({ exitCode: 5, log: ['ready', 'SIGTERM'] })
  expect(step.signal('SIGTERM')).toBe(false)
})

test('a step that hangs is killed at the limit', async () => {
  const step = await started(hear('SIGINT') + hear('SIGTERM'), { limitMs: 1500 })
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

test('output that a descendant still writes after the end is read', async () => {
  const main = childScript(`
    import { spawn } from 'node:child_process'
    spawn(process.execPath, ['-e', "setTimeout(() => console.log('late'), 200)"], { stdio: ['ignore', 'inherit', 'inherit'] }).unref()`)
  expect(await runStep({ main })).toMatchObject({ exitCode: 0, log: ['late'], streamsHeldOpen: false })
})

test('a descendant that holds the streams open is killed after a while', async () => {
  const main = childScript(`
    import { spawn } from 'node:child_process'
    const child = spawn(process.execPath, ['-e', '${STAY}'], { stdio: ['ignore', 'inherit', 'inherit'] })
    child.unref()
    print(child.pid)`)
  const step = await runStep({ main, drainMs: 300 })
  expect(step).toMatchObject({ exitCode: 0, conclusion: 'success', streamsHeldOpen: true })
  await expect(isGone(Number(step.log[0]))).resolves.toBe(true)
})

import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import type { Misbehaviour } from '../support/fault-server.js'
import { processOf } from './action.js'
import { json, play, report } from './faulty-adobe.js'
import type { RunningStep } from './in-process.js'
import { expectLaws } from './laws.js'
import { LEAPS, preload } from './preload.js'

/**
 * The step asks for the second time, then is stopped while time leaps beyond its deadline. It is stopped in an immediate, behind
 * which come first the timers, all of them due, and then the sockets. Windows cannot stop a process: there it blocks itself.
 */
const freezeInSecondCheck = (folder: string) => `${LEAPS}
  import { existsSync, writeFileSync } from 'node:fs'
  const { request } = http
  let checks = 0
  const freeze = () => {
    writeFileSync(${JSON.stringify(join(folder, 'frozen'))}, '')
    leap()
    if (process.platform !== 'win32') process.kill(process.pid, 'SIGSTOP')
    const rest = () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    do rest()
    while (!existsSync(${JSON.stringify(join(folder, 'thawed'))}))
  }
  http.request = (url, ...rest) => {
    const sent = request(url, ...rest)
    if (!String(url).includes('requestId=')) return sent
    checks += 1
    if (checks === 2) sent.once('finish', () => setImmediate(freeze))
    return sent
  }`

/** Answers a frozen step, and lets it run when the answer is there. A SIGCONT that comes too early does nothing, so more follow. */
function answerFrozen(bytes: Buffer | undefined, folder: string, step: () => RunningStep): Misbehaviour {
  return async (socket) => {
    while (!existsSync(join(folder, 'frozen'))) await setTimeout(10)
    if (bytes === undefined) socket.destroy()
    else await new Promise<void>((resolve) => socket.end(bytes, resolve))
    writeFileSync(join(folder, 'thawed'), '')
    // There it waits for that file.
    if (process.platform === 'win32') return
    const again = setInterval(() => processOf(step()).signal('SIGCONT'), 20)
    void step().done.finally(() => clearInterval(again))
  }
}

const success = json({ requestId: 3520, info: '', status: 'Success', numRecords: 15 })
const running = json({ requestId: 3520, info: '', status: 'In Progress' })

test.concurrent.each([
  ['a Success in the socket: green', success, report('Failed'), 'succeeded', 2],
  ['a connection that broke: one last check', undefined, report('Success'), 'succeeded', 3],
  ['an old answer in the socket: one last check', running, report('In Progress'), 'timed-out', 3],
] as const)('frozen across the deadline, %s', async (_, bytes, last, outcome, checks) => {
  const folder = mkdtempSync(join(tmpdir(), 'frozen-'))
  let running: RunningStep | undefined
  const step = () => {
    if (running === undefined) throw new Error('No step runs yet')
    return running
  }
  try {
    const { step: ended, api } = await play(
      { look: [report('In Progress'), answerFrozen(bytes, folder, step), last] },
      { timeoutMinutes: '10' },
      {
        bundle: { nodeArgs: preload(freezeInSecondCheck(folder)) },
        onMoment: (_moment, started) => {
          running = started
        },
      },
    )
    expectLaws(ended)
    expect(existsSync(join(folder, 'thawed'))).toBe(true)
    expect(ended.outputs['outcome']).toBe(outcome)
    expect(api).toHaveLength(1 + checks)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

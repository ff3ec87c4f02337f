import { describe, expect, test } from '@jest/globals'
import { answer, startFaultServer } from '../support/fault-server.js'
import { CLIENT_SECRET } from './adobe.js'
import { GRANTED_TOKEN, json, playByLaw, report, say } from './faulty-adobe.js'
import { expectHidden, expectUnreadable } from './hidden.js'
import { STAGES } from './hostile-adobe.js'
import { expectInertCheck } from './hostile-check.js'
import { HOSTILE_TEXTS, HUGE_TEXTS } from './hostile-texts.js'
import { expectHarmless } from './inert.js'
import { runInjected } from './injected.js'
import { batch, runBadPlatform, TOKEN } from './platform.js'

/**
 * One of each kind in a process of its own: what really comes out of the streams, and goes in by the environment. The tests
 * with the full tables run in-process.
 */
const bundle = {}

const stageAt = (place: string) => STAGES.filter(({ where }) => where === place)

describe('the committed bundle', () => {
  const injections = [
    { what: 'commands', text: HOSTILE_TEXTS.commands, place: 'the info of looks, a batch and a count' },
    { what: 'tricks', text: HOSTILE_TEXTS.tricks, place: 'the head of a refusal' },
    {
      what: 'a megabyte on one line',
      text: HUGE_TEXTS['a megabyte on one line'],
      place: 'the info of a refused POST',
    },
  ].flatMap(({ place, ...one }) => stageAt(place).map((stage) => ({ ...one, ...stage })))

  test('has a case for each of these', () => expect(injections).toHaveLength(3))

  test.concurrent.each(injections)('$what in $where', async (injection) => {
    await runInjected(injection, { bundle })
  })

  test.concurrent.each(['tricks', 'files'] as const)(
    '%s in the inputs, as the environment has them',
    async (what) => {
      const text = HOSTILE_TEXTS[what].replaceAll('\0', '')
      const inputs = { org: text, timeoutMinutes: text, apiUrl: text, credentials: text }
      const { step, ims, api } = await playByLaw({}, inputs, { bundle })
      expect([...ims, ...api]).toEqual([])
      expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
      expectHarmless(step)
    },
  )

  test.concurrent('an id that would end the outputs file', async () => {
    const id = 'requestId<<ghadelimiter_x'
    const { step } = await playByLaw(
      { post: [say(json({ requestId: id, info: '', status: 'Success' }))] },
      { wait: 'false' },
      { bundle },
    )
    expect(step.outputs).toMatchObject({ outcome: 'submitted', requestId: id })
    expectHarmless(step)
  })

  test.concurrent('secrets that are echoed, plain and encoded', async () => {
    const secrets = [CLIENT_SECRET, GRANTED_TOKEN]
    const echo = secrets
      .flatMap((secret) => [
        secret,
        JSON.stringify(secret),
        encodeURIComponent(secret),
        Buffer.from(`id:${secret}`).toString('base64'),
        [...secret].join('\u200b'),
        `\n##[add-mask]${secret}`,
      ])
      .join(' ')
    const refused = say(json({ requestId: null, info: echo, status: 'Failed' }))
    const { step } = await expectHidden({ post: [refused] }, {}, secrets, { bundle })
    expectUnreadable(step, secrets)
    expect(step.masks).toEqual(expect.arrayContaining(secrets))
  })

  test.concurrent('a redirect is not followed', async () => {
    const other = await startFaultServer((socket) => socket.end(answer('{}')))
    try {
      const headers = { location: `${other.url}/ims/token/v3?echo=${GRANTED_TOKEN}` }
      const away = say(answer('', { status: 307, headers }))
      const { step } = await expectHidden({ post: [away] }, {}, [CLIENT_SECRET, GRANTED_TOKEN], { bundle })
      expect(step.outputs['errorCode']).toBe('redirected')
      expect(other.connections).toBe(0)
    } finally {
      await other.close()
    }
  })

  test.concurrent('hostile texts on the check run', async () => {
    await expectInertCheck('Failed', { bundle })
  })

  test.concurrent('hostile texts and a secret of Experience Platform', async () => {
    const hostile = `\n::error::boom\r##[error]boom\n![x](https://x.example/y.png) ${TOKEN}`
    const { step } = await runBadPlatform(
      batch({ status: hostile, errors: [{ code: hostile, description: hostile }] }),
      {},
      { bundle },
    )
    expect(step.outputs).toMatchObject({ outcome: 'failed', errorCode: 'ACP-880096' })
    expect(step.summary).not.toMatch(/!\[|\]\(|\n::/)
    expect(
      step.stdout
        .split('\n')
        .filter((line) => !line.startsWith('::add-mask::'))
        .join('\n'),
    ).not.toContain(TOKEN)
  })

  test.concurrent('a failure told in emoji', async () => {
    const faces = '😀'.repeat(290)
    const { step } = await playByLaw(
      { look: [report('Failed', 3520, { info: `EMOJI1${faces}` })] },
      {},
      { bundle },
    )
    expect(step.outputs).toMatchObject({ outcome: 'failed', info: expect.stringContaining(faces) })
    expect(step.annotations).toMatchObject([
      { level: 'error', message: expect.stringContaining('EMOJI1\ufffd') },
    ])
  })
})

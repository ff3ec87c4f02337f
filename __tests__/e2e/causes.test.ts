import { describe, expect, test } from '@jest/globals'
import { answer, type Misbehaviour } from '../support/fault-server.js'
import { BY_SECRET, runAgainst } from './adobe.js'
import { accepted, hang, json, playAllByLaw, playInVirtualTime, report, say } from './faulty-adobe.js'
import { expectHandedOn } from './next-step.js'
import { SENDING_ENDS } from './preload.js'
import { sender } from './sender.js'

const page = (status: number, title = 'Sign in') =>
  say(answer(`<!doctype html><html><head><title>${title}</title></head></html>`, { status }))
const submitted = (api: readonly string[]) => api.filter((request) => request.startsWith('POST')).length

describe('a time-out names what had gone wrong before it', () => {
  test.each<[string, Misbehaviour, RegExp]>([
    ['500', say(answer('', { status: 500 })), /status checks failed, over .*HTTP 500/],
    ['a login page with 200', page(200), /status checks failed, over .*Sign in.*(proxy|firewall)/i],
    ['a login page with 503', page(503), /status checks failed, over .*HTTP 503.*(proxy|firewall)/i],
    [
      'answers about another request',
      report('Success', 4711),
      /status checks failed.*requestIdIn: body|requestIdIn to body/,
    ],
    ['answers without an id', say(json({ status: 'Success' })), /requestIdIn to body/],
    ['resets', (socket) => socket.resetAndDestroy(), /status checks failed, over/],
  ])('%s, in the whole wait and after a readable answer', async (_, fault, said) => {
    for (const look of [[fault], [report('In Progress'), fault]]) {
      const { step } = await playInVirtualTime({ look }, { timeoutMinutes: '3' })
      expect(step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '3520' })
      expect(step.outputs['message']).toMatch(said)
    }
  })

  const down = say(answer('', { status: 500 }))

  test('and whether any status check was answered at all: Adobe has a submitted request, of an id nobody knows', async () => {
    const own = await playInVirtualTime({ look: [down] }, { timeoutMinutes: '3' })
    expect(own.step.outputs).toMatchObject({ outcome: 'timed-out', status: 'In Progress' })
    expect(own.step.outputs['message']).toMatch(
      /request 3520 was in progress.* No status check was answered\. The last \d+ status checks failed, over 2 min/,
    )
    const resumed = await playInVirtualTime({ look: [down] }, { timeoutMinutes: '3', requestId: '17' })
    expect(resumed.step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '17', status: '' })
    expect(resumed.step.outputs['message']).toMatch(
      /request 17 was followed; whether it is running is not known\. No status check was answered/,
    )
    const later = await playInVirtualTime(
      { look: [report('In Progress', 17), down] },
      { timeoutMinutes: '3', requestId: '17' },
    )
    expect(later.step.outputs).toMatchObject({ outcome: 'timed-out', status: 'In Progress' })
    expect(later.step.outputs['message']).not.toContain('No status check was answered')
  })

  test('a resumed request that no status check ever named is not called running', async () => {
    const unknown = say(json({ message: 'not found' }, { status: 404 }))
    const { step } = await playInVirtualTime({ look: [unknown] }, { requestId: '17' })
    expect(step.outputs).toMatchObject({ outcome: 'lost-contact', requestId: '17', status: '' })
    expect(step.outputs['message']).toMatch(
      /no status check of request 17 was answered; whether it is running is not known: .*not found/,
    )
  })

  test('also while it waited for a request of somebody else', async () => {
    const running = say(json({ requestId: 3519, info: 'already running', status: 'In Progress' }))
    const { step } = await playInVirtualTime(
      { post: [running], look: [report('In Progress', 3519), page(503, 'Maintenance')] },
      { timeoutMinutes: '3' },
    )
    expect(step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '' })
    expect(step.outputs['message']).toMatch(
      /ours was not submitted\. The last \d+ status checks failed, over 2 min.*Maintenance.*Ask whoever runs the network.*Run the job again when Adobe answers/,
    )
    expect(step.outputs['message']).not.toMatch(/timeoutMinutes|mappingId/)
  })

  test('and why a request of an earlier run could not even be asked about', async () => {
    const { step } = await playInVirtualTime({ token: [down] }, { timeoutMinutes: '0.1', requestId: '17' })
    expect(step.outputs).toMatchObject({ requestId: '17', status: '' })
    expect(step.outputs['message']).toContain('HTTP 500')
    expect(step.outputs['message']).not.toContain('Raise timeoutMinutes')
  })

  test('not when the last one was readable', async () => {
    const { step } = await playInVirtualTime(
      { look: [say(answer('', { status: 500 })), report('In Progress')] },
      { timeoutMinutes: '3' },
    )
    expect(step.outputs['message']).not.toMatch(/status check/)
  })
})

describe('advice fits the speaker, the credential and the step', () => {
  test.each([403, 451])('a page with %i is no reason to check the mapping', async (status) => {
    for (const play of [{ post: [page(status, 'Blocked')] }, { token: [page(status, 'Blocked')] }]) {
      const { step } = await playInVirtualTime(play)
      expect(step.outputs['outcome']).toBe('error')
      expect(step.outputs['message']).toMatch(/a page that is not JSON.*proxy/)
      expect(step.outputs['message']).not.toMatch(/mappingId|Data mappings/)
    }
  })

  test('a refused request of IMS is no reason to check the mapping', async () => {
    const { step } = await playInVirtualTime({ token: [say(json({ message: 'no' }, { status: 403 }))] })
    expect(step.outputs['message']).not.toMatch(/mappingId|Data mappings/)
  })

  test('with a client secret nobody is told to pass one', async () => {
    const refused = say(json({ error_code: '401013', message: 'Oauth token is not valid' }, { status: 401 }))
    const { step } = await playInVirtualTime({ post: [refused] })
    expect(step.outputs['message']).not.toMatch(/[Pp]ass (credentials|clientId|a new token)/)
  })

  test.each(['Failed', 'Aborted'])(
    'a followed request that %s is not helped by another run',
    async (status) => {
      const { step, api } = await playInVirtualTime({ look: [report(status, 17)] }, { requestId: '17' })
      expect(submitted(api)).toBe(0)
      expect(step.outputs['message']).toContain('remove requestId')
      expect(step.outputs['message']).not.toMatch(/run the job again/i)
    },
  )

  test('queue is not advised together with wait: false', async () => {
    const { step } = await runAgainst('already-running', { ...BY_SECRET, wait: 'false' })
    expect(step.outputs).toMatchObject({ outcome: 'rejected', errorCode: 'already-running' })
    expect(step.outputs['message']).not.toContain('queue')
  })

  test.each(['2', '45', '60'])('the step to paste does not repeat a time-out of %s min', async (minutes) => {
    const { step } = await playInVirtualTime(
      { look: [report('In Progress')] },
      { timeoutMinutes: minutes, pollIntervalSeconds: '60' },
    )
    expect(step.outputs['outcome']).toBe('timed-out')
    const [, again = '60'] =
      /timeoutMinutes: ["']?(\d+)/.exec(step.log.join('\n').split('- uses: ')[1] ?? '') ?? []
    expect(Number(again)).toBeGreaterThan(Number(minutes))
  })
})

describe('success with a doubt', () => {
  test.each([
    ['Mapping Id: XDM44. ACP-880096 Sync Job failed to upload.', 'ACP-880096'],
    ['Mapping Id: XDM44. RST-360011 An error has occurred', 'RST-360011'],
    ['XTK-170036 something', 'XTK-170036'],
    ['NMS-120001 something', 'NMS-120001'],
  ])('%j: green, with a warning that quotes it', async (info, code) => {
    const { step } = await playInVirtualTime({ look: [report('Success', 3520, { info, numRecords: 15 })] })
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', errorCode: '' })
    expect(step.annotations).toMatchObject([{ level: 'warning', message: expect.stringContaining(code) }])
  })

  test('0 records: green, and never dressed as data', async () => {
    for (const numRecords of [0, '0']) {
      const { step } = await playInVirtualTime({ look: [report('Success', 3520, { numRecords })] })
      expect(step.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '0' })
      expect(step.annotations).toMatchObject([
        { level: 'warning', message: expect.stringContaining('0 records') },
      ])
      expect(step.summary).toContain('⚠️')
      expect(step.summary).toContain('Adobe reports success, with 0 records')
      expect(step.summary).toContain('minRecords: 1')
      expect(step.summary).not.toMatch(/✅|The data arrived/)
    }
  })
})

describe('a stopped step', () => {
  test.each([
    ['cancel', 'cancelled'],
    ['time-out', 'failure'],
  ] as const)('%s: concluded as %s, and the texts name both', async (stop, conclusion) => {
    // Where a signal ends another process, only a step in this one can tell its end.
    const bundles = SENDING_ENDS ? [] : [{ ladderMs: [600_000, 600_000] } as const]
    for (const bundle of [undefined, ...bundles]) {
      const { onMoment } = sender('look 1', (step) => (stop === 'cancel' ? step.cancel() : step.timeOut()))
      const options = bundle === undefined ? { onMoment } : { onMoment, bundle }
      const { step } = await playInVirtualTime({ look: [hang] }, {}, options)
      expect(step).toMatchObject({ conclusion, outputs: { outcome: 'cancelled', requestId: '3520' } })
      expect(step.outputs['message']).toContain("cancelled, or stopped by the runner's time limit")
    }
  })

  test('a followed request has one duration in log, verdict and output', async () => {
    const look = [
      report('In Progress', 17),
      report('In Progress', 17),
      report('Success', 17, { numRecords: 15 }),
    ]
    const { step } = await playInVirtualTime({ look }, { requestId: '17', pollIntervalSeconds: '7' })
    const { message = '', durationSeconds = '' } = step.outputs
    const [, inVerdict = ''] = / in (\d+(?:\.\d)?) s\.$/.exec(message) ?? []
    expect(Math.abs(Number(inVerdict) - Number(durationSeconds))).toBeLessThan(1)
  })

  test('a rehearsal that shortens the deadline says so beside it', async () => {
    const { step } = await playInVirtualTime({}, { rehearse: 'never-ends', apiUrl: '', imsUrl: '' })
    expect(step.log.find((line) => line.startsWith('Deadline: '))).toContain('a rehearsal waits no longer')
  })
})

describe('outputs reach the next step', () => {
  const mappings = Array.from({ length: 50 }, (_, index) => `XDM${index}`)

  test.each([
    ['letters', 'x'.repeat(5_000)],
    ['marks that JSON escapes', '"\\'.repeat(2_500)],
    ['letters of three bytes', 'あ'.repeat(5_000)],
    ['emoji', '😀'.repeat(2_500)],
  ])('50 failures told at length in %s', async (_, long) => {
    const plays = mappings.map((mapping, index) => [
      mapping,
      {
        post: [accepted(`request-${index}`)],
        look: [
          report('Failed', `request-${index}`, { info: `ACP-880096 ${long}`, batchId: `batch-${index}` }),
        ],
      },
    ])
    const { step } = await playAllByLaw(Object.fromEntries(plays), {}, { virtualTime: true })
    expectHandedOn(step)
    const results: readonly { mappingId: string; requestId: string; batchId: string; errorCode: string }[] =
      JSON.parse(step.outputs['results'] ?? '')
    expect(
      results.map(({ mappingId, requestId, batchId, errorCode }) => [
        mappingId,
        requestId,
        batchId,
        errorCode,
      ]),
    ).toEqual(mappings.map((mapping, index) => [mapping, `request-${index}`, `batch-${index}`, 'ACP-880096']))
  })

  test('one failure told in a megabyte', async () => {
    const { step } = await playInVirtualTime({
      look: [report('Failed', 3520, { info: 'あ'.repeat(300_000) })],
    })
    expectHandedOn(step)
  })
})

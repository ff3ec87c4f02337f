import { describe, expect, test } from '@jest/globals'
import { answer, type Misbehaviour } from '../support/fault-server.js'
import { accepted, json, type Play, playInVirtualTime, report, say } from './faulty-adobe.js'

const SUCCESS = report('Success', 3520, { numRecords: 15 })
const named = (info: string, requestId = 3520) => report('Success', requestId, { info, numRecords: 15 })
const postsIn = (api: readonly string[]) => api.filter((request) => request.startsWith('POST')).length

/** Held to the laws, in virtual time, with how often each kind of request was made. */
async function run(play: Play, inputs: Readonly<Record<string, string>> = {}) {
  const { step, api } = await playInVirtualTime(play, { timeoutMinutes: '5', ...inputs })
  const warnings = step.annotations.filter(({ level }) => level === 'warning')
  return { step, posts: postsIn(api), looks: api.length - postsIn(api), warnings }
}

describe('an answer about another mapping is never green', () => {
  test.each([
    'Mapping Id: XDM45. ',
    'Mapping ID: XDM45',
    'mapping id:XDM45.',
    'Mapping Id: XDM440. ',
    'Mapping Id: XDM4',
    'Mapping Id: XDM44-old. ',
    'Mapping Id: XDM45. Formerly XDM44.',
  ])('%j', async (info) => {
    const submitted = await run({ look: [named(info)] })
    expect(submitted.step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '3520' })
    expect(submitted.step.outputs['message']).toMatch(/XDM4/)
    expect(submitted.posts).toBe(1)
    const resumed = await run({ look: [named(info, 17)] }, { requestId: '17' })
    expect(resumed.step.outputs).toMatchObject({ outcome: 'timed-out', requestId: '17' })
    expect(resumed.posts).toBe(0)
  })

  test('nor one about a request that the step attached to', async () => {
    const running = say(json({ requestId: 17, info: 'Mapping ID: XDM44', status: 'In Progress' }))
    const { step } = await run(
      { post: [running], look: [named('Mapping Id: XDM45. ', 17)] },
      { onInProgress: 'attach' },
    )
    expect(step.outputs).toMatchObject({ outcome: 'timed-out', attached: 'true' })
  })

  test.each([
    'Mapping Id: XDM44. ',
    'Mapping ID: xdm44',
    'mapping id :  XDM 44.',
    'Mapping Id: XDM44. 15 records.',
    'Mapping Id: ',
    'Done.',
    '',
  ])('%j is about ours', async (info) => {
    const { step } = await run({ look: [named(info)] })
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', numRecords: '15' })
  })

  test('once in the wait, then ours: green', async () => {
    const { step, looks } = await run({ look: [named('Mapping Id: XDM45. '), named('Mapping Id: XDM44. ')] })
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(looks).toBe(2)
  })

  test('an instance that names its mappings otherwise: the answer to the POST is the reference', async () => {
    const post = [
      say(json({ requestId: 3520, info: '… for the Mapping ID: Recipients to XDM', status: 'Success' })),
    ]
    const same = await run({ post, look: [named('Mapping Id: recipients to xdm. ')] })
    expect(same.step.outputs['outcome']).toBe('succeeded')
    expect(same.step.log.join('\n')).toContain('Recipients to XDM')
    const other = await run({ post, look: [named('Mapping Id: XDM44. ')] })
    expect(other.step.outputs['outcome']).toBe('timed-out')
  })
})

describe('an answer that accepted something is never thrown away', () => {
  const word = (status: unknown, httpStatus = 200) =>
    say(json({ requestId: 3520, ...(status === undefined ? {} : { status }) }, { status: httpStatus }))

  test.each<[string, Misbehaviour]>([
    ['Submitted', word('Submitted')],
    ['Accepted, 201', word('Accepted', 201)],
    ['Queued, 202', word('Queued', 202)],
    ['Aborted', word('Aborted')],
    ['no word, 201', word(undefined, 201)],
    ['an empty word', word('')],
    ['null', word(null)],
    ['a number', word(1)],
    ['an object', word({ code: 'OK' })],
  ])('%s: one POST, followed, with a warning', async (_, post) => {
    const { step, posts, warnings } = await run({ post: [post], look: [SUCCESS] })
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520', attached: 'false' })
    expect(posts).toBe(1)
    expect(warnings).toHaveLength(1)
  })

  test.each<[string, Readonly<Record<string, string>>, string]>([
    ['Submitted', {}, 'The step follows that request; its status decides.'],
    [
      'Rejected',
      { wait: 'false' },
      'The step does not wait for that request, so what became of it is not known.',
    ],
    ['Already running', { onInProgress: 'fail' }, 'The step takes that request as already running.'],
  ])('%s with %j: the warning says what the step does', async (status, inputs, text) => {
    const { warnings } = await run({ post: [word(status)], look: [SUCCESS] }, inputs)
    expect(warnings).toEqual([expect.objectContaining({ message: expect.stringContaining(text) })])
  })

  test.each(['InProgress', 'IN_PROGRESS', 'in-progress', 'Already running', 'Already_Submitted'])(
    '%s: somebody else is running, never green as ours',
    async (status) => {
      const { step, posts } = await run({ post: [word(status)] }, { onInProgress: 'fail' })
      expect(step.outputs).toMatchObject({ outcome: 'rejected', errorCode: 'already-running', requestId: '' })
      expect(posts).toBe(1)
    },
  )

  test.each(['Failed', 'FAILED', ' failed '])('%s is final, with an id or without', async (status) => {
    for (const post of [word(status), say(json({ status, info: 'no' }))]) {
      const { step, posts } = await run({ post: [post] })
      expect(step.outputs['outcome']).toBe('rejected')
      expect(posts).toBe(1)
    }
  })
})

describe('what was proven is not disproved by one odd answer', () => {
  const page = (status: number, more = '') =>
    say(answer(`<html><title>Maintenance</title>${more}</html>`, { status }))
  const odd: readonly [string, Misbehaviour][] = [
    ...[400, 403, 404, 405, 409, 410, 418, 422, 451].map((status): [string, Misbehaviour] => [
      `${status}`,
      say(json({ message: 'no' }, { status })),
    ]),
    ['a page with 404', page(404)],
    ['a page with 200', page(200)],
    [
      'a redirect to a page of maintenance',
      say(answer('', { status: 302, headers: { location: 'https://maintenance.example/' } })),
    ],
    ['no word', say(json({ requestId: 3520 }))],
    ['an empty object', say(json({}))],
    ['a list', say(json([]))],
  ]
  test.each(odd)('%s, in the middle of a wait', async (_, fault) => {
    const { step, looks } = await run({ look: [report('In Progress'), fault, SUCCESS] })
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(looks).toBe(3)
    expect(step.annotations).toEqual([])
  })

  test.each([
    ['Pending', 'PENDING', 'Retrying'],
    ['Queued', 'Running', 'Finalizing'],
  ])('an unknown word proves as well as a known one: %s, %s, %s', async (...words) => {
    const unknown = words.map((status) => report(status))
    const { step, warnings } = await run({
      look: [...unknown, say(json({}, { status: 409 })), SUCCESS],
    })
    expect(step.outputs['outcome']).toBe('succeeded')
    expect(warnings).toHaveLength(1)
  })

  test('not found right after the POST, as with many servers: not the end', async () => {
    const { step } = await run({ look: [say(json({}, { status: 404 })), SUCCESS] })
    expect(step.outputs['outcome']).toBe('succeeded')
  })

  test('three refusals over half a minute are the end', async () => {
    const { step, posts } = await run({ look: [report('In Progress'), say(json({}, { status: 409 }))] })
    expect(step.outputs).toMatchObject({ outcome: 'lost-contact', requestId: '3520' })
    expect(step.outputs['message']).toContain('HTTP 409')
    expect(posts).toBe(1)
  })

  test.each(odd)('in a queue, %s about the request of somebody else is no error', async (_, fault) => {
    const running = say(json({ requestId: 17, info: '', status: 'In Progress' }))
    const { step, posts } = await run({
      post: [running, accepted()],
      look: [fault, report('Success', 17), SUCCESS],
    })
    expect(step.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
    expect(posts).toBe(2)
  })
})

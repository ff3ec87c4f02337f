import { describe, expect, test } from '@jest/globals'
import { isSameMapping, otherMappingIn } from '../../src/ingestion/mapping-name.js'
import type { IngestionPlan } from '../../src/ingestion/ports.js'
import type { SubmissionReply } from '../../src/ingestion/report.js'
import { accepted, alreadyRunning, type CheckAnswer, FakeAdobe, reported } from '../fakes/adobe.js'
import { start } from './start.js'

test.each([
  ['XDM44', 'xdm 44', true],
  ['caf\u00e9', 'CAFE\u0301', true],
  ['XDM44', 'XDM45', false],
  ['XDM', 'XDM 44', false],
  ['XDM 44', 'XDM', false],
])('texts about %j and %j could be about the same: %s', (one, other, isSame) => {
  expect(isSameMapping(one, other)).toBe(isSame)
})

describe('the same mapping', () => {
  test.each([
    ['Mapping Id: XDM44. ', 'XDM44'],
    ['Mapping Id: XDM44.', 'XDM44'],
    ['Mapping ID: XDM44', 'XDM44'],
    ['mapping  id :\n XDM44', 'XDM44'],
    ['Mapping Id:XDM44. ACP-880056 Failed to fetch the record from the database.', 'XDM44'],
    ['Unable to submit data ingestion request, XDM Mapping ID: XDM44 is not stopped', 'XDM44'],
    ['Ingestion request submitted successfully for the Mapping ID: XDM44', 'xdm44'],
    ['Mapping Id: xdm44. ', 'XDM44'],
    ['Mapping Id: My  Mapping. ', 'my mapping'],
    ['Mapping Id: MyMapping. ', 'My Mapping'],
    ['Mapping Id: My\u00a0Mapping. ', 'My Mapping'],
    ['Mapping Id: M y M a p p i n g', 'MyMapping'],
    ['Mapping Id: com.example.v1.2. ', 'com.example.v1.2'],
    ['Mapping Id: com.example. . ', 'com.example.'],
    ['Mapping Id: ..x... ', '..x'],
    ['Mapping Id: my-mapping_44. ', 'my-mapping_44'],
    ['Mapping Id: -. ', '-'],
    ['Mapping Id: a+b(c)[d]{e}|f^g$h*i?j\\k. ', 'a+b(c)[d]{e}|f^g$h*i?j\\k'],
    ['Mapping Id: (?:x)*-[^a-z]. ', '(?:x)*-[^a-z]'],
    ['Mapping Id: 100%&/,;:<>=!#~"\'`@. ', '100%&/,;:<>=!#~"\'`@'],
    ['Mapping Id: ZUORDNUNG Ü 😀. ', 'Zuordnung ü 😀'],
    // A long s and the sign of the kelvin: one has no other lower case, the other no other upper case.
    ['Mapping Id: \u017fALE\u017f. ', 'sales'],
    ['Mapping Id: \u212aPI. ', 'kpi'],
    ['Mapping Id: cafe\u0301. ', 'caf\u00e9'],
    ['Mapping Id: CAF\u00c9', 'cafe\u0301'],
    ['Mapping Id: \u2060X\u00adDM44\u200b. ', 'XDM44'],
    ['Mapping Id: Mapping Id: XDM44. ', 'Mapping Id: XDM44'],
    [`Mapping Id: ${'x'.repeat(200)}. `, 'x'.repeat(200)],
  ])('%j names %j', (info, reference) => {
    expect(otherMappingIn(info, reference)).toBeUndefined()
    expect(otherMappingIn(info, 'XDM1')).toEqual(expect.any(String))
  })
})

describe('another mapping', () => {
  test.each([
    ['Mapping Id: XDM45. ', 'XDM44', 'XDM45'],
    ['Mapping Id: XDM44. ', 'XDM4', 'XDM44'],
    ['Mapping Id: XDM4. ', 'XDM44', 'XDM4'],
    ['Mapping Id: XDM4', 'XDM44', 'XDM4'],
    ['Mapping Id: XDM45.  ', 'XDM44', 'XDM45'],
    ['Mapping Id: XDM45 .', 'XDM44', 'XDM45'],
    ['Mapping Id: XDM45 . Failed', 'XDM44', 'XDM45'],
    ['Mapping Id: XDM44-2. ', 'XDM44', 'XDM44-2'],
    ['Mapping Id: XDM44,XDM45. ', 'XDM44', 'XDM44,XDM45'],
    ['Mapping Id: XDM44\u200b5. ', 'XDM44', 'XDM44\u200b5'],
    ['Mapping Id: cafe\u0301. ', 'cafe', 'cafe\u0301'],
    ['Mapping Id: my-mapping. ', 'my.mapping', 'my-mapping'],
    ['Mapping Id: comXexample. ', 'com.example', 'comXexample'],
    ['Mapping Id: com.example.v1. Failed. ', 'com.example.v2', 'com.example.v1'],
    ['Mapping Id: aaa. ', 'a*', 'aaa'],
    ['Mapping Id: b. ', 'a|b', 'b'],
    ['Mapping ID: 12345', 'XDM44', '12345'],
    ['Mapping Id: \u0131lk. ', 'ILK', '\u0131lk'],
    ['Mapping Id: cafe\u0301. ', 'cafe', 'cafe\u0301'],
    ['Mapping Id: My Other Mapping. ', 'My Mapping', 'My Other Mapping'],
    [`Mapping Id: ${'x'.repeat(300)}. `, 'XDM44', 'x'.repeat(300)],
  ])('%j is not %j but %j', (info, reference, name) => {
    expect(otherMappingIn(info, reference)).toBe(name)
  })
})

test.each([
  '',
  'Mapping Id:',
  'Mapping ID: \n',
  'Mapping Id: . ',
  'Mapping Id: . ACP-880056 x',
  'The mapping: XDM45',
  'XDM45',
])('%j names none', (info) => {
  expect(otherMappingIn(info, 'XDM44')).toBeUndefined()
})

const posted = (info: string): SubmissionReply => ({ kind: 'accepted', requestId: '3520', info })
const said = (info: string, requestId = '3520') => reported('Success', { info, requestId })
const play = (
  replies: readonly SubmissionReply[],
  check: () => CheckAnswer,
  more: Partial<IngestionPlan> = {},
) => {
  const adobe = new FakeAdobe(replies, check)
  return { adobe, ...start(adobe, more, 60_000) }
}
const WRONG = { outcome: 'timed-out', errorCode: 'timed-out' }

describe('whose answer: a request of our own', () => {
  test.each([
    ['as the input', 'submitted for the Mapping ID: XDM44', 'Mapping Id: XDM44. '],
    ['as the POST', 'submitted for the Mapping ID: 12345', 'Mapping Id: 12345. '],
    ['as the POST, in another case', 'submitted for the Mapping ID: Sales-DE', 'Mapping Id: SALES-de. '],
    [
      'as the POST, a name of some words',
      'submitted for the Mapping ID: My sales 2.0.',
      'Mapping Id: My sales 2.0. ',
    ],
    ['not at all', 'submitted for the Mapping ID: 12345', 'done'],
    ['in neither', 'submitted', 'done'],
    ['as the input, when the POST names none', 'submitted', 'Mapping Id: xdm44. '],
  ])('may be named %s', async (_, post, info) => {
    const { result } = play([posted(post)], () => said(info))
    expect(await result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
  })

  test.each([
    ['otherwise', 'submitted for the Mapping ID: XDM44', 'Mapping Id: XDM45. '],
    ['otherwise than by the POST', 'submitted for the Mapping ID: 12345', 'Mapping Id: XDM44. '],
    ['otherwise, when the POST names none', 'submitted', 'Mapping Id: XDM445. '],
  ])('is never green when named %s', async (_, post, info) => {
    for (const status of ['Success', 'In Progress', { unknown: 'Done' }] as const) {
      const { result, events } = play([posted(post)], () => reported(status, { info, requestId: '3520' }))
      expect(await result).toMatchObject({ ...WRONG, requestId: '3520' })
      expect(events.at(-1)).toMatchObject({
        observation: {
          kind: 'failed',
          fault: {
            code: 'wrong-request',
            details: { meaning: 'other-mapping' },
            message: expect.not.stringContaining('requestIdIn'),
          },
        },
      })
    }
  })

  test('one wrong answer among right ones ends nothing', async () => {
    let checks = 0
    const { result } = play([posted('submitted')], () => {
      checks += 1
      return said(checks === 1 ? 'Mapping Id: XDM45. ' : 'Mapping Id: XDM44. ')
    })
    expect(await result).toMatchObject({ outcome: 'succeeded' })
    expect(checks).toBe(2)
  })

  test('the answer to a POST that names another mapping is reported', async () => {
    const { result, reported: events } = play([posted('for the Mapping ID: 12345')], () => said('done'))
    await result
    expect(events()).toContainEqual(expect.objectContaining({ kind: 'submitted', otherName: '12345' }))
    const same = play([posted('for the Mapping ID: xdm44')], () => said('done'))
    await same.result
    expect(same.reported()[1]).not.toHaveProperty('otherName', expect.anything())
  })
})

describe('whose answer: attached and resumed requests are compared with the input', () => {
  const WAYS: readonly (readonly [string, readonly SubmissionReply[], Partial<IngestionPlan>])[] = [
    [
      'attach',
      [{ ...alreadyRunning('3520'), info: 'in progress for the Mapping ID: 12345' }],
      { onInProgress: 'attach' },
    ],
    ['requestId', [], { requestId: '3520' }],
  ]

  test.each(WAYS)('%s: another mapping is never green, and is named', async (_, replies, more) => {
    const { result, events } = play(replies, () => said('Mapping Id: 12345. '), more)
    expect(await result).toMatchObject({ ...WRONG, requestId: '3520' })
    expect(events).toContainEqual(
      expect.objectContaining({
        observation: expect.objectContaining({
          fault: expect.objectContaining({
            code: 'wrong-request',
            message: expect.stringMatching(/12345.*XDM44/),
          }),
        }),
      }),
    )
  })

  test.each(WAYS)('%s: ours is green', async (_, replies, more) => {
    expect(await play(replies, () => said('Mapping Id: XDM 44. '), more).result).toMatchObject({
      outcome: 'succeeded',
    })
  })
})

/** Quadratic time would take hours. */
describe('a name of a megabyte', () => {
  const blanks = ' '.repeat(2 ** 20)

  test.each([
    [`Mapping Id: a${blanks}b`, `a${blanks}b`],
    [`Mapping Id: ${'. '.repeat(2 ** 19)}`, undefined],
    [`Mapping Id: a${'.'.repeat(2 ** 20)}b`, `a${'.'.repeat(2 ** 20)}b`],
    [`${'mapping id '.repeat(2 ** 17)}: a`, 'a'],
    [`mapping${blanks}id${blanks}:${blanks}a`, 'a'],
    [`Mapping Id: a${'\u0301\u0316'.repeat(2 ** 18)}`, `a${'\u0301\u0316'.repeat(2 ** 18)}`],
  ])('%#', (info, name) => {
    expect(otherMappingIn(info, 'XDM44')).toBe(name)
    expect(otherMappingIn(info, name ?? 'XDM44')).toBeUndefined()
  })
})

test('after an aborted request the fresh one has a reference of its own', async () => {
  const replies = [posted('for the Mapping ID: 1'), { ...posted('for the Mapping ID: 2'), requestId: '3521' }]
  const adobe = new FakeAdobe(replies, (requestId) =>
    requestId === '3520'
      ? reported('Aborted', { requestId, info: 'Mapping Id: 1. ' })
      : reported('Success', { requestId, info: 'Mapping Id: 2. ' }),
  )
  expect(await start(adobe, { resubmitOnAborted: 1 }).result).toMatchObject({
    outcome: 'succeeded',
    requestId: '3521',
  })
})

test('a queue: an answer about another mapping leads to the POST', async () => {
  const adobe = new FakeAdobe([alreadyRunning('9'), accepted()], (requestId) =>
    reported('Success', {
      requestId,
      info: requestId === '9' ? 'Mapping Id: XDM45. ' : 'Mapping Id: XDM44. ',
    }),
  )
  expect(await start(adobe).result).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
  expect(adobe.calls).toEqual(['POST', 'GET 9', 'POST', 'GET 3520'])
})

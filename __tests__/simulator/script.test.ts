import { afterEach, describe, expect, test } from '@jest/globals'
import { FIXTURES, type FixtureOf, fill } from '../../src/simulator/fixtures.js'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'
import type { Script, ScriptedSubmission } from '../../src/simulator/script.js'
import { getToken, lookRequest, ORG, send, tokenRequest, triggerRequest } from './client.js'

let simulator: Simulator | undefined
afterEach(() => simulator?.close())

const SUCCESS: ScriptedSubmission = {
  answer: 'submit/accepted',
  request: { checks: [], end: { answer: 'status/success' } },
}

/** A simulator of one mapping and a token of its IMS. */
async function play(script: Partial<Script>) {
  const started = await startSimulator({
    scenario: 'success',
    script: { token: 'ims/token', submissions: [], lastly: SUCCESS, ...script },
    org: ORG,
    mappingIds: ['XDM44'],
  })
  simulator = started
  const token = await getToken(started)
  return {
    simulator: started,
    post: () => send(started.apiUrl, triggerRequest(started, token, 'XDM44')),
    check: (id = 3520) => send(started.apiUrl, lookRequest(started, token, 'XDM44', id)),
  }
}

const FAULTS = Object.keys(FIXTURES).filter((name): name is FixtureOf<'gateway' | 'campaign'> =>
  /^(?:gateway|campaign)\//.test(name),
)

test.each(FAULTS)('%s can answer a POST and a status check', async (answer) => {
  const { post, check } = await play({
    submissions: [
      { answer },
      { answer: 'submit/accepted', request: { checks: [{ answer }], end: { answer: 'status/success' } } },
    ],
  })
  const expected = { status: FIXTURES[answer].httpStatus, body: fill(answer, { mappingId: 'XDM44' }) }
  expect(await post()).toMatchObject(expected)
  expect(JSON.parse((await post()).body)).toMatchObject({ status: 'Success', requestId: 3520 })
  expect(await check()).toMatchObject({ status: expected.status })
  expect(JSON.parse((await check()).body)).toMatchObject({ status: 'Success' })
})

describe('a token that is refused now and then', () => {
  test.each([0, 1, 3])('%d times, to POSTs and status checks alike', async (refusedTokens) => {
    const { post, check } = await play({ refusedTokens })
    for (let count = 0; count < refusedTokens; count += 1) {
      expect(await (count % 2 === 0 ? check() : post())).toMatchObject({
        status: 401,
        body: fill('gateway/token-not-valid'),
      })
    }
    expect(JSON.parse((await post()).body)).toMatchObject({ status: 'Success' })
  })
})

describe('a stale lock', () => {
  test.each([0, 2])('%d POSTs after its end are told of the old request', async (staleLocks) => {
    const { post, check } = await play({ staleLocks })
    await post()
    expect(JSON.parse((await check()).body)).toMatchObject({ status: 'Success', requestId: 3520 })
    for (let count = 0; count < staleLocks; count += 1) {
      expect(JSON.parse((await post()).body)).toMatchObject({ status: 'In Progress', requestId: 3520 })
    }
    expect(JSON.parse((await post()).body)).toMatchObject({ status: 'Success', requestId: 3521 })
  })
})

test('a token of an hour, without a type, is as good as any', async () => {
  const { post, simulator: started } = await play({ token: 'ims/token-hour' })
  const { body } = await send(started.imsUrl, tokenRequest(started))
  expect(JSON.parse(body)).toEqual({ access_token: expect.any(String), expires_in: 3599 })
  expect(JSON.parse((await post()).body)).toMatchObject({ status: 'Success' })
})

import { describe, expect, test } from '@jest/globals'
import { inTurn } from '../fakes/exchange.js'
import { answer } from './answers.js'
import { faultIn, granted, startTokens, WRONG_SECRET } from './token-tools.js'

const UNAVAILABLE = answer(500, '')

describe('two secrets during a rotation', () => {
  const clientSecrets = ['first-secret', 'second-secret']

  test('the second one on exactly the documented answer', async () => {
    const { get, secrets } = startTokens(inTurn(WRONG_SECRET, granted()), { clientSecrets })
    expect(await get()).toBe('token-number-one')
    expect(secrets()).toEqual(clientSecrets)
  })

  test.each([
    'invalid client_id parameter',
    'invalid client_secret',
    'Invalid client_secret parameter',
    undefined,
  ])('not on %j', async (text) => {
    const said = answer(400, { error: 'invalid_client', error_description: text })
    const { get, secrets } = startTokens(inTurn(said, granted()), { clientSecrets })
    expect((await faultIn(get())).code).toBe('invalid-credentials')
    expect(secrets()).toEqual(['first-secret'])
  })

  test('both wrong: two requests', async () => {
    const { get, secrets } = startTokens(inTurn(WRONG_SECRET), { clientSecrets })
    expect(await faultIn(get())).toMatchObject({
      code: 'invalid-credentials',
      details: { vendorCode: 'invalid_client' },
    })
    expect(secrets()).toEqual(clientSecrets)
  })

  test('each has its own tries, and renewals keep to the one that was accepted', async () => {
    const { get, renew, secrets } = startTokens(
      inTurn(
        UNAVAILABLE,
        WRONG_SECRET,
        UNAVAILABLE,
        UNAVAILABLE,
        UNAVAILABLE,
        granted(),
        granted('token-number-two'),
      ),
      { clientSecrets },
    )
    expect(await renew(await get())).toBe('token-number-two')
    expect(secrets()).toEqual([...Array(2).fill('first-secret'), ...Array(5).fill('second-secret')])
  })
})

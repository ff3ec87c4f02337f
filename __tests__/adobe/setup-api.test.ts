import { describe, expect, test } from '@jest/globals'
import { buildMetadataRequest } from '../../src/adobe/campaign.js'
import { buildProfileRequest, parseProfileReply } from '../../src/adobe/ims.js'
import { buildAnyBatchRequest } from '../../src/adobe/platform.js'
import { expectJson } from '../../src/adobe/refusals.js'
import { asActionError } from '../../src/errors.js'
import type { HttpReply } from '../../src/http/exchange.js'

const reply = (body: unknown, status = 200): HttpReply => ({
  status,
  headers: {},
  text: JSON.stringify(body),
})

describe('what is sent', () => {
  test('metadata: with the headers of every call to Campaign, and the tenant encoded', () => {
    const request = buildMetadataRequest({
      apiUrl: 'https://mc.adobe.io',
      org: 'geometrixx-mkt-stage3',
      clientId: 'key',
      accessToken: 'token',
    })
    expect(request).toEqual({
      method: 'GET',
      url: new URL(
        'https://mc.adobe.io/geometrixx-mkt-stage3/campaign/profileAndServices/resourceType/profile',
      ),
      headers: {
        authorization: 'Bearer token',
        'x-api-key': 'key',
        'cache-control': 'no-cache',
        'content-type': 'application/json',
      },
    })
  })

  test('the profile: with the token and nothing else', () => {
    expect(buildProfileRequest('https://ims-na1.adobelogin.com', 'token')).toEqual({
      method: 'GET',
      url: new URL('https://ims-na1.adobelogin.com/ims/profile/v1'),
      headers: { authorization: 'Bearer token' },
    })
  })

  test('one batch, whichever', () => {
    const { method, url, headers } = buildAnyBatchRequest({
      platformUrl: 'https://platform.adobe.io',
      imsOrg: 'X@AdobeOrg',
      sandbox: 'prod',
      clientId: 'key',
      accessToken: 'token',
    })
    expect(`${method} ${url}`).toBe('GET https://platform.adobe.io/data/foundation/catalog/batches?limit=1')
    expect(headers).toMatchObject({ 'x-gw-ims-org-id': 'X@AdobeOrg', 'x-sandbox-name': 'prod' })
  })
})

describe('an answer whose body does not matter', () => {
  const codeOf = (given: HttpReply) => {
    try {
      expectJson(given, 'campaign')
      return 'passes'
    } catch (thrown) {
      const { code, details } = asActionError(thrown)
      return `${code} ${details.vendorCode ?? ''}`.trim()
    }
  }

  test.each([{}, { a: 1 }, [], 1, 'a text', null, false, { message: 'hello' }, { error: 'none' }])(
    '%j passes under 2xx only',
    (body) => {
      expect(codeOf(reply(body))).toBe('passes')
      expect(codeOf(reply(body, 299))).toBe('passes')
      for (const status of [199, 300, 302, 400, 401, 403, 404, 429, 500, 503])
        expect(codeOf(reply(body, status))).not.toBe('passes')
    },
  )

  test.each<[unknown, string]>([
    [{ code: 500, message: 'Oops.' }, 'server-error 500'],
    [{ code: '502', message: 'Oops.' }, 'server-error 502'],
    [{ error_code: '403025', message: 'Profile is not valid' }, 'unreadable-answer 403025'],
    [{ error_code: 401013 }, 'unreadable-answer 401013'],
    ['RST-360011 An error has occurred', 'unreadable-answer RST-360011'],
    ["Unable to find document with path 'profile' RST-360011", 'unreadable-answer RST-360011'],
  ])('%j is a refusal whatever the status', (body, code) => {
    expect(codeOf(reply(body))).toBe(code)
  })

  test.each(['', ' ', '<html></html>', '{', 'ok', 'undefined', '['.repeat(101) + ']'.repeat(101)])(
    '%j is no JSON',
    (body) => {
      expect(codeOf({ status: 200, headers: {}, text: body })).toBe('unreadable-answer')
    },
  )
})

describe('the tenants of a profile', () => {
  const product = (organization_id: unknown, serviceCode: unknown = 'dma_tartan') => ({
    prodCtx: { organization_id, serviceCode },
  })

  test('those of Campaign, each once, in their order', () => {
    const products = [product('b'), product('x', 'dma_reporting'), product('a-1'), product('b')]
    expect(parseProfileReply(reply({ projectedProductContext: products }))).toEqual(['b', 'a-1'])
  })

  test.each([
    undefined,
    null,
    1,
    'a',
    {},
    { projectedProductContext: 'a' },
    { projectedProductContext: [null, 1, [], {}] },
  ])('%j names none', (body) => {
    expect(parseProfileReply({ status: 200, headers: {}, text: JSON.stringify(body) ?? '' })).toEqual([])
  })

  test.each(['A', 'a b', '', 'a.b', 'ä', 'a\n', '-'.repeat(64), '\u202e', 1, null, ['a']])(
    '%j is none',
    (name) => {
      expect(parseProfileReply(reply({ projectedProductContext: [product(name)] }))).toEqual([])
    },
  )

  test.each([199, 301, 401, 403, 500])('none under %d', (status) => {
    expect(parseProfileReply(reply({ projectedProductContext: [product('a')] }, status))).toEqual([])
  })
})

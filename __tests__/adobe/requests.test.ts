import { describe, expect, test } from '@jest/globals'
import { buildStatusRequest, buildSubmitRequest } from '../../src/adobe/campaign.js'
import { buildTokenRequest } from '../../src/adobe/ims.js'

const CALL = {
  apiUrl: 'https://mc.adobe.io',
  org: 'geometrixx',
  mappingId: 'XDM44',
  clientId: 'client-4711',
  accessToken: 'aaa.bbb.ccc',
}
const ADDRESS = 'https://mc.adobe.io/geometrixx/campaign/dataIngestion/xdmIngestion/XDM44/ingest'
const HEADERS = {
  authorization: 'Bearer aaa.bbb.ccc',
  'x-api-key': 'client-4711',
  'cache-control': 'no-cache',
  'content-type': 'application/json',
}

test('the POST', () => {
  const { url, ...rest } = buildSubmitRequest(CALL)
  expect(url.href).toBe(ADDRESS)
  expect(rest).toEqual({ method: 'POST', headers: HEADERS, body: '{}' })
})

test('the GET with the request id in the query', () => {
  const { url, ...rest } = buildStatusRequest(CALL, '3520', 'query')
  expect(url.href).toBe(`${ADDRESS}?requestId=3520`)
  expect(rest).toEqual({ method: 'GET', headers: HEADERS })
})

test('the GET with the request id in the body', () => {
  const { url, ...rest } = buildStatusRequest(CALL, '3520', 'body')
  expect(url.href).toBe(ADDRESS)
  expect(rest).toEqual({ method: 'GET', headers: HEADERS, body: '{"requestId":"3520"}' })
})

test.each([
  ['Profile export 2', 'Profile%20export%202'],
  ['100%', '100%25'],
  ['%2F', '%252F'],
  ['%2e%2e', '%252e%252e'],
  ['...', '...'],
  ['a?b', 'a%3Fb'],
  ['a#b', 'a%23b'],
  ['a+b&c=d;e:f@g', 'a%2Bb%26c%3Dd%3Be%3Af%40g'],
  ['ü😀', '%C3%BC%F0%9F%98%80'],
  ['"<>`{}|^', '%22%3C%3E%60%7B%7D%7C%5E'],
  ["~!*'()", "~!*'()"],
])('the mapping id %j is one step of the path', (mappingId, encoded) => {
  const path = `/geometrixx/campaign/dataIngestion/xdmIngestion/${encoded}/ingest`
  expect(buildSubmitRequest({ ...CALL, mappingId }).url.pathname).toBe(path)
  const status = buildStatusRequest({ ...CALL, mappingId }, '1', 'query').url
  expect([status.pathname, status.search, status.hash]).toEqual([path, '?requestId=1', ''])
})

test.each([
  ['9007199254740993', '9007199254740993'],
  ['a b', 'a%20b'],
  ['a+b', 'a%2Bb'],
  ['100%', '100%25'],
  ['1&requestId=2', '1%26requestId%3D2'],
  ['a?b#c', 'a%3Fb%23c'],
  [' 7 ', '%207%20'],
  ['ü😀', '%C3%BC%F0%9F%98%80'],
])('the request id %j arrives as it is', (requestId, encoded) => {
  const { url } = buildStatusRequest(CALL, requestId, 'query')
  expect(url.search).toBe(`?requestId=${encoded}`)
  expect([...url.searchParams]).toEqual([['requestId', requestId]])
  const { body } = buildStatusRequest(CALL, requestId, 'body')
  expect(JSON.parse(body ?? '')).toEqual({ requestId })
})

test.each([
  ['https://proxy.example:8443/adobe', 'https://proxy.example:8443/adobe/geometrixx/campaign/'],
  ['http://[::1]:8080', 'http://[::1]:8080/geometrixx/campaign/'],
])('another address: %s', (apiUrl, start) => {
  expect(buildSubmitRequest({ ...CALL, apiUrl }).url.href.slice(0, start.length)).toBe(start)
})

describe('the token request', () => {
  const credential = { clientId: 'client-4711', clientSecret: 'p8e-secret', scopes: ['openid', 'AdobeID'] }

  test('is a form', () => {
    const { url, ...rest } = buildTokenRequest('https://ims-na1.adobelogin.com', credential)
    expect(url.href).toBe('https://ims-na1.adobelogin.com/ims/token/v3')
    expect(rest).toEqual({
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'client_id=client-4711&client_secret=p8e-secret&grant_type=client_credentials&scope=openid%2CAdobeID',
    })
  })

  test('carries any secret as it is, in the body alone', () => {
    const clientSecret = `'()*!~ +&%"\\<>=ü😀`
    const { url, headers, body } = buildTokenRequest('http://127.0.0.1:1/base', {
      ...credential,
      clientSecret,
    })
    expect(url.href).toBe('http://127.0.0.1:1/base/ims/token/v3')
    expect(Object.keys(headers)).toEqual(['content-type'])
    expect([...new URLSearchParams(body)]).toEqual([
      ['client_id', 'client-4711'],
      ['client_secret', clientSecret],
      ['grant_type', 'client_credentials'],
      ['scope', 'openid,AdobeID'],
    ])
  })
})

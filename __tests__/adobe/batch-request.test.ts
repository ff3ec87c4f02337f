import { describe, expect, test } from '@jest/globals'
import { buildBatchRequest } from '../../src/adobe/platform.js'
import { faultOf } from './answers.js'

const ID = 'a27d800531ac4d95945a2bc234eb0d86'
const CALL = {
  platformUrl: 'https://platform.adobe.io',
  imsOrg: 'ABC@AdobeOrg',
  sandbox: 'prod',
  clientId: 'client-4711',
  accessToken: 'aaa.bbb.ccc',
}
const ADDRESS = 'https://platform.adobe.io/data/foundation/catalog/batches/'

describe('the request', () => {
  test('is a GET of the one batch, with the four headers and no body', () => {
    const { url, ...rest } = buildBatchRequest(CALL, ID)
    expect(url.href).toBe(`${ADDRESS}${ID}`)
    expect(rest).toEqual({
      method: 'GET',
      headers: {
        authorization: 'Bearer aaa.bbb.ccc',
        'x-api-key': 'client-4711',
        'x-gw-ims-org-id': 'ABC@AdobeOrg',
        'x-sandbox-name': 'prod',
      },
    })
  })

  test.each([
    ['af838510-2233-11ea-acf0-f3edfcded2d2', 'af838510-2233-11ea-acf0-f3edfcded2d2'],
    ['a/../b', 'a%2F..%2Fb'],
    ['..\\..', '..%5C..'],
    ['%2e%2e', '%252e%252e'],
    ['a?b#c', 'a%3Fb%23c'],
    ['a\r\nb', 'a%0D%0Ab'],
    ['...', '...'],
    ['ü😀', '%C3%BC%F0%9F%98%80'],
  ])('the id %j stays one step of the path', (batchId, encoded) => {
    expect(buildBatchRequest(CALL, batchId).url.href).toBe(`${ADDRESS}${encoded}`)
  })

  test.each(['', '.', '..', 'a\ud800', 'x'.repeat(201)])('%.20j is no id', (batchId) => {
    expect(faultOf(() => buildBatchRequest(CALL, batchId)).code).toBe('unreadable-answer')
  })

  test('goes to another address with its path', () => {
    const { url } = buildBatchRequest({ ...CALL, platformUrl: 'http://127.0.0.1:1/base' }, ID)
    expect(url.href).toBe(`http://127.0.0.1:1/base/data/foundation/catalog/batches/${ID}`)
  })
})

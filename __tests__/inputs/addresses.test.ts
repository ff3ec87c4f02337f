import { describe, expect, test } from '@jest/globals'
import { parseAddress } from '../../src/inputs/values.js'
import { plainly } from './given.js'

describe('an address is https, or http on loopback', () => {
  test.each([
    ['https://mc.adobe.io', 'https://mc.adobe.io'],
    ['https://mc.adobe.io/', 'https://mc.adobe.io'],
    ['https://proxy.example:8443/adobe//', 'https://proxy.example:8443/adobe'],
    ['HTTPS://MC.ADOBE.IO', 'https://mc.adobe.io'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://127.8.9.10', 'http://127.8.9.10'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
    ['https://gw_1.example/https://mc.example', 'https://gw_1.example/https://mc.example'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('%s', (text, value) => {
    expect(plainly(parseAddress(text))).toEqual({ value })
  })

  test.each([
    ['', 'not an address'],
    ['mc.adobe.io', 'not an address'],
    ['//mc.adobe.io', 'not an address'],
    ['https://', 'not an address'],
    ['https://mc.adobe.io:99999', 'not an address'],
    ['http://mc.adobe.io', 'https://'],
    ['http://127.0.0.1.evil.example', 'https://'],
    ['http://localhost.evil.example', 'https://'],
    ['http://0.0.0.0', 'https://'],
    ['http://10.0.0.1', 'https://'],
    ['http://[::2]', 'https://'],
    ['ftp://mc.adobe.io', 'https://'],
    ['file:///etc/passwd', 'https://'],
    ['javascript:alert(1)', 'https://'],
    ['mc.adobe.io:443', 'https://'],
    ['https://user@mc.adobe.io', 'user name or password'],
    ['https://:hunter22@mc.adobe.io', 'user name or password'],
    ['https://mc.adobe.io@evil.example', 'user name or password'],
    ['https://mc.adobe.io?x=1', 'query or fragment'],
    ['https://mc.adobe.io?', 'query or fragment'],
    ['https://mc.adobe.io/#', 'query or fragment'],
    ['https://mc.adobe.io#x', 'query or fragment'],
    ['https://ims-na1.adobelogin.com\n.evil.invalid', 'line break'],
    ['https://mc.adobe.io\r\nhttps://mc2.adobe.io', 'line break'],
    ['https://mc.ado\tbe.io', 'control character'],
    ['https://proxy.example/a b', 'space'],
    ['https://https://mc.adobe.io', 'not an address'],
    ['https:http://mc.adobe.io', 'not an address'],
    ['https://mc.adobe.io,https://mc2.adobe.io', 'not an address'],
    ['https://$API_HOST', 'not an address'],
    ['https://***', 'not an address'],
  ])('%s is refused: %s', (text, problem) => {
    expect(plainly(parseAddress(text))).toEqual({ problem: expect.stringContaining(problem) })
  })

  test.each(['https://user:hunter22@mc.adobe.io', 'http://user:hunter22@x.example?hunter22', 'hunter22'])(
    'the refusal of %s quotes no password',
    (text) => {
      expect(plainly(parseAddress(text))).toEqual({ problem: expect.not.stringContaining('hunter22') })
    },
  )
})

describe('an address stops at the host', () => {
  test.each([
    ['https://ims-na1.adobelogin.com/ims/token/v3', 'https://ims-na1.adobelogin.com'],
    ['https://ims-na1.adobelogin.com/IMS/token', 'https://ims-na1.adobelogin.com'],
    ['https://ims-na1.adobelogin.com/oauth/x', 'https://ims-na1.adobelogin.com'],
    ['https://mc.adobe.io/geometrixx', 'https://mc.adobe.io'],
    ['https://mc.adobe.io/geometrixx/campaign/dataIngestion/XDM44', 'https://mc.adobe.io'],
    ['https://platform.adobe.io/data/foundation/catalog', 'https://platform.adobe.io'],
    ['https://proxy.example:8443/base/ims/token/v3', 'https://proxy.example:8443'],
    ['http://127.0.0.1:8080/ims/token/v3', 'http://127.0.0.1:8080'],
  ])('%s', (text, host) => {
    expect(plainly(parseAddress(text))).toEqual({
      problem: `holds the path of a request. Stop at the host: write ${JSON.stringify(host)}.`,
    })
  })

  test.each(['https://mc.adobe.io', 'https://proxy.example/adobe', 'http://127.0.0.1:8080/imsx'])(
    '%s is right',
    (value) => {
      expect(plainly(parseAddress(value))).toEqual({ value })
    },
  )
})

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { checkProxy, proxyFor, secretsOfProxy } from '../../src/http/proxy.js'

/** The client reads the process's environment. */
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY', 'no_proxy', 'NO_PROXY']
const forget = () => {
  for (const name of VARIABLES) delete process.env[name]
}
beforeEach(forget)
afterEach(forget)

const ADOBE = new URL('https://mc.adobe.io')

/** An environment in which variables are found as on Windows. */
function anyCase(env: Record<string, string>): NodeJS.ProcessEnv {
  const found = (name: string) =>
    Object.keys(env).find((each) => each.toLowerCase() === name.toLowerCase()) ?? name
  return new Proxy(env, { get: (target, name) => target[found(String(name))] })
}

function check(env: Readonly<Record<string, string>>, url = ADOBE): void {
  Object.assign(process.env, env)
  checkProxy(url, process.env)
}

describe('an address that the client would use', () => {
  test.each([
    ['http://proxy.example:3128', 'proxy.example', '', ''],
    ['https://proxy.example', 'proxy.example', '', ''],
    ['HTTP://PROXY.example/', 'proxy.example', '', ''],
    ['http://user:p%40ss%3Aw%C3%B6rd@proxy.example:3128', 'proxy.example', 'user', 'p@ss:wörd'],
    ['http://user@proxy.example', 'proxy.example', 'user', ''],
    ['http://[::1]:3128', '[::1]', '', ''],
    ['10.0.0.1:3128', '10.0.0.1', '', ''],
  ])('%s', (https_proxy, hostname, username, password) => {
    check({ https_proxy })
    const proxy = proxyFor(ADOBE)
    expect(proxy?.hostname).toBe(hostname)
    expect(proxy?.username).toBe(username)
    expect(proxy?.password).toBe(password)
  })

  test.each([
    ['http://user:p%40ss@proxy.example', ['user:p@ss', 'p@ss']],
    ['http://a-token@proxy.example', ['a-token:', 'a-token']],
    ['http://proxy.example', [':', '']],
  ])('the secrets in %s', (https_proxy, secrets) => {
    check({ https_proxy })
    expect(secretsOfProxy(ADOBE)).toEqual(secrets)
    expect(secretsOfProxy(new URL('http://localhost'))).toEqual([':', ''])
  })

  test('the small letters come first, unless they are blank', () => {
    const small = 'http://small.example'
    // To Windows the two are one variable: only the last value is left.
    check({ https_proxy: small, HTTPS_PROXY: process.platform === 'win32' ? small : 'http://' })
    expect(proxyFor(ADOBE)?.hostname).toBe('small.example')
    forget()
    check({ https_proxy: '', HTTPS_PROXY: 'http://capital.example' })
    expect(proxyFor(ADOBE)?.hostname).toBe('capital.example')
  })
})

describe('an address that the client would silently pass by, or misunderstand', () => {
  test.each([
    'http://',
    'https://:3128',
    'http://proxy.example:99999',
    'http://pro xy.example',
    'proxy.example:3128',
    'localhost:3128',
    'socks5://proxy.example:1080',
    'file:///proxy',
    '::::',
    ' ',
  ])('%s', (value) => {
    for (const name of ['https_proxy', 'HTTPS_PROXY']) {
      forget()
      const fault = {
        code: 'proxy',
        message: `The environment variable ${name} does not hold the address of an HTTP proxy. Write it in full, such as \`http://proxy.example:3128\``,
      }
      expect(() => check({ [name]: value })).toThrow(expect.objectContaining(fault))
    }
  })

  test.each([
    ['http://user:%zz@proxy.example', '`%25`'],
    ['http://user:%E4@proxy.example', '`%25`'],
    ['user:%zz@proxy.example:3128', '`%25`'],
    ['user%zz@10.0.0.1:3128', '`%25`'],
    // The client would take this for the host `user`.
    ['http://user:12/x@proxy.example:3128', '`%2F`'],
    ['"http://proxy.example:3128"', 'quotation mark'],
  ])('%s: with what is wrong', (value, said) => {
    expect(() => check({ https_proxy: value })).toThrow(
      expect.objectContaining({
        code: 'proxy',
        message: expect.stringMatching(
          /^The environment variable https_proxy does not hold .* HTTP proxy: it/,
        ),
      }),
    )
    expect(() => check({ https_proxy: value })).toThrow(said)
  })

  test.each(['https_proxy', 'HTTPS_PROXY', 'Https_Proxy'])('is named as it is written: %s', (name) => {
    const env = { OTHER: 'x', [name]: '::::' }
    expect(() => checkProxy(ADOBE, anyCase(env))).toThrow(`The environment variable ${name} does not`)
  })
})

describe('an address that does not matter', () => {
  test.each([
    'https://localhost:8443',
    'https://127.0.0.1:8443',
    'https://[::1]:8443',
    'http://localhost:8080',
    'http://127.0.0.1:8080',
  ])('to %s', (url) => {
    expect(() => check({ https_proxy: '::::', http_proxy: '::::' }, new URL(url))).not.toThrow()
    expect(proxyFor(new URL(url))).toBeUndefined()
  })

  test.each(['mc.adobe.io', 'MC.Adobe.IO:443', 'x.example, adobe.io', '.adobe.io', 'io', '*'])(
    'with no_proxy=%s',
    (hosts) => {
      for (const name of ['no_proxy', 'NO_PROXY']) {
        forget()
        expect(() => check({ https_proxy: '::::', [name]: hosts })).not.toThrow()
        expect(proxyFor(ADOBE)).toBeUndefined()
      }
    },
  )

  test.each(['mc.adobe.io:8443', 'c.adobe.io', 'adobe', '*.adobe.io', ' , '])(
    'but not with no_proxy=%s',
    (no_proxy) => {
      expect(() => check({ https_proxy: '::::', no_proxy })).toThrow('https_proxy')
    },
  )

  test('because there is none', () => {
    expect(() => check({ http_proxy: '::::' })).not.toThrow()
    expect(proxyFor(ADOBE)).toBeUndefined()
  })
})

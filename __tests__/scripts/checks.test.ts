import { describe, expect, test } from '@jest/globals'
import {
  INSTALL_SCRIPTS,
  installScriptProblems,
  licenceProblems,
  lockProblems,
} from '../../scripts/checks/lock.mjs'
import { KNOWN, secretsIn } from '../../scripts/checks/secrets.mjs'

const HASH = 'sha512-x'
const lockOf = (more: object, own: object = {}) => ({ packages: { '': own, ...more } })

describe('the lock file', () => {
  test('is right when everything is there', () => {
    const packages = {
      'node_modules/a': { integrity: HASH, optionalDependencies: { 'a-linux': '1.0.0' } },
      'node_modules/a-linux': { integrity: HASH },
    }
    expect(lockProblems(lockOf(packages, { dependencies: { a: '1.0.0', b: 'npm:a@1.0.0' } }))).toEqual([])
  })

  test.each([
    ['a range', lockOf({}, { devDependencies: { a: '^1.0.0' } }), 'a: "^1.0.0" is no exact version'],
    ['a package without a hash', lockOf({ 'node_modules/a': {} }), 'node_modules/a: has no sha512 hash'],
    [
      'a weak hash',
      lockOf({ 'node_modules/a': { integrity: 'sha1-x' } }),
      'node_modules/a: has no sha512 hash',
    ],
    [
      'a place',
      lockOf({ 'node_modules/a': { integrity: HASH, resolved: 'https://x.test' } }),
      'names where it comes from',
    ],
    [
      'a platform that is missing',
      lockOf({ 'node_modules/a': { integrity: HASH, optionalDependencies: { 'a-darwin': '1' } } }),
      'node_modules/a: lacks a-darwin',
    ],
  ])('%s is found', (_, lock, said) => {
    expect(lockProblems(lock)).toEqual([expect.stringContaining(said)])
  })
})

describe('install scripts', () => {
  const known = Object.fromEntries(
    Object.keys(INSTALL_SCRIPTS).map((name) => [`node_modules/${name}`, { hasInstallScript: true }]),
  )

  const denied = Object.fromEntries(Object.keys(INSTALL_SCRIPTS).map((name) => [name, false]))

  test('the listed ones are known, each with a reason, and denied', () => {
    expect(installScriptProblems(lockOf(known), { allowScripts: denied })).toEqual([])
  })

  test('another one is found, and one that is listed in vain', () => {
    const more = { ...known, 'node_modules/x': { hasInstallScript: true } }
    expect(installScriptProblems(lockOf(more), { allowScripts: denied })).toEqual([
      'x: runs a script when it is installed',
    ])
    expect(installScriptProblems(lockOf({}), { allowScripts: denied })).toHaveLength(
      Object.keys(INSTALL_SCRIPTS).length,
    )
  })

  test('one that is not denied is found, and one that is allowed or denied in vain', () => {
    expect(installScriptProblems(lockOf(known), {})).toHaveLength(Object.keys(INSTALL_SCRIPTS).length)
    const wrong = { ...denied, '@swc/core': true, x: false }
    expect(installScriptProblems(lockOf(known), { allowScripts: wrong })).toEqual([
      '@swc/core: is not denied its script in package.json',
      '@swc/core: is allowed a script in package.json for no reason',
      'x: is denied a script in package.json for no reason',
    ])
  })
})

describe('licences', () => {
  const lock = lockOf({
    'node_modules/a': { license: 'MIT' },
    'node_modules/b': { license: 'GPL-3.0' },
    'node_modules/c': { license: 'GPL-3.0', dev: true },
    'node_modules/d': {},
  })

  test('what is bundled may be handed on', () => {
    expect(licenceProblems(lock, [{ file: 'dist/index.js', code: '', licences: 'a\nMIT\n' }])).toEqual([
      'b: GPL-3.0 is not on the list',
      'd: no licence is not on the list',
    ])
  })

  test('every chunk of a bundle has the licences of what it holds', () => {
    const mit = lockOf({ 'node_modules/a': { license: 'MIT' } })
    const chunk = (licences: string, code = '// CONCATENATED MODULE: ./node_modules/a/index.js') => ({
      file: 'dist/1.index.js',
      code: `start\n${code}\nend`,
      licences,
    })
    const missing = 'a: is bundled in dist/1.index.js, but its licence is not beside it'
    expect(licenceProblems(mit, [chunk('b\nMIT\n')])).toEqual([missing])
    expect(licenceProblems(mit, [chunk('a\nMIT\n')])).toEqual([])
    // Each for itself: what stands beside another chunk does not count.
    expect(licenceProblems(mit, [chunk('a\nMIT\n'), chunk('')])).toEqual([missing])
    // What another chunk holds is named, too.
    expect(licenceProblems(mit, [chunk('', '// EXTERNAL MODULE: ./node_modules/a/index.js')])).toEqual([])
  })
})

describe('secrets', () => {
  const web = ['eyJhbGciOiJIUzI1', 'eyJzdWIiOiIxMjM0', 'SflKxwRJSMeKKF2Q'].join('.')
  test.each([
    ['a client secret', `p8e-${'aB3'.repeat(8)}`],
    ['a JSON web token', web],
    ['a private key', `-----BEGIN RSA ${'PRIVATE'} KEY-----`],
    ["a token of GitHub's", `ghp_${'a1B2'.repeat(9)}`],
    ["a key of AWS's", `AKIA${'ABCD2345'.repeat(2)}`],
  ])('%s is found, and not quoted', (_, secret) => {
    const found = secretsIn('file', `first\nx = "${secret}"`)
    expect(found).toEqual([expect.stringMatching(/^file:2: looks like /)])
    expect(found.join()).not.toContain(secret)
  })

  test('words are none, nor what is known', () => {
    expect(secretsIn('file', 'p8e-client-secret eyJ-token ghp_short')).toEqual([])
    const [[file]] = KNOWN
    expect(secretsIn(file, `-----BEGIN ${'PRIVATE'} KEY-----`)).toEqual([])
  })
})

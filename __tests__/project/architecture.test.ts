import { describe, expect, test } from '@jest/globals'
import { importsIn, LINKS, reachable, SOURCES, textOf } from './imports.js'

describe('every form of an import is seen', () => {
  test.each([
    ["import x from 'a'", 'a', 'now'],
    ["import { x } from '../a.js'", '../a.js', 'now'],
    ["import {\n  x,\n  type Y,\n} from 'a/lib/deep'", 'a/lib/deep', 'now'],
    ["import * as x from 'a'", 'a', 'now'],
    ["import 'a'", 'a', 'now'],
    ['import "a"', 'a', 'now'],
    ["import type { X } from 'a'", 'a', 'type'],
    ["import type X from 'a'", 'a', 'type'],
    ["import type, { X } from 'a'", 'a', 'now'],
    ["export { x } from 'a'", 'a', 'now'],
    ["export * from 'a'", 'a', 'now'],
    ["export type { X } from 'a'", 'a', 'type'],
    ["const x = await import('a')", 'a', 'later'],
    ["import('a')", 'a', 'later'],
    ["import(/* webpackMode: 'eager' */ './a.js')", './a.js', 'later'],
    ["import(\n  // why\n  './a.js'\n)", './a.js', 'later'],
    ['import(`a`)', 'a', 'later'],
    ["require('a')", 'a', 'later'],
    ["require.resolve('a')", 'a', 'later'],
    ["import.meta.resolve('a')", 'a', 'later'],
    ["type X = import('a').X", 'a', 'later'],
  ])('%j', (source, name, kind) => {
    expect(importsIn(`const before = 1\n${source}\nconst after = 'b'`)).toEqual([{ name, kind }])
  })

  test.each(["const from = 'a'", 'text`from here`', "// as from 'a'", "reads from 'a'"])(
    'none in %j',
    (source) => {
      expect(importsIn(source)).toEqual([])
    },
  )

  test('no module is named by anything but a literal', () => {
    const computed =
      /\b(?:import|require)\s*\(\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)*[^'"\s/]|\bcreateRequire\b/
    expect(SOURCES.filter((file) => computed.test(textOf(file)))).toEqual([])
  })
})

const ROOT = ['errors', 'text']

/** Room or module → what it may import: rooms (`/`), `node:`, single modules and packages. Its own files go without saying. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  text: [],
  json: [],
  version: [],
  errors: ['text'],
  'text/': ['text'],
  'ingestion/': ROOT,
  'http/': [
    ...ROOT,
    'json',
    'version',
    'ingestion/',
    'node:buffer',
    'node:crypto',
    'node:fs',
    'node:http',
    'node:https',
    'node:net',
    'node:stream',
    'node:zlib',
    '@actions/http-client',
    '@actions/http-client/lib/proxy',
  ],
  'runner/': [...ROOT, 'json', 'text/', 'ingestion/', 'node:', '@actions/core'],
  'adobe/': [...ROOT, 'json', 'ingestion/', 'http/'],
  'inputs/': [...ROOT, 'json', 'adobe/', 'ingestion/mapping-name', 'text/redactor'],
  'report/': [...ROOT, 'text/', 'ingestion/', 'http/', 'runner/', 'inputs/'],
  'support/': [...ROOT, 'version', 'ingestion/', 'http/', 'inputs/', 'report/progress'],
  'check-run/': [...ROOT, 'json', 'text/', 'ingestion/', 'http/', 'runner/', 'report/', '@actions/github'],
  rehearsal: ['inputs/', 'simulator/index'],
  connect: [...ROOT, 'ingestion/', 'http/', 'adobe/', 'inputs/', 'rehearsal', 'step-deps'],
  'step-deps': ['text/', 'ingestion/', 'http/', 'runner/', 'inputs/', 'report/', 'support/'],
  'dry-run': ['errors', 'text', 'text/human', 'ingestion/', 'inputs/', 'report/', 'connect', 'step-deps'],
  later: ['dry-run', 'report/', 'support/'],
  step: [
    ...ROOT,
    'ingestion/',
    'http/',
    'inputs/',
    'report/',
    'check-run/check-runs',
    'connect',
    'later',
    'step-deps',
  ],
  main: [
    ...ROOT,
    'text/',
    'ingestion/',
    'runner/',
    'inputs/',
    'report/',
    'rehearsal',
    'dry-run',
    'later',
    'step',
    'step-deps',
    'node:events',
    '@actions/core',
  ],
  index: ['main', 'check-run/index', 'http/', 'runner/'],
  'post/': ['index'],
  'simulator/': ['node:http', 'node:crypto', 'node:net'],
}

const isIn = (room: string) => (module: string) =>
  /[/:]$/.test(room) ? module.startsWith(room) : module === room

describe('who may import whom', () => {
  test.each(Object.entries(ALLOWED))('%s', (room, allowed) => {
    expect(SOURCES.filter((file) => isIn(room)(file.replace(/\.ts$/, '')))).not.toEqual([])
    const strays = LINKS.filter(({ from }) => isIn(room)(from))
      .filter(({ to }) => ![room, ...allowed].some((one) => isIn(one)(to)))
      .map(({ from, to }) => `${from} → ${to}`)
    expect(strays).toEqual([])
  })

  test('every file is in a room', () => {
    const loose = SOURCES.map((file) => file.replace(/\.ts$/, '')).filter(
      (module) => !Object.keys(ALLOWED).some((room) => isIn(room)(module)),
    )
    expect(loose).toEqual([])
  })

  test('no room imports one that imports it, directly or not', () => {
    const rooms = Object.keys(ALLOWED)
    const roomOf = (module: string) => rooms.find((room) => isIn(room)(module)) ?? module
    const between = LINKS.map((link) => ({ ...link, from: roomOf(link.from), to: roomOf(link.to) })).filter(
      // The post step starts the entry anew.
      ({ from, to }) => from !== to && from !== 'post/',
    )
    const inCircles = rooms.filter((room) =>
      between.some(({ from, to }) => from === room && reachable(to, between).has(room)),
    )
    expect(inCircles).toEqual([])
  })

  test('no module imports one that imports it, directly or not, not even for a type', () => {
    const inCircles = SOURCES.map((file) => file.replace(/\.ts$/, '')).filter((module) =>
      LINKS.some(({ from, to }) => from === module && reachable(to, LINKS).has(module)),
    )
    expect(inCircles).toEqual([])
  })

  const usersOf = (isUsed: (module: string) => boolean, exceptIn: string) =>
    [
      ...new Set(LINKS.filter(({ from, to }) => isUsed(to) && !isIn(exceptIn)(from)).map(({ from }) => from)),
    ].toSorted()

  test('nothing but the rehearsal knows the simulator', () => {
    expect(usersOf(isIn('simulator/'), 'simulator/')).toEqual(['rehearsal'])
  })

  test('nothing but the step and the entry knows the check run, and one module of it octokit', () => {
    expect(usersOf(isIn('check-run/'), 'check-run/')).toEqual(['index', 'step'])
    expect(usersOf((module) => /^@(actions\/github|octokit)\b/.test(module), 'simulator/')).toEqual([
      'check-run/checks-api',
    ])
  })

  test('the HTTP client and node:http have one room outside of the simulator', () => {
    const isHttp = (module: string) =>
      /^(?:node:)?(?:https?|http2|net|tls|undici)$|^@actions\/http-client\b/.test(module)
    expect(usersOf(isHttp, 'simulator/')).toEqual([
      'http/connections',
      'http/exchange',
      'http/proxy',
      'http/tunnel',
    ])
  })

  const loadedBy = (module: string) =>
    reachable(
      module,
      LINKS.filter(({ kind }) => kind === 'now'),
    )

  test('a step that publishes no check run and rehearses nothing loads neither octokit nor the simulator', () => {
    const atOnce = loadedBy('index')
    expect([...atOnce].filter((module) => /^@/.test(module)).toSorted()).toEqual([
      '@actions/core',
      '@actions/http-client',
      '@actions/http-client/lib/proxy',
    ])
    expect([...atOnce].filter(isIn('simulator/'))).toEqual([])
    expect(atOnce).not.toContain('check-run/index')
  })

  test('a start loads nothing that only an outcome needs', () => {
    const [atOnce, after] = [loadedBy('index'), loadedBy('later')]
    for (const module of ['later', 'dry-run', 'report/report', 'report/hints', 'support/transcript']) {
      expect(atOnce).not.toContain(module)
      expect([...after, 'later']).toContain(module)
    }
  })
})

describe('what nobody may do', () => {
  const doing = (pattern: RegExp) => SOURCES.filter((file) => pattern.test(textOf(file)))

  test('the core reads no clock, environment or random source of its own', () => {
    const impure = doing(/\b(Date\.|new Date|Math\.random|process\.|setTimeout|setInterval|performance)/)
    expect(impure.filter((file) => file.startsWith('ingestion/'))).toEqual([])
  })

  test('nobody prints, ends the process or switches on the environment behind the back of the report', () => {
    expect(doing(/\bconsole\.|process\.stderr|NODE_ENV/)).toEqual([])
    // The entry alone may leave, once everything is reported.
    expect(doing(/process\.exit\(|process\.stdout/)).toEqual(['index.ts'])
  })

  test('a text is made by its tag: whatever is put into the constructor counts as our own words', () => {
    expect(doing(/\bnew Text\(/)).toEqual(['report/section.ts', 'text.ts', 'text/human.ts'])
    // There, of a link to a page: one.
    expect(textOf('report/section.ts').match(/\bnew Text\(/g)).toHaveLength(1)
    expect(doing(/\bextends Text\b|\bText\.prototype\b|\bReflect\.construct\b/)).toEqual([])
  })

  test('nobody silences the compiler', () => {
    expect(doing(/@ts-(?:ignore|expect-error|nocheck)|\bas any\b|\bas unknown as\b/)).toEqual([])
  })
})

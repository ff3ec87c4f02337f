import { type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../', import.meta.url))
const restart = new URL('../../scripts/jest/restart.mjs', import.meta.url)
const folder = mkdtempSync(join(tmpdir(), 'restart-'))
const STAND_IN = join(folder, 'jest', 'bin', 'jest.js')
const OTHER_TOOL = join(folder, 'other.js')

/** Does what Jest does with its settings; then tells how it was started, and ends as its first argument says. */
const BODY = `
import vm from 'node:vm'
import { restartWithModules } from ${JSON.stringify(restart.href)}
await restartWithModules()
const [end, ...more] = process.argv.slice(2)
console.log(JSON.stringify({ modules: 'SourceTextModule' in vm, flags: process.execArgv, more }))
if (end === 'wait') setInterval(() => {}, 1000)
else if (end === 'killed') process.kill(process.pid, 'SIGKILL')
else {
  process.exitCode = Number(end)
  process.stdin.pipe(process.stdout)
}
`

beforeAll(() => {
  mkdirSync(join(folder, 'jest', 'bin'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  writeFileSync(STAND_IN, BODY)
  writeFileSync(OTHER_TOOL, BODY)
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

/** Without what this very process was started with. */
function start(args: readonly string[], options: SpawnOptions = {}) {
  const { NODE_OPTIONS: _, ...env } = process.env
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['pipe', 'pipe', 'pipe'], ...options })
  if (child.stdin === null || child.stdout === null || child.stderr === null) throw new Error('Not piped')
  const { stdin, stdout, stderr } = child
  return { child, stdin, stdout, stderr, ended: once(child, 'close') }
}

async function run(args: readonly string[], input = '') {
  const { stdin, stdout, stderr, ended } = start(args)
  stdin.end(input)
  const [out, err, [code, signal]] = await Promise.all([text(stdout), text(stderr), ended])
  return { out, err, code, signal }
}

test('Jest is started again with what its modules need, and with everything that it was started with, also its streams', async () => {
  const args = ['--no-deprecation', STAND_IN, '3', '-i', 'a path', '--json']
  const { out, err, code, signal } = await run(args, 'what a person types')
  expect({ err, code, signal }).toEqual({ err: '', code: 3, signal: null })
  const [started = '', ...more] = out.split('\n')
  expect(more).toEqual(['what a person types'])
  expect(JSON.parse(started)).toMatchObject({
    modules: true,
    flags: expect.arrayContaining(['--no-deprecation', '--experimental-vm-modules']),
    more: ['-i', 'a path', '--json'],
  })
})

test.each([
  ['Jest that has all it needs', ['--experimental-vm-modules', STAND_IN, '0'], true],
  ['another tool that reads the settings', [OTHER_TOOL, '0'], false],
])('%s goes on in its own process', async (_, args, modules) => {
  const { out, code } = await run(args)
  expect(JSON.parse(out)).toEqual({ modules, flags: args.slice(0, -2), more: [] })
  expect(code).toBe(0)
})

// Windows ends a process without a signal.
const ended = (signal: NodeJS.Signals) =>
  process.platform === 'win32' ? { code: 1, signal: null } : { code: null, signal }

test('a signal that ends the second process ends the first', async () => {
  const { code, signal } = await run([STAND_IN, 'killed'])
  expect({ code, signal }).toEqual(ended('SIGKILL'))
})

if (process.platform !== 'win32') {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s to the first ends both', async (name) => {
    const first = start([STAND_IN, 'wait'])
    await once(first.stdout, 'data')
    first.child.kill(name)
    // Its streams are closed when the second process is gone, too.
    const [code, signal] = await first.ended
    expect({ code, signal }).toEqual(ended(name))
  })
}

test('Jest itself runs tests that import a package of modules, without a flag', async () => {
  const jest = join(root, 'node_modules', 'jest', 'bin', 'jest.js')
  const { out, code } = await run([jest, '-i', '--json', '__tests__/http/proxy.test.ts'])
  expect(JSON.parse(out)).toMatchObject({ success: true, numFailedTests: 0 })
  expect(code).toBe(0)
})

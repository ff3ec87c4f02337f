import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

const src = fileURLToPath(new URL('../../src/', import.meta.url))
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))

/** Every module that a source file imports: a path below src without ending, or a package. */
const importsOf = (file: string): readonly string[] =>
  [
    ...readFileSync(join(src, file), 'utf8').matchAll(
      /(?:from|import\(|import)\s*(?:\/\*.*?\*\/\s*)?'([^']+)'/g,
    ),
  ].map(([, name = '']) =>
    name.startsWith('.')
      ? normalize(join(dirname(file), name))
          .replace(/\.js$/, '')
          .replaceAll('\\', '/')
      : name,
  )

/** Folder → what it may import: folders, single modules, packages. Its own files go without saying. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  ingestion: ['errors'],
  adobe: ['batch', 'errors', 'ingestion/', 'runtime/'],
  runtime: ['errors', 'ingestion/', 'node:', '@actions/http-client'],
  report: ['batch', 'errors', 'ingestion/', 'inputs/', 'node:fs', '@actions/core'],
  inputs: ['adobe/'],
  'check-run': ['errors', 'ingestion/', 'report/', 'runtime/', '@actions/github'],
  post: ['check-run/index', 'ingestion/', 'runtime/'],
  simulator: ['node:http', 'node:crypto', 'node:net'],
}

describe('who may import whom', () => {
  test.each(Object.entries(ALLOWED))('%s', (folder, allowed) => {
    const files = sources.filter((file) => file.startsWith(`${folder}/`))
    expect(files).not.toEqual([])
    const strays = files.flatMap((file) =>
      importsOf(file)
        .filter(
          (name) => !name.startsWith(`${folder}/`) && !allowed.some((prefix) => name.startsWith(prefix)),
        )
        .map((name) => `${file} → ${name}`),
    )
    expect(strays).toEqual([])
  })

  test('nothing but the rehearsal knows the simulator', () => {
    const knowing = sources.filter(
      (file) =>
        !file.startsWith('simulator/') && importsOf(file).some((name) => name.startsWith('simulator/')),
    )
    expect(knowing).toEqual(['rehearsal.ts'])
  })

  test('nothing but its publisher and the post step knows the check run, and nobody else octokit', () => {
    const knowing = (prefix: string) =>
      sources.filter(
        (file) => !file.startsWith('check-run/') && importsOf(file).some((name) => name.startsWith(prefix)),
      )
    expect(knowing('check-run/').toSorted()).toEqual(['post/post.ts', 'publish.ts'])
    expect(knowing('@actions/github')).toEqual([])
  })

  test('the HTTP client and node:http have one importer outside of the simulator', () => {
    const users = sources.filter(
      (file) =>
        !file.startsWith('simulator/') &&
        importsOf(file).some((name) => /^(node:https?|@actions\/http-client)$/.test(name)),
    )
    expect(users).toEqual(['runtime/http.ts'])
  })

  test('the core reads no clock, environment or random source of its own', () => {
    const impure = sources
      .filter((file) => file.startsWith('ingestion/'))
      .filter((file) =>
        /\b(Date\.|new Date|Math\.random|process\.|setTimeout|setInterval|performance)/.test(
          readFileSync(join(src, file), 'utf8'),
        ),
      )
    expect(impure).toEqual([])
  })

  test('nobody prints, ends the process or switches on the environment behind the back of the report', () => {
    const text = (file: string) => readFileSync(join(src, file), 'utf8')
    const behind = (pattern: RegExp) => sources.filter((file) => pattern.test(text(file))).toSorted()
    expect(behind(/\bconsole\.|process\.stderr|NODE_ENV/)).toEqual([])
    // The entries alone may leave, once everything is told; the post step has two sentences of its own to tell.
    expect(behind(/process\.exit\(|process\.stdout/)).toEqual(['index.ts', 'post/index.ts'])
  })
})

const dist = (file: string) =>
  readFileSync(fileURLToPath(new URL(`../../dist/${file}`, import.meta.url)), 'utf8')

test('the production entry contains no fake server', () => {
  const marks = [
    'trigger/accepted',
    'look/failed-to-upload',
    'Ingestion request submitted successfully',
    'The row has corrupted data',
  ]
  for (const mark of marks) {
    expect(dist('index.js')).not.toContain(mark)
    expect(dist('simulator/index.js')).toContain(mark)
  }
})

test('octokit is in the bundle of the check run alone, with the licences of all that is in it', () => {
  expect(dist('check-run/index.js')).toContain('octokit-core.js/')
  expect(dist('index.js')).not.toContain('octokit-core.js/')
  expect(dist('licenses.txt')).toContain('@actions/core')
  for (const name of ['@actions/github', '@octokit/core', '@actions/http-client']) {
    expect(dist('check-run/licenses.txt')).toContain(name)
  }
})

test('no bundle holds undici, which nobody here calls, and whoever does call it learns at once', async () => {
  const errorCodes = 'UND_ERR_'
  expect(readFileSync('node_modules/undici/lib/core/errors.js', 'utf8')).toContain(errorCodes)
  for (const path of ['index.js', 'check-run/index.js', 'post/index.js', 'simulator/index.js']) {
    expect(dist(path)).not.toContain(errorCodes)
  }
  for (const path of ['licenses.txt', 'check-run/licenses.txt']) expect(dist(path)).not.toContain('undici')
  const stub = await import('../../scripts/bundle/undici.js')
  expect(() => stub.fetch()).toThrow('not part of this bundle')
  expect(() => new stub.ProxyAgent()).toThrow('not part of this bundle')
})

test('the post step is tiny: it runs after every step', () => {
  expect(dist('post/index.js').length).toBeLessThan(4_000)
  expect(dist('post/index.js')).not.toMatch(/^import /m)
})

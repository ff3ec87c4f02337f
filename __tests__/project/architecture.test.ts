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
    const behind = (pattern: RegExp) => sources.filter((file) => pattern.test(text(file)))
    expect(behind(/\bconsole\.|process\.stderr|NODE_ENV/)).toEqual([])
    // The entry alone may leave, once everything is told.
    expect(behind(/process\.exit\(|process\.stdout/)).toEqual(['index.ts'])
  })
})

test('the production entry contains no fake server', () => {
  const dist = (file: string) =>
    readFileSync(fileURLToPath(new URL(`../../dist/${file}`, import.meta.url)), 'utf8')
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

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../dist/', import.meta.url))
const dist = (file: string) => readFileSync(`${root}${file}`, 'utf8')
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) =>
  file.replaceAll('\\', '/'),
)

const config = JSON.parse(readFileSync('tsconfig.json', 'utf8'))

/** The entry and what it may load later. */
const chunks = files.filter((file) => /^(?:\d+\.)?index\.js$/.test(file))
const licencesOf = (chunk: string) => {
  const file = `licenses-${chunk === 'index.js' ? 'main' : chunk.replace('.index.js', '')}.txt`
  return existsSync(`${root}${file}`) ? dist(file) : ''
}
/** The packages in a chunk, by the paths that ncc leaves in it; a comment may name what another chunk holds. */
const packagesIn = (chunk: string) => {
  const own = dist(chunk).replace(/^\/\/ EXTERNAL MODULE: .*$/gm, '')
  return [
    ...new Set([...own.matchAll(/node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g)].map(([, name = '']) => name)),
  ]
}
const holding = (mark: string) => files.filter((file) => file.endsWith('.js') && dist(file).includes(mark))

test('two bundles and a post step, nothing else', () => {
  expect(files.filter((file) => file.endsWith('.js') && !chunks.includes(file)).toSorted()).toEqual([
    'post/index.js',
    'simulator/index.js',
  ])
  const licences = files.filter((file) => file.endsWith('.txt'))
  expect(licences.every((file) => chunks.some((chunk) => licencesOf(chunk) === dist(file)))).toBe(true)
})

test('the step contains no fake server', () => {
  const marks = [
    'submit/accepted',
    'status/failed-to-upload',
    'Ingestion request submitted successfully',
    'The row has corrupted data',
  ]
  for (const mark of marks) expect(holding(mark)).toEqual(['simulator/index.js'])
})

test('the simulator contains nothing of any package', () => {
  expect(packagesIn('simulator/index.js')).toEqual([])
  expect(dist('simulator/index.js')).not.toContain('@actions/')
})

test('octokit is in a chunk of its own, and the HTTP client is there once', () => {
  const [octokit, ...others] = holding('octokit-core.js/')
  expect(others).toEqual([])
  expect(octokit).toMatch(/^\d+\.index\.js$/)
  expect(
    chunks.filter((chunk) => packagesIn(chunk).some((name) => /octokit|actions\/github/.test(name))),
  ).toEqual([octokit])
  expect(holding('class HttpClient {')).toEqual(['index.js'])
})

describe('every chunk has the licences of all that is in it', () => {
  test.each(chunks)('%s', (chunk) => {
    const names = licencesOf(chunk).split('\n')
    expect(packagesIn(chunk).filter((name) => !names.includes(name))).toEqual([])
  })

  test('also those whose paths are not left in it', () => {
    const [octokit = ''] = holding('octokit-core.js/')
    expect(licencesOf('index.js').split('\n')).toEqual(
      expect.arrayContaining(['@actions/core', '@actions/http-client']),
    )
    expect(licencesOf(octokit).split('\n')).toEqual(
      expect.arrayContaining(['@actions/github', '@octokit/core', '@octokit/request', 'content-type']),
    )
  })
})

test('no bundle holds undici, which nobody here calls, and whoever does call it learns at once', async () => {
  const errorCodes = 'UND_ERR_'
  expect(readFileSync('node_modules/undici/lib/core/errors.js', 'utf8')).toContain(errorCodes)
  expect(holding(errorCodes)).toEqual([])
  const stub = await import('../../scripts/bundle/unused.js')
  expect(() => stub.fetch()).toThrow('not in the bundle')
  // The toolkit makes this when it is loaded where a proxy is set.
  expect(() => new stub.ProxyAgent()).not.toThrow()
})

test.each(Object.keys(config.compilerOptions.paths))(
  'no bundle holds %s, which nobody here calls',
  (name) => {
    for (const chunk of chunks) {
      expect(dist(chunk)).not.toContain(`CONCATENATED MODULE: ./node_modules/${name}/`)
      expect(licencesOf(chunk).split('\n')).not.toContain(name)
    }
  },
)

test('the post step is tiny, since it runs after every step: it loads the action only for an open check run', () => {
  const post = dist('post/index.js')
  expect(post.length).toBeLessThan(1_000)
  expect(post).not.toMatch(/^import /m)
  const code = post
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .trim()
  expect(code).toBe("if (process.env['STATE_checkRuns']) await import('../index.js'); export {};")
})

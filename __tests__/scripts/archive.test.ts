import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { parse } from 'yaml'

/** What a runner downloads for `uses:`. Git makes less than 300,000 of it; Node's own compression differs by some hundred bytes. */
const LIMIT_BYTES = 300_500

const root = fileURLToPath(new URL('../../', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'archive-'))
let archive: Buffer = Buffer.of()

const run = (command: string, args: readonly string[], options: { cwd: string; input?: Buffer }) => {
  const { error, status, stdout, stderr } = spawnSync(command, args, { ...options, maxBuffer: 2 ** 26 })
  if (error !== undefined) throw error
  return { status, stdout, stderr: stderr.toString() }
}

beforeAll(() => {
  const made = run('git', ['archive', '--format=tar', 'HEAD'], { cwd: root })
  expect(made).toMatchObject({ status: 0, stderr: '' })
  archive = made.stdout
  expect(run('tar', ['-xf', '-'], { cwd: folder, input: archive })).toMatchObject({ status: 0 })
})

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

test('the archive is small', () => {
  expect(gzipSync(archive).length).toBeLessThanOrEqual(LIMIT_BYTES)
})

test('it holds the action, what explains it, and nothing for contributors alone', () => {
  expect(readdirSync(folder).toSorted()).toEqual(
    ['action.yml', 'dist', 'src', 'package.json', 'README.md', 'LICENSE', 'scripts'].toSorted(),
  )
  expect(readdirSync(join(folder, 'scripts')).toSorted()).toEqual(['runner', 'start', 'start.mjs'])
  const { runs } = parse(readFileSync(join(folder, 'action.yml'), 'utf8'))
  for (const file of [runs.main, runs.post]) expect(readFileSync(join(folder, file), 'utf8')).not.toBe('')
  for (const part of ['dist', 'src']) {
    const tracked = run('git', ['ls-tree', '-r', '--name-only', 'HEAD', part], { cwd: root })
    for (const file of tracked.stdout.toString().trim().split('\n')) {
      expect(readFileSync(join(folder, file), 'utf8')).not.toBe('')
    }
  }
})

test('it rehearses itself, without an install', () => {
  const { status, stdout, stderr } = run(process.execPath, [join('scripts', 'start.mjs')], { cwd: folder })
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  expect(stdout.toString()).toContain('The job continues.')
})

import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { bundlesIn, isPrerelease, majorTag, notesOf, verification } from '../../scripts/release/version.mjs'

const CHANGELOG = `# Changelog

## [Unreleased]

## [1.2.3] - 2026-11-24

### Added

- A thing.

## [1.2.2] - 2026-11-01

- Older.

[1.2.3]: https://example.test/compare
`

test('the notes of a release are its section of the changelog', () => {
  expect(notesOf('v1.2.3', '1.2.3', CHANGELOG)).toBe('### Added\n\n- A thing.')
  expect(notesOf('v1.2.2', '1.2.2', CHANGELOG)).toBe('- Older.')
})

test.each([
  ['another version', 'v1.2.4', '1.2.3', 'is not the version'],
  ['no tag of a version', 'release', 'release', 'is not the version'],
  ['a version that the changelog does not know', 'v2.0.0', '2.0.0', 'has no section'],
])('%s is refused', (_, tag, version, said) => {
  expect(() => notesOf(tag, version, CHANGELOG)).toThrow(said)
})

test('an empty section is refused', () => {
  expect(() => notesOf('v9.0.0', '9.0.0', '## [9.0.0]\n\n## [8.0.0]\n\n- x\n')).toThrow('an empty one')
})

describe('the major tag', () => {
  test.each([
    ['v1.2.3', 'v1', false],
    ['v12.0.0', 'v12', false],
    ['v1.2.3-rc.1', '', true],
  ])('%s moves "%s"', (tag, major, prerelease) => {
    expect(majorTag(tag)).toBe(major)
    expect(isPrerelease(tag)).toBe(prerelease)
  })
})

describe('what the workflow asks', () => {
  const root = new URL('../../', import.meta.url)
  const ask = (question: string, TAG: string) =>
    spawnSync(process.execPath, [fileURLToPath(new URL('scripts/release.mjs', root)), question], {
      env: { PATH: process.env['PATH'], TAG, REPOSITORY: 'octo-org/ingestion-gate' },
      encoding: 'utf8',
    })

  test('there are no notes before the changelog has the version', () => {
    const { status, stderr, stdout } = ask('notes', 'v0.0.0')
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('v0.0.0 is not the version')
  })

  test('a verify command for every bundle in dist', () => {
    const bundles = readdirSync(new URL('dist/', root), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.js'))
      .map((file) => `dist/${file.replaceAll('\\', '/')}`)
    expect(bundles.length).toBeGreaterThan(3)
    const text = verification('v1.2.3', 'octo-org/ingestion-gate', bundlesIn(fileURLToPath(root)))
    const commands = text.split('\n').filter((line) => line.startsWith('gh attestation verify '))
    expect(commands.map((command) => command.split(' ')[3]).toSorted()).toEqual(bundles.toSorted())
    for (const command of commands) {
      expect(command).toContain('--signer-workflow octo-org/ingestion-gate/.github/workflows/build.yml')
      expect(command).toContain('--source-ref refs/tags/v1.2.3')
    }
  })
})

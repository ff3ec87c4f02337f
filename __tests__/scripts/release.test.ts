import { describe, expect, test } from '@jest/globals'
import { majorTag, notesOf, prereleaseOption } from '../../scripts/release/version.mjs'

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
    ['v1.2.3', 'v1', ''],
    ['v12.0.0', 'v12', ''],
    ['v1.2.3-rc.1', '', '--prerelease'],
  ])('%s moves "%s"', (tag, major, option) => {
    expect(majorTag(tag)).toBe(major)
    expect(prereleaseOption(tag)).toBe(option)
  })
})

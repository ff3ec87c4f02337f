import { readFileSync } from 'node:fs'
import { validate } from '@actions/languageservice'
import { describe, expect, test } from '@jest/globals'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { DEFAULTS, OUTPUT_NAMES, RUNS } from '../e2e/manifest.js'

const text = readFileSync(new URL('../../action.yml', import.meta.url), 'utf8')
const manifest = parse(text)

describe('action.yml', () => {
  test("satisfies GitHub's own language service", async () => {
    expect(await validate(TextDocument.create('file:///valid/action.yml', 'yaml', 1, text))).toEqual([])
  })

  test('is really checked by it', async () => {
    const wrong = text.replace('node24', 'node99').replace('database', 'no-such-icon')
    expect(await validate(TextDocument.create('file:///wrong/action.yml', 'yaml', 1, wrong))).not.toEqual([])
  })

  test('keeps its name and runtime', () => {
    expect(manifest).toMatchObject({
      name: 'Adobe Campaign data ingestion gate',
      branding: { icon: 'database', color: 'red' },
      runs: { using: 'node24', main: 'dist/index.js', post: 'dist/post/index.js' },
    })
  })

  test('has a description that the Marketplace shows as a whole', () => {
    expect(manifest.description.length).toBeLessThanOrEqual(125)
  })

  test('runs the post step always: it is there for whatever ended badly', () => {
    expect(manifest.runs).not.toHaveProperty('post-if')
  })

  test("hands the job's token on by default", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression, for the runner
    expect(manifest.inputs.githubToken.default).toBe('${{ github.token }}')
  })

  test('says what the end-to-end tests run, and with which defaults', () => {
    const inputs = Object.entries<{ default?: string }>(manifest.inputs)
    expect(manifest).toMatchObject({ runs: RUNS })
    expect(Object.keys(manifest.outputs)).toEqual(OUTPUT_NAMES)
    expect(DEFAULTS).toStrictEqual(
      Object.fromEntries(
        inputs.map(([name, { default: value }]) => [name, value === undefined ? {} : { default: value }]),
      ),
    )
  })

  test('passes on no default that could be mistaken for a value set by hand', () => {
    for (const name of ['onInProgress', 'apiUrl', 'imsUrl', 'platformUrl']) {
      expect(manifest.inputs[name]).not.toHaveProperty('default')
    }
  })
})

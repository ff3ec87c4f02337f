import { existsSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { spoiling } from '../scripts/spoiled-files.js'
import { notStopped, type Play, type PlayOptions, playByLaw, play as playFreely } from './faulty-adobe.js'
import { OUTPUT_NAMES } from './manifest.js'
import { preload } from './preload.js'

interface Verdict {
  readonly outcome: string
  readonly exitCode: number
  readonly play: Play
  readonly inputs: Readonly<Record<string, string>>
}
// Both end after the POST, so that each case costs no waiting.
const GREEN: Verdict = { outcome: 'submitted', exitCode: 0, play: {}, inputs: { wait: 'false' } }
const RED: Verdict = { outcome: 'rejected', exitCode: 1, play: { post: [notStopped] }, inputs: {} }
const VERDICTS = [GREEN, RED]

const run = async ({ play, inputs }: Verdict, options: Parameters<typeof playByLaw>[2] = {}) =>
  (await playByLaw(play, inputs, options)).step

const warnings = (step: StepResult) => step.annotations.filter(({ level }) => level === 'warning')
const errors = (step: StepResult) => step.annotations.filter(({ level }) => level === 'error')

describe.each(VERDICTS)('spoiled command files leave the verdict alone: $outcome', (verdict) => {
  const { outcome, exitCode } = verdict

  test.each(['missing', 'read-only'] as const)('outputs %s: one warning', async (output) => {
    const step = await run(verdict, { createFile: spoiling({ output }), withoutOutputs: true })
    expect(step).toMatchObject({ exitCode, outputs: {} })
    expect(warnings(step)).toEqual([
      {
        level: 'warning',
        title: 'Outputs missing',
        message: expect.stringContaining('The outputs could not be written: '),
      },
    ])
    expect(errors(step)).toHaveLength(exitCode)
    expect(step.summary).not.toBe('')
  })

  test('no outputs file named: every output is printed as a plain line', async () => {
    const step = await run(verdict, { createFile: spoiling({ output: 'unset' }), withoutOutputs: true })
    expect(step).toMatchObject({ exitCode, outputs: {} })
    expect(warnings(step)).toEqual([])
    expect(errors(step)).toHaveLength(exitCode)
    for (const name of OUTPUT_NAMES) {
      expect(step.log.filter((line) => line.startsWith(`${name}=`)).length).toBeGreaterThan(0)
    }
    expect(step.log).toContain(`outcome=${outcome}`)
  })

  test('outputs a directory: the exit code follows the verdict', async () => {
    // The runner itself fails such a step, whatever the action does.
    const { play, inputs } = verdict
    const { step } = await playFreely(play, inputs, { createFile: spoiling({ output: 'directory' }) })
    expect(step.exitCode).toBe(exitCode)
    expect(warnings(step)).toHaveLength(1)
  })

  test.each(['unset', 'missing', 'read-only', 'directory'] as const)(
    'summary %s: one warning',
    async (summary) => {
      const step = await run(verdict, { createFile: spoiling({ summary }) })
      expect(step.outputs['outcome']).toBe(outcome)
      expect(warnings(step)).toEqual([
        {
          level: 'warning',
          title: 'Summary missing',
          message: expect.stringContaining('The job summary could not be written: '),
        },
      ])
    },
  )

  test.each(['unset', 'missing', 'read-only'] as const)(
    'state, environment and path %s: not a word',
    async (fault) => {
      const step = await run(verdict, { createFile: spoiling({ state: fault, env: fault, path: fault }) })
      expect(step.outputs['outcome']).toBe(outcome)
      expect(warnings(step)).toEqual([])
    },
  )

  test('state, environment and path directories: the exit code follows the verdict', async () => {
    const { play, inputs } = verdict
    const files = { state: 'directory', env: 'directory', path: 'directory' } as const
    const { step } = await playFreely(play, inputs, { createFile: spoiling(files) })
    expect(step).toMatchObject({ exitCode, outputs: { outcome } })
    expect(warnings(step)).toEqual([])
  })
})

describe('a summary that is nearly full', () => {
  const LARGEST = 1024 * 1024
  const sizeOf = (step: StepResult) => Buffer.byteLength(step.rawSummary)
  const filled = (bytes: number) => run(RED, { createFile: spoiling({ summary: bytes }) })

  test('is filled to the last byte, shortened from there on, and never made too large', async () => {
    const whole = await filled(0)
    const fitting = await filled(LARGEST - sizeOf(whole))
    expect(sizeOf(fitting)).toBe(LARGEST)
    expect(fitting.rawSummary.trim()).toBe(whole.rawSummary.trim())

    const shortened = await filled(LARGEST - sizeOf(whole) + 1)
    expect(sizeOf(shortened)).toBeLessThan(LARGEST)
    expect(shortened.summary).toContain(
      '## ❌ Adobe Campaign data ingestion: Adobe did not start the ingestion',
    )
    expect(shortened.summary).toContain('is not stopped')
    expect(shortened.summary).not.toContain('| Mapping |')
    for (const step of [whole, fitting, shortened]) expect(warnings(step)).toEqual([])
  })

  test.each([100, 1, 0])('with %i bytes left: not written, one warning', async (left) => {
    const step = await filled(LARGEST - left)
    expect(sizeOf(step)).toBe(LARGEST - left)
    expect(step.outputs['outcome']).toBe('rejected')
    expect(warnings(step)).toEqual([
      { level: 'warning', title: 'Summary missing', message: expect.stringContaining('no room') },
    ])
  })
})

describe('a bare environment', () => {
  const withoutVariables = preload(`
    for (const name of Object.keys(process.env)) {
      if (/^(GITHUB_|RUNNER_|CI$)/.test(name)) delete process.env[name]
    }`)
  /** Nobody may write here, not even the superuser. */
  const readOnly = existsSync('/proc') ? '/proc' : '/'

  test.each<[string, PlayOptions]>([
    ['no event file', { env: { GITHUB_EVENT_PATH: '/nowhere/event.json' } }],
    ['no variable of the event', { env: { GITHUB_EVENT_PATH: undefined, GITHUB_EVENT_NAME: undefined } }],
    ['no home', { env: { HOME: undefined } }],
    ['a working directory that is read-only', { workspace: readOnly }],
  ])('%s: no effect', async (_, options) => {
    const step = await run(GREEN, options)
    expect(step.outputs['outcome']).toBe('submitted')
    expect(step.annotations).toEqual([])
  })

  test.each(VERDICTS)('nothing but the inputs: $outcome', async (verdict) => {
    const step = await run(verdict, {
      bundle: { nodeArgs: withoutVariables },
      env: { HOME: undefined },
      withoutOutputs: true,
    })
    expect(step.exitCode).toBe(verdict.exitCode)
    expect(step.log).toContain(`outcome=${verdict.outcome}`)
    expect(warnings(step).map(({ title }) => title)).toEqual(['Summary missing'])
  })

  test('RUNNER_DEBUG=1: more lines, and still only our commands', async () => {
    const plain = await run(RED)
    const debug = await run(RED, { env: { RUNNER_DEBUG: '1' } })
    const more = debug.log.filter((line) => line.startsWith('##[debug]'))
    expect(more.join('\n')).toMatch(/POST http:\/\/127\.0\.0\.1:\d+\/ims\/token\/v3: HTTP 200 after \d+ ms/)
    const transcript = debug.log.findIndex((line) => line.includes('Support transcript'))
    expect(transcript).toBe(plain.log.length + more.length)
  })
})

import { appendFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { REGISTERED_COMMANDS } from '../../scripts/runner/commands.mjs'
import type { RecordOptions } from '../../scripts/runner/record-step.mjs'
import { runStep } from '../../scripts/runner/run-step.mjs'
import { childScript } from './child-script.js'
import { playStep, printing } from './played-step.js'

/** A step that prints these lines. */
const printed = (lines: readonly string[], options: RecordOptions = {}) =>
  playStep(printing(...lines), options)

/** What the action sends. */
const OF_THE_ACTION: readonly string[] = [
  'add-mask',
  'debug',
  'notice',
  'warning',
  'error',
  'group',
  'endgroup',
]

describe('the log', () => {
  test('shows commands as a person sees them, from both streams', async () => {
    const main = childScript(`
      print('plain', '::group::Title', '::error title=T::a%0Ab', '##[warning]w', '::endgroup::', '::debug::d')
      process.stderr.write('\\u00a0::notice::n')`)
    const step = await runStep({ main })
    expect(step.log.filter((line) => line !== 'Notice: n')).toEqual([
      'plain',
      '▸ Title',
      'Error: a',
      'b',
      'Warning: w',
    ])
    expect(step.log).toContain('Notice: n')
    expect(step.commands.find(({ name }) => name === 'notice')).toMatchObject({ syntax: 'v2' })
    expect(step.commands.find(({ name }) => name === 'warning')).toMatchObject({ syntax: 'v1' })
    expect(step).toMatchObject({ lineCount: 7, durationMs: expect.any(Number) })
  })

  test('shows debug lines when asked for', () => {
    const step = printed(['::debug::a%0Ab'], { env: { RUNNER_DEBUG: '1' } })
    expect(step.log).toEqual(['##[debug]a', '##[debug]b'])
  })

  test('comes line by line, with its kind', () => {
    const seen: string[][] = []
    printed(['a', '::error::b'], { onLine: (line, kind) => seen.push([kind, line]) })
    expect(seen).toEqual([
      ['text', 'a'],
      ['error', 'Error: b'],
    ])
  })

  test("hides a workflow's secrets before the step begins, in log, annotations and summary", () => {
    const step = playStep(
      ({ GITHUB_STEP_SUMMARY = '' }, print) => {
        print('s3cr3t-1 {', '::error::s3cr3t-1', '::group::{ a')
        appendFileSync(GITHUB_STEP_SUMMARY, 'has s3cr3t-1')
      },
      { secrets: ['{\n  s3cr3t-1\n}'] },
    )
    expect(step.log).toEqual(['*** ***', 'Error: ***', '▸ *** a'])
    expect(step).toMatchObject({ summary: 'has ***\n', rawSummary: 'has s3cr3t-1', masks: [] })
    expect(step.annotations).toEqual([{ level: 'error', title: '', message: '***' }])
  })

  test('masks from the mask on, and not before', () => {
    const step = printed(['s3cr3t-1', '::add-mask::s3cr3t-1', 'has s3cr3t-1', '::error::s3cr3t-1'])
    expect(step.log).toEqual(['s3cr3t-1', 'has ***', 'Error: ***'])
    expect(step.annotations).toEqual([{ level: 'error', title: '', message: '***' }])
    expect(step).toMatchObject({ masks: ['s3cr3t-1'], stdout: expect.stringContaining('has s3cr3t-1') })
    expect(step.commands[0]).toMatchObject({ name: 'add-mask', atLine: 2 })
  })

  test('warns of an empty mask', () => {
    const step = printed(['::add-mask:: '])
    expect(step).toMatchObject({ masks: [], annotations: [{ level: 'warning' }], conclusion: 'success' })
  })

  test.each(REGISTERED_COMMANDS.filter((name) => !OF_THE_ACTION.includes(name)))(
    'holds an error for %s, which the action never sends, and the step fails',
    (name) => {
      const step = printed([`::${name} name=n::d`, `text ##[${name} name=n]d`])
      const error = `The command '${name}' is none of the action's.`
      expect(step).toMatchObject({
        conclusion: 'failure',
        commands: [
          { name, data: 'd', syntax: 'v2', atLine: 1 },
          { name, data: 'd', syntax: 'v1', atLine: 2 },
        ],
        runnerErrors: [error, error],
        outputs: {},
        state: {},
      })
    },
  )

  test('loses nothing of much output', async () => {
    const main = childScript(
      "print(Array.from({ length: 100_000 }, (_, i) => 'line ' + i).join('\\n'))\nprocess.stdout.write('x'.repeat(1e6))",
    )
    const step = await runStep({ main })
    expect(step.lineCount).toBe(100_001)
    expect(step.log[99_999]).toBe('line 99999')
    expect(step.log[100_000]).toHaveLength(1e6)
  })
})

describe('annotations', () => {
  test('are ten of each level; the log has the rest', () => {
    const numbers = Array.from({ length: 12 }, (_, index) => index)
    const step = printed(
      ['error', 'warning', 'notice'].flatMap((level) => numbers.map((number) => `::${level}::${number}`)),
    )
    expect(step.annotations).toHaveLength(30)
    expect(step.annotations.filter(({ level }) => level === 'notice').at(-1)).toMatchObject({ message: '9' })
    expect(step.log).toHaveLength(36)
  })

  test('are cut at 4,096 characters', () => {
    const step = printed([`::error::${'x'.repeat(5000)}`])
    expect(step.annotations[0]?.message).toHaveLength(4096)
  })

  test('may be empty, then the log has no line', () => {
    expect(printed(['::error::'])).toMatchObject({
      log: [],
      annotations: [{ level: 'error', message: '' }],
    })
  })

  test.each(['::error::😀', '::warning title=😀::m', '##[error]x 😀'])(
    'would crash the worker of a real runner, as %s does',
    (line) => {
      expect(() => printed([line])).toThrow("GitHub's runner may crash")
    },
  )

  test('may hold any character as a notice, like every other line', () => {
    expect(printed(['::notice::😀', '::debug::😀', '😀'])).toMatchObject({ conclusion: 'success' })
  })

  test('keep their titles', () => {
    const step = printed(['::error file=a,Title=Data%3A not in::m'])
    expect(step.annotations).toEqual([{ level: 'error', title: 'Data: not in', message: 'm' }])
  })
})

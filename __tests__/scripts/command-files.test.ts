import { appendFileSync, existsSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { runStep } from '../../scripts/runner/run-step.mjs'
import { childScript } from './child-script.js'
import { type Act, playStep, writing } from './played-step.js'
import { spoiling } from './spoiled-files.js'

const TEXTS = { OUTPUT: 'a=1', STATE: 'b=2', ENV: 'C=3', PATH: '/d', STEP_SUMMARY: '# e' }

/** Writes to every file and tells which ones it could not write to. */
const writeAll: Act = (env, print) => {
  for (const [name, text] of Object.entries(TEXTS)) {
    const path = env[`GITHUB_${name}`]
    try {
      if (!path || !existsSync(path)) throw new Error('missing')
      appendFileSync(path, `${text}\n`)
    } catch {
      print(name)
    }
  }
}

test('all five are read after the end', async () => {
  const main = childScript(`
    for (const [name, text] of Object.entries(${JSON.stringify(TEXTS)})) {
      fs.appendFileSync(process.env['GITHUB_' + name], text + '\\n')
    }
    process.exitCode = 1`)
  expect(await runStep({ main })).toMatchObject({
    exitCode: 1,
    log: [],
    outputs: { a: '1' },
    state: { b: '2' },
    exportedEnv: { C: '3' },
    addedPath: ['/d'],
    summary: '# e\n',
    runnerErrors: [],
  })
})

describe('spoiled files', () => {
  test.each(['missing', 'unset', 'read-only'] as const)(
    '%s: the step cannot write, the runner does not mind',
    (fault) => {
      const files = { output: fault, state: fault, env: fault, path: fault, summary: fault }
      expect(playStep(writeAll, { createFile: spoiling(files) })).toMatchObject({
        log: ['OUTPUT', 'STATE', 'ENV', 'PATH', 'STEP_SUMMARY'],
        conclusion: 'success',
        outputs: {},
        state: {},
        summary: '',
      })
    },
  )

  test('a directory: the runner fails the step for three of them', () => {
    for (const name of ['output', 'state', 'env'] as const) {
      const step = playStep(() => 0, { createFile: spoiling({ [name]: 'directory' }) })
      expect(step).toMatchObject({ exitCode: 0, conclusion: 'failure' })
      expect(step.runnerErrors[0]).toBe(`Unable to process file command '${name}' successfully.`)
    }
    expect(
      playStep(writeAll, { createFile: spoiling({ path: 'directory', summary: 'directory' }) }),
    ).toMatchObject({
      log: ['PATH', 'STEP_SUMMARY'],
      conclusion: 'success',
    })
  })

  test('half a block: what came before counts, the rest fails the step', () => {
    const step = playStep(writing('OUTPUT', 'a=1\nb<<E\n2\n'))
    expect(step).toMatchObject({ exitCode: 0, conclusion: 'failure', outputs: { a: '1' } })
    expect(step.annotations.map(({ message }) => message)).toEqual(step.runnerErrors)
  })

  test('an output without a name fails the step', () => {
    expect(playStep(writing('OUTPUT', '=1\n'))).toMatchObject({ conclusion: 'failure' })
  })
})

test('outputs: the last write wins, every write is kept', () => {
  const step = playStep(writing('OUTPUT', 'a=1\na<<E\n2\nE\nb=3\n'))
  expect(step.outputs).toEqual({ a: '2', b: '3' })
  expect(step.outputWrites).toEqual([
    { name: 'a', value: '1' },
    { name: 'a', value: '2' },
    { name: 'b', value: '3' },
  ])
})

test('NODE_OPTIONS is refused with an error, which does not fail the step', () => {
  const step = playStep(writing('ENV', 'node_options=x\nA=1\n'))
  expect(step).toMatchObject({
    conclusion: 'success',
    exportedEnv: { A: '1' },
    annotations: [{ level: 'error' }],
  })
})

describe('the summary', () => {
  test('is masked line by line', () => {
    const step = playStep((env, print) => {
      print('::add-mask::first%0Asecond')
      return writing('STEP_SUMMARY', 'a first b\r\nfir\nst')(env, print)
    })
    expect(step.summary).toBe('a *** b\nfir\nst\n')
    expect(step.rawSummary).toBe('a first b\r\nfir\nst')
  })

  test.each([
    [2 ** 20 - 2, 2 ** 20],
    [2 ** 20 - 1, 0],
  ])('with %i bytes before two more, %i are shown', (before, shown) => {
    const step = playStep(writing('STEP_SUMMARY', 'x\n'), { createFile: spoiling({ summary: before }) })
    expect(step).toMatchObject({
      conclusion: 'success',
      runnerErrors: shown === 0 ? [expect.stringContaining('1024k')] : [],
    })
    expect(step.summary).toHaveLength(shown)
    expect(step.rawSummary).toHaveLength(before + 2)
  })

  test('is measured in bytes', () => {
    const step = playStep(writing('STEP_SUMMARY', '€'.repeat(350_000)))
    expect(step).toMatchObject({ summary: '', runnerErrors: [expect.any(String)] })
  })
})

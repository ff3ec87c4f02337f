import { existsSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { stateVariables, withDefaults } from '../../scripts/runner/inputs.mjs'
import { runStep } from '../../scripts/runner/run-step.mjs'
import { childScript } from './child-script.js'
import { playStep, printing, writing } from './played-step.js'

type Options = Omit<Parameters<typeof runStep>[0], 'main'>
const run = (body: string, options: Options = {}) => runStep({ main: childScript(body), ...options })

describe('what a step is given', () => {
  const dump = 'print(JSON.stringify({ env: process.env, cwd: process.cwd(), args: process.argv.length }))'

  test('inputs under the names that the runner makes', async () => {
    const step = await run(dump, { inputs: { mappingId: 'XDM44', 'two words': 'a', 'base-url': '' } })
    expect(JSON.parse(step.stdout).env).toMatchObject({
      INPUT_MAPPINGID: 'XDM44',
      INPUT_TWO_WORDS: 'a',
      'INPUT_BASE-URL': '',
    })
  })

  test('an environment of its own, a workspace and an event', async () => {
    process.env['NOT_FOR_THE_STEP'] = 'x'
    const step = await run(`${dump}\nprint(fs.readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8'))`, {
      env: { GITHUB_SHA: undefined, GITHUB_RUN_ID: '7', OWN: 'yes' },
    })
    delete process.env['NOT_FOR_THE_STEP']
    const { env, cwd } = JSON.parse(step.log[0] ?? '')
    expect(env).toMatchObject({
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_RUN_ID: '7',
      OWN: 'yes',
      GITHUB_WORKSPACE: cwd,
    })
    expect(env).not.toHaveProperty('GITHUB_SHA')
    expect(env).not.toHaveProperty('NOT_FOR_THE_STEP')
    expect(step.log[1]).toBe('{}')
  })

  test('nothing on standard input', async () => {
    expect(await run("print(fs.readFileSync(0, 'utf8').length)")).toMatchObject({ exitCode: 0, log: ['0'] })
  })

  test('folders that are gone afterwards', async () => {
    const step = await run(
      'print(process.env.RUNNER_TEMP, process.env.HOME, process.cwd(), process.env.GITHUB_OUTPUT)',
    )
    expect(step.log).toHaveLength(4)
    expect(step.log.filter((path) => existsSync(path))).toEqual([])
  })

  test('defaults from a table, whatever the case of the names', () => {
    const table = { org: {}, wait: { default: 'true' }, mappingId: {} }
    expect(withDefaults(table, { MAPPINGID: 'XDM44', other: '1' })).toEqual({
      org: '',
      wait: 'true',
      mappingId: 'XDM44',
      other: '1',
    })
  })
})

describe('what decides the conclusion', () => {
  test.each([
    ['', 0, 'success'],
    ['process.exitCode = 1', 1, 'failure'],
    ['process.exit(3)', 3, 'failure'],
    ["throw new Error('x')", 1, 'failure'],
  ])('%j', async (body, exitCode, conclusion) => {
    expect(await run(body)).toMatchObject({ exitCode, conclusion, signal: null })
  })

  test.each([
    ['an error that is shown', printing('::error::m'), 'success'],
    ['a command to set a variable', printing('::set-env name=A::b'), 'failure'],
    ['a command to add to the path', printing('##[add-path]/x'), 'failure'],
    ['half a block of output', writing('OUTPUT', 'a<<E\n1\n'), 'failure'],
    ['nonsense for state', writing('STATE', 'nonsense'), 'failure'],
  ])('%s', (_, act, conclusion) => {
    expect(playStep(act)).toMatchObject({ exitCode: 0, conclusion, signal: null })
  })

  test('a main that cannot be found', async () => {
    expect(await runStep({ main: '/nowhere/index.js' })).toMatchObject({ exitCode: 1, conclusion: 'failure' })
  })

  test('a Node that cannot be found', async () => {
    await expect(run('', { node: '/nowhere/node' })).rejects.toThrow('ENOENT')
  })
})

test('state comes back as the post step sees it', () => {
  const step = playStep(writing('STATE', 'checks=1,2\n'))
  expect(step.state).toEqual({ checks: '1,2' })
  expect(stateVariables(step.state)).toEqual({ STATE_checks: '1,2' })
})

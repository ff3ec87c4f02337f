import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { text as readText } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { inputVariable } from '../../scripts/runner/inputs.mjs'
import { INPUT_NAMES } from '../../src/inputs/declarations.js'
import { startSimulator } from '../../src/simulator/index.js'
import { CLIENT_ID, CLIENT_SECRET, MAPPING, ORG, tokensOf } from '../e2e/adobe.js'

/** The recipes of docs/other-ci.md, as the systems would run them: with their variables, and nothing of GitHub's. */

const page = readFileSync(new URL('../../docs/other-ci.md', import.meta.url), 'utf8')
const [gitlab = '', jenkins = '', azure = ''] = [...page.matchAll(/```(?:yaml|groovy)\n(.*?)```/gs)].map(
  ([, block]) => block,
)

type Variables = Readonly<Record<string, string>>
interface Recipe {
  readonly variables: Variables
  readonly commands: readonly string[]
}

const { ingest } = parse(gitlab)
const [azureJob] = parse(azure).jobs
const RECIPES: readonly (readonly [string, Recipe])[] = [
  ['GitLab', { variables: ingest.variables, commands: ingest.script }],
  [
    'Jenkins',
    {
      variables: Object.fromEntries(
        [...jenkins.matchAll(/^ +(\w+) = (.*)$/gm)].map(([, name = '', value = '']) => [
          name,
          value.replace(/^'(.*)'$/, '$1'),
        ]),
      ),
      commands: [...jenkins.matchAll(/sh '(.*)'/g)].map(([, command = '']) => command),
    },
  ],
  [
    'Azure Pipelines',
    {
      variables: azureJob.steps[1].env,
      commands: azureJob.steps.map(({ script }: { script: string }) => script),
    },
  ],
]

/** What the secrets are in these runs, whatever each system calls them. */
const withSecrets = (variables: Variables): Variables => ({
  ...variables,
  INPUT_CLIENTID: CLIENT_ID,
  INPUT_CLIENTSECRET: CLIENT_SECRET,
})

async function run(variables: Variables) {
  // On Windows no process starts without the first of these.
  const { SystemRoot, PATH } = process.env
  const child = spawn(process.execPath, [fileURLToPath(new URL('../../dist/index.js', import.meta.url))], {
    env: { ...(SystemRoot === undefined ? {} : { SystemRoot }), PATH, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve))
  const [stdout, stderr, exitCode] = await Promise.all([
    readText(child.stdout),
    readText(child.stderr),
    exited,
  ])
  return { stdout, stderr, exitCode, lines: stdout.split(/\r?\n/) }
}

describe.each(RECIPES)('%s', (_, { variables, commands }) => {
  test('clones the action, runs it, and names inputs that there are', () => {
    expect(commands).toEqual([
      'git clone --depth 1 --branch v1 https://github.com/<owner>/<repo> ingestion-gate',
      'node ingestion-gate/dist/index.js',
    ])
    expect(variables).toMatchObject({ INPUT_ORG: ORG, INPUT_MAPPINGID: MAPPING, INPUT_MINRECORDS: '1' })
    expect(variables['INPUT_CLIENTSECRET']).toMatch(/adobe.client.secret/i)
    const known = INPUT_NAMES.map(inputVariable)
    for (const name of Object.keys(variables)) expect(known).toContain(name)
  })
})

const [[, { variables }] = ['', { variables: {} }]] = RECIPES

test('all recipes give the same inputs', () => {
  const plain = RECIPES.map(([, recipe]) => withSecrets(recipe.variables))
  for (const each of plain) expect(each).toEqual(plain[0])
})

test('a rehearsed success: exit status 0, an outcome to read', async () => {
  const { exitCode, lines } = await run({ ...withSecrets(variables), INPUT_REHEARSE: 'success' })
  expect(exitCode).toBe(0)
  expect(lines).toContain('outcome=succeeded')
  expect(lines).toContain('numRecords=15')
})

test('against Adobe, with a failure: exit status 1, results as JSON on one line, no secret in the log', async () => {
  const simulator = await startSimulator({
    scenario: 'failed',
    org: ORG,
    mappingIds: [MAPPING],
    clientId: CLIENT_ID,
    clientSecrets: [CLIENT_SECRET],
  })
  try {
    const addresses = { INPUT_APIURL: simulator.apiUrl, INPUT_IMSURL: simulator.imsUrl }
    const { exitCode, lines, stdout, stderr } = await run({ ...withSecrets(variables), ...addresses })
    expect(exitCode).toBe(1)
    expect(lines).toContain('outcome=failed')
    const results = lines.find((line) => line.startsWith('results='))?.slice('results='.length)
    expect(JSON.parse(results ?? '')).toMatchObject([{ outcome: 'failed', errorCode: 'ACP-880056' }])
    // The runner's command would show what it hides.
    for (const secret of ['add-mask', CLIENT_SECRET, ...tokensOf(simulator)])
      expect(stdout + stderr).not.toContain(secret)
  } finally {
    await simulator.close()
  }
})

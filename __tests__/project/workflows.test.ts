import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { SCENARIOS } from '../../src/simulator/index.js'

const root = new URL('../../', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, root), 'utf8')
const FOLDER = '.github/workflows/'
const NAMES = readdirSync(new URL(FOLDER, root)).toSorted()
const scripts: object = JSON.parse(read('package.json')).scripts

interface Job {
  readonly uses?: string
  readonly needs?: string | readonly string[]
  readonly environment?: string
  readonly 'timeout-minutes'?: number
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps?: readonly { uses?: string; run?: string; with?: Record<string, unknown> }[]
}

const jobsOf = (name: string): Readonly<Record<string, Job>> => parse(read(`${FOLDER}${name}`)).jobs

describe.each(NAMES)('%s', (name) => {
  const text = read(`${FOLDER}${name}`)
  const { permissions, jobs, on }: { permissions: object; jobs: Record<string, Job>; on: unknown } =
    parse(text)
  const steps = Object.values(jobs).flatMap((job) => job.steps ?? [])

  test('grants nothing to all jobs, and bounds each', () => {
    expect(permissions).toEqual({})
    for (const job of Object.values(jobs)) {
      expect(job.permissions).toBeDefined()
      // The job that calls build.yml has the limits of that.
      if (job.uses === undefined) expect(job['timeout-minutes']).toBeLessThanOrEqual(180)
    }
  })

  test('pins every action to a commit, and tells its version', () => {
    const uses = [...text.matchAll(/uses: (.*)/g)]
      .map(([, action = '']) => action)
      .filter((action) => !action.startsWith('./'))
    for (const action of uses) expect(action).toMatch(/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('leaves no token behind in a checkout', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      expect(step.with).toMatchObject({ 'persist-credentials': false })
    }
  })

  test('keeps expressions out of scripts, and strangers from secrets', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{')
    expect(JSON.stringify(on)).not.toContain('pull_request_target')
    expect(text).not.toContain('secrets.')
  })

  test('runs scripts that there are', () => {
    for (const [, script = ''] of text.matchAll(/npm run ([\w:-]+)/g))
      expect(scripts).toHaveProperty([script])
    for (const [, file = ''] of text.matchAll(/node (scripts\/\S+)/g)) expect(read(file)).not.toBe('')
  })
})

describe('a release', () => {
  const { build, publish, probe, move } = jobsOf('release.yml')
  const { attest } = jobsOf('build.yml')
  const everyJob = NAMES.flatMap((name) =>
    Object.entries(jobsOf(name)).map(([id, job]) => ({ name, id, job })),
  )
  const mayWrite = (right: string) =>
    everyJob.filter(({ job }) => job.permissions?.[right] === 'write').map(({ name, id }) => `${name}: ${id}`)

  test('is written by two jobs, which run none of our code and no action', () => {
    expect(mayWrite('contents')).toEqual(['release.yml: publish', 'release.yml: move'])
    for (const { uses, run } of [...(publish?.steps ?? []), ...(move?.steps ?? [])]) {
      expect(uses).toBeUndefined()
      expect(run).toMatch(/^gh (api|release|run) /)
    }
  })

  test('is attested in the reusable workflow alone, by a job that installs nothing', () => {
    expect(mayWrite('attestations')).toEqual(['build.yml: attest', 'release.yml: build'])
    expect(build?.uses).toBe('./.github/workflows/build.yml')
    for (const { run } of attest?.steps ?? [])
      expect(run ?? '').not.toMatch(/npm (ci|cit|i|install|test)\b|npx/)
    const subjects = (attest?.steps ?? []).map((step) => step.with?.['subject-path']).filter(Boolean)
    expect(subjects).toEqual(['dist/**/*.js', 'dist/**/*.js'])
  })

  test('is approved, published, tried, and only then followed by the major tag', () => {
    expect(publish).toMatchObject({ needs: 'build', environment: 'release' })
    expect(probe).toMatchObject({ needs: 'publish' })
    expect(move).toMatchObject({ needs: ['build', 'probe'] })
  })
})

test('an action has one pin, here and in the examples', () => {
  const examples = readdirSync(new URL('examples/', root)).filter((name) => name.endsWith('.yml'))
  const texts = [
    ...NAMES.map((name) => `${FOLDER}${name}`),
    ...examples.map((name) => `examples/${name}`),
  ].map(read)
  const pins = new Map<string, Set<string>>()
  for (const [, action = '', pin = ''] of texts
    .join('\n')
    .matchAll(/uses: ([\w.-]+\/[\w.-]+)\S*@([0-9a-f]{40})/g)) {
    pins.set(action, (pins.get(action) ?? new Set()).add(pin))
  }
  expect(pins.size).toBeGreaterThan(5)
  expect([...pins].filter(([, found]) => found.size > 1)).toEqual([])
})

describe('the self-test', () => {
  const script = fileURLToPath(new URL('scripts/self-test.mjs', root))
  const run = (command: string, env: Record<string, string> = {}) => {
    const { stdout, status } = spawnSync(process.execPath, [script, command], { env, encoding: 'utf8' })
    return { stdout, status }
  }
  const { name, expected } = SCENARIOS.find((scenario) => scenario.name === 'failed') ?? {}
  const asTold = {
    SCENARIO: name ?? '',
    STEP: 'failure',
    OUTPUTS: JSON.stringify({ ...expected, rehearsal: 'true' }),
  }

  test('rehearses every scenario with its inputs', () => {
    const [output = '', list = ''] = run('list').stdout.split(/=(.*)/s)
    expect(output).toBe('scenarios')
    expect(JSON.parse(list)).toEqual(
      SCENARIOS.map((scenario) => ({ name: scenario.name, inputs: scenario.inputs })),
    )
    const needed = new Set(SCENARIOS.flatMap(({ inputs }) => Object.keys(inputs)))
    for (const input of needed)
      expect(read(`${FOLDER}self-test.yml`)).toContain(`${input}: \${{ matrix.scenario.inputs.${input} }}`)
  })

  test('is content with what the table says', () => {
    expect(run('check', asTold)).toMatchObject({ status: 0, stdout: 'failed: as the table says.\n' })
  })

  test.each([
    ['a step that succeeds', { STEP: 'success' }, 'step is "success", the table says "failure".'],
    [
      'another outcome',
      { OUTPUTS: '{"outcome":"succeeded"}' },
      'outcome is "succeeded", the table says "failed".',
    ],
    ['an unknown scenario', { SCENARIO: 'nonsense' }, 'There is no scenario nonsense.'],
  ])('finds %s', (_, env, said) => {
    const { status, stdout } = run('check', { ...asTold, ...env })
    expect(status).toBe(1)
    expect(stdout).toContain(said)
  })
})

test.each(readdirSync(new URL('.github/ISSUE_TEMPLATE/', root)))('the issue form %s can be read', (name) => {
  const form = parse(read(`.github/ISSUE_TEMPLATE/${name}`))
  if (name === 'config.yml') {
    expect(form).toMatchObject({ blank_issues_enabled: false })
    return
  }
  expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) })
  for (const { type, id, attributes } of form.body) {
    expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type)
    if (type !== 'markdown')
      expect({ id, label: attributes.label }).toEqual({ id: expect.any(String), label: expect.any(String) })
  }
})

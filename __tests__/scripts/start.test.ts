import { describe, expect, test } from '@jest/globals'
import { startAndInterrupt, startHere, startProcess, unbuilt } from './start-project.js'

describe('a rehearsal', () => {
  test('of success, when nothing else is asked for', async () => {
    expect(await startProcess({})).toEqual({
      code: 0,
      stderr: '',
      stdout: `Rehearsal 'success': All goes well
Expected outcome: succeeded

inputs geometrixx XDM44 success  *** [31mred
environment undefined undefined undefined octo-org/octo-repo

Outputs
status  Success
info    (empty)

Summary
# Success _

The job continues.
`,
    })
  })

  test('of another scenario, with its inputs and its exit status', async () => {
    const { code, stdout } = await startProcess({ args: ['--scenario', 'aborted'] })
    expect(code).toBe(1)
    expect(stdout).toContain('inputs geometrixx XDM44 aborted true')
    expect(stdout).toContain('Error: It was aborted\n')
    expect(stdout).toMatch(/The job stops here: the step failed\.\n$/)
  })

  test('of several scenarios: one mapping for each, in one step', async () => {
    const { code, stdout } = await startHere({ args: ['--scenario', 'success', '--scenario', 'aborted'] })
    expect(code).toBe(0)
    expect(stdout).toContain("Rehearsal 'success': All goes well\nRehearsal 'aborted': It is aborted\n")
    expect(stdout).toContain('Expected outcomes: succeeded, aborted\n')
    expect(stdout).toContain('inputs geometrixx XDM44\nXDM45 success\naborted true')
  })

  test('with other inputs, which beat the scenario, whatever their case', async () => {
    const args = [
      '--scenario=aborted',
      '--input',
      'wait=false',
      '--input',
      'ORG=other',
      '--input',
      'mappingId=A=B',
    ]
    const { stdout } = await startHere({ args })
    expect(stdout).toContain('inputs other A=B aborted false')
    expect(stdout).not.toContain('Expected outcome')
  })

  test('whatever the environment says', async () => {
    const { stdout } = await startHere({
      env: { INPUT_ORG: 'real', INPUT_REHEARSE: '', https_proxy: 'http://proxy' },
    })
    expect(stdout).toContain('inputs geometrixx XDM44 success')
    expect(stdout).toContain('environment undefined')
  })

  test('with debug logging, when it is asked for', async () => {
    expect((await startHere({})).stdout).not.toContain('debugging')
    expect((await startHere({ env: { RUNNER_DEBUG: '1' } })).stdout).toContain('debugging 1\n')
  })

  test('is cancelled as on GitHub, and ends in order', async () => {
    const { code, stdout } = await startAndInterrupt()
    expect(code).toBe(1)
    expect(stdout).toMatch(/waiting\ncancelled\n\nOutputs\nstatus {2}\(empty\)[\s\S]*The job stops here/)
  })
})

describe('a dry run', () => {
  test('in a rehearsal, which promises nothing of the scenario', async () => {
    const { code, stdout } = await startHere({ args: ['--dry-run'] })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Dry run in the rehearsal 'success'\n\ninputs geometrixx XDM44 success/)
    expect(stdout).toContain('\ndry run true\n')
  })

  test('of another scenario, whatever an input says', async () => {
    const { stdout } = await startHere({ args: ['--dry-run', '--scenario', 'aborted', '--input', 'WAIT=no'] })
    expect(stdout).toContain('inputs geometrixx XDM44 aborted no')
    expect(stdout).toContain('\ndry run true\n')
  })

  test('against Adobe, by the option or by the input', async () => {
    const env = { INPUT_ORG: 'acme', INPUT_MAPPINGID: 'A' }
    const asked = await startHere({ args: ['--real', '--dry-run'], env: { ...env, INPUT_DRYRUN: 'false' } })
    const given = await startHere({ args: ['--real'], env: { ...env, INPUT_DRYRUN: 'True' } })
    for (const { code, stdout } of [asked, given]) {
      expect(code).toBe(0)
      expect(stdout).toMatch(/^Dry run against Adobe\. Organization: acme\. Data mappings: A\.\n/)
      expect(stdout).toMatch(/\ndry run true\n/i)
    }
    expect((await startHere({ args: ['--real'], env })).stdout).not.toContain('dry run')
  })
})

describe('a real run', () => {
  test('takes its inputs and its network from the environment, and says where it goes', async () => {
    const env = {
      INPUT_ORG: 'acme',
      INPUT_MAPPINGID: 'A\nB',
      INPUT_CLIENTSECRET: 's3cr3t-value',
      https_proxy: 'http://proxy',
      NO_PROXY: 'localhost',
      NODE_EXTRA_CA_CERTS: '/ca.pem',
    }
    const { code, stdout } = await startProcess({ args: ['--real'], env })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Real run against Adobe\. Organization: acme\. Data mappings: A, B\.\n/)
    expect(stdout).toContain('inputs acme A\nB  ')
    expect(stdout).toContain('environment http://proxy localhost /ca.pem undefined')
    expect(stdout).not.toContain('s3cr3t')
  })

  test('finds its inputs by any spelling where the system does', async () => {
    const env = { input_Org: 'acme', INPUT_MAPPINGID: 'A', input_rehearse: '' }
    const { stdout } = await startProcess({ args: ['--real'], env })
    const org = process.platform === 'win32' ? 'acme' : ''
    expect(stdout).toMatch(new RegExp(`^Real run against Adobe\\. Organization: ${org || '.none given.'}\\.`))
    expect(stdout).toContain(`inputs ${org} A `)
  })
})

test('--list names every scenario with its outcome', async () => {
  const { code, stdout } = await startHere({ args: ['--list'] })
  expect(code).toBe(0)
  expect(stdout).toBe(`success     succeeded  All goes well
aborted     aborted    It is aborted
never-ends  timed-out  It goes on
`)
})

test.each([[['--list']], [['--help']], [[]]])(
  '%j for a reader that has gone, as `head` does, ends in order',
  async (args: string[]) => {
    const { code, stderr } = await startProcess({ args, isRead: false })
    expect({ code, stderr }).toEqual({ code: args.length === 0 ? 1 : 0, stderr: '' })
  },
)

test.each(['--help', '-h'])('%s', async (option) => {
  expect(await startHere({ args: [option], root: unbuilt })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('--scenario'),
  })
})

describe('a wrong command line is refused, saying what is right', () => {
  const cases: [args: string[], message: string, env?: Record<string, string>][] = [
    [
      ['--scenarios', 'aborted'],
      "Unknown option '--scenarios'. Known options: --scenario, --input, --dry-run, --list, --real, --help.",
    ],
    [['aborted'], "Unexpected argument 'aborted'"],
    [['--scenario'], '--scenario'],
    [['--scenario', 'nonsense'], "Unknown scenario 'nonsense'. Known: success, aborted, never-ends."],
    [['--scenario', ''], "Unknown scenario ''."],
    [['--input', 'wait'], "--input needs name=value, not 'wait'."],
    [['--input', '=x'], "--input needs name=value, not '=x'."],
    [['--input', 'wiat=x'], "Unknown input 'wiat'. Known: org, mappingId, wait."],
    [['--input', 'Rehearse='], 'The scenario is given with --scenario'],
    [['--input', 'rehear\u017fe='], 'The scenario is given with --scenario'],
    [['--real', '--list'], '--list and --real cannot be combined.'],
    [['--real', '--scenario', 'aborted'], '--real and --scenario cannot be combined.'],
    [['--real', '--input', 'org=x'], '--input is for rehearsals'],
    [['--list', '--input', 'org=x'], '--input and --list cannot be combined.'],
    [['--list', '--dry-run'], '--dry-run and --list cannot be combined.'],
    [['--real'], 'unset INPUT_REHEARSE', { INPUT_REHEARSE: 'success' }],
  ]

  test.each(cases)('%j', async (args, message, env = {}) => {
    const result = await startHere({ args, env })
    expect(result).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(message) })
    expect(result.stderr.trimEnd()).not.toContain('\n')
  })

  test('with an exit status of its own, and on standard error', async () => {
    expect(await startProcess({ args: ['aborted'] })).toEqual({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining("Unexpected argument 'aborted'"),
    })
  })

  test.each([[[]], [['--list']], [['--real']]])('without a build: %j', async (args: string[]) => {
    const result = await startHere({ args, root: unbuilt })
    expect(result).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^dist\/\S+ is missing\./),
    })
  })
})

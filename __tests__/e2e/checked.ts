import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { Step, StepResult } from '../../scripts/runner/run-step.mjs'
import { type SimulatorOptions, startSimulator } from '../../src/simulator/index.js'
import { type GithubChecks, type GithubChecksOptions, startGithubChecks } from '../support/github-checks.js'
import type { StoredCheck } from '../support/github-checks-rules.js'
import { type ActionOptions, runPost, startAction } from './action.js'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, MAPPING, ORG, tokensOf } from './adobe.js'
import { countMappings, expectLaws } from './laws.js'

export const GITHUB_TOKEN = `ghs_canary'()*!~+&%<>/=-of-the-job`
/** The stand-in's GITHUB_SHA, and the head of what it merges or follows. */
export const SHA = 'ffac537e6cbbf934b08745a378932722df287a53'
export const HEAD = '1f2e3d4c5b6a79880716253443526170aabbccdd'
export const NAME = `Adobe ingestion: ${ORG}/${MAPPING}`
export const EXTERNAL_ID = `1658821493-1-${MAPPING}`

export interface CheckedOptions extends Pick<ActionOptions, 'env' | 'files' | 'nodeArgs'> {
  readonly faults?: GithubChecksOptions['faults']
  /** The text of the event file. */
  readonly event?: string
  readonly simulator?: Partial<SimulatorOptions>
  /** Done while the step runs. */
  readonly meanwhile?: (step: Step, github: GithubChecks) => Promise<void>
  /** The step is killed, so it writes no outputs. */
  readonly killed?: true
}

export interface Checked {
  readonly step: StepResult
  readonly post: StepResult
  readonly github: GithubChecks
  /** How the check runs were when the step had ended, and after the post step. */
  readonly before: readonly StoredCheck[]
  readonly after: readonly StoredCheck[]
  /** The operations of the step and of its post step, each with its status. */
  readonly calls: readonly string[]
  readonly postCalls: readonly string[]
  readonly warnings: readonly string[]
}

/** Runs step and post step with a check run, in front of stand-ins of Adobe and of GitHub, and holds them to the laws. */
export async function runChecked(
  scenario: string | readonly string[],
  inputs: Readonly<Record<string, string>> = {},
  options: CheckedOptions = {},
): Promise<Checked> {
  const { faults, event = '{}', meanwhile, killed, env: added, simulator: given, ...others } = options
  const folder = mkdtempSync(join(tmpdir(), 'event-'))
  const github = await startGithubChecks({
    token: GITHUB_TOKEN,
    commits: [SHA, HEAD],
    ...(faults === undefined ? {} : { faults }),
  })
  const adobe = await startSimulator({
    scenario,
    org: ORG,
    mappingIds: [MAPPING],
    clientId: CLIENT_ID,
    clientSecrets: [CLIENT_SECRET],
    ...given,
  })
  try {
    const path = join(folder, 'event.json')
    writeFileSync(path, event)
    const all = {
      org: ORG,
      mappingId: MAPPING,
      ...BY_SECRET,
      apiUrl: adobe.apiUrl,
      imsUrl: adobe.imsUrl,
      checkRun: 'true',
      githubToken: GITHUB_TOKEN,
      ...inputs,
    }
    const env = { GITHUB_API_URL: github.url, GITHUB_EVENT_PATH: path, ...added }
    const running = startAction(all, { env, ...others })
    await meanwhile?.(running, github)
    const step = await running.done
    const before = [...github.checks]
    const calls = callsOf(github)
    const post = await runPost(step, all, { env })

    const secrets = [CLIENT_SECRET, GITHUB_TOKEN, ...tokensOf(adobe)]
    const published = github.calls.flatMap(({ path, body }) => [path, body])
    const mappings = countMappings(all.mappingId)
    expectLaws(step, { secrets, published, mappings, ...(killed ? { withoutOutputs: true } : {}) })
    expectQuietPost(post, secrets)
    expect(JSON.stringify(adobe.requests)).not.toContain(GITHUB_TOKEN)
    expect(createdBy(github)).toBeLessThanOrEqual(mappings)
    return {
      step,
      post,
      github,
      before,
      after: [...github.checks],
      calls,
      postCalls: callsOf(github).slice(calls.length),
      warnings: step.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message),
    }
  } finally {
    await Promise.all([github.close(), adobe.close()])
    rmSync(folder, { recursive: true })
  }
}

const callsOf = ({ calls }: GithubChecks) => calls.map(({ operation, status }) => `${operation} ${status}`)

/** Whatever happened, the post step neither fails nor talks at length. */
function expectQuietPost(post: StepResult, secrets: readonly string[]): void {
  expect(post).toMatchObject({ exitCode: 0, conclusion: 'success', stderr: '', limitHit: false })
  expect(post.durationMs).toBeLessThan(10_000)
  expect(post.lineCount).toBeLessThan(2)
  for (const secret of secrets) expect(post.stdout).not.toContain(secret)
}

/** Waits until the stand-in of GitHub has seen enough. */
export async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo() && tries < 400; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  expect(isSo()).toBe(true)
}

/** Creations of this very run: also of those that were refused or lost. */
const createdBy = ({ calls }: GithubChecks) =>
  calls.filter(({ operation, body }) => operation === 'create' && body.includes('"1658821493-')).length

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { type SimulatorOptions, startSimulator } from '../../src/simulator/index.js'
import {
  type GithubChecks,
  type GithubChecksOptions,
  type RecordedCall,
  startGithubChecks,
} from '../support/github-checks.js'
import type { StoredCheck } from '../support/github-checks-rules.js'
import { GithubLimits, type LimitOptions } from '../support/github-limits.js'
import { type ActionOptions, runPost, startAction } from './action.js'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, MAPPING, ORG, tokensOf } from './adobe.js'
import type { RunningStep } from './in-process.js'
import { countMappings, expectLaws } from './laws.js'

export const GITHUB_TOKEN = `ghs_canary'()*!~+&%<>/=-of-the-job`
/** The stand-in's GITHUB_SHA, and the head of what it merges or follows. */
export const SHA = 'ffac537e6cbbf934b08745a378932722df287a53'
export const HEAD = '1f2e3d4c5b6a79880716253443526170aabbccdd'
export const NAME = `Adobe ingestion: ${ORG}/${MAPPING}`
/** The run, its attempt, the mapping, and what no other step can know. */
export const externalIdOf = (mappingId: string) =>
  expect.stringMatching(new RegExp(`^1658821493-1-${mappingId.replace(/[^\w ]/g, '\\$&')}-[0-9a-f]{8}$`))
export const EXTERNAL_ID = externalIdOf(MAPPING)

export interface CheckedOptions extends Pick<ActionOptions, 'env' | 'createFile' | 'bundle'> {
  readonly faults?: GithubChecksOptions['faults']
  /** The text of the event file. */
  readonly event?: string
  readonly simulator?: Partial<SimulatorOptions>
  /** Told of every request of the step that GitHub has seen, before its answer. */
  readonly onCall?: (call: RecordedCall, step: RunningStep, github: GithubChecks) => void
  /** GitHub's, on a clock that stands still but for the time between the step and its post step. */
  readonly limits?: Omit<LimitOptions, 'now'> & { readonly usedWrites: number; readonly pauseMs: number }
  /** What the post step gets instead. */
  readonly postInputs?: Readonly<Record<string, string>>
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
  /** Virtual time from the end of the ingestion to that of the step, to a twentieth of a second; real time says nothing. */
  readonly lagMs?: number
}

/** Runs step and post step with a check run, in front of stand-ins of Adobe and of GitHub, and holds them to the laws. */
export async function runChecked(
  scenario: string | readonly string[],
  inputs: Readonly<Record<string, string>> = {},
  options: CheckedOptions = {},
): Promise<Checked> {
  const {
    faults,
    event = '{}',
    onCall,
    killed,
    postInputs,
    limits: limited,
    env: added,
    simulator: given,
    ...others
  } = options
  const folder = mkdtempSync(join(tmpdir(), 'event-'))
  let running: RunningStep | undefined
  let githubMs = Date.UTC(2026, 0, 5)
  const limits = limited && new GithubLimits({ ...limited, now: () => githubMs })
  limits?.use(limited?.usedWrites ?? 0)
  const github = await startGithubChecks({
    limits,
    token: GITHUB_TOKEN,
    commits: [SHA, HEAD],
    ...(faults === undefined ? {} : { faults }),
    onCall: (call) => running !== undefined && onCall?.(call, running, github),
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
      ...(inputs['sandbox'] === undefined ? {} : { platformUrl: adobe.platformUrl }),
      checkRun: 'true',
      githubToken: GITHUB_TOKEN,
      ...inputs,
    }
    const env = { GITHUB_API_URL: github.url, GITHUB_EVENT_PATH: path, ...added }
    running = startAction(all, { env, ...others })
    const isVirtual = running.clock !== undefined
    const step = await running.done
    running = undefined
    const before = [...github.checks]
    const calls = callsOf(github)
    const { bundle } = others
    githubMs += limited?.pauseMs ?? 0
    const post = await runPost(
      step,
      { ...all, ...postInputs },
      bundle === undefined ? { env } : { env, bundle: {} },
    )

    const secrets = [CLIENT_SECRET, GITHUB_TOKEN, ...tokensOf(adobe)]
    const published = github.calls.flatMap(({ path, body }) => [path, body])
    const mappings = countMappings(all.mappingId)
    expectLaws(step, { secrets, published, mappings, ...(killed ? { withoutOutputs: true } : {}) })
    expectQuietPost(post, secrets)
    // Of real time nothing is asked.
    if (isVirtual) expect(post.durationMs).toBeLessThanOrEqual(8_000)
    expect(JSON.stringify(adobe.requests)).not.toContain(GITHUB_TOKEN)
    expectNoTwins(github)
    return {
      step,
      post,
      github,
      before,
      after: [...github.checks],
      calls,
      postCalls: callsOf(github).slice(calls.length),
      warnings: step.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message),
      ...(isVirtual ? { lagMs: step.durationMs - 1_000 * Number(step.outputs['durationSeconds']) } : {}),
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
  expect(post.lineCount).toBeLessThan(2)
  for (const secret of secrets) expect(post.stdout).not.toContain(secret)
}

/** However often a creation is repeated, GitHub shows one check run for each mapping. */
function expectNoTwins({ checks }: GithubChecks): void {
  const ids = checks.map(({ external_id }) => external_id).filter((id) => id.startsWith('1658821493-'))
  expect(ids).toEqual([...new Set(ids)])
}

/** What is known of the time: exactly so long in virtual time. */
export function expectLag({ lagMs }: Checked, ms: number): void {
  if (lagMs !== undefined) expect(Math.abs(lagMs - ms)).toBeLessThanOrEqual(50)
}

/** One check run, completed by the step itself; nothing left for the post step, which says nothing. */
export function expectCompleted(
  { before, post, postCalls, step, warnings }: Checked,
  conclusion: string,
): void {
  expect(before).toEqual([
    expect.objectContaining({
      name: NAME,
      external_id: EXTERNAL_ID,
      head_sha: SHA,
      status: 'completed',
      conclusion,
    }),
  ])
  expect(step.state).toEqual({ checkRuns: '' })
  expect(post).toMatchObject({ stdout: '', exitCode: 0 })
  expect(postCalls).toEqual([])
  expect(warnings.filter((message) => message.includes('check run'))).toEqual([])
}

import type { StepResult } from '../../scripts/runner/run-step.mjs'
import type { Exchange, HttpReply } from '../../src/http/exchange.js'
import { answer } from '../adobe/answers.js'
import type { FakeClock } from '../fakes/clock.js'
import { FakeExchange, type Script } from '../fakes/exchange.js'
import { BASE, createRepository, type Operation } from '../support/github-checks-repository.js'
import type { StoredCheck } from '../support/github-checks-rules.js'
import { GithubLimits, type LimitOptions } from '../support/github-limits.js'
import { runPost, startAction } from './action.js'
import { BY_SECRET, CLIENT_SECRET, ORG } from './adobe.js'
import { GITHUB_TOKEN, SHA } from './checked.js'
import type { RunningStep } from './in-process.js'
import { expectLaws } from './laws.js'

/** Adobe and GitHub without a network, for steps of hours: all of it on virtual time. */

export interface WorldOptions {
  readonly mappingIds: readonly string[]
  readonly inputs?: Readonly<Record<string, string>>
  /** What a status check is answered; `count` from 1, `ageMs` since the submission. */
  readonly check: (count: number, ageMs: number, mappingId: string) => HttpReply
  readonly limits?: Omit<LimitOptions, 'now'>
  /** Other workflows of the repository, before the step. */
  readonly usedWrites?: number
  /** GitHub's answer in place of the stand-in's. */
  readonly github?: (operation: Operation, count: number, atMs: number) => ReturnType<Script> | undefined
  /** Time between the end of the step and its post step. */
  readonly pauseMs?: number
  readonly onStart?: (step: RunningStep) => void
}

interface GithubCall {
  readonly atMs: number
  readonly operation: Operation
  readonly status: number
  readonly body: string
}

export interface WorldEnd {
  readonly step: StepResult
  readonly post: StepResult
  /** How the check runs were when the step had ended, and after the post step. */
  readonly before: readonly StoredCheck[]
  readonly after: readonly StoredCheck[]
  readonly calls: readonly GithubCall[]
  readonly postCalls: readonly GithubCall[]
  readonly warnings: readonly string[]
  /** From the last verdict to the end of the step. */
  readonly lagMs: number
}

const EPOCH_MS = Date.UTC(2026, 0, 5)
const IMS = { access_token: 'the-token-of-this-world', expires_in: 86_399 }

/** Runs step and post step in such a world, and holds them to the laws. */
export async function runInWorld(options: WorldOptions): Promise<WorldEnd> {
  const { mappingIds, inputs = {}, check, github: spoil, usedWrites = 0, pauseMs = 0 } = options
  let nowMs = () => EPOCH_MS
  let lastVerdictMs = 0
  const limits = new GithubLimits({ ...options.limits, now: () => nowMs() })
  limits.use(usedWrites)
  const repository = createRepository({ token: GITHUB_TOKEN, commits: [SHA], limits })
  const submitted = new Map<string, number>()
  const checks = new Map<string, number>()
  const counts = new Map<Operation, number>()
  const calls: GithubCall[] = []

  const campaign = (method: string, url: URL): HttpReply => {
    const mappingId = decodeURIComponent(url.pathname.split('/').at(-2) ?? '')
    const requestId = String(1_000 + mappingIds.indexOf(mappingId))
    if (method === 'POST') {
      submitted.set(mappingId, nowMs())
      return answer(200, { requestId, info: '', status: 'Success' })
    }
    const count = (checks.get(mappingId) ?? 0) + 1
    checks.set(mappingId, count)
    const reply = check(count, nowMs() - (submitted.get(mappingId) ?? 0), mappingId)
    const body = JSON.parse(reply.text || '{}')
    if (/Success|Failed|Aborted/.test(body.status)) lastVerdictMs = nowMs() - EPOCH_MS
    return reply.status === 200 ? answer(200, { requestId, ...body }) : reply
  }

  const connect = (clock: FakeClock): Exchange => {
    const fake = new FakeExchange(clock, ({ method, url, headers, body = '' }) => {
      if (url.host.startsWith('ims')) return answer(200, IMS)
      if (url.host !== 'ghe.example') return campaign(method, url)
      const path = `${url.pathname}${url.search}`
      const operation = repository.operationOf(method, path)
      const count = (counts.get(operation) ?? 0) + 1
      counts.set(operation, count)
      const spoilt = spoil?.(operation, count, clock.now())
      const lower = Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
      )
      const given =
        spoilt === undefined
          ? repository.answer(operation, { method, path, headers: lower, body })
          : undefined
      const status = given?.status ?? (spoilt !== undefined && 'status' in spoilt ? spoilt.status : 0)
      calls.push({ atMs: clock.now(), operation, status, body })
      return (
        spoilt ??
        answer(status, given?.body as object, {
          'content-type': 'application/json; charset=utf-8',
          ...given?.headers,
        })
      )
    })
    return fake.exchange
  }

  const all = {
    org: ORG,
    mappingId: mappingIds.join('\n'),
    ...BY_SECRET,
    checkRun: 'true',
    githubToken: GITHUB_TOKEN,
    ...inputs,
  }
  const env = { GITHUB_API_URL: `https://ghe.example${BASE}` }
  const running = startAction(all, {
    env,
    virtualTime: true,
    connect: (clock) => {
      nowMs = () => EPOCH_MS + clock.now()
      return connect(clock)
    },
  })
  options.onStart?.(running)
  const step = await running.done
  const before = [...repository.checks]
  const endMs = nowMs() + pauseMs
  const count = calls.length
  const post = await runPost(step, all, {
    env,
    virtualTime: true,
    connect: (clock) => {
      nowMs = () => endMs + clock.now()
      return connect(clock)
    },
  })
  const published = calls.map(({ body }) => body)
  const secrets = [CLIENT_SECRET, GITHUB_TOKEN, IMS.access_token]
  expectLaws(step, { secrets, published, mappings: mappingIds.length })
  return {
    step,
    post,
    before,
    after: [...repository.checks],
    calls: calls.slice(0, count),
    postCalls: calls.slice(count),
    warnings: step.annotations.filter(({ level }) => level === 'warning').map(({ message }) => message),
    lagMs: step.durationMs - lastVerdictMs,
  }
}

import type { Answer } from './github-checks-repository.js'

/**
 * GitHub's documented limits: 80 content-creating requests a minute and 500 an hour (the secondary limits), and 1,000
 * requests an hour of a repository's `GITHUB_TOKEN` (the primary limit). Source: "Rate limits for the REST API".
 */
export interface LimitOptions {
  /** Milliseconds since 1970, on the clock of the test. */
  readonly now: () => number
  readonly writesPerMinute?: number
  readonly writesPerHour?: number
  readonly requestsPerHour?: number
  /** How a secondary limit answers: both codes are documented, and `retry-after` may be missing. */
  readonly says?: SecondaryAnswer
}

export type SecondaryAnswer = '403' | '429' | '403 with retry-after' | '429 with retry-after'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.'

export class GithubLimits {
  readonly #options: Required<LimitOptions>
  readonly #writes: number[] = []
  readonly #requests: number[] = []

  constructor(options: LimitOptions) {
    this.#options = {
      writesPerMinute: 80,
      writesPerHour: 500,
      requestsPerHour: 1_000,
      says: '429 with retry-after',
      ...options,
    }
  }

  /** Writes of other workflows with the same token. */
  use(writes: number): void {
    const now = this.#options.now()
    for (let count = 0; count < writes; count += 1) this.#writes.push(now)
  }

  /** Counts a request, unless it is one too many; that is never carried out. */
  refuse(isWrite: boolean): Answer | undefined {
    const { now, requestsPerHour, writesPerMinute, writesPerHour } = this.#options
    const resetMs = waitFor(this.#requests, requestsPerHour, HOUR_MS, now())
    if (resetMs > 0) return primary(now(), resetMs, requestsPerHour)
    const waitMs = Math.max(
      waitFor(this.#writes, writesPerMinute, MINUTE_MS, now()),
      waitFor(this.#writes, writesPerHour, HOUR_MS, now()),
    )
    if (isWrite && waitMs > 0) return this.#secondary(waitMs)
    this.#requests.push(now())
    if (isWrite) this.#writes.push(now())
    return undefined
  }

  #secondary(waitMs: number): Answer {
    const { says } = this.#options
    const headers = says.endsWith('retry-after') ? { 'retry-after': String(Math.ceil(waitMs / 1000)) } : {}
    return { status: Number(says.slice(0, 3)), body: { message: SECONDARY }, headers }
  }
}

/** How long until one more is allowed: until enough of the last ones are older than the window. */
function waitFor(times: readonly number[], limit: number, windowMs: number, now: number): number {
  const oldest = times.at(-limit)
  return oldest === undefined ? 0 : Math.max(0, oldest + windowMs - now)
}

const primary = (now: number, resetMs: number, limit: number): Answer => ({
  status: 403,
  body: { message: 'API rate limit exceeded for installation ID 4711.' },
  headers: {
    date: new Date(now).toUTCString(),
    'x-ratelimit-limit': String(limit),
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset': String(Math.ceil((now + resetMs) / 1000)),
  },
})

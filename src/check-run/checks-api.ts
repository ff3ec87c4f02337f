import { getOctokit } from '@actions/github'
import type { Exchange } from '../http/exchange.js'
import type { Conclusion } from '../ingestion/outcome.js'
import { type CheckCall, CheckFault, checkFault } from './check-fault.js'
import { fetchOver } from './octokit-fetch.js'
import type { CheckOutput } from './texts.js'

const CALL_TIMEOUT_MS = 10_000
/** One page: hardly ever does a commit hold as many check runs of one name, and ours is among the latest. */
const PER_PAGE = 30

/** What identifies a check run without its id. */
export interface CheckName {
  readonly name: string
  readonly externalId: string
  readonly sha: string
}

export interface CheckChange {
  readonly conclusion?: Conclusion
  readonly output: CheckOutput
}

export interface FoundCheck {
  readonly id: number
  readonly completed: boolean
}

interface ChecksApiOptions {
  readonly apiUrl: string
  readonly owner: string
  readonly repo: string
  readonly token: string
  readonly exchange: Exchange
  readonly date: () => Date
}

/** GitHub's checks API, as far as we need it. Everything rejects with a `CheckFault`; nothing is tried twice. */
export class ChecksApi {
  readonly #options: ChecksApiOptions
  readonly #octokit: ReturnType<typeof getOctokit>

  constructor(options: ChecksApiOptions) {
    this.#options = options
    const silent = () => {}
    // By default octokit prints what servers say about deprecation.
    const log = { debug: silent, info: silent, warn: silent, error: silent }
    this.#octokit = getOctokit(options.token, {
      baseUrl: options.apiUrl,
      log,
      request: { log, fetch: fetchOver(options.exchange, CALL_TIMEOUT_MS) },
    })
  }

  /** Resolves to the id. */
  async create(
    { name, externalId, sha }: CheckName,
    output: CheckOutput,
    signal: AbortSignal,
  ): Promise<number> {
    const { data } = await this.#call('create', (at) =>
      this.#octokit.rest.checks.create({
        ...at,
        name,
        head_sha: sha,
        external_id: externalId,
        status: 'in_progress',
        started_at: this.#options.date().toISOString(),
        output: { ...output },
        request: { signal },
      }),
    )
    const id = idOf(data)
    if (id === undefined) {
      throw new CheckFault('GitHub accepted the check run, but its answer holds no id', true, undefined)
    }
    return id
  }

  /**
   * Without a conclusion, texts alone: a late change must not reopen what is completed.
   */
  async update(id: number, { conclusion, output }: CheckChange, signal: AbortSignal): Promise<void> {
    const end =
      conclusion === undefined
        ? {}
        : ({ status: 'completed', conclusion, completed_at: this.#options.date().toISOString() } as const)
    await this.#call('update', (at) =>
      this.#octokit.rest.checks.update({
        ...at,
        check_run_id: id,
        ...end,
        output: { ...output },
        request: { signal },
      }),
    )
  }

  /** The check run of this very name, run, attempt and mapping. */
  async find({ name, externalId, sha }: CheckName, signal: AbortSignal): Promise<FoundCheck | undefined> {
    const { data } = await this.#call('list', (at) =>
      this.#octokit.rest.checks.listForRef({
        ...at,
        ref: sha,
        check_name: name,
        filter: 'all',
        per_page: PER_PAGE,
        request: { signal },
      }),
    )
    const runs: unknown = data?.check_runs
    const found = (Array.isArray(runs) ? runs : []).find((run) => run?.external_id === externalId)
    const id = idOf(found)
    return id === undefined ? undefined : { id, completed: found.status === 'completed' }
  }

  async #call<T>(call: CheckCall, send: (at: { owner: string; repo: string }) => Promise<T>): Promise<T> {
    const { owner, repo } = this.#options
    try {
      return await send({ owner, repo })
    } catch (thrown) {
      throw checkFault(call, thrown)
    }
  }
}

/** The answer as it came, which may be anything. */
function idOf(data: unknown): number | undefined {
  const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined
}

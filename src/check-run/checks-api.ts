import { getOctokit } from '@actions/github'
import type { Exchange } from '../http/exchange.js'
import type { Conclusion } from '../ingestion/outcome.js'
import { text } from '../text.js'
import { CheckFault, checkFault } from './check-fault.js'
import { fetchOver } from './octokit-fetch.js'
import type { CheckOutput } from './texts.js'

const CALL_TIMEOUT_MS = 10_000
/** A commit of a scheduled workflow may hold hundreds of one name, each with a long summary; ours is among the latest. */
const PER_PAGE = 10
const MAX_PAGES = 5

/** What identifies a check run without its id. */
export interface CheckName {
  readonly name: string
  readonly externalId: string
  readonly sha: string
}

export interface CheckChange {
  readonly conclusion?: Conclusion | undefined
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
  /** GitHub has accepted the token before. */
  readonly wasAccepted?: boolean
}

/** GitHub's checks API, as far as we need it. Everything rejects with a `CheckFault`; nothing is tried twice. */
export class ChecksApi {
  readonly #options: ChecksApiOptions
  readonly #octokit: ReturnType<typeof getOctokit>
  #wasAccepted: boolean

  constructor(options: ChecksApiOptions) {
    this.#options = options
    this.#wasAccepted = options.wasAccepted ?? false
    const silent = () => {}
    // By default octokit prints what servers say about deprecation.
    const log = { debug: silent, info: silent, warn: silent, error: silent }
    this.#octokit = getOctokit(options.token, {
      baseUrl: options.apiUrl,
      log,
      request: { log, fetch: fetchOver(options.exchange, CALL_TIMEOUT_MS) },
    })
  }

  /** In progress, or completed at once. Resolves to the id. */
  async create(
    { name, externalId, sha }: CheckName,
    change: CheckChange,
    signal: AbortSignal,
  ): Promise<number> {
    const { data } = await this.#call((at) =>
      this.#octokit.rest.checks.create({
        ...at,
        name,
        head_sha: sha,
        external_id: externalId,
        ...(this.#end(change) ?? { status: 'in_progress', started_at: this.#options.date().toISOString() }),
        output: { ...change.output },
        request: { signal },
      }),
    )
    const id = idOf(data)
    if (id === undefined || (data.external_id ?? externalId) !== externalId) {
      throw new CheckFault('failed', text`GitHub accepted the check run, but its answer holds no id`, {
        mayBeDone: true,
      })
    }
    return id
  }

  /** Without a conclusion, texts alone: a late change must not reopen what is completed. */
  async update(id: number, change: CheckChange, signal: AbortSignal): Promise<void> {
    await this.#call((at) =>
      this.#octokit.rest.checks.update({
        ...at,
        check_run_id: id,
        ...this.#end(change),
        output: { ...change.output },
        request: { signal },
      }),
    )
  }

  /** The check run of this very name and external id, and no other; of two an open one. */
  async find({ name, externalId, sha }: CheckName, signal: AbortSignal): Promise<FoundCheck | undefined> {
    for (let page = 1, seen = 0; page <= MAX_PAGES; page += 1) {
      const { data } = await this.#call((at) =>
        this.#octokit.rest.checks.listForRef({
          ...at,
          ref: sha,
          check_name: name,
          filter: 'all',
          per_page: PER_PAGE,
          page,
          request: { signal },
        }),
      )
      const runs = fieldOf(data, 'check_runs')
      if (!Array.isArray(runs)) {
        throw new CheckFault('failed', text`GitHub's list of check runs cannot be read`)
      }
      const ours = runs.filter((run) => fieldOf(run, 'external_id') === externalId)
      const isCompleted = (run: unknown) => fieldOf(run, 'status') === 'completed'
      const found = ours.find((run) => !isCompleted(run)) ?? ours[0]
      const id = idOf(found)
      if (id !== undefined) return { id, completed: isCompleted(found) }
      seen += runs.length
      if (runs.length < PER_PAGE || seen >= Number(data.total_count)) return undefined
    }
    return undefined
  }

  #end({ conclusion }: CheckChange) {
    return conclusion === undefined
      ? undefined
      : ({ status: 'completed', conclusion, completed_at: this.#options.date().toISOString() } as const)
  }

  async #call<T>(send: (at: { owner: string; repo: string }) => Promise<T>): Promise<T> {
    const { owner, repo, date } = this.#options
    try {
      const answer = await send({ owner, repo })
      this.#wasAccepted = true
      return answer
    } catch (thrown) {
      throw checkFault(thrown, { wasAccepted: this.#wasAccepted, date })
    }
  }
}

/** A field of an answer as it came, which may be anything. */
const fieldOf = (data: unknown, name: string): unknown =>
  typeof data === 'object' && data !== null ? Object.getOwnPropertyDescriptor(data, name)?.value : undefined

function idOf(data: unknown): number | undefined {
  const id = fieldOf(data, 'id')
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined
}

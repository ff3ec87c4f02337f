import type { Exchange } from '../http/exchange.js'
import { secretsOfProxy } from '../http/proxy.js'
import type { Conclusion } from '../ingestion/outcome.js'
import { at } from '../json.js'
import { readGithubContext } from '../runner/github-context.js'
import type { Cleaner } from '../text/clean.js'
import { identifier, type Text, text } from '../text.js'
import { CheckFault, checkFault } from './check-fault.js'
import { fetchOver } from './octokit-fetch.js'
import type { Origin } from './open-checks.js'
import { type CheckOutput, renderOutput } from './texts.js'

/** A scheduled workflow's commit may have hundreds of the same name; ours is a recent one. */
const PER_PAGE = 10
const MAX_PAGES = 5

export interface CheckChange {
  readonly conclusion?: Conclusion | undefined
  readonly output: CheckOutput
}

export interface GithubOptions {
  readonly env: NodeJS.ProcessEnv
  readonly token: string
  readonly cleaner: Cleaner
  readonly exchange: Exchange
  readonly date: () => Date
  readonly wasAccepted?: boolean
}

/** The part of GitHub's checks API that one check run needs. Every method rejects with a `CheckFault`; none retries. */
export type CheckApi = ReturnType<Awaited<ReturnType<typeof connectToGithub>>['checkOf']>

export async function connectToGithub(options: GithubOptions) {
  const { token, exchange, date, cleaner } = options
  let { wasAccepted = false } = options
  const context = readGithubContext(options.env)
  if (typeof context === 'string') throw new Error(`The check run cannot be created: ${context}`)
  if (!/^[\x21-\x7e]+$/.test(token)) {
    throw new Error('The check run could not be created: githubToken is blank or not a token')
  }
  const { apiUrl, owner, repo, runId, attempt, runUrl } = context
  for (const secret of secretsOfProxy(new URL(apiUrl))) cleaner.hide(secret)
  // In the same chunk, but evaluated only here, since it reads the run's event file on import.
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github')
  const silent = () => {}
  // By default octokit prints deprecation notices of servers.
  const log = { debug: silent, info: silent, warn: silent, error: silent }
  const { request } = getOctokit(token, {
    baseUrl: apiUrl,
    log,
    request: { log, fetch: fetchOver(exchange) },
  })
  const repository = { owner, repo }

  const answerTo = async <T extends { readonly status: number; readonly data: unknown }>(
    sent: Promise<T>,
  ): Promise<T> => {
    const fail = (thrown: unknown): never => {
      throw checkFault(thrown, { wasAccepted, date })
    }
    const answer = await sent.catch(fail)
    // To octokit, a body that is not JSON is text.
    if (typeof answer.data === 'string') fail({ status: answer.status, response: answer })
    wasAccepted = true
    return answer
  }
  const end = ({ conclusion }: CheckChange) =>
    conclusion && ({ status: 'completed', conclusion, completed_at: date().toISOString() } as const)

  /** @param mappingId redacted */
  const checkOf = ({ org, sha, random }: Origin, mappingId: string) => {
    const name = cleaner.line(text`Adobe ingestion: ${identifier(org)}/${identifier(mappingId)}`)
    const externalId = `${runId}-${attempt}-${mappingId}-${random}`
    return {
      /** Creates a check run in progress, or already completed. Resolves to its id. */
      async create(change: CheckChange, signal: AbortSignal): Promise<number> {
        const { data } = await answerTo(
          request('POST /repos/{owner}/{repo}/check-runs', {
            ...repository,
            name,
            head_sha: sha,
            external_id: externalId,
            ...(end(change) ?? { status: 'in_progress', started_at: date().toISOString() }),
            output: renderOutput(change.output, runUrl),
            request: { signal },
          }),
        )
        const id = idOf(data)
        if (id === undefined || (data.external_id ?? externalId) !== externalId) {
          throw asLost(text`GitHub accepted the check run, but its answer holds no id`)
        }
        return id
      },

      /** Without a conclusion, sends only the texts: a late update must not reopen a completed check run. */
      async update(id: number, change: CheckChange, signal: AbortSignal): Promise<void> {
        const { data } = await answerTo(
          request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
            ...repository,
            check_run_id: id,
            ...end(change),
            output: renderOutput(change.output, runUrl),
            request: { signal },
          }),
        )
        if (idOf(data) !== id || (change.conclusion && data.status !== 'completed')) {
          throw asLost(text`GitHub's answer does not show that the check run was updated`)
        }
      },

      /** The check run with exactly this name and external id; if there are two, an open one. */
      async find(signal: AbortSignal) {
        for (let page = 1, seen = 0; page <= MAX_PAGES; page += 1) {
          const { data } = await answerTo(
            request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
              ...repository,
              ref: sha,
              check_name: name,
              filter: 'all',
              per_page: PER_PAGE,
              page,
              request: { signal },
            }),
          )
          const runs = at(data, 'check_runs')
          if (!Array.isArray(runs)) {
            throw new CheckFault('failed', text`GitHub's list of check runs cannot be read`)
          }
          const ours = runs.filter((run) => at(run, 'external_id') === externalId)
          const isCompleted = (run: unknown) => at(run, 'status') === 'completed'
          const found = ours.find((run) => !isCompleted(run)) ?? ours[0]
          const id = idOf(found)
          if (id !== undefined) return { id, completed: isCompleted(found) }
          seen += runs.length
          if (runs.length < PER_PAGE || seen >= Number(data.total_count)) return undefined
        }
        return undefined
      },
    }
  }
  return { context, checkOf }
}

const asLost = (reason: Text) => new CheckFault('failed', reason, { mayBeDone: true })

function idOf(data: unknown): number | undefined {
  const id = at(data, 'id')
  return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined
}

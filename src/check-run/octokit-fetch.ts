import { ActionError } from '../errors.js'
import type { Exchange, HttpRequest } from '../http/exchange.js'
import { text } from '../text.js'

/** The part of `fetch` that octokit uses. */
export type OctokitFetch = (
  url: string,
  options: {
    readonly method: HttpRequest['method']
    readonly headers: Readonly<Record<string, string>>
    readonly body?: string
    readonly signal?: AbortSignal
  },
) => Promise<OctokitResponse>

/** The part of `Response` that octokit uses. Node's own loads WebAssembly, which a process may be denied. */
interface OctokitResponse {
  readonly url: string
  readonly status: number
  readonly headers: ReadonlyMap<string, string>
  text(): Promise<string>
  arrayBuffer(): Promise<ArrayBuffer>
}

/** Our transport as octokit's `fetch`: one deadline for everything and no redirects; a truncated answer is a fault. */
export const fetchOver =
  (exchange: Exchange, timeoutMs: number): OctokitFetch =>
  async (url, { method, headers, body, signal }) => {
    const reply = await exchange(
      { method, url: new URL(url), headers, ...(body === undefined ? {} : { body }) },
      { timeoutMs, signal: signal ?? new AbortController().signal },
    )
    if (reply.status >= 300 && reply.status < 400) {
      throw new ActionError(
        'redirected',
        text`GitHub redirects elsewhere (HTTP ${reply.status}): was the repository renamed?`,
      )
    }
    if (reply.unreadable !== undefined) {
      throw new ActionError('unreadable-answer', text`GitHub's answer is ${reply.unreadable}`)
    }
    return {
      url,
      status: reply.status,
      headers: new Map(Object.entries(reply.headers)),
      text: async () => reply.text,
      arrayBuffer: async () => new TextEncoder().encode(reply.text).buffer,
    }
  }

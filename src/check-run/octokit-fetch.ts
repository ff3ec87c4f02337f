import { ActionError } from '../errors.js'
import type { Exchange, HttpRequest } from '../http/exchange.js'
import { text } from '../text.js'

const TIMEOUT_MS = 10_000

interface FetchOptions extends Omit<HttpRequest, 'url'> {
  readonly signal: AbortSignal
}

/**
 * Our transport as octokit's `fetch`: one deadline, no redirects, no truncated answers. Resolves to what octokit uses of a
 * `Response`. Node's own loads WebAssembly, which a process may be denied.
 */
export const fetchOver =
  (exchange: Exchange) =>
  async (url: string, { method, headers, body, signal }: FetchOptions) => {
    const request = { method, url: new URL(url), headers, body }
    const reply = await exchange(request, { timeoutMs: TIMEOUT_MS, signal })
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

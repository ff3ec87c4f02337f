import { ActionError } from '../errors.js'
import type { Look, StatusReport } from './ports.js'
import type { TerminalStatus } from './status.js'

export interface TerminalReport extends Omit<StatusReport, 'requestId' | 'status'> {
  readonly requestId: string
  readonly status: TerminalStatus
}

/** What a look tells about the request that we follow. */
export type News =
  | { readonly kind: 'terminal'; readonly report: TerminalReport }
  | { readonly kind: 'running'; readonly info: string }
  /** Readable, and about nobody in particular: the line is alive, no more. */
  | { readonly kind: 'contact' }
  | { readonly kind: 'unknown-status'; readonly word: string }
  | { readonly kind: 'failed'; readonly fault: ActionError }

/** Only an answer that names our request may end the wait: the GET's parameter might be ignored, and another request be meant. */
export function interpret(look: Look, requestId: string): News {
  if (look.kind === 'failed') {
    return look
  }
  const { report } = look
  const { status, requestId: named } = report
  if (named !== undefined && named !== requestId) {
    return wrongRequest(`Adobe answered about request ${named} instead of ${requestId}`)
  }
  if (typeof status === 'object') {
    return { kind: 'unknown-status', word: status.unknown }
  }
  if (status === 'In Progress') {
    return named === undefined ? { kind: 'contact' } : { kind: 'running', info: report.info }
  }
  return named === undefined
    ? wrongRequest(`Adobe answered "${status}" without naming a request, so it may not be about ${requestId}`)
    : { kind: 'terminal', report: { ...report, requestId: named, status } }
}

const wrongRequest = (message: string): News => ({
  kind: 'failed',
  fault: new ActionError('wrong-request', message),
})

import { ActionError, type FaultDetails } from '../errors.js'
import { codePointOf, foreign, identifier, NOTHING, type Text, text } from '../text.js'
import { otherMappingIn } from './mapping-name.js'
import type { StatusReport, TerminalReport } from './report.js'

/** What a status check shows about our request. */
export type Observation =
  | { readonly kind: 'terminal'; readonly report: TerminalReport }
  | { readonly kind: 'running'; readonly report: StatusReport }
  /** Readable, but without a request id: it proves only that the connection works. */
  | { readonly kind: 'contact' }
  /** `isOurs`: it names our request. */
  | { readonly kind: 'unknown-status'; readonly word: string; readonly isOurs: boolean }
  | { readonly kind: 'failed'; readonly fault: ActionError }

/**
 * Only an answer that names our request, and no other mapping, may end the wait: if Adobe ignored the GET's parameter, it
 * would be about another request.
 * @param mapping the name that the answer may use
 */
export function observe(answer: StatusReport | ActionError, requestId: string, mapping: string): Observation {
  if (answer instanceof ActionError) {
    return { kind: 'failed', fault: answer }
  }
  const { status, requestId: named } = answer
  if (named !== undefined && named.trim() !== requestId.trim()) {
    return wrongRequest(
      text`Adobe answered about request ${identifier(named)} instead of ${identifier(requestId)}${lookalike(named, requestId)}`,
    )
  }
  const other = otherMappingIn(answer.info, mapping)
  if (other !== undefined) {
    return wrongRequest(
      text`Adobe answered about the mapping ${foreign(other, 200)} instead of ${identifier(mapping)}${lookalike(other, mapping)}`,
      { meaning: 'other-mapping' },
    )
  }
  if (typeof status === 'object') {
    return { kind: 'unknown-status', word: status.unknown, isOurs: named !== undefined }
  }
  if (status === 'In Progress') {
    return named === undefined ? { kind: 'contact' } : { kind: 'running', report: answer }
  }
  return named === undefined
    ? wrongRequest(
        text`Adobe answered "${status}" without naming a request, so it may not be about ${identifier(requestId)}`,
      )
    : { kind: 'terminal', report: { ...answer, requestId, status } }
}

/** Why a readable answer does not show that our request is running. */
export function oddityOf(observation: Observation): ActionError | undefined {
  if (observation.kind === 'contact') {
    return new ActionError('wrong-request', text`Adobe last answered "In Progress" without naming a request`)
  }
  if (observation.kind !== 'unknown-status') return undefined
  const said = text`Adobe last reported the unknown status "${foreign(observation.word, 100)}"`
  return new ActionError('unreadable-answer', said, { meaning: 'unknown-status' })
}

const wrongRequest = (message: Text, details: FaultDetails = {}): Observation => ({
  kind: 'failed',
  fault: new ActionError('wrong-request', message, details),
})

/** The first characters that differ, if they may look alike or be invisible. */
function lookalike(said: string, wanted: string): Text {
  const theirs = [...said.slice(0, 2 * wanted.length + 2)]
  const ours = [...wanted, '']
  const index = ours.findIndex((character, at) => character !== theirs[at])
  const [their = '', our = ''] = [theirs[index], ours[index]]
  return /^[ -~]*$/.test(their + our)
    ? NOTHING
    : text` (${codePointOf(their)} instead of ${codePointOf(our)})`
}

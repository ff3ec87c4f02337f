import type { Observation } from '../ingestion/observation.js'
import type { IngestionEvent, RetryEvent } from '../ingestion/ports.js'
import type { WarningKind } from '../runner/toolkit.js'
import { humanDuration } from '../text/human.js'
import { foreign, identifier, own, type Text, text } from '../text.js'

/** A warning about a mapping, without its name. */
export interface Warning {
  readonly kind: WarningKind
  readonly text: Text
  readonly title: Text
}

interface Description {
  readonly lines?: readonly Text[]
  readonly warning?: Warning
  /** The next status check is printed, even if it shows the same as the last. */
  readonly isNewStage?: true
}

/** Events whose lines do not depend on what was printed before. */
type PlainEvent = Exclude<
  IngestionEvent,
  { kind: 'started' | 'authenticated' | 'checked' | 'judged' | 'looked-up' | 'ended' }
>

export function describeEvent(event: PlainEvent): Description {
  const request = identifier('requestId' in event ? event.requestId : '')
  switch (event.kind) {
    case 'submitted': {
      const { otherName } = event
      const named = text`Adobe calls this mapping ${foreign(otherName ?? '', 200)} in its answer.`
      const line = text`submitted as request ${request}.`
      return { lines: otherName === undefined ? [line] : [line, named], isNewStage: true }
    }
    case 'attached':
      return {
        lines: [text`request ${request} is already running, so the step follows it; nothing was submitted.`],
        warning: {
          kind: 'attached',
          text: text`request ${request} was already running, so the step follows it instead of submitting a new one. Its data may be older than yours.`,
          title: text`attached to a running request`,
        },
        isNewStage: true,
      }
    case 'queued': {
      const running = identifier(event.runningRequestId)
      const line = event.maybeOurs
        ? text`request ${running} is running, perhaps the one whose answer was lost. Waiting for it to finish, then submitting a request that is certainly ours.`
        : text`request ${running}, not ours, is already running. Waiting for it to finish, then submitting ours.`
      return { lines: [line], isNewStage: true }
    }
    case 'locked': {
      const whose = event.isOurs ? text`our request ${request}` : text`request ${request}`
      const line = text`Adobe still reports ${whose} as running, although its status is ${own(event.status)}. Submitting again at growing intervals.`
      return { lines: [line], isNewStage: true }
    }
    case 'unknown-answer': {
      const { word } = event
      const said = word === '' ? text`no status` : text`the unknown status "${foreign(word, 100)}"`
      return {
        warning: {
          kind: 'unknown-answer',
          text: text`Adobe answered the request with ${said} and the id ${request}. The step follows that request; its status decides.`,
          title: text`unknown answer to the request`,
        },
      }
    }
    case 'recovered':
      return {
        warning: {
          kind: 'lost-answer-recovered',
          text: event.wasRunning
            ? text`Adobe's answer to the request was lost, and asking again found request ${request} running. It may be ours or someone else's.`
            : text`Adobe's answer to the request was lost, and asking again started request ${request}. A short ingestion may have run before it.`,
          title: text`a lost answer was recovered`,
        },
      }
    case 'resumed':
      return { lines: [text`following request ${request}; nothing is submitted.`] }
    case 'resubmitting': {
      const { abortedRequestId, attempt } = event
      const line = text`submitting a new request in place of ${identifier(abortedRequestId)} (attempt ${attempt}).`
      return { lines: [line] }
    }
    case 'retrying':
      return { lines: [describeRetry(event)] }
  }
}

export function describeRetry({ what, fault, waitMs, mayHaveStarted }: RetryEvent): Text {
  const lost = text`no clear answer to the request, so an ingestion may have started`
  const request = mayHaveStarted ? lost : text`the request was not accepted yet`
  const states = { token: text`no access token yet`, check: text`a check failed`, request }
  return text`${states[what]}: ${fault.text}. Trying again in ${humanDuration(waitMs)}.`
}

export function describeObservation(observation: Exclude<Observation, { kind: 'failed' }>): Text {
  switch (observation.kind) {
    case 'terminal':
      return own(observation.report.status)
    case 'running':
      return text`In Progress`
    case 'unknown-status':
      return text`an unknown status, "${foreign(observation.word)}"`
    case 'contact':
      return text`In Progress, without naming a request`
  }
}

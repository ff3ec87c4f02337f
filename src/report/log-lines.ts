import type { Arrival, WhyUnknown } from '../ingestion/dataset.js'
import type { Observation } from '../ingestion/observation.js'
import type { IngestionEvent, RetryEvent } from '../ingestion/ports.js'
import type { Toolkit, WarningKind } from '../runner/toolkit.js'
import { humanDuration } from '../text/human.js'
import { foreign, identifier, NOTHING, own, type Text, text } from '../text.js'

interface Warning {
  readonly kind: WarningKind
  readonly text: Text
  readonly title: Text
}

export function warnOfMapping(toolkit: Pick<Toolkit, 'warnOnce'>, name: Text, warning: Warning): void {
  toolkit.warnOnce(warning.kind, text`Mapping ${name}: ${warning.text}`, text`${name}: ${warning.title}`)
}

const TAKEN = {
  followed: text`The step follows that request; its status decides.`,
  submitted: text`The step does not wait for that request, so what became of it is not known.`,
  running: text`The step takes that request as already running.`,
} as const

/** Events whose lines do not depend on what was printed before. */
type PlainEvent = Exclude<
  IngestionEvent,
  { kind: 'started' | 'authenticated' | 'retrying' | 'checked' | 'judged' | 'looked-up' | 'ended' }
>

export function describeEvent(event: PlainEvent): Text | Warning | readonly (Text | Warning)[] {
  const request = identifier('requestId' in event ? event.requestId : '')
  switch (event.kind) {
    case 'submitted': {
      const { otherName } = event
      const line = text`submitted as request ${request}.`
      if (otherName === undefined) return line
      return [line, text`Adobe calls this mapping ${foreign(otherName, 200)} in its answer.`]
    }
    case 'attached':
      return [
        text`request ${request} is already running, so the step follows it; nothing was submitted.`,
        {
          kind: 'attached',
          text: text`request ${request} was already running, so the step follows it instead of submitting a new one. Its data may be older than yours.`,
          title: text`attached to a running request`,
        },
      ]
    case 'queued': {
      const running = identifier(event.runningRequestId)
      return event.maybeOurs
        ? text`request ${running} is running, perhaps the one whose answer was lost. Waiting for it to finish, then submitting a request that is certainly ours.`
        : text`request ${running}, not ours, is already running. Waiting for it to finish, then submitting ours.`
    }
    case 'locked': {
      const whose = event.isOurs ? text`our request ${request}` : text`request ${request}`
      return text`Adobe still reports ${whose} as running, although its status is ${own(event.status)}. Submitting again at growing intervals.`
    }
    case 'unknown-answer': {
      const { word } = event
      const said = word === '' ? text`no status` : text`the unknown status "${foreign(word, 100)}"`
      return {
        kind: 'unknown-answer',
        text: text`Adobe answered the request with ${said} and the id ${request}. ${TAKEN[event.taken]}`,
        title: text`unknown answer to the request`,
      }
    }
    case 'recovered':
      return {
        kind: 'lost-answer-recovered',
        text: event.wasRunning
          ? text`Adobe's answer to the request was lost, and asking again found request ${request} running. It may be ours or someone else's.`
          : text`Adobe's answer to the request was lost, and asking again started request ${request}. A short ingestion may have run before it.`,
        title: text`a lost answer was recovered`,
      }
    case 'resumed':
      return text`following request ${request}; nothing is submitted.`
    case 'resubmitting':
      return text`submitting a new request in place of ${identifier(event.abortedRequestId)} (attempt ${event.attempt}).`
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

/** Why the number of refused rows is unknown, as the end of a sentence. */
const WHY: Readonly<Record<WhyUnknown, Text>> = {
  'not-asked': text`the dataset was not looked up`,
  followed: text`this step did not submit the request, so it does not know which batches to count`,
  'no-batch': text`the dataset has no batch since the submission`,
  'in-progress': text`not every batch since the submission has ended`,
  'rows-missing': text`the batches since the submission hold fewer rows than Adobe reported`,
  'not-counted': text`Experience Platform gives no consistent count for every batch`,
  'too-many': text`there are more batches since the submission than the step reads`,
  unreadable: text`Experience Platform could not be read`,
  interrupted: text`the step ended too early`,
}

export const whyUnknown = ({ why, fault }: Arrival): Text =>
  why === 'unreadable' && fault !== undefined ? fault.text : why === undefined ? NOTHING : WHY[why]

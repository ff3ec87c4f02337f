import type { IngestionEvent } from '../ingestion/ports.js'

/** How far a mapping has come, as a check run shows it. */
export interface Stage {
  /** Our words alone. */
  readonly title: string
  /** The request submitted or followed, as the server sent it. */
  readonly requestId?: string
  /** What to go back to when an outage is over. */
  readonly before?: string
}

export const FIRST_STAGE: Stage = { title: 'Starting' }

/** The stage after an event; the very same object when there is nothing new to show. */
export function nextStage(stage: Stage, event: IngestionEvent): Stage {
  switch (event.kind) {
    case 'submitted':
      return { title: 'Submitted, waiting for its end', requestId: event.requestId }
    case 'attached':
      return { title: 'Following a request that was already running', requestId: event.requestId }
    case 'resumed':
      return { title: 'Following a request of an earlier run', requestId: event.requestId }
    case 'queued':
      return { title: 'Waiting for the end of a request that was already running' }
    case 'resubmitting':
      return { title: `Aborted by Adobe, submitting a fresh request (attempt ${event.attempt})` }
    case 'retrying':
      return outage(
        stage,
        event.what === 'token'
          ? 'No access token yet, trying again'
          : 'No answer to the request yet, trying again',
      )
    case 'looked':
      return event.news.kind === 'failed'
        ? outage(stage, 'No contact with Adobe, looking again')
        : outageOver(stage)
    case 'authenticated':
      return outageOver(stage)
    case 'started':
    case 'recovered':
    case 'ended':
      return stage
    default:
      return event satisfies never
  }
}

const outage = (stage: Stage, title: string): Stage =>
  stage.title === title ? stage : { ...stage, title, before: stage.before ?? stage.title }

function outageOver(stage: Stage): Stage {
  const { before, ...rest } = stage
  return before === undefined ? stage : { ...rest, title: before }
}

import type { MappingState, Outage } from '../report/progress.js'
import { type Text, text } from '../text.js'

export interface Stage {
  readonly title: Text
  readonly requestId: string | undefined
  /** The title to return to after an outage. */
  readonly calmTitle: Text
}

const STARTING = text`Starting`
export const FIRST_STAGE: Stage = { title: STARTING, requestId: undefined, calmTitle: STARTING }

const OUTAGES: Readonly<Record<Outage['kind'], Text>> = {
  'no-token': text`No access token yet, trying again`,
  'no-answer': text`No answer to the request yet, trying again`,
  'answer-lost': text`No answer to the request yet, trying again`,
  'no-contact': text`No contact with Adobe, checking again`,
}

const FOLLOWING = {
  submitted: text`Submitted, waiting for it to finish`,
  attached: text`Following a request that was already running`,
  resumed: text`Following a request of an earlier run`,
} as const

/** The stage after an event; the same object when there is nothing new to show. */
export function nextStage(stage: Stage, state: MappingState): Stage {
  const { phase, outage, verdict } = state
  if (verdict !== undefined && phase !== 'arriving') return stage
  const own = titleOf(state)
  const calmTitle = own ?? stage.calmTitle
  const title = outage === undefined ? calmTitle : OUTAGES[outage.kind]
  const hasRequest = phase !== 'queueing' && phase !== 'resubmitting'
  const requestId = own === undefined ? stage.requestId : hasRequest ? state.requestId : undefined
  return title.raw === stage.title.raw && requestId === stage.requestId
    ? stage
    : { title, requestId, calmTitle }
}

/** Ignores an outage. `undefined`: keep what was shown before. */
function titleOf({ phase, origin, attempt }: MappingState): Text | undefined {
  switch (phase) {
    case 'signing-in':
    case 'following':
      return origin && FOLLOWING[origin]
    case 'queueing':
      return text`Waiting for a request that was already running`
    case 'resubmitting':
      return text`Aborted by Adobe, submitting a new request (attempt ${attempt})`
    case 'arriving':
      return text`Adobe reports success, looking up the dataset`
    case 'idle':
    case 'submitting':
    case 'concluded':
      return undefined
  }
}

import { byAttention, isSuccess, type Outcome } from '../ingestion/outcome.js'
import { groupAlike, renderHeadline, renderSum } from './sum.js'
import type { Told } from './told.js'
import { type Quote, renderMessage } from './verdict.js'

const asIs: Quote = (foreign) => foreign

/** GitHub cuts an annotation off at 4,096 characters; the last words are the ones that say what to do next. */
const MAX_LENGTH = 3_500

/** The verdict on the step, for the one annotation that tells it, and for the output `message`. */
export interface Announcement {
  readonly outcome: Outcome
  readonly title: string
  /** One line for each thing that a person must know. */
  readonly lines: readonly string[]
  /** The same in short. */
  readonly message: string
}

/** @param told at least one, clean, in the order of the input */
export function announce(told: readonly Told[], timeoutMs: number): Announcement {
  const results = told.map(({ result }) => result)
  const [worst] = byAttention(results)
  const [alone, ...others] = told
  const outcome = worst?.outcome ?? 'error'
  const headline = renderHeadline(results)
  if (alone !== undefined && (others.length === 0 || worst?.fault?.code === 'bad-input')) {
    const whose = others.length === 0 ? alone.result.mappingId : ''
    const title = `${whose || 'Adobe Campaign data ingestion'}: ${headline}`
    return { outcome, title, lines: alone.message.split('\n'), message: alone.message }
  }
  const sum = renderSum(results, asIs)
  const verdicts = groupAlike(results, timeoutMs)
    .filter(({ result }) => !isSuccess(result.outcome))
    .map(({ result, mappingIds }) => renderMessage(result, timeoutMs, asIs, mappingIds))
  return {
    outcome,
    title: `Adobe Campaign data ingestion: ${headline}`,
    lines: [sum, ...fitting(verdicts, MAX_LENGTH - sum.length)],
    message: [sum, ...verdicts.slice(0, 1)].join(' '),
  }
}

/** As many as have room, the first in any case; then how many there are beyond. */
function fitting(verdicts: readonly string[], room: number): readonly string[] {
  let left = room
  const shown = verdicts.filter((verdict, index) => {
    left -= verdict.length + 1
    return index === 0 || left >= 0
  })
  const more = verdicts.length - shown.length
  return more === 0 ? shown : [...shown, `${more} more verdicts stand in the log and in the job summary.`]
}

import { byAttention, isSuccess } from '../ingestion/outcome.js'
import type { IngestionResult } from '../ingestion/result.js'
import { identifier, join, type Text, text } from '../text.js'
import { groupByVerdict, renderHeadline, renderSum } from './overview.js'
import { isBadInput, messageOf, renderMessage } from './verdict.js'

/** GitHub cuts an annotation off at 4,096 characters, and the next step comes last. */
const MAX_LENGTH = 3_500

/**
 * The verdict on the step: a title and a `text` for its annotation, with a line for each fact, and the shorter output `message`.
 * @param results at least one, in the order of the input
 */
export function announce(results: readonly IngestionResult[], timeoutMs: number) {
  const [worst] = byAttention(results)
  const [alone, ...others] = results
  const outcome = worst?.outcome ?? 'error'
  const headline = renderHeadline(results)
  if (alone !== undefined && (others.length === 0 || (worst !== undefined && isBadInput(worst)))) {
    const isNamed = others.length === 0 && alone.mappingId !== '' && !isBadInput(alone)
    const whose = isNamed ? identifier(alone.mappingId) : text`Adobe Campaign data ingestion`
    const message = renderMessage(alone, timeoutMs)
    return { outcome, title: text`${whose}: ${headline}`, text: message, message }
  }
  const sum = renderSum(results)
  const verdicts = groupByVerdict(results, timeoutMs)
    .filter((group) => !isSuccess(group.outcome))
    .map(messageOf)
  return {
    outcome,
    title: text`Adobe Campaign data ingestion: ${headline}`,
    text: join([sum, ...fitting(verdicts, MAX_LENGTH - sum.length)], '\n'),
    message: join([sum, ...verdicts.slice(0, 1)], ' '),
  }
}

/** As many items as fit, at least the first; then the number of the others. */
function fitting(verdicts: readonly Text[], room: number): readonly Text[] {
  let left = room
  const shown = verdicts.filter((verdict, index) => {
    left -= verdict.length + 1
    return index === 0 || left >= 0
  })
  const more = verdicts.length - shown.length
  return more === 0 ? shown : [...shown, text`${more} more verdicts are in the log and in the job summary.`]
}

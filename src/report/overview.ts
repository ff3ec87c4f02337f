import { byAttention, isSuccess, OUTCOMES } from '../ingestion/outcome.js'
import type { IngestionResult, Stage } from '../ingestion/result.js'
import {
  failedRecordsOf,
  hasNoRecords,
  hasRefusedRows,
  hasUnknownRows,
  sumOfRecords,
} from '../ingestion/rows.js'
import { humanRecords } from '../text/human.js'
import { identifier, join, own, type Text, text } from '../text.js'
import { isBadInput, messageOf, namesOf, renderMessage, renderVerdict, verdictOf } from './verdict.js'

/** GitHub cuts an annotation off at 4,096 characters, and the next step comes last. */
const LONGEST_ANNOTATION = 3_500

/**
 * The verdict on the step: title and `text` of its annotation, with a line for each fact, and the output `message`.
 * @param results at least one, in the order of the input
 */
export function announce(results: readonly IngestionResult[]) {
  const [worst] = byAttention(results)
  const outcome = worst?.outcome ?? 'error'
  const headline = renderHeadline(results)
  const [first, ...others] = results
  if (first !== undefined && (others.length === 0 || isBadInput(first))) {
    const isNamed = first.mappingId !== '' && !isBadInput(first)
    const whose = isNamed ? identifier(first.mappingId) : text`Adobe Campaign data ingestion`
    const message = renderMessage(first)
    return { outcome, title: text`${whose}: ${headline}`, text: message, message }
  }
  const sum = renderSum(results)
  const verdicts = groupByVerdict(results)
    .filter((group) => !isSuccess(group.outcome))
    .map(messageOf)
  return {
    outcome,
    title: text`Adobe Campaign data ingestion: ${headline}`,
    text: join([sum, ...fitting(verdicts, LONGEST_ANNOTATION - sum.length)], '\n'),
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

/** Most urgent first; a verdict shared by several mappings appears once. */
export function groupByVerdict(results: readonly IngestionResult[]) {
  const groups = new Map<string, { result: IngestionResult; mappingIds: string[] }>()
  for (const result of byAttention(results)) {
    const { said, next } = renderVerdict(result, [])
    const key = JSON.stringify([result.outcome, said.raw, next?.raw])
    const group = groups.get(key) ?? { result, mappingIds: [] }
    group.mappingIds.push(result.mappingId)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ result, mappingIds }) => ({
    outcome: result.outcome,
    ...renderVerdict(result, mappingIds),
  }))
}

const UNKNOWN_ROWS = text`Adobe reports success, but how many rows Experience Platform refused is not known`

/** What a success may lack, the most important first: its headline, and how it is counted. */
const FLAWS = [
  [hasNoRecords, text`Adobe reports success, with 0 records`, text`0 records`],
  [hasRefusedRows, text`Adobe reports success, but Experience Platform refused rows`, text`refused rows`],
  [hasUnknownRows, UNKNOWN_ROWS, text`an unknown number of refused rows`],
] as const

export function markOf(results: readonly IngestionResult[]): Text {
  if (results.some(({ outcome }) => !isSuccess(outcome))) return text`❌`
  const isFlawed = (result: IngestionResult) => FLAWS.some(([has]) => has(result))
  return results.some((result) => result.outcome === 'checked' || isFlawed(result)) ? text`⚠️` : text`✅`
}

const OF_DRY_RUN = {
  error: 'A check of the set-up failed',
  'lost-contact': 'A check of the set-up failed',
  'timed-out': 'Time ran out before all checks were made',
  cancelled: 'Cancelled before all checks were made',
} as const

/** An unsuccessful dry run has the same result for all mappings. */
const isEndedDryRun = (result: IngestionResult): result is Extract<IngestionResult, { stage: Stage }> =>
  'stage' in result && result.stage.at === 'start' && result.stage.isDryRun === true

export function headlineOf(result: IngestionResult): Text {
  if (isEndedDryRun(result)) return own(OF_DRY_RUN[result.outcome])
  const [, flaw] = FLAWS.find(([has]) => result.outcome === 'succeeded' && has(result)) ?? []
  if (flaw !== undefined) return flaw
  if (result.outcome === 'cancelled' && 'report' in result) {
    return text`Cancelled before the number of refused rows was known`
  }
  if (result.outcome === 'too-many-failed-records' && failedRecordsOf(result) === undefined) {
    return text`How many rows Experience Platform refused is not known`
  }
  return own(isBadInput(result) ? 'The inputs are wrong' : OUTCOMES[result.outcome].headline)
}

/** A short verdict on all mappings: `2 of 3 mappings did not succeed`. */
export function renderHeadline(results: readonly IngestionResult[]): Text {
  const [worst, ...others] = byAttention(results)
  if (worst === undefined) return own(OUTCOMES.error.headline)
  const isOfAll = isBadInput(worst) || isEndedDryRun(worst) || worst.outcome === 'checked'
  if (others.length === 0 || isOfAll) return headlineOf(worst)
  if (worst.outcome === 'succeeded') {
    const flaws = FLAWS.flatMap(([has, , count]) => {
      const flawed = results.filter(has).length
      return flawed === 0 ? [] : [text`, ${flawed} with ${count}`]
    })
    return flaws.length === 0
      ? text`The data of all ${results.length} mappings arrived`
      : text`All ${results.length} mappings succeeded${join(flaws, '')}`
  }
  if (worst.outcome === 'submitted') return text`All ${results.length} mappings submitted, not waited for`
  const failed = results.filter(({ outcome }) => !isSuccess(outcome)).length
  return text`${failed} of ${results.length} mappings did not succeed`
}

/** Several mappings in one line: how many did not succeed, which ones, and how. */
export function renderSum(results: readonly IngestionResult[]): Text {
  const failed = byAttention(results).filter(({ outcome }) => !isSuccess(outcome))
  if (failed.length === 0) {
    return text`All ${results.length} mappings: ${goodEnd(results)}`
  }
  const kinds = [...new Set(failed.map(({ outcome }) => outcome))].map((kind) => {
    const mappingIds = failed.filter(({ outcome }) => outcome === kind).map(({ mappingId }) => mappingId)
    return text`${namesOf(mappingIds)} (${own(kind)})`
  })
  return text`${renderHeadline(results)}: ${join(kinds, ', ')}.`
}

function goodEnd(results: readonly IngestionResult[]): Text {
  const [checked] = results.filter(({ outcome }) => outcome === 'checked')
  if (checked !== undefined) return verdictOf(checked).said
  if (results.some(({ outcome }) => outcome === 'submitted')) {
    return text`Adobe accepted the requests. The step did not wait for them to finish, so whether the data arrives is not known.`
  }
  const sum = sumOfRecords(results)
  return text`Adobe ingested ${sum === undefined ? text`an unknown number of records` : humanRecords(sum)}.`
}

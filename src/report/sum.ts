import { byAttention, type IngestionResult, isSuccess, sumOfRecords } from '../ingestion/outcome.js'
import { humanRecords } from './human.js'
import { OUTCOME_TEXTS } from './outcome-texts.js'
import { names, type Quote, renderHint, renderVerdict } from './verdict.js'

/** Results with the same verdict, word for word, but for the mapping. */
export interface Alike {
  readonly result: IngestionResult
  readonly mappingIds: readonly string[]
}

const asIs: Quote = (foreign) => foreign

/** What needs attention first; what is true of several mappings is told once. */
export function groupAlike(results: readonly IngestionResult[], timeoutMs: number): readonly Alike[] {
  const groups = new Map<string, { result: IngestionResult; mappingIds: string[] }>()
  for (const result of byAttention(results)) {
    const verdict = renderVerdict(result, timeoutMs, asIs, [])
    const key = JSON.stringify([result.outcome, verdict, renderHint(result)])
    const group = groups.get(key) ?? { result, mappingIds: [] }
    group.mappingIds.push(result.mappingId)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** The verdict of one glance, in our words alone: `2 of 3 mappings did not succeed`. */
export function renderHeadline(results: readonly IngestionResult[]): string {
  const [worst, ...others] = byAttention(results)
  if (worst === undefined) return OUTCOME_TEXTS.error.headline
  if (others.length === 0 || worst.fault?.code === 'bad-input') return OUTCOME_TEXTS[worst.outcome].headline
  if (worst.outcome === 'succeeded') return `The data of all ${results.length} mappings arrived`
  if (worst.outcome === 'submitted') return `All ${results.length} mappings submitted, not waited for`
  const failed = results.filter(({ outcome }) => !isSuccess(outcome)).length
  return `${failed} of ${results.length} mappings did not succeed`
}

/** The sum of several mappings on one line: how many did not succeed, which ones and how. */
export function renderSum(results: readonly IngestionResult[], quote: Quote): string {
  const failed = byAttention(results).filter(({ outcome }) => !isSuccess(outcome))
  if (failed.length === 0) {
    return `All ${results.length} mappings: ${goodEnd(results)}`
  }
  const kinds = [...new Set(failed.map(({ outcome }) => outcome))].map((kind) => {
    const mappingIds = failed.filter(({ outcome }) => outcome === kind).map(({ mappingId }) => mappingId)
    return `${names(mappingIds, quote)} (${kind})`
  })
  return `${renderHeadline(results)}: ${kinds.join(', ')}.`
}

function goodEnd(results: readonly IngestionResult[]): string {
  if (results.some(({ outcome }) => outcome === 'submitted')) {
    return 'Adobe accepted the requests. The step did not wait for their ends, so whether data arrives is not known.'
  }
  const sum = sumOfRecords(results)
  return `Adobe ingested ${sum === undefined ? 'an unknown number of records' : humanRecords(sum)}.`
}

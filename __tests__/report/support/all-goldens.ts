import { Cleaner } from '../../../src/text/clean.js'
import { foreign } from '../../../src/text.js'
import { OUTCOME_GOLDENS } from './goldens.js'
import { HOSTILE_MARKDOWN } from './hostile-markdown.js'
import { VARIANT_GOLDENS } from './more-goldens.js'
import type { Golden } from './play-golden.js'

const HARMLESS: readonly Golden[] = [...OUTCOME_GOLDENS, ...VARIANT_GOLDENS]
const hostile = HOSTILE_MARKDOWN.join(' ')
const shown = new Cleaner().line(foreign(hostile))

/** Goldens with every hostile text in every foreign field: what they show, a browser must not fetch. */
const HOSTILE: readonly Golden[] = HARMLESS.flatMap((golden) => {
  switch (golden.name) {
    case 'failed':
      return {
        ...golden,
        verdict: ': the ingestion failed at Adobe (request ![x](https://x.example/y.png)',
        next: 'run the job again',
      }
    case 'batch-explained':
      return { ...golden, verdict: 'in sandbox ![x](https://x.example/y.png)', next: 'run the job again' }
    case 'too-many-failed-records':
      return { ...golden, verdict: ': Adobe ingested 53,000 records (request ![x](https://x.example/y.png)' }
    case 'timed-out':
      return { ...golden, verdict: 'while request ![x](https://x.example/y.png)' }
    case 'bad-inputs':
      return { ...golden, next: 'org ![x](https://x.example/y.png)' }
    default:
      return []
  }
}).map((golden) => ({
  ...golden,
  name: `hostile-${golden.name}`,
  request: golden.request.replace('3520', () => shown),
  hostile,
}))

export const GOLDENS: readonly Golden[] = [...HARMLESS, ...HOSTILE]

/** Those with something that a table does not show. */
export const WITH_A_PICTURE = [
  'aborted',
  'lost-contact',
  'queued',
  'resumed-through-an-outage',
  'everything-at-once',
  'long-queue-over-midnight',
  'lost-answer',
]

import type { Arrival, WhyUnknown } from '../ingestion/dataset.js'
import { NOTHING, type Text, text } from '../text.js'

/** Why the number of refused rows is unknown, as the end of a sentence. */
const WHY: Readonly<Record<WhyUnknown, Text>> = {
  'not-asked': text`the dataset was not looked up`,
  followed: text`this step did not submit the request, so it does not know which batches to count`,
  'no-batch': text`the dataset has no batch since the submission`,
  'in-progress': text`not every batch since the submission has ended`,
  'rows-missing': text`the batches since the submission hold fewer rows than Adobe reported`,
  'not-counted': text`Experience Platform gives no count for every batch`,
  'too-many': text`there are more batches since the submission than the step reads`,
  unreadable: text`Experience Platform could not be read`,
  interrupted: text`the step ended too early`,
}

export const whyUnknown = ({ why, fault }: Arrival): Text =>
  why === 'unreadable' && fault !== undefined ? fault.text : why === undefined ? NOTHING : WHY[why]

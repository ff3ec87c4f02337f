import { type Text, text } from '../text.js'
import type { InputName, ReadInput } from './declarations.js'
import { linesOf, NONE } from './lists.js'

type Refuse = (input: InputName, problem: Text) => void

const KEEP_ONE = text`Keep one of the two.`
const DROP_ONE = text`Drop one of the two.`
const EMPTY_SECRET = text`If you do pass a secret, it arrived empty. The usual reasons: GitHub passes no secrets to pull requests from forks, and Dependabot only those stored for Dependabot; a called workflow gets them only with \`secrets: inherit\`; environment secrets go only to jobs that name the environment; and a job output that holds a masked value is dropped.`

/** Refuses inputs that are wrong together: as written in the workflow, `''` when blank, without defaults. */
export function checkRelations(read: ReadInput, refuse: Refuse): void {
  // A `-` in every line says nothing.
  const isGiven = (name: InputName) => linesOf(read(name)).some((line) => line !== NONE)
  if (read('rehearse')) {
    for (const input of ['apiUrl', 'imsUrl', 'platformUrl'] as const) {
      if (read(input)) {
        refuse(input, text`is given together with rehearse, which sends nothing to any address. ${DROP_ONE}`)
      }
    }
    if (isGiven('requestId')) {
      refuse(
        'requestId',
        text`is unknown to the simulator of a rehearsal, which knows only its own requests. Drop it, or drop rehearse.`,
      )
    }
  } else {
    checkCredentials(read, refuse)
  }
  const doesNotWait = /^false$/i.test(read('wait'))
  if (doesNotWait) {
    const needsEnd = text`needs the end of the ingestion, but wait is false. ${DROP_ONE}`
    if (isGiven('minRecords')) refuse('minRecords', needsEnd)
    if (Number(read('resubmitOnAborted')) > 0) refuse('resubmitOnAborted', needsEnd)
    if (isGiven('requestId')) {
      refuse('requestId', text`names a request to wait for, but wait is false. ${DROP_ONE}`)
    }
    if (read('onInProgress') === 'queue') {
      refuse(
        'onInProgress',
        text`is queue, which waits, but wait is false. Write attach or fail, or drop one of the two.`,
      )
    }
  }
  const hasDataset = isGiven('datasetId')
  if (hasDataset && !read('sandbox')) {
    refuse(
      'datasetId',
      text`needs sandbox, the Experience Platform sandbox of the dataset. Write its name, such as prod.`,
    )
  }
  if (hasDataset && doesNotWait) {
    refuse('datasetId', text`is looked up after the end of the ingestion, but wait is false. ${DROP_ONE}`)
  }
  if (read('maxFailedRecords') && !hasDataset) {
    refuse(
      'maxFailedRecords',
      text`needs datasetId, the dataset whose refused rows are counted. Write it, or drop maxFailedRecords.`,
    )
  }
  if (read('maxFailedRecords') && isGiven('requestId')) {
    refuse(
      'maxFailedRecords',
      text`counts the batches since a submission, but requestId follows an earlier one, whose time is not known. ${DROP_ONE}`,
    )
  }
  if (doesNotWait && /^true$/i.test(read('checkRun'))) {
    refuse('checkRun', text`reports how the ingestion ended, but wait is false. ${DROP_ONE}`)
  }
}

function checkCredentials(read: ReadInput, refuse: Refuse): void {
  if (read('credentials')) {
    for (const input of ['clientId', 'clientSecret', 'accessToken'] as const) {
      if (read(input)) {
        refuse(input, text`is given together with credentials, which contain the same. ${KEEP_ONE}`)
      }
    }
  } else if (read('accessToken')) {
    if (read('clientSecret')) {
      refuse('clientSecret', text`is given together with accessToken, which replaces it. ${KEEP_ONE}`)
    }
    if (!read('clientId')) {
      refuse('clientId', text`is empty, but accessToken needs it as the API key. Write the client ID.`)
    }
  } else if (read('clientId')) {
    if (!read('clientSecret')) {
      refuse('clientSecret', text`is empty, but clientId needs it (or an accessToken). ${EMPTY_SECRET}`)
    }
  } else if (read('clientSecret')) {
    refuse('clientId', text`is empty, but clientSecret needs it. Write the client ID of the credential.`)
  } else {
    refuse(
      'credentials',
      text`is empty, and no other credential was given. Pass the file of the Adobe Developer Console as credentials, or clientId with clientSecret. ${EMPTY_SECRET}`,
    )
  }
}

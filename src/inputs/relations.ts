import { type Text, text } from '../text.js'
import { INPUT_NAMES, type InputName, type ReadInput } from './declarations.js'
import { linesOf, NONE } from './lists.js'

/** The inputs as written in the workflow, `''` when blank; without defaults. */
type Given = Readonly<Record<InputName, string>>

/** A rule about inputs that are valid alone but wrong together. */
interface Relation {
  readonly input: InputName
  readonly when: (given: Given) => boolean | string
  readonly problem: Text
}

const KEEP_ONE = text`Keep one of the two.`
const DROP_ONE = text`Drop one of the two.`
const EMPTY_SECRET = text`If you do pass a secret, it arrived empty. The usual reasons: GitHub passes no secrets to pull requests from forks, and Dependabot only those stored for Dependabot; a called workflow gets them only with \`secrets: inherit\`; environment secrets go only to jobs that name the environment; and a job output that holds a masked value is dropped.`

/** A `-` in every line means no dataset. */
const hasDataset = (given: Given) => linesOf(given.datasetId).some((line) => line !== NONE)
const doesNotWait = (given: Given) => /^false$/i.test(given.wait)

/** Rules about the credential inputs, which a rehearsal does not use. */
const CREDENTIALS: readonly Relation[] = [
  ...(['clientId', 'clientSecret', 'accessToken'] as const).map((input) => ({
    input,
    when: (given: Given) => given.credentials && given[input],
    problem: text`is given together with credentials, which contain the same. ${KEEP_ONE}`,
  })),
  {
    input: 'clientSecret',
    when: (given) => !given.credentials && given.accessToken && given.clientSecret,
    problem: text`is given together with accessToken, which replaces it. ${KEEP_ONE}`,
  },
  {
    input: 'clientId',
    when: (given) => !given.credentials && given.accessToken && !given.clientId,
    problem: text`is empty, but accessToken needs it as the API key. Write the client ID.`,
  },
  {
    input: 'clientId',
    when: (given) => !given.credentials && !given.accessToken && !given.clientId && given.clientSecret,
    problem: text`is empty, but clientSecret needs it. Write the client ID of the credential.`,
  },
  {
    input: 'clientSecret',
    when: (given) => !given.credentials && !given.accessToken && given.clientId && !given.clientSecret,
    problem: text`is empty, but clientId needs it (or an accessToken). ${EMPTY_SECRET}`,
  },
  {
    input: 'credentials',
    when: (given) => !given.credentials && !given.accessToken && !given.clientId && !given.clientSecret,
    problem: text`is empty, and no other credential was given. Pass the file of the Adobe Developer Console as credentials, or clientId with clientSecret. ${EMPTY_SECRET}`,
  },
]

const RELATIONS: readonly Relation[] = [
  ...CREDENTIALS.map((relation) => ({
    ...relation,
    when: (given: Given) => !given.rehearse && relation.when(given),
  })),
  ...(['apiUrl', 'imsUrl', 'platformUrl'] as const).map((input) => ({
    input,
    when: (given: Given) => given.rehearse && given[input],
    problem: text`is given together with rehearse, which sends nothing to any address. ${DROP_ONE}`,
  })),
  {
    input: 'requestId',
    when: (given) => given.rehearse && given.requestId,
    problem: text`is unknown to the simulator of a rehearsal, which knows only its own requests. Drop it, or drop rehearse.`,
  },
  {
    input: 'minRecords',
    when: (given) => doesNotWait(given) && given.minRecords,
    problem: text`needs the end of the ingestion, but wait is false. ${DROP_ONE}`,
  },
  {
    input: 'resubmitOnAborted',
    when: (given) => doesNotWait(given) && Number(given.resubmitOnAborted) > 0,
    problem: text`needs the end of the ingestion, but wait is false. ${DROP_ONE}`,
  },
  {
    input: 'requestId',
    when: (given) => doesNotWait(given) && given.requestId,
    problem: text`names a request to wait for, but wait is false. ${DROP_ONE}`,
  },
  {
    input: 'onInProgress',
    when: (given) => doesNotWait(given) && given.onInProgress === 'queue',
    problem: text`is queue, which waits, but wait is false. Write attach or fail, or drop one of the two.`,
  },
  {
    input: 'datasetId',
    when: (given) => hasDataset(given) && !given.sandbox,
    problem: text`needs sandbox, the Experience Platform sandbox of the dataset. Write its name, such as prod.`,
  },
  {
    input: 'datasetId',
    when: (given) => doesNotWait(given) && hasDataset(given),
    problem: text`is looked up after the end of the ingestion, but wait is false. ${DROP_ONE}`,
  },
  {
    input: 'maxFailedRecords',
    when: (given) => given.maxFailedRecords && !hasDataset(given),
    problem: text`needs datasetId, the dataset whose refused rows are counted. Write it, or drop maxFailedRecords.`,
  },
  {
    input: 'maxFailedRecords',
    when: (given) => given.maxFailedRecords && given.requestId,
    problem: text`counts the batches since a submission, but requestId follows an earlier one, whose time is not known. ${DROP_ONE}`,
  },
  {
    input: 'checkRun',
    when: (given) => doesNotWait(given) && /^true$/i.test(given.checkRun),
    problem: text`reports how the ingestion ended, but wait is false. ${DROP_ONE}`,
  },
]

/** The rules that these inputs break. */
export function brokenRelations(read: ReadInput): readonly Relation[] {
  const given = Object.fromEntries(INPUT_NAMES.map((name) => [name, read(name)])) as Given
  return RELATIONS.filter(({ when }) => when(given))
}

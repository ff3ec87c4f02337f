/** What GitHub documents about the bodies of the checks API, stricter where our own use is narrower. */

export interface StoredCheck {
  readonly id: number
  readonly name: string
  readonly head_sha: string
  readonly external_id: string
  readonly status: string
  readonly conclusion: string | null
  readonly output: { readonly title: string; readonly summary: string; readonly text?: string }
}

type Body = Readonly<Record<string, unknown>>

const STATUSES = ['queued', 'in_progress', 'completed']
const CONCLUSIONS = ['action_required', 'cancelled', 'failure', 'neutral', 'success', 'skipped', 'timed_out']
const LONGEST_TEXT = 65_535
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

/** Each a sentence; none when the body is fine. */
export function problemsOfNew(body: Body, knownCommits: readonly string[]): readonly string[] {
  return [
    ...unknownKeys(body, [
      'name',
      'head_sha',
      'external_id',
      'status',
      'started_at',
      'completed_at',
      'conclusion',
      'output',
    ]),
    ...problem(!isText(body['name']), 'name is required'),
    ...problem(!isText(body['external_id']), 'external_id is required here'),
    ...problem(
      !knownCommits.includes(String(body['head_sha'])),
      `No commit found for SHA: ${body['head_sha']}`,
    ),
    ...problemsOfBoth(body),
    ...problem(body['output'] === undefined, 'output is required here'),
  ]
}

export function problemsOfChange(body: Body, check: StoredCheck): readonly string[] {
  const { status, conclusion } = body
  return [
    ...unknownKeys(body, ['status', 'conclusion', 'completed_at', 'output']),
    ...problemsOfBoth(body),
    ...problem(
      check.status === 'completed' && status !== undefined && status !== 'completed',
      'a completed check run is not to be reopened',
    ),
    ...problem(
      check.status === 'completed' && conclusion !== undefined && conclusion !== check.conclusion,
      'a conclusion is not to be changed',
    ),
  ]
}

function problemsOfBoth({ status, conclusion, started_at, completed_at, output }: Body): readonly string[] {
  return [
    ...problem(status !== undefined && !STATUSES.includes(String(status)), `${status} is not a status`),
    ...problem(
      conclusion !== undefined && !CONCLUSIONS.includes(String(conclusion)),
      `${conclusion} is not a conclusion`,
    ),
    ...problem(
      (status === 'completed') !== (conclusion !== undefined),
      'completed and conclusion go together',
    ),
    ...[started_at, completed_at].flatMap((time) =>
      problem(time !== undefined && !ISO.test(String(time)), `${time} is not an ISO 8601 time`),
    ),
    ...(output === undefined ? [] : problemsOfOutput(output)),
  ]
}

function problemsOfOutput(output: unknown): readonly string[] {
  if (typeof output !== 'object' || output === null) return ['output is not an object']
  const { title, summary, text }: Body = { ...output }
  return [
    ...unknownKeys({ ...output }, ['title', 'summary', 'text']),
    ...problem(!isText(title), 'output.title is required'),
    ...problem(!isText(summary), 'output.summary is required'),
    ...problem(text !== undefined && typeof text !== 'string', 'output.text is not a string'),
    ...Object.entries({ summary, text }).flatMap(([name, value]) =>
      problem(String(value).length > LONGEST_TEXT, `output.${name} exceeds ${LONGEST_TEXT} characters`),
    ),
  ]
}

const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const problem = (isWrong: boolean, sentence: string) => (isWrong ? [sentence] : [])
const unknownKeys = (body: Body, known: readonly string[]) =>
  Object.keys(body)
    .filter((key) => !known.includes(key))
    .map((key) => `${key} is not a permitted key`)

import { expect } from '@jest/globals'
import type { Step, StepResult } from '../../scripts/runner/run-step.mjs'
import { answer, type Misbehaviour, startFaultServer } from '../support/fault-server.js'
import { type ActionOptions, startAction } from './action.js'
import { BY_SECRET, CLIENT_SECRET, MAPPING, ORG } from './adobe.js'
import { expectLaws, spellings } from './laws.js'

/** The token of `granted`, as long as one that a reader would recognise. */
export const GRANTED_TOKEN = 'eyJ-the-token-of-a-faulty-adobe-0123456789'

export const say =
  (bytes: Buffer | string, afterMs = 0): Misbehaviour =>
  (socket) =>
    void setTimeout(() => socket.end(bytes), afterMs)

export const json = (value: unknown, options?: Parameters<typeof answer>[1]) =>
  answer(JSON.stringify(value), options)

/** Never answers. */
export const hang: Misbehaviour = () => {}
export const granted = (accessToken = GRANTED_TOKEN) =>
  say(json({ access_token: accessToken, token_type: 'bearer', expires_in: 86399 }))

const SUBMITTED = { info: 'Ingestion request submitted successfully.', status: 'Success' }
export const accepted = (requestId: unknown = 3520, afterMs = 0) =>
  say(json({ requestId, ...SUBMITTED }), afterMs)
export const report = (status: string, requestId: unknown = 3520, more: object = {}) =>
  say(json({ requestId, info: '', status, ...more }))
export const notStopped = say(
  json({ requestId: null, info: 'Mapping Id: XDM44. Data Mapping is not stopped', status: 'Failed' }),
)

/** Three rows of answers; the last of each repeats. */
export interface Play {
  readonly token?: readonly Misbehaviour[]
  readonly post?: readonly Misbehaviour[]
  readonly look?: readonly Misbehaviour[]
}

export interface PlayOptions extends ActionOptions {
  /** Told of every request as it arrives (`token 1`, `post 1`, `look 2`) and of every line of the log. */
  readonly onMoment?: (moment: string, step: Step) => void
}

export interface PlayRun {
  readonly step: StepResult
  /** Complete requests, as text: what each host has seen. */
  readonly ims: readonly string[]
  readonly api: readonly string[]
}

/** Runs the bundle against IMS and Campaign made of bytes, each a host of its own. */
export async function play(
  { token = [granted()], post = [accepted()], look = [report('Success', 3520, { numRecords: 15 })] }: Play,
  inputs: Readonly<Record<string, string>> = {},
  { onMoment = () => {}, ...options }: PlayOptions = {},
): Promise<PlayRun> {
  const rows = { token, post, look }
  const counts = { token: 0, post: 0, look: 0 }
  const answerAs =
    (kindOf: (request: string) => keyof Play): Misbehaviour =>
    (socket, request) => {
      const kind = kindOf(request)
      counts[kind] += 1
      onMoment(`${kind} ${counts[kind]}`, step)
      rows[kind][Math.min(counts[kind], rows[kind].length) - 1]?.(socket, request, counts[kind])
    }
  const ims = await startFaultServer(answerAs(() => 'token'))
  const api = await startFaultServer(answerAs((request) => (request.startsWith('POST') ? 'post' : 'look')))
  const at = { apiUrl: api.url, imsUrl: ims.url }
  const step = startAction(
    { org: ORG, mappingId: MAPPING, ...BY_SECRET, ...at, ...inputs },
    { onLine: (line) => onMoment(line, step), ...options },
  )
  try {
    return { step: await step.done, ims: ims.requests, api: api.requests }
  } finally {
    await Promise.all([ims.close(), api.close()])
  }
}

type Expectations = NonNullable<Parameters<typeof expectLaws>[1]>

/** The same, held to the laws: also to the one that the secret is for IMS alone, and the token for the API alone. */
export async function playByLaw(
  row: Play,
  inputs: Readonly<Record<string, string>> = {},
  { secrets = [], withoutOutputs, ...options }: PlayOptions & Expectations = {},
): Promise<PlayRun> {
  const run = await play(row, inputs, options)
  expectLaws(run.step, {
    secrets: [CLIENT_SECRET, GRANTED_TOKEN, ...secrets],
    ...(withoutOutputs ? { withoutOutputs } : {}),
  })
  const seenBy = (requests: readonly string[]) => requests.join('\n')
  for (const spelling of spellings(CLIENT_SECRET)) expect(seenBy(run.api)).not.toContain(spelling)
  for (const spelling of spellings(GRANTED_TOKEN)) expect(seenBy(run.ims)).not.toContain(spelling)
  return run
}

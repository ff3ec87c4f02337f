import { expect } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { neverAnswered, passTime } from '../fakes/held-exchange.js'
import { answer, type Misbehaviour, startFaultServer } from '../support/fault-server.js'
import { type ActionOptions, startAction } from './action.js'
import { BY_SECRET, CLIENT_SECRET, MAPPING, ORG } from './adobe.js'
import type { RunningStep } from './in-process.js'
import { countMappings, expectLaws, expectReadsOnly, isDryRun, spellings } from './laws.js'

/** The token of `granted`, as long as one that a reader would recognise. */
export const GRANTED_TOKEN = 'eyJ-the-token-of-a-faulty-adobe-0123456789'

export const say =
  (bytes: Buffer | string, afterMs = 0): Misbehaviour =>
  (socket, request) => {
    if (afterMs === 0) socket.end(bytes)
    else void passTime(request, afterMs).then(() => socket.end(bytes))
  }

export const json = (value: unknown, options?: Parameters<typeof answer>[1]) =>
  answer(JSON.stringify(value), options)

/** Never answers. */
export const hang: Misbehaviour = (_, request) => neverAnswered(request)
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

/** Rows of answers; the last of each repeats. */
export interface MappingPlay {
  readonly post?: readonly Misbehaviour[]
  readonly look?: readonly Misbehaviour[]
  /** What a dry run reads of Campaign. */
  readonly metadata?: readonly Misbehaviour[]
}

export interface Play extends MappingPlay {
  readonly token?: readonly Misbehaviour[]
  /** What IMS says of the credential. */
  readonly profile?: readonly Misbehaviour[]
}

export interface PlayOptions extends ActionOptions {
  /** Told of every request as it arrives (`token 1`, `post 1`, `look 2`) and of every line of the log. */
  readonly onMoment?: (moment: string, step: RunningStep) => void
}

export interface PlayRun {
  readonly step: StepResult
  /** Complete requests, as text: what each host has seen. */
  readonly ims: readonly string[]
  readonly api: readonly string[]
}

const METADATA = `GET /${ORG}/campaign/profileAndServices/resourceType/profile `
const IN_PATH = /\/xdmIngestion\/([^/]+)\/ingest/

/** Runs the bundle against IMS and Campaign made of bytes, each a host of its own. */
export const play = (
  { token, profile, ...row }: Play,
  inputs: Readonly<Record<string, string>> = {},
  options: PlayOptions = {},
): Promise<PlayRun> =>
  playAll({ [MAPPING]: row }, { mappingId: MAPPING, ...inputs }, { token, profile, ...options })

/** The same for several mappings, each with rows of its own. */
export async function playAll(
  plays: Readonly<Record<string, MappingPlay>>,
  inputs: Readonly<Record<string, string>> = {},
  {
    onMoment = () => {},
    token = [granted()],
    profile = [say(json({}, { status: 404 }))],
    ...options
  }: PlayOptions & { [row in 'token' | 'profile']?: readonly Misbehaviour[] | undefined } = {},
): Promise<PlayRun> {
  const [[only, onlyRows] = ['', {}], ...others] = Object.entries(plays)
  const counts = new Map<string, number>()
  const misbehave = (
    moment: string,
    row: readonly Misbehaviour[],
    ...[socket, request]: Parameters<Misbehaviour>
  ) => {
    const count = (counts.get(moment) ?? 0) + 1
    counts.set(moment, count)
    onMoment(`${moment} ${count}`, step)
    row[Math.min(count, row.length) - 1]?.(socket, request, count)
  }
  const ims = await startFaultServer((...asked) =>
    asked[1].startsWith('GET')
      ? misbehave('profile', profile, ...asked)
      : misbehave('token', token, ...asked),
  )
  const api = await startFaultServer((...asked) => {
    const [, request] = asked
    const mapping = others.length === 0 ? only : decodeURIComponent(IN_PATH.exec(request)?.[1] ?? '')
    const {
      post = [accepted()],
      look = [report('Success', 3520, { numRecords: 15 })],
      metadata = [say(json({}))],
    } = others.length === 0 ? onlyRows : (plays[mapping] ?? {})
    if (request.startsWith(METADATA)) {
      misbehave('metadata', metadata, ...asked)
      return
    }
    const [kind, row] = request.startsWith('POST') ? ['post', post] : ['look', look]
    misbehave(others.length === 0 ? kind : `${mapping} ${kind}`, row, ...asked)
  })
  const at = { apiUrl: api.url, imsUrl: ims.url }
  const mappingId = Object.keys(plays).join('\n')
  const step = startAction(
    { org: ORG, mappingId, ...BY_SECRET, ...at, ...inputs },
    { onLine: (line) => onMoment(line, step), ...options },
  )
  try {
    return { step: await step.done, ims: ims.requests, api: api.requests }
  } finally {
    await Promise.all([ims.close(), api.close()])
  }
}

type Expectations = NonNullable<Parameters<typeof expectLaws>[1]>

/** One mapping, held to the laws. */
export async function playByLaw(
  row: Play,
  inputs: Readonly<Record<string, string>> = {},
  { secrets, withoutOutputs, ...options }: PlayOptions & Expectations = {},
): Promise<PlayRun> {
  const run = await play(row, inputs, options)
  const mappings = countMappings(inputs['mappingId'] ?? MAPPING)
  return expectLawful(run, {
    secrets: secrets ?? [],
    mappings,
    dryRun: isDryRun(inputs),
    ...(withoutOutputs ? { withoutOutputs } : {}),
  })
}

/** For cases that wait for minutes: in this process, even when all others are the bundle. */
export const playInVirtualTime = (
  row: Play,
  inputs: Readonly<Record<string, string>> = {},
  options: PlayOptions = {},
): Promise<PlayRun> => playByLaw(row, inputs, { ...options, virtualTime: true })

/** Several mappings, held to the laws. */
export async function playAllByLaw(
  plays: Readonly<Record<string, MappingPlay>>,
  inputs: Readonly<Record<string, string>> = {},
  options: Parameters<typeof playAll>[2] = {},
): Promise<PlayRun> {
  return expectLawful(await playAll(plays, inputs, options), {
    mappings: Object.keys(plays).length,
    dryRun: isDryRun(inputs),
  })
}

/** Also to the law that the secret is for IMS alone, and the token for the API alone. */
function expectLawful(run: PlayRun, { secrets = [], ...expectations }: Expectations): PlayRun {
  expectLaws(run.step, { secrets: [CLIENT_SECRET, GRANTED_TOKEN, ...secrets], ...expectations })
  const seen = (secret: string, requests: readonly string[]) =>
    spellings(secret).filter((spelling) => requests.some((request) => request.includes(spelling)))
  expect(seen(CLIENT_SECRET, run.api)).toEqual([])
  // Only the profile that it is of is read with it.
  const asking = run.ims.filter((request) => !request.startsWith('GET /ims/profile/v1 '))
  expect(seen(GRANTED_TOKEN, asking)).toEqual([])
  if (expectations.dryRun) expectReadsOnly(run.api)
  return run
}

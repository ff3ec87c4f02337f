import type { Credentials } from '../adobe/credentials.js'
import { parseCredentials } from './parse-credentials.js'
import { type MappingInputs, parseMappings, parsePerMapping } from './parse-mappings.js'
import { type PlatformInputs, parsePlatform, parseRehearsedSandbox } from './parse-platform.js'
import { type Problem, Problems } from './problems.js'
import { type ReadInput, withDefaults } from './table.js'
import {
  type Bounds,
  parseAddress,
  parseBoolean,
  parseChoice,
  parseNumber,
  parseOrganization,
} from './values.js'

/** What to do when a request for the mapping is already running. */
const ON_IN_PROGRESS = ['queue', 'attach', 'fail'] as const
type OnInProgress = (typeof ON_IN_PROGRESS)[number]

/** Where a look carries the request id: Adobe documents the parameter, not its place. */
const REQUEST_ID_IN = ['query', 'body'] as const
type RequestIdIn = (typeof REQUEST_ID_IN)[number]

/** Where requests go: to Adobe, or nowhere beyond this machine. */
type Target =
  | {
      readonly kind: 'adobe'
      readonly credentials: Credentials
      readonly apiUrl: string
      readonly imsUrl: string
      readonly platform?: PlatformInputs
    }
  /** One scenario for each mapping, in their order. */
  | { readonly kind: 'rehearsal'; readonly scenarios: readonly string[]; readonly sandbox?: string }

export interface Inputs {
  readonly org: string
  /** At least one. */
  readonly mappings: readonly MappingInputs[]
  readonly maxParallel: number
  readonly target: Target
  readonly wait: boolean
  readonly timeoutMs: number
  readonly pollIntervalMs: number
  readonly onInProgress: OnInProgress
  readonly resubmitOnAborted: number
  readonly requestIdIn: RequestIdIn
  /** A check run is wanted; the token is as given, blank or unfit for anything as it may be. */
  readonly checkRun?: { readonly githubToken: string }
}

export type InputsOrProblems =
  | { readonly kind: 'ok'; readonly inputs: Inputs }
  | { readonly kind: 'bad'; readonly problems: readonly Problem[] }

const TIMEOUT_MINUTES: Bounds = { min: 0, max: 7200, exclusiveMin: true }
const POLL_SECONDS: Bounds = { min: 1, max: 300 }
const RESUBMITS: Bounds = { min: 0, max: 5, integer: true }
const PARALLEL: Bounds = { min: 1, max: 20, integer: true }

/**
 * Raw strings to typed inputs. All problems of all inputs are collected before any is reported.
 * `scenarios` are the names that `rehearse` may take.
 */
export function parseInputs(given: ReadInput, scenarios: readonly string[]): InputsOrProblems {
  const problems = new Problems()
  const read = withDefaults(given)
  const org =
    read('org') === ''
      ? problems.refuse('org', 'is required, but blank. Write its value in the step that uses the action.')
      : problems.take('org', parseOrganization(read('org')))
  const mappings = parseMappings(read, problems)
  const maxParallel = problems.take('maxParallel', parseNumber(read('maxParallel'), PARALLEL))
  const target = parseTarget(given, scenarios, mappings?.length, problems)
  const wait = problems.take('wait', parseBoolean(read('wait')))
  const timeoutMinutes = problems.take('timeoutMinutes', parseNumber(read('timeoutMinutes'), TIMEOUT_MINUTES))
  const pollSeconds = problems.take(
    'pollIntervalSeconds',
    parseNumber(read('pollIntervalSeconds'), POLL_SECONDS),
  )
  const onInProgress = problems.take('onInProgress', parseChoice(read('onInProgress'), ON_IN_PROGRESS))
  const resubmitOnAborted = problems.take(
    'resubmitOnAborted',
    parseNumber(read('resubmitOnAborted'), RESUBMITS),
  )
  const requestIdIn = problems.take('requestIdIn', parseChoice(read('requestIdIn'), REQUEST_ID_IN))
  const checkRun = problems.take('checkRun', parseBoolean(read('checkRun')))
  if (wait === false) {
    refuseWaiting(given, problems)
    if (checkRun) {
      problems.refuse('checkRun', 'tells how the ingestion ended, but wait is false. Drop one of the two.')
    }
  }

  return problems.list.length > 0 ||
    org === undefined ||
    mappings === undefined ||
    maxParallel === undefined ||
    target === undefined ||
    wait === undefined ||
    timeoutMinutes === undefined ||
    pollSeconds === undefined ||
    onInProgress === undefined ||
    resubmitOnAborted === undefined ||
    requestIdIn === undefined ||
    checkRun === undefined
    ? { kind: 'bad', problems: problems.list }
    : {
        kind: 'ok',
        inputs: {
          org,
          mappings,
          maxParallel,
          target,
          wait,
          timeoutMs: timeoutMinutes * 60_000,
          pollIntervalMs: pollSeconds * 1000,
          onInProgress,
          resubmitOnAborted,
          requestIdIn,
          // Its default is an expression, which only the runner can evaluate.
          ...(checkRun ? { checkRun: { githubToken: given('githubToken') } } : {}),
        },
      }
}

function parseTarget(
  given: ReadInput,
  known: readonly string[],
  mappings: number | undefined,
  problems: Problems,
): Target | undefined {
  const addresses = ['apiUrl', 'imsUrl'] as const
  const read = withDefaults(given)
  if (given('rehearse') !== '') {
    for (const input of ([...addresses, 'platformUrl'] as const).filter((name) => given(name) !== '')) {
      problems.refuse(
        input,
        'has no use in a rehearsal, which sends nothing to it. Drop it, or drop rehearse.',
      )
    }
    if (given('requestId') !== '') {
      problems.refuse(
        'requestId',
        'is unknown to the simulator of a rehearsal, which answers for its own requests alone. Drop it, or drop rehearse.',
      )
    }
    const scenarios = parsePerMapping(given, 'rehearse', mappings, problems, (name) =>
      parseChoice(name, known),
    )
    const sandbox = parseRehearsedSandbox(read, problems)
    return scenarios.every((name) => name !== undefined)
      ? { kind: 'rehearsal', scenarios, ...(sandbox === undefined ? {} : { sandbox }) }
      : undefined
  }
  const [apiUrl, imsUrl] = addresses.map((name) => problems.take(name, parseAddress(read(name))))
  const credentials = parseCredentials(read, problems)
  const platform = parsePlatform(read, problems)
  return credentials === undefined || apiUrl === undefined || imsUrl === undefined
    ? undefined
    : { kind: 'adobe', credentials, apiUrl, imsUrl, ...(platform === undefined ? {} : { platform }) }
}

/** `wait: false` ends before there is anything to count or to queue behind. */
function refuseWaiting(given: ReadInput, problems: Problems): void {
  if (given('minRecords') !== '') {
    problems.refuse('minRecords', 'needs the end of the ingestion, but wait is false. Drop one of the two.')
  }
  if (Number(given('resubmitOnAborted')) > 0) {
    problems.refuse(
      'resubmitOnAborted',
      'needs the end of the ingestion, but wait is false. Drop one of the two.',
    )
  }
  if (given('requestId') !== '') {
    problems.refuse('requestId', 'is there to be waited for, but wait is false. Drop one of the two.')
  }
  if (given('onInProgress') === 'queue') {
    problems.refuse(
      'onInProgress',
      'is queue, which waits, but wait is false. Write attach or fail, or drop one of the two.',
    )
  }
}

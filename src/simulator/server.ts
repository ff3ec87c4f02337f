import { randomBytes, randomUUID } from 'node:crypto'
import { answerAsCampaign, isCampaignRequest } from './campaign.js'
import { Datasets } from './datasets.js'
import { FIXTURES, type Fixture, fill, fillBatches, type GatewayFixture, type Reply } from './fixtures.js'
import { answerAsIms, grantsToken, isImsRequest } from './ims.js'
import { type Answer, listen } from './listener.js'
import { Mapping } from './mapping.js'
import { answerAsPlatform, isBatchRequest } from './platform.js'
import type { ReceivedRequest } from './request.js'
import { SCENARIOS, type Scenario } from './scenarios.js'
import type { Script } from './script.js'
import { Tokens } from './tokens.js'
import type { World } from './world.js'

/** Adobe's example request; the ids of each further mapping start a thousand higher. */
const FIRST_REQUEST_ID = 3520

export interface SimulatorOptions {
  /** The name of one of `SCENARIOS`: one for all mappings, or one for each in order. */
  readonly scenario: string | readonly string[]
  /** Instead of a scenario, for all mappings. */
  readonly script?: Script | undefined
  /** The tenant that Campaign knows. */
  readonly org: string
  /** The mappings that Campaign knows, each with its own progress through the scenario. */
  readonly mappingIds: readonly string[]
  /** Default: random. */
  readonly clientId?: string
  /** All of them are valid. Default: one random secret. */
  readonly clientSecrets?: readonly [string, ...string[]]
  /** Default: that of the script's token, or Adobe's: a day minus a second. 0 creates expired tokens. */
  readonly tokenLifeSeconds?: number
  /** Another token that Campaign and Platform always accept. */
  readonly accessToken?: string
  /** The IMS organization that Platform knows. Default: random. */
  readonly imsOrg?: string
  /** The dataset of each mapping, in order. Default: any that is requested. */
  readonly datasetIds?: readonly (string | undefined)[]
  /** The batches' sandbox. Default: `prod`. */
  readonly sandbox?: string | undefined
}

/** A request and its answer. These are listed in the order of the answers. */
export interface RecordedRequest extends ReceivedRequest {
  /** `other`: a request that does not belong to the listener that received it. */
  readonly api: 'ims' | 'campaign' | 'platform' | 'other'
  /** HTTP status, text and fixture of the answer; 0, empty and `none` when there was none. */
  readonly status: number
  readonly answer: string
  readonly fixture: Reply['fixture']
  /** Milliseconds since the start of the simulator. */
  readonly atMs: number
}

export interface Simulator {
  /** Base addresses, without a path. */
  readonly imsUrl: string
  readonly apiUrl: string
  readonly platformUrl: string
  readonly imsOrg: string
  readonly clientId: string
  /** The first valid secret. */
  readonly clientSecret: string
  /** Grows with each request. */
  readonly requests: readonly RecordedRequest[]
  /** Closes all listeners and all connections, even those in use. */
  close(): Promise<void>
}

/** Starts IMS, Campaign and Platform on separate ports, to notice a token sent to the wrong one. The caller closes them. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { scenario, mappingIds } = options
  const clientId = options.clientId ?? randomBytes(16).toString('hex')
  const { clientSecrets = [`p8e-${randomBytes(24).toString('base64url')}`] as const } = options
  const [clientSecret] = clientSecrets
  const scripts = mappingIds.map(
    (_, index) =>
      options.script ??
      findScenario(typeof scenario === 'string' ? scenario : (scenario[index] ?? '')).script,
  )
  const tokenAnswer = tokenAnswerOf(scripts)
  const [tenant = options.org] = scripts.flatMap(({ tenant }) => (tenant === undefined ? [] : [tenant]))
  const lifeSeconds = options.tokenLifeSeconds ?? (tokenAnswer === 'ims/token-hour' ? 3_599 : 86_399)
  const { datasetIds } = options
  const world: World = {
    clientId,
    clientSecrets,
    tokens: new Tokens(clientId, lifeSeconds, options.accessToken),
    tokenAnswer,
    tenant,
    org: options.org,
    mappings: new Map(
      scripts.map((script, index) => {
        const id = mappingIds[index] ?? ''
        return [id, new Mapping(id, script, FIRST_REQUEST_ID + 1000 * index)]
      }),
    ),
    refusal: refusalIn(scripts),
    imsOrg: options.imsOrg ?? `${randomBytes(12).toString('hex').toUpperCase()}@AdobeOrg`,
    sandbox: options.sandbox ?? 'prod',
    datasets: new Datasets(datasetIds && new Map(mappingIds.map((id, index) => [id, datasetIds[index]]))),
  }

  const requests: RecordedRequest[] = []
  const startedAtMs = performance.now()
  /** @param isOwn whether the request belongs to this listener */
  const serve = (
    api: 'ims' | 'campaign' | 'platform',
    isOwn: (request: ReceivedRequest) => boolean,
    answerTo: (request: ReceivedRequest, world: World) => Reply,
  ) =>
    listen((request) => {
      const reply = answerTo(request, world)
      world.datasets.note(reply)
      const answer = render(reply, api === 'ims' ? 'x-debug-id' : 'X-Request-Id')
      requests.push({
        ...request,
        api: isOwn(request) ? api : 'other',
        status: answer?.status ?? 0,
        answer: answer?.text ?? '',
        fixture: reply.fixture,
        atMs: performance.now() - startedAtMs,
      })
      return answer
    })

  const ims = await serve('ims', isImsRequest, answerAsIms)
  const campaign = await serve('campaign', isCampaignRequest, answerAsCampaign)
  const platform = await serve('platform', isBatchRequest, answerAsPlatform)
  let closed: Promise<void> | undefined
  return {
    imsUrl: ims.url,
    apiUrl: campaign.url,
    platformUrl: platform.url,
    imsOrg: world.imsOrg,
    clientId,
    clientSecret,
    requests,
    close: () => {
      closed ??= Promise.all([ims.close(), campaign.close(), platform.close()]).then(() => {})
      return closed
    },
  }
}

function render({ fixture, values, batches }: Reply, idHeader: string): Answer | undefined {
  if (fixture === 'none') {
    return undefined
  }
  const { httpStatus, headers }: Fixture = FIXTURES[fixture]
  return {
    status: httpStatus,
    headers: { ...headers, [idHeader]: randomUUID() },
    text: batches === undefined ? fill(fixture, values) : fillBatches(batches),
  }
}

/** All mappings share one token, so one scenario that refuses it refuses it to all. */
const tokenAnswerOf = (scripts: readonly Script[]): Script['token'] => {
  const answers = scripts.map(({ token }) => token)
  return answers.find((token) => !grantsToken(token)) ?? answers[0] ?? 'ims/token'
}

/** A gateway's answer to every POST is its answer to every other request too. */
const refusalIn = (scripts: readonly Script[]): GatewayFixture | undefined =>
  scripts
    .map(({ lastly: { answer } }) => answer)
    .find((answer): answer is GatewayFixture => answer.startsWith('gateway/'))

function findScenario(name: string): Scenario {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name)
  if (scenario === undefined) {
    throw new Error(`Unknown scenario ${name}. Known: ${SCENARIOS.map((known) => known.name).join(', ')}`)
  }
  return scenario
}

import { randomBytes } from 'node:crypto'
import { createDatasets } from './datasets.js'
import type { FixtureOf } from './fixtures.js'
import { createMapping } from './mapping.js'
import { SCENARIOS } from './scenarios.js'
import type { Script } from './script.js'
import { createTokens } from './tokens.js'

/** Adobe's example request; the ids of each further mapping start a thousand higher. */
const FIRST_REQUEST_ID = 3520

export interface SimulatorOptions {
  /** The name of one of `SCENARIOS`: one for all mappings, or one for each in order. */
  readonly scenario: string | readonly string[]
  /** Instead of a scenario, for all mappings. */
  readonly script?: Script | undefined
  readonly org: string
  readonly mappingIds: readonly string[]
  /** Default: random. */
  readonly clientId?: string
  /** All of them are valid. Default: one random secret. */
  readonly clientSecrets?: readonly [string, ...string[]]
  /** Default: that of the script's token, or Adobe's: a day minus a second. 0 creates expired tokens. */
  readonly tokenLifeSeconds?: number
  /** Another token that Campaign and Platform always accept. */
  readonly accessToken?: string
  /** Default: random. */
  readonly imsOrg?: string
  /** The dataset of each mapping, in order. Default: any that is requested. */
  readonly datasetIds?: readonly (string | undefined)[]
  /** Default: `prod`. */
  readonly sandbox?: string | undefined
}

export const grantsToken = (fixture: FixtureOf<'ims'>) => fixture.startsWith('ims/token')

export type World = Readonly<ReturnType<typeof createWorld>>

export function createWorld(options: SimulatorOptions) {
  const { scenario, org, mappingIds, datasetIds, sandbox = 'prod' } = options
  const { clientId = randomBytes(16).toString('hex') } = options
  const { clientSecrets = [`p8e-${randomBytes(24).toString('base64url')}`] as const } = options
  const { imsOrg = `${randomBytes(12).toString('hex').toUpperCase()}@AdobeOrg` } = options
  const scripts = mappingIds.map(
    (_, index) =>
      options.script ?? scriptOf(typeof scenario === 'string' ? scenario : (scenario[index] ?? '')),
  )
  const answers = scripts.map(({ token }) => token)
  // All mappings share one token, so one scenario that refuses it refuses it to all.
  const tokenAnswer = answers.find((token) => !grantsToken(token)) ?? answers[0] ?? 'ims/token'
  const { tokenLifeSeconds = tokenAnswer === 'ims/token-hour' ? 3_599 : 86_399 } = options
  const [tenant = org] = scripts.map((script) => script.tenant).filter((named) => named !== undefined)
  const mappings = scripts.map((script, index) => {
    const id = mappingIds[index] ?? ''
    const datasetId = datasetIds && (datasetIds[index] ?? '')
    return [id, createMapping(id, script, FIRST_REQUEST_ID + 1000 * index, datasetId)] as const
  })
  return {
    org,
    clientId,
    clientSecrets,
    imsOrg,
    sandbox,
    tokens: createTokens(clientId, tokenLifeSeconds, options.accessToken),
    tokenAnswer,
    tenant,
    mappings: new Map(mappings),
    /** A gateway's answer to every POST is its answer to every other request too. */
    refusal: scripts
      .map(({ lastly: { answer } }) => answer)
      .find((answer): answer is FixtureOf<'gateway'> => answer.startsWith('gateway/')),
    datasets: createDatasets(),
  }
}

function scriptOf(name: string): Script {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name)
  if (scenario === undefined) {
    throw new Error(`Unknown scenario ${name}. Known: ${SCENARIOS.map((known) => known.name).join(', ')}`)
  }
  return scenario.script
}

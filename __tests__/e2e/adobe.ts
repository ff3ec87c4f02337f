import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { type Simulator, type SimulatorOptions, startSimulator } from '../../src/simulator/index.js'
import { type ActionOptions, runAction } from './action.js'
import { countMappings, expectLaws, expectReadsOnly, isDryRun } from './laws.js'

export const ORG = 'geometrixx'
export const MAPPING = 'XDM44'
/** Every mark that some encoding spells in another way. */
export const CLIENT_SECRET = `p8e-canary "'()*!~ +&%<>\\/=ü-secret`
export const CLIENT_ID = 'b0a1c2d3e4f5a6b7c8d9e0f1a2b3c4d5'

export interface Rehearsed {
  readonly step: StepResult
  readonly simulator: Simulator
  /** Every request with its answer's status: `POST /… 200`. Tokens, ids and mapping are as sent. */
  readonly transcript: readonly string[]
}

/** Runs the bundle against a simulator of its own, through the real addresses, and holds it to the laws. */
export async function runAgainst(
  scenario: string | readonly string[],
  inputs: Readonly<Record<string, string>>,
  { simulator: given = {}, ...options }: ActionOptions & { simulator?: Partial<SimulatorOptions> } = {},
): Promise<Rehearsed> {
  const simulator = await startSimulator({
    scenario,
    org: ORG,
    mappingIds: [MAPPING],
    clientId: CLIENT_ID,
    clientSecrets: [CLIENT_SECRET],
    ...given,
  })
  try {
    const { apiUrl, imsUrl, platformUrl } = simulator
    const step = await runAction(
      { org: ORG, mappingId: MAPPING, apiUrl, imsUrl, platformUrl, ...inputs },
      options,
    )
    const transcript = simulator.requests.map(({ method, path, status }) => `${method} ${path} ${status}`)
    const mappings = countMappings(inputs['mappingId'] ?? MAPPING)
    const dryRun = isDryRun(inputs)
    expectLaws(step, { secrets: [CLIENT_SECRET, ...tokensOf(simulator)], mappings, dryRun })
    if (dryRun) expectReadsOnly(transcript.filter((request) => !request.startsWith('POST /ims/token/v3 ')))
    return { step, simulator, transcript }
  } finally {
    await simulator.close()
  }
}

/** The tokens that IMS granted, as its answers hold them. */
export const tokensOf = ({ requests }: Simulator): readonly string[] =>
  requests
    .filter(({ path, status }) => path === '/ims/token/v3' && status === 200)
    .map(({ answer }) => String(JSON.parse(answer).access_token))

/** The usual way to authenticate. */
export const BY_SECRET = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET }

export const INGEST = `/${ORG}/campaign/dataIngestion/xdmIngestion/${MAPPING}/ingest`
export const TOKEN = 'POST /ims/token/v3 200'
export const POST = `POST ${INGEST} 200`
export const look = (requestId: number | string) => `GET ${INGEST}?requestId=${requestId} 200`

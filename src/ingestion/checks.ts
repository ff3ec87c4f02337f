import { type ActionError, asActionError, withSentence } from '../errors.js'
import { identifier, listOf, text } from '../text.js'
import type { Budget, Clock } from './ports.js'
import type { Ending } from './result.js'
import { endingOfFault, expiryOf } from './submit.js'

export interface SetupApi {
  /** `given`: the token was an input, so IMS was not asked. Rejects with an `ActionError`. */
  authenticate(budget: Budget): Promise<'granted' | 'given'>
  /** A read that needs the organization, the API key and the product profile. Rejects with an `ActionError`. */
  readMetadata(budget: Budget): Promise<void>
  /** The organizations that Adobe IMS names for the credential. Never rejects. */
  tenants(budget: Budget): Promise<readonly string[]>
  /** Lists batches in Experience Platform; absent unless a sandbox is given. Rejects with an `ActionError`. */
  readonly readBatches: ((budget: Budget) => Promise<void>) | undefined
}

/** In the order in which they run; the last two need a real run. */
type CheckName = 'inputs' | 'credential' | 'organization' | 'batches' | 'mappings' | 'role'

/** The token was an input; an earlier check failed or the step ended; only a real run can show it. */
type NotChecked = 'given' | 'not-reached' | 'out-of-reach'

export type Check = { readonly name: CheckName } & (
  | { readonly state: 'passed' }
  | { readonly state: 'failed'; readonly fault: ActionError }
  | { readonly state: 'not-checked'; readonly why: NotChecked }
)

interface DryRun {
  readonly org: string
  /** A gate needs the batches, so the step fails without the right to read them. */
  readonly needsBatches: boolean
  readonly api: SetupApi
  readonly clock: Clock
  readonly onCheck: (check: Check) => void
}

const START = { at: 'start', maybeStarted: false, isDryRun: true } as const

const notChecked = (name: CheckName, why: NotChecked = 'not-reached'): Check => ({
  name,
  state: 'not-checked',
  why,
})

const OUT_OF_REACH = [notChecked('mappings', 'out-of-reach'), notChecked('role', 'out-of-reach')]

/** All checks, when only the inputs were checked. @param fault what is wrong with them */
export const checksOfInputs = (hasSandbox: boolean, fault?: ActionError): readonly Check[] => [
  fault === undefined ? { name: 'inputs', state: 'passed' } : { name: 'inputs', state: 'failed', fault },
  notChecked('credential'),
  notChecked('organization'),
  ...(hasSandbox ? [notChecked('batches')] : []),
  ...OUT_OF_REACH,
]

/**
 * Checks what can be checked without an ingestion; resolves to the verdict on every mapping. The first fault decides. Never
 * rejects because of Adobe or the network.
 */
export async function checkSetup(
  { org, needsBatches, api, clock, onCheck }: DryRun,
  budget: Budget,
): Promise<Ending> {
  let ending: Ending | undefined
  let batchesFault: ActionError | undefined
  let hasToken = true

  const ask = async (name: CheckName, request: () => Promise<unknown>): Promise<Check> => {
    const over = expiryOf(budget, clock)
    if (over !== undefined) ending ??= { outcome: over, stage: START }
    if (over !== undefined || !hasToken) return notChecked(name)
    try {
      return (await request()) === 'given' ? notChecked(name, 'given') : { name, state: 'passed' }
    } catch (thrown) {
      const refused = asActionError(thrown)
      const end = endingOfFault(refused, START, budget, clock)
      if (end.outcome !== 'error') {
        ending ??= end
        return notChecked(name)
      }
      const fault = name === 'organization' ? await withTenants(refused, org, api, budget) : refused
      if (name === 'batches' && !needsBatches) batchesFault = fault
      else ending ??= { ...end, fault }
      return { name, state: 'failed', fault }
    }
  }

  onCheck({ name: 'inputs', state: 'passed' })
  onCheck(await ask('credential', () => api.authenticate(budget)))
  hasToken = ending === undefined
  onCheck(await ask('organization', () => api.readMetadata(budget)))
  const { readBatches } = api
  if (readBatches !== undefined) onCheck(await ask('batches', () => readBatches(budget)))
  for (const outOfReach of OUT_OF_REACH) onCheck(outOfReach)
  return ending ?? { outcome: 'checked', batchesFault }
}

const MAX_TENANTS = 5

/** After a refusal of the organization, adds those that the credential reaches. */
async function withTenants(
  fault: ActionError,
  org: string,
  api: SetupApi,
  budget: Budget,
): Promise<ActionError> {
  const { code, details } = fault
  const isOfStranger =
    details.isPage || details.meaning === 'not-adobe' || details.meaning === 'client-certificate'
  const isRefused = details.meaning === 'oops' || (code === 'refused' && !isOfStranger)
  const tenants = isRefused ? await api.tenants(budget) : []
  if (tenants.length === 0) return fault
  const named = listOf(tenants.slice(0, MAX_TENANTS))
  return withSentence(
    fault,
    text`The given org is ${identifier(org)}; according to Adobe IMS this credential reaches ${named}`,
  )
}

import type { Datasets } from './datasets.js'
import type { GatewayFixture, ImsFixture } from './fixtures.js'
import type { Mapping } from './mapping.js'
import type { Tokens } from './tokens.js'

/** What the services of a simulator know. */
export interface World {
  readonly clientId: string
  readonly clientSecrets: readonly string[]
  readonly tokens: Tokens
  /** The answer of IMS to a correct token request. */
  readonly tokenAnswer: ImsFixture
  /** The organization in the credential's profile, if any. */
  readonly tenant: string | null
  /** The tenant that Campaign knows. */
  readonly org: string
  readonly mappings: ReadonlyMap<string, Mapping>
  /** The gateway's answer to every request with a valid key and token, if the scenario has one. */
  readonly refusal: GatewayFixture | undefined
  /** The IMS organization that Platform knows. */
  readonly imsOrg: string
  /** The only sandbox. */
  readonly sandbox: string
  readonly datasets: Datasets
}

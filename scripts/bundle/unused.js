/**
 * Replaces, in the bundle, packages that the toolkit imports for what this action never does: undici alone would be 72 % of it.
 * The toolkit makes agents for a proxy on import, so making one must not fail. Nobody uses them: `src/http/` connects.
 */

/** @typedef {object} Api of \@octokit/plugin-rest-endpoint-methods */
/** @typedef {object} PaginateInterface of \@octokit/plugin-paginate-rest */

const unused = () => {
  throw new Error('This part of the toolkit is not in the bundle')
}
const nothing = () => ({})

/** undici */
export const fetch = unused
export class ProxyAgent {}

/** tunnel */
export const httpOverHttp = nothing
export const httpOverHttps = nothing
export const httpsOverHttp = nothing
export const httpsOverHttps = nothing

/** \@actions/exec */
export const getExecOutput = unused

/** \@actions/http-client/lib/auth */
export class BearerCredentialHandler {
  constructor() {
    unused()
  }
}

/** Octokit's plugins, and its client for GraphQL */
export const restEndpointMethods = nothing
export const paginateRest = nothing
export const withCustomRequest = () => ({ defaults: nothing })

/** json-with-bigint: no id of a check run is that large, and one that were would be refused. */
export const JSONParse = JSON.parse
export const JSONStringify = JSON.stringify

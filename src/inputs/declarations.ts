import type { Text } from '../text.js'
import { parseCredentials, secretsInFile } from './credentials.js'
import { bareToken, parseAccessToken, parseScopes, parseSecrets } from './secrets.js'
import {
  anyText,
  parseAddress,
  parseBoolean,
  parseChoice,
  parseDatasetId,
  parseHeaderToken,
  parseImsOrg,
  parseMappingId,
  parseNumber,
  parseOrganization,
  parseRequestId,
  parseSandbox,
} from './values.js'

/**
 * Everything about one input, except what people read of it: the comment above each declaration. `action.yml` and the README's
 * lists are generated from both.
 */
export interface InputDeclaration {
  /** Used for a blank value. */
  readonly default?: string
  /** Left out of `action.yml`: the runner would pass it on, as if the user had set it. */
  readonly codeDefault?: true
  readonly required?: true
  /**
   * `secret`: masked and never shown. `identifier`: a name or id, hidden in a support transcript. `address`: hidden there unless
   * it is Adobe's own. `plain`: may be shown to anybody.
   */
  readonly kind: 'secret' | 'identifier' | 'address' | 'plain'
  /** Parses the value, or one of its lines. */
  readonly parse: (value: string) => unknown
  /** May have several lines, in the order of the mappings: one for each, or one for all. */
  readonly lines?: 'one-for-each' | 'one-or-each'
  /** Among several lines, `-` leaves this mapping out; the value says what that means. */
  readonly allowsNone?: 'to submit for that one' | 'for no gate' | 'for none'
  /** The usual name of the repository's secret, shown in the resume recipe instead of the value. */
  readonly secretName?: string
  /** Finds the secrets in a value. Default: its lines. */
  readonly secretsIn?: (value: string) => readonly string[]
  /** Has no effect without this input. */
  readonly onlyWith?: 'checkRun'
  /** Neither checked nor used in a rehearsal. */
  readonly unusedInRehearsals?: true
  /** Has no meaning, or another one, when a request is resumed. */
  readonly notInRecipe?: true
}

/** Of the addresses of Adobe's services. */
const ADDRESS = {
  codeDefault: true,
  kind: 'address',
  parse: parseAddress,
  unusedInRehearsals: true,
} as const

export const INPUTS = {
  /**
   * Campaign Standard organization (tenant) as in the API's address: `geometrixx`, `geometrixx-mkt-stage3`. Not the IMS
   * organization `…@AdobeOrg`.
   */
  org: {
    required: true,
    kind: 'identifier',
    parse: parseOrganization,
  },
  /** ID of the XDM data mapping to ingest, for example `XDM44`. Several: one per line, at most 50. */
  mappingId: {
    required: true,
    kind: 'identifier',
    parse: parseMappingId,
    lines: 'one-for-each',
  },
  /**
   * The credential file as downloaded (either JSON form), on one line (`jq -c . file`), instead of `clientId` and
   * `clientSecret`.
   */
  credentials: {
    kind: 'secret',
    parse: parseCredentials,
    secretName: 'ADOBE_CREDENTIALS',
    secretsIn: secretsInFile,
    unusedInRehearsals: true,
  },
  /** Client ID of the OAuth Server-to-Server credential; also the API key. */
  clientId: {
    kind: 'identifier',
    parse: parseHeaderToken,
    secretName: 'ADOBE_CLIENT_ID',
    unusedInRehearsals: true,
  },
  /** Client secret of that credential. While you rotate it: two, one per line. */
  clientSecret: {
    kind: 'secret',
    parse: parseSecrets,
    secretName: 'ADOBE_CLIENT_SECRET',
    unusedInRehearsals: true,
  },
  /** OAuth scopes, comma or space separated. Blank: the credential file's scopes, else Campaign's usual set. */
  scopes: {
    kind: 'plain',
    parse: parseScopes,
    unusedInRehearsals: true,
  },
  /** A ready-made bearer token, instead of `clientSecret`. A leading `Bearer ` is dropped. */
  accessToken: {
    kind: 'secret',
    parse: parseAccessToken,
    secretName: 'ADOBE_ACCESS_TOKEN',
    secretsIn: (value) => [bareToken(value)],
    unusedInRehearsals: true,
  },
  /**
   * Follow this request of an earlier run instead of submitting one. Several mappings: one line each, in their order; `-`
   * submits for that one. A lone `-` is refused.
   */
  requestId: {
    kind: 'identifier',
    parse: parseRequestId,
    lines: 'one-for-each',
    allowsNone: 'to submit for that one',
    notInRecipe: true,
  },
  /** `false` ends the step as soon as Adobe has accepted the request, without knowing whether data arrived. */
  wait: {
    default: 'true',
    kind: 'plain',
    parse: parseBoolean,
    notInRecipe: true,
  },
  /** The step's deadline, from its start, for everything it does. Decimals, above 0, at most 7200. */
  timeoutMinutes: {
    default: '60',
    kind: 'plain',
    parse: parseNumber({ min: 0, max: 7200, exclusiveMin: true }),
  },
  /**
   * Shortest time between two status checks, 1 to 300. It grows with the age of the ingestion up to 15 s (or this value, if
   * larger).
   */
  pollIntervalSeconds: {
    default: '1',
    kind: 'plain',
    parse: parseNumber({ min: 1, max: 300 }),
  },
  /**
   * If a request for this mapping is already running: `queue` waits for it to finish, then submits ours, with current data;
   * `attach` follows it, though its data may be older; `fail` fails.
   */
  onInProgress: {
    default: 'queue',
    codeDefault: true,
    kind: 'plain',
    parse: parseChoice(['queue', 'attach', 'fail']),
  },
  /** New requests to submit after Adobe's `Aborted`, as Adobe advises: 0 to 5. Never after `Failed`. */
  resubmitOnAborted: {
    default: '0',
    kind: 'plain',
    parse: parseNumber({ min: 0, max: 5, integer: true }),
  },
  /**
   * Gate: fail if fewer records were ingested, or their number is unknown. One number for all mappings, or one per line
   * (`-`: no gate).
   */
  minRecords: {
    kind: 'plain',
    parse: parseNumber({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: true, perLine: true }),
    lines: 'one-or-each',
    allowsNone: 'for no gate',
  },
  /** How many mappings are ingested at the same time, 1 to 20. */
  maxParallel: {
    default: '4',
    kind: 'plain',
    parse: parseNumber({ min: 1, max: 20, integer: true }),
  },
  /** Also publish a check run per mapping, for required checks. Needs `checks: write`. */
  checkRun: {
    default: 'false',
    kind: 'plain',
    parse: parseBoolean,
  },
  /** Publishes the check run, and nothing else. */
  githubToken: {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression, for the runner
    default: '${{ github.token }}',
    kind: 'secret',
    parse: anyText,
    onlyWith: 'checkRun',
    notInRecipe: true,
  },
  /**
   * Experience Platform sandbox (`prod`): look up there why a batch failed after its upload. The credential needs rights for
   * that.
   */
  sandbox: {
    kind: 'identifier',
    parse: parseSandbox,
  },
  /**
   * IMS organization (`…@AdobeOrg`). Needed with `sandbox`, unless `credentials` names it or a simulator answers
   * (`rehearse`).
   */
  imsOrg: {
    kind: 'identifier',
    parse: parseImsOrg,
  },
  /**
   * Experience Platform dataset (24 hex digits) that the mapping feeds: after Success, report its batches since the
   * submission and the rows that were refused. Needs `sandbox`. Several mappings: one line each, in their order; `-` for
   * none.
   */
  datasetId: {
    kind: 'identifier',
    parse: parseDatasetId,
    lines: 'one-for-each',
    allowsNone: 'for none',
  },
  /**
   * Gate on that: fail if Experience Platform refused more rows, or their number is unknown. One number for all mappings
   * with a `datasetId`.
   */
  maxFailedRecords: {
    kind: 'plain',
    parse: parseNumber({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: true }),
    notInRecipe: true,
  },
  /** Where a status check sends the request id: in the `query`, or in a JSON `body` if an instance needs that. */
  requestIdIn: {
    default: 'query',
    kind: 'plain',
    parse: parseChoice(['query', 'body']),
  },
  /** Address of Adobe's API gateway, for tests or if Adobe gives you another one. `https`, or `http` on loopback. */
  apiUrl: {
    default: 'https://mc.adobe.io',
    ...ADDRESS,
  },
  /** Address of Adobe IMS. Same rules as `apiUrl`. */
  imsUrl: {
    default: 'https://ims-na1.adobelogin.com',
    ...ADDRESS,
  },
  /** Address of Experience Platform. Same rules as `apiUrl`. */
  platformUrl: {
    default: 'https://platform.adobe.io',
    ...ADDRESS,
  },
  /** Check inputs, credential, organization and rights without submitting anything, then end as `checked`. */
  dryRun: {
    default: 'false',
    kind: 'plain',
    parse: parseBoolean,
    notInRecipe: true,
  },
  /**
   * Try the workflow without Adobe: a simulator on the runner plays this scenario (`success`, `failed`, …). Several
   * mappings: one for all, or one per line.
   */
  rehearse: {
    kind: 'plain',
    parse: anyText,
    lines: 'one-or-each',
    notInRecipe: true,
  },
} as const satisfies Record<string, InputDeclaration>

export type InputName = keyof typeof INPUTS
export const INPUT_NAMES = Object.keys(INPUTS) as InputName[]

/** The same table, typed for loops over all inputs. */
export const declarationOf = (name: InputName): InputDeclaration => INPUTS[name]

/** Reads one input from the runner: trimmed, `''` when blank or absent. */
export type ReadInput = (name: InputName) => string

type ParsedBy<N extends InputName> = Exclude<ReturnType<(typeof INPUTS)[N]['parse']>, Text>

/** The parsed value of each input; `undefined` when it was blank or wrong. */
export type InputValues = {
  readonly [N in InputName]: (typeof INPUTS)[N] extends { readonly lines: string }
    ? readonly (ParsedBy<N> | undefined)[]
    : (typeof INPUTS)[N] extends { readonly required: true } | { readonly default: string }
      ? ParsedBy<N>
      : ParsedBy<N> | undefined
}

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

/** Everything about one input. `action.yml` and the README's lists are generated from these too. */
export interface InputDeclaration {
  readonly description: string
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
  org: {
    description:
      "Campaign Standard organization (tenant) as in the API's address: `geometrixx`, `geometrixx-mkt-stage3`. Not the IMS organization `…@AdobeOrg`.",
    required: true,
    kind: 'identifier',
    parse: parseOrganization,
  },
  mappingId: {
    description:
      'ID of the XDM data mapping to ingest, for example `XDM44`. Several: one per line, at most 50.',
    required: true,
    kind: 'identifier',
    parse: parseMappingId,
    lines: 'one-for-each',
  },
  credentials: {
    description:
      'The credential file as downloaded (either JSON form), on one line (`jq -c . file`), instead of `clientId` and `clientSecret`.',
    kind: 'secret',
    parse: parseCredentials,
    secretName: 'ADOBE_CREDENTIALS',
    secretsIn: secretsInFile,
    unusedInRehearsals: true,
  },
  clientId: {
    description: 'Client ID of the OAuth Server-to-Server credential; also the API key.',
    kind: 'identifier',
    parse: parseHeaderToken,
    secretName: 'ADOBE_CLIENT_ID',
    unusedInRehearsals: true,
  },
  clientSecret: {
    description: 'Client secret of that credential. While you rotate it: two, one per line.',
    kind: 'secret',
    parse: parseSecrets,
    secretName: 'ADOBE_CLIENT_SECRET',
    unusedInRehearsals: true,
  },
  scopes: {
    description:
      "OAuth scopes, comma or space separated. Blank: the credential file's scopes, else Campaign's usual set.",
    kind: 'plain',
    parse: parseScopes,
    unusedInRehearsals: true,
  },
  accessToken: {
    description: 'A ready-made bearer token, instead of `clientSecret`. A leading `Bearer ` is dropped.',
    kind: 'secret',
    parse: parseAccessToken,
    secretName: 'ADOBE_ACCESS_TOKEN',
    secretsIn: (value) => [bareToken(value)],
    unusedInRehearsals: true,
  },
  requestId: {
    description:
      'Follow this request of an earlier run instead of submitting one. Several mappings: one line each, in their order; `-` submits for that one. A lone `-` is refused.',
    kind: 'identifier',
    parse: parseRequestId,
    lines: 'one-for-each',
    allowsNone: 'to submit for that one',
    notInRecipe: true,
  },
  wait: {
    description:
      '`false` ends the step as soon as Adobe has accepted the request, without knowing whether data arrived.',
    default: 'true',
    kind: 'plain',
    parse: parseBoolean,
    notInRecipe: true,
  },
  timeoutMinutes: {
    description:
      "The step's deadline, from its start, for everything it does. Decimals, above 0, at most 7200.",
    default: '60',
    kind: 'plain',
    parse: parseNumber({ min: 0, max: 7200, exclusiveMin: true }),
  },
  pollIntervalSeconds: {
    description:
      'Shortest time between two status checks, 1 to 300. It grows with the age of the ingestion up to 15 s (or this value, if larger).',
    default: '1',
    kind: 'plain',
    parse: parseNumber({ min: 1, max: 300 }),
  },
  onInProgress: {
    description:
      'If a request for this mapping is already running: `queue` waits for it to finish, then submits ours, with current data; `attach` follows it, though its data may be older; `fail` fails.',
    default: 'queue',
    codeDefault: true,
    kind: 'plain',
    parse: parseChoice(['queue', 'attach', 'fail']),
  },
  resubmitOnAborted: {
    description:
      "New requests to submit after Adobe's `Aborted`, as Adobe advises: 0 to 5. Never after `Failed`.",
    default: '0',
    kind: 'plain',
    parse: parseNumber({ min: 0, max: 5, integer: true }),
  },
  minRecords: {
    description:
      'Gate: fail if fewer records were ingested, or their number is unknown. One number for all mappings, or one per line (`-`: no gate).',
    kind: 'plain',
    parse: parseNumber({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: true, perLine: true }),
    lines: 'one-or-each',
    allowsNone: 'for no gate',
  },
  maxParallel: {
    description: 'How many mappings are ingested at the same time, 1 to 20.',
    default: '4',
    kind: 'plain',
    parse: parseNumber({ min: 1, max: 20, integer: true }),
  },
  checkRun: {
    description: 'Also publish a check run per mapping, for required checks. Needs `checks: write`.',
    default: 'false',
    kind: 'plain',
    parse: parseBoolean,
  },
  githubToken: {
    description: 'Publishes the check run, and nothing else.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression, for the runner
    default: '${{ github.token }}',
    kind: 'secret',
    parse: anyText,
    onlyWith: 'checkRun',
    notInRecipe: true,
  },
  sandbox: {
    description:
      'Experience Platform sandbox (`prod`): look up there why a batch failed after its upload. The credential needs rights for that.',
    kind: 'identifier',
    parse: parseSandbox,
  },
  imsOrg: {
    description:
      'IMS organization (`…@AdobeOrg`). Needed with `sandbox`, unless `credentials` names it or a simulator answers (`rehearse`).',
    kind: 'identifier',
    parse: parseImsOrg,
  },
  datasetId: {
    description:
      'Experience Platform dataset (24 hex digits) that the mapping feeds: after Success, report its batches since the submission and the rows that were refused. Needs `sandbox`. Several mappings: one line each, in their order; `-` for none.',
    kind: 'identifier',
    parse: parseDatasetId,
    lines: 'one-for-each',
    allowsNone: 'for none',
  },
  maxFailedRecords: {
    description:
      'Gate on that: fail if Experience Platform refused more rows, or their number is unknown. One number for all mappings with a `datasetId`.',
    kind: 'plain',
    parse: parseNumber({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: true }),
    notInRecipe: true,
  },
  requestIdIn: {
    description:
      'Where a status check sends the request id: in the `query`, or in a JSON `body` if an instance needs that.',
    default: 'query',
    kind: 'plain',
    parse: parseChoice(['query', 'body']),
  },
  apiUrl: {
    description:
      "Address of Adobe's API gateway, for tests or if Adobe gives you another one. `https`, or `http` on loopback.",
    default: 'https://mc.adobe.io',
    ...ADDRESS,
  },
  imsUrl: {
    description: 'Address of Adobe IMS. Same rules as `apiUrl`.',
    default: 'https://ims-na1.adobelogin.com',
    ...ADDRESS,
  },
  platformUrl: {
    description: 'Address of Experience Platform. Same rules as `apiUrl`.',
    default: 'https://platform.adobe.io',
    ...ADDRESS,
  },
  dryRun: {
    description:
      'Check inputs, credential, organization and rights without submitting anything, then end as `checked`.',
    default: 'false',
    kind: 'plain',
    parse: parseBoolean,
    notInRecipe: true,
  },
  rehearse: {
    description:
      'Try the workflow without Adobe: a simulator on the runner plays this scenario (`success`, `failed`, …). Several mappings: one for all, or one per line.',
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

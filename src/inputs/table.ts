/**
 * The one table of inputs: names, descriptions and defaults.
 * `action.yml` and the README's table are generated from it.
 */
export interface InputDeclaration {
  readonly description: string
  readonly required?: true
  /** What a blank value means. */
  readonly default?: string
  /** Kept out of `action.yml`: the runner would pass it on, and nobody could tell it from a value set by hand. */
  readonly tacit?: true
}

export const INPUTS = {
  org: {
    description:
      "Campaign Standard organization (tenant) as in the API's address: `geometrixx`, `geometrixx-mkt-stage3`. Not the IMS organization `…@AdobeOrg`.",
    required: true,
  },
  mappingId: {
    description:
      'ID of the XDM data mapping to ingest, for example `XDM44`. Several: one per line, at most 50.',
    required: true,
  },
  credentials: {
    description:
      'The OAuth server-to-server credential as downloaded from the Adobe Developer Console (either JSON form), as one secret on one line (`jq -c . file`).',
  },
  clientId: {
    description: 'Client ID of the credential (also the API key), instead of `credentials`.',
  },
  clientSecret: {
    description:
      'Client secret of the credential, instead of `credentials`. While you rotate it: two, one per line.',
  },
  scopes: {
    description:
      "OAuth scopes, comma or space separated. Blank: the credential file's scopes, else Campaign's usual set.",
  },
  accessToken: {
    description:
      'A ready-made bearer token, with `clientId` as API key, instead of a secret. A leading `Bearer ` is dropped.',
  },
  requestId: {
    description:
      'Follow this request, of an earlier run, instead of submitting one. A lone `-` (an empty output of an earlier job) is refused: there is nothing to follow. Several mappings: one line for each, in their order; `-` submits for that one.',
  },
  wait: {
    description:
      '`false` ends the step as soon as Adobe has accepted the request, without knowing whether data arrived.',
    default: 'true',
  },
  timeoutMinutes: {
    description:
      "The step's deadline in minutes from its start, for everything it does. Decimals, above 0, at most 7200.",
    default: '60',
  },
  pollIntervalSeconds: {
    description:
      'Shortest time between two looks at the status, 1 to 300. It grows with the age of the ingestion up to 15 s (or this value, if larger).',
    default: '1',
  },
  onInProgress: {
    description:
      'When a request for this mapping is already running: `queue` waits until it ends, whatever its end, then submits ours, whose data is fresh; `attach` follows it (its data may be older than yours); `fail` fails at once.',
    default: 'queue',
    tacit: true,
  },
  resubmitOnAborted: {
    description:
      "Fresh requests to submit after Adobe's `Aborted`, its own remedy: 0 to 5. Never after `Failed`.",
    default: '0',
  },
  minRecords: {
    description:
      'Gate: fail when fewer records were ingested, or when their number is unknown. One number for every mapping, or one per line in their order; there `-` sets no gate.',
  },
  maxParallel: {
    description: 'How many mappings are ingested at the same time, 1 to 20.',
    default: '4',
  },
  checkRun: {
    description:
      'Also publish a check run per mapping on the commit, for required checks. Needs the permission `checks: write`.',
    default: 'false',
  },
  githubToken: {
    description: 'The token that publishes the check run; used for nothing else.',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression, for the runner
    default: '${{ github.token }}',
  },
  sandbox: {
    description:
      'Experience Platform sandbox (`prod`). When set, a batch that failed after its upload is looked up there for its error codes and counts; the credential needs rights in Experience Platform for that.',
  },
  imsOrg: {
    description:
      'IMS organization (`…@AdobeOrg`) for that look-up. Blank: the one in the credential file. A rehearsal needs none.',
  },
  requestIdIn: {
    description:
      '`query` sends the request id of a look in the query string; `body` sends it as a JSON body, should an instance want that.',
    default: 'query',
  },
  apiUrl: {
    description:
      "Address of Adobe's API gateway. `https`, or `http` on loopback; no user info, query or fragment.",
    default: 'https://mc.adobe.io',
    tacit: true,
  },
  imsUrl: {
    description: 'Address of Adobe IMS, for other regions and test servers. Same rules as `apiUrl`.',
    default: 'https://ims-na1.adobelogin.com',
    tacit: true,
  },
  platformUrl: {
    description:
      'Address of Experience Platform, for test servers; used with `sandbox` alone. Same rules as `apiUrl`.',
    default: 'https://platform.adobe.io',
    tacit: true,
  },
  rehearse: {
    description:
      'Try the workflow without Adobe: a built-in simulator plays the named scenario (`success`, `failed`, `never-ends`, …). No request leaves the machine. Several mappings: one scenario for all, or one per line.',
  },
} as const satisfies Record<string, InputDeclaration>

export type InputName = keyof typeof INPUTS
export const INPUT_NAMES = Object.keys(INPUTS) as InputName[]

/** Reads one input as the runner hands it over: trimmed, `''` when blank or absent. */
export type ReadInput = (name: InputName) => string

const declared: Readonly<Record<InputName, InputDeclaration>> = INPUTS

/** A blank input is its default. */
export const withDefaults =
  (read: ReadInput): ReadInput =>
  (name) =>
    read(name) || (declared[name].default ?? '')

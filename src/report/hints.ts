import type { ErrorCode } from '../errors.js'

const DATA_MAPPINGS = 'Administration > Development > Platform > Data mappings'
const EXPORT_STATUS = 'Administration > Development > Platform > Status of data export to platform'
const CONNECTOR =
  'Also ask Adobe whether your instance still has the Experience Platform Data Connector, which its release notes call removed.'
const ADDRESS = `Check org (the tenant: the first part of the address of your instance) and mappingId (as in ${DATA_MAPPINGS}). ${CONNECTOR}`
const ALLOW_LIST =
  'The gateway does not accept the address of this runner. Hosted runners change their addresses: use a self-hosted runner or a proxy whose address is allow-listed.'
const PRODUCT_PROFILE =
  'Assign the credential a product profile of this Campaign Standard organization in the Adobe Developer Console.'

/** For a request that may still be running. */
export const RESUME =
  'Adobe has no cancel call, so it may still end well: the step that goes on waiting for it stands in the log and in the job summary.'

/** What to do next, by our own codes. A new code does not compile without one. */
const OWN: Readonly<Record<ErrorCode, string>> = {
  'bad-input': 'Mend the inputs of the step; nothing was sent to Adobe.',
  'invalid-credentials':
    "Compare the client ID, secret and scopes with the credential's page in the Adobe Developer Console.",
  unauthorized:
    'The access token was refused: check that it belongs to this organization, or pass credentials instead of a token.',
  'no-token':
    'Adobe IMS gave no fresh access token: check the network of the runner and imsUrl, then run the job again.',
  refused: ADDRESS,
  redirected:
    'Check apiUrl and imsUrl: redirects are not followed, because they would carry secrets to another host.',
  throttled: 'Adobe limits the number of requests: run fewer jobs at a time, or run this one later.',
  unreachable: 'Check the address, the network of the runner and its proxy settings, then run the job again.',
  certificate:
    'Name the certificate authority of your proxy or test server in NODE_EXTRA_CA_CERTS, and check the clock of the runner.',
  proxy: 'Check https_proxy, HTTPS_PROXY and no_proxy of the runner, and the user name and password in them.',
  'no-answer': 'Run the job again; if it goes on, ask Adobe with the time of the request.',
  'unreadable-answer': 'Check apiUrl, imsUrl and any proxy between: what answered does not speak like Adobe.',
  'no-request-id': 'Ask Adobe with the time of the request; without an id the ingestion cannot be followed.',
  'server-error': `Run the job again later. ${ADDRESS}`,
  'wrong-request': 'Set requestIdIn to body: this instance may want the request id there.',
  'lost-answer': 'Run the step again: it finds a running request and waits for it before it submits its own.',
  'not-stopped': `Stop the mapping in ${EXPORT_STATUS} (open it, Stop, save), then run the job again.`,
  'not-published': `Publish the mapping in ${DATA_MAPPINGS}, then stop it in ${EXPORT_STATUS} (open it, Stop, save) and run the job again.`,
  rejected: `Check in ${DATA_MAPPINGS} that the mapping is published, and in ${EXPORT_STATUS} that it is stopped.`,
  'already-running': 'Run the job again when that request has ended, or set onInProgress to queue or attach.',
  failed:
    "Look at the mapping's export status in Campaign and at the dataset in Experience Platform, then run the job again.",
  aborted: "Adobe's remedy is a new request: run the job again.",
  'lost-contact':
    'Run the step again: it finds a running request and waits for it before it submits its own.',
  'timed-out': 'Raise timeoutMinutes, or run the job again.',
  cancelled: 'Run the job again.',
  'too-few-records': 'Check that the data was there before the step ran, and that minRecords is right.',
  internal: 'This is a fault of the action: please report it with the log of this step.',
}

/** What to do next, by Adobe's codes. */
const VENDOR: Readonly<Record<string, string>> = {
  'ACP-880056': `Campaign could not read the records. Check the mapping and its filter in ${DATA_MAPPINGS}, then run the job again.`,
  'ACP-880096':
    'The upload to Experience Platform failed: open the batch in the monitoring of Experience Platform for its error.',
  invalid_client:
    'The client ID or the client secret is wrong, or the secret was deleted: copy both again from the credential in the Adobe Developer Console.',
  invalid_scope:
    "The credential does not hold the scopes asked for: copy the scopes from the credential's page in the Adobe Developer Console into scopes.",
  '401013':
    'The access token has ended or belongs to another environment: pass a fresh one, or credentials instead.',
  '403000': 'The gateway saw no API key: check clientId.',
  '403003':
    'The client ID is unknown to the gateway, or its project in the Adobe Developer Console lacks the Adobe Campaign API: add it.',
  '403010': 'The gateway saw no access token: check accessToken.',
  '403011':
    "The token lacks a scope: copy the scopes from the credential's page in the Adobe Developer Console into scopes.",
  '403012': ALLOW_LIST,
  '403013': ALLOW_LIST,
  '403023': PRODUCT_PROFILE,
  '403024': PRODUCT_PROFILE,
  '403025': PRODUCT_PROFILE,
  '429001': OWN.throttled,
  '429002': OWN.throttled,
  '429050': OWN.throttled,
  '502': ADDRESS,
  '503000': 'The gateway could not check the request: run the job again later.',
  '503010': 'The gateway could not check the request: run the job again later.',
  '503020': 'The gateway could not check the request: run the job again later.',
}

/** The next step after a fault. A vendor's code tells more than our own. */
export function hintFor(code: ErrorCode, vendorCode: string | undefined): string {
  const hint = vendorCode !== undefined && Object.hasOwn(VENDOR, vendorCode) ? VENDOR[vendorCode] : undefined
  return hint ?? OWN[code]
}

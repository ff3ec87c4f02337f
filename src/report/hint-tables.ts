import type { ErrorCode } from '../errors.js'

/** What a code means, and what to do next. Plain sentences: they stand in annotations, in Markdown and in the README. */
export interface Hint {
  readonly cause: string
  readonly next: string
}

const DATA_MAPPINGS = 'Administration > Development > Platform > Data mappings'
const EXPORT_STATUS = 'Administration > Development > Platform > Status of data export to platform'
const ADDRESS = `Check org (the tenant: the first part of the address of your instance) and mappingId (as in ${DATA_MAPPINGS}). Also ask Adobe whether your instance still has the Experience Platform Data Connector, which its release notes call removed.`
const WAIT_FOR_RUNNING =
  'Run the step again: it finds a running request and waits for it before it submits its own.'
const CREDENTIAL_PAGE = "the credential's page in the Adobe Developer Console"

const ALLOW_LIST: Hint = {
  cause: 'The gateway does not accept the address of this runner.',
  next: 'Hosted runners change their addresses: use a self-hosted runner or a proxy whose address is allow-listed.',
}
const PRODUCT_PROFILE: Hint = {
  cause: 'The credential lacks a product profile of this organization.',
  next: 'Assign the credential a product profile of this Campaign Standard organization in the Adobe Developer Console.',
}
const RATE_LIMIT: Hint = {
  cause: 'Adobe limits the number of requests.',
  next: 'Run fewer jobs at a time, or run this one later.',
}
const GATEWAY_UNAVAILABLE: Hint = {
  cause: 'The gateway could not check the request.',
  next: 'Run the job again later.',
}

/** Our own codes. A new one does not compile without a hint. */
export const OWN_HINTS: Readonly<Record<ErrorCode, Hint>> = {
  'bad-input': {
    cause:
      'An input is missing or wrong; the message names it. A secret that is passed but arrives empty: GitHub hands none to pull requests from forks, and Dependabot only those stored for Dependabot. A Service Account (JWT) credential: Adobe has ended that kind.',
    next: 'Mend the inputs of the step; nothing was sent to Adobe.',
  },
  'invalid-credentials': {
    cause: 'Adobe IMS refuses the credential.',
    next: `Compare the client ID, secret and scopes with ${CREDENTIAL_PAGE}.`,
  },
  unauthorized: {
    cause: 'The access token was refused.',
    next: 'Check that the token belongs to this organization and has not ended, or pass credentials instead of a token.',
  },
  'no-token': {
    cause: 'Adobe IMS gave no fresh access token in the middle of the run.',
    next: 'Check the network of the runner and imsUrl, then run the job again.',
  },
  refused: { cause: 'Adobe refuses the request, or knows neither organization nor mapping.', next: ADDRESS },
  redirected: {
    cause: 'The answer was a redirect. It is not followed, because that would carry secrets to another host.',
    next: 'Check apiUrl and imsUrl.',
  },
  throttled: RATE_LIMIT,
  unreachable: {
    cause: 'No connection was made.',
    next: 'Check the address, the network of the runner and its proxy settings, then run the job again.',
  },
  certificate: {
    cause: 'The certificate of the server cannot be trusted.',
    next: 'Name the certificate authority of your proxy or test server in NODE_EXTRA_CA_CERTS, and check the clock of the runner.',
  },
  proxy: {
    cause: 'The proxy cannot be used, or makes no connection.',
    next: 'Check the variables https_proxy, HTTPS_PROXY and no_proxy of the runner, and the user name and password in them.',
  },
  'no-answer': {
    cause: 'The request was sent, but no complete answer came back.',
    next: 'Run the job again; if it goes on, ask Adobe with the time of the request.',
  },
  'unreadable-answer': {
    cause: 'The answer is none of those that Adobe documents.',
    next: 'Check apiUrl, imsUrl and any proxy between: what answered does not speak like Adobe.',
  },
  'no-request-id': {
    cause: 'Adobe accepted a request without a usable id.',
    next: 'Ask Adobe with the time of the request; without an id the ingestion cannot be followed.',
  },
  'server-error': {
    cause: 'Adobe, or the gateway in front of it, failed.',
    next: `Run the job again later. ${ADDRESS}`,
  },
  'wrong-request': {
    cause: 'Adobe answered about another request, or did not say about which.',
    next: 'Set requestIdIn to body: this instance may want the request id there.',
  },
  'lost-answer': { cause: 'A request was sent, and every answer was lost.', next: WAIT_FOR_RUNNING },
  'not-stopped': {
    cause: 'The data mapping still exports on its own schedule.',
    next: `Stop the mapping in ${EXPORT_STATUS} (open it, Stop, save), then run the job again.`,
  },
  'not-published': {
    cause: 'The data mapping is not published.',
    next: `Publish the mapping in ${DATA_MAPPINGS}, then stop it in ${EXPORT_STATUS} (open it, Stop, save) and run the job again.`,
  },
  rejected: {
    cause: 'Adobe did not start the ingestion.',
    next: `Check in ${DATA_MAPPINGS} that the mapping is published, and in ${EXPORT_STATUS} that it is stopped.`,
  },
  'already-running': {
    cause: 'A request for this mapping is running, and the step was told not to wait for it.',
    next: 'Run the job again when that request has ended, or set onInProgress to queue or attach.',
  },
  failed: {
    cause: 'The ingestion failed at Adobe.',
    next: "Look at the mapping's export status in Campaign and at the dataset in Experience Platform, then run the job again.",
  },
  aborted: {
    cause: 'The ingestion was aborted at Adobe.',
    next: "Adobe's remedy is a new request: run the job again, or set resubmitOnAborted.",
  },
  'lost-contact': {
    cause: 'A request may be running, but no readable answer tells.',
    next: WAIT_FOR_RUNNING,
  },
  'timed-out': {
    cause: 'The deadline of the step passed.',
    next: 'Raise timeoutMinutes, or run the job again.',
  },
  cancelled: { cause: 'The step was cancelled.', next: 'Run the job again.' },
  'too-few-records': {
    cause: 'Fewer records were ingested than minRecords asks for, or nobody knows how many.',
    next: 'Check that the data was there before the step ran, and that minRecords is right.',
  },
  internal: {
    cause: 'A fault of the action itself.',
    next: 'Please report it with the log of this step.',
  },
}

/** Adobe's codes. */
export const VENDOR_HINTS: Readonly<Record<string, Hint>> = {
  'ACP-880056': {
    cause: 'Campaign could not read the records.',
    next: `Check the mapping and its filter in ${DATA_MAPPINGS}, then run the job again.`,
  },
  'ACP-880096': {
    cause: 'The upload to Experience Platform failed.',
    next: 'Open the batch in the monitoring of Experience Platform for its error.',
  },
  invalid_client: {
    cause: 'The client ID or the client secret is wrong, or the secret was deleted.',
    next: `Copy both again from ${CREDENTIAL_PAGE}.`,
  },
  invalid_scope: {
    cause: 'The credential does not hold the scopes asked for.',
    next: `Copy the scopes from ${CREDENTIAL_PAGE} into scopes.`,
  },
  '401013': {
    cause: 'The access token has ended or belongs to another environment.',
    next: 'Pass a fresh token, or credentials instead.',
  },
  '403000': { cause: 'The gateway saw no API key.', next: 'Check clientId.' },
  '403003': {
    cause: 'The gateway does not know the client ID, or its project lacks the Adobe Campaign API.',
    next: 'Check clientId, and add the Adobe Campaign API to the project in the Adobe Developer Console.',
  },
  '403010': { cause: 'The gateway saw no access token.', next: 'Check accessToken.' },
  '403011': {
    cause: 'The token lacks a scope.',
    next: `Copy the scopes from ${CREDENTIAL_PAGE} into scopes.`,
  },
  '403012': ALLOW_LIST,
  '403013': ALLOW_LIST,
  '403023': PRODUCT_PROFILE,
  '403024': PRODUCT_PROFILE,
  '403025': PRODUCT_PROFILE,
  '429001': RATE_LIMIT,
  '429002': RATE_LIMIT,
  '429050': RATE_LIMIT,
  '502': { cause: 'The gateway found nothing behind this organization and mapping.', next: ADDRESS },
  '503000': GATEWAY_UNAVAILABLE,
  '503010': GATEWAY_UNAVAILABLE,
  '503020': GATEWAY_UNAVAILABLE,
}

/** The thousands of codes of Campaign itself: by their first letters. */
export const FAMILY_HINTS: Readonly<Record<string, Hint>> = {
  'RST-': {
    cause: 'Campaign itself refused or failed.',
    next: `Check that the technical user holds the SQL function execution role, then org and mappingId (as in ${DATA_MAPPINGS}).`,
  },
  'XTK-': {
    cause: 'Campaign itself refused or failed.',
    next: 'Check that the technical user holds the SQL function execution role, then ask Adobe with this code.',
  },
  'NMS-': {
    cause: 'Campaign itself refused or failed.',
    next: 'Check that the technical user holds the SQL function execution role, then ask Adobe with this code.',
  },
  'ACP-': {
    cause: 'The connector to Experience Platform failed.',
    next: "Look at the mapping's export status in Campaign, then ask Adobe with this code.",
  },
}

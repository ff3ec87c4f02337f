import type { ActionError, ErrorCode, FaultDetails } from '../errors.js'
import type { Outcome } from '../ingestion/outcome.js'
import { type Text, text } from '../text.js'
import { type CodeHint, type Hint, NETWORK_HINTS } from './network-hints.js'

const DATA_MAPPINGS = text`Administration > Development > Platform > Data mappings`
const EXPORT_STATUS = text`Administration > Development > Platform > Status of data export to platform`
const TENANT = text`the tenant: the first part of your instance's address`
const CONNECTOR = text`still has the Experience Platform Data Connector, which Adobe lists as removed.`
const ADDRESS = text`Check org (${TENANT}) and mappingId (as in ${DATA_MAPPINGS}). Also ask Adobe whether your instance ${CONNECTOR}`
const SUBMIT_AGAIN = text`Run the step again. While an ingestion of this mapping runs, Adobe starts no other, and onInProgress decides what the step does.`
const PAGE = text`A proxy, a firewall or the gateway answered instead of Adobe.`
const LET_THROUGH = text`Ask whoever runs the network of this runner to let it reach Adobe.`
const CREDENTIAL_PAGE = text`the credential's page in the Adobe Developer Console`

const RATE_LIMIT: Hint = {
  cause: text`Adobe limits the number of requests.`,
  next: text`Run fewer jobs at a time, or run this one later.`,
}

/** Outcomes without an error code of their own. */
type Codeless = 'error' | 'checked' | 'submitted' | 'succeeded'

/** For our own values of the output `errorCode`, in the order of the documentation. */
const OWN_HINTS = {
  'bad-input': {
    cause: text`An input is missing or wrong: the message names it, and the usual reasons why a secret arrives empty.`,
    next: text`Correct the inputs of the step; nothing was sent to Adobe.`,
  },
  'invalid-credentials': {
    cause: text`Adobe IMS refuses the credential.`,
    next: text`Compare the client ID, secret and scopes with ${CREDENTIAL_PAGE}.`,
  },
  unauthorized: {
    cause: text`Adobe refuses every access token that Adobe IMS issues for this credential.`,
    next: text`Check that the credential belongs to this organization, then run the job again.`,
  },
  'no-token': {
    cause: text`Adobe IMS issued no new access token during the run.`,
    next: text`Check the network of the runner and imsUrl, then run the job again.`,
  },
  refused: {
    cause: text`Adobe refuses the request, or knows neither organization nor mapping.`,
    next: ADDRESS,
  },
  redirected: {
    cause: text`The answer was a redirect, which is not followed: it would carry secrets to another host.`,
    next: text`Check apiUrl and imsUrl. If the redirect leads to a page of your network, ask whoever runs that to let this runner reach Adobe.`,
  },
  throttled: RATE_LIMIT,
  unreachable: {
    cause: text`No connection was made.`,
    next: text`Check the address, the network of the runner and its proxy settings, then run the job again.`,
  },
  certificate: {
    cause: text`The certificate of the server cannot be trusted.`,
    next: text`Name the certificate authority of your proxy or test server in NODE_EXTRA_CA_CERTS, and check the clock of the runner.`,
  },
  proxy: {
    cause: text`The proxy cannot be used, or makes no connection.`,
    next: text`Check its address in https_proxy or HTTPS_PROXY (http or https, host, port, login), and the exceptions in no_proxy.`,
  },
  'no-answer': {
    cause: text`The request was sent, but no complete answer came back.`,
    next: text`Run the job again. If it happens again, ask Adobe and give the time of the request.`,
  },
  'unreadable-answer': {
    cause: text`Adobe documents no such answer.`,
    next: text`Check apiUrl, imsUrl and any proxy in between.`,
  },
  'no-request-id': {
    cause: text`Adobe accepted a request without a usable id.`,
    next: text`Ask Adobe and give the time of the request: without an id the ingestion cannot be followed.`,
  },
  'server-error': {
    cause: text`Adobe, or the gateway in front of it, failed.`,
    next: text`Run the job again later. ${ADDRESS}`,
  },
  'wrong-request': {
    cause: text`Adobe answered about another request, or did not say which one it meant.`,
    next: text`Set requestIdIn to body (or, if it is body, to query): this instance may want the request id there.`,
  },
  'lost-answer': { cause: text`A request was sent, and no usable answer arrived.`, next: SUBMIT_AGAIN },
  'timed-out': {
    cause: text`The deadline of the step passed.`,
    next: text`Raise timeoutMinutes, or run the job again.`,
  },
  internal: {
    cause: text`A fault of the action itself.`,
    next: text`Please report it with the log of this step.`,
  },
  'not-stopped': {
    cause: text`The data mapping still exports on its own schedule.`,
    next: text`Stop the mapping in ${EXPORT_STATUS} (open it, Stop, save), then run the job again.`,
  },
  'not-published': {
    cause: text`The data mapping is not published.`,
    next: text`Publish the mapping in ${DATA_MAPPINGS}, then stop it in ${EXPORT_STATUS} (open it, Stop, save) and run the job again.`,
  },
  'already-running': {
    cause: text`A request for this mapping is running, and the step was told not to wait for it.`,
    next: text`Run the job again when that request has finished, or set onInProgress to queue or attach.`,
  },
  rejected: {
    cause: text`Adobe did not start the ingestion.`,
    next: text`Check in ${DATA_MAPPINGS} that the mapping is published, and in ${EXPORT_STATUS} that it is stopped.`,
  },
  failed: {
    cause: text`The ingestion failed at Adobe.`,
    next: text`Check the mapping's export status in Campaign and the dataset in Experience Platform, then run the job again.`,
  },
  aborted: {
    cause: text`The ingestion was aborted at Adobe.`,
    next: text`Adobe advises a new request: run the job again, or set resubmitOnAborted.`,
  },
  'lost-contact': {
    cause: text`A request may be running, but no readable answer about it arrived.`,
    next: SUBMIT_AGAIN,
  },
  cancelled: {
    cause: text`The step was cancelled, or stopped by the runner's time limit.`,
    next: text`Run the job again.`,
  },
  'too-many-failed-records': {
    cause: text`Experience Platform refused a whole batch, more rows than maxFailedRecords allows, or an unknown number.`,
    next: text`Open the dataset in Experience Platform (the link is in the log and in the job summary): its batches name their errors. Correct the data or the schema, then run the job again.`,
  },
  'too-few-records': {
    cause: text`Fewer records were ingested than minRecords asks for, or their number is unknown.`,
    next: text`Check that the data was there before the step ran, and that minRecords is right.`,
  },
} as const satisfies Readonly<
  Record<ErrorCode | 'not-stopped' | 'not-published' | 'already-running' | Exclude<Outcome, Codeless>, Hint>
>

export type OwnCode = keyof typeof OWN_HINTS
export const OWN_CODES = Object.keys(OWN_HINTS) as OwnCode[]

/** In the order of the documentation: codes, then families of them, which end with `-`. */
const VENDOR_HINTS: readonly CodeHint[] = [
  {
    codes: ['ACP-880056'],
    cause: text`Campaign could not read the records.`,
    next: text`Check the mapping and its filter in ${DATA_MAPPINGS}, then run the job again.`,
  },
  {
    codes: ['ACP-880096'],
    cause: text`The upload to Experience Platform failed.`,
    next: text`Open the batch in the monitoring of Experience Platform for its error.`,
  },
  {
    codes: ['invalid_client'],
    cause: text`The client ID or the client secret is wrong, or the secret was deleted.`,
    next: text`Copy both again from ${CREDENTIAL_PAGE}.`,
  },
  {
    codes: ['invalid_scope'],
    cause: text`The credential does not have the requested scopes.`,
    next: text`Copy the scopes from ${CREDENTIAL_PAGE} into scopes.`,
  },
  {
    codes: ['401013'],
    cause: text`The gateway refuses the access token. It sometimes refuses a good one, so the step has tried again.`,
    next: OWN_HINTS.unauthorized.next,
  },
  {
    codes: ['403000'],
    cause: text`The gateway saw no API key.`,
    next: text`Check the client ID, and that no proxy removes headers.`,
  },
  {
    codes: ['403003'],
    cause: text`The gateway does not know the client ID, or its project lacks the Adobe Campaign API.`,
    next: text`Check the client ID, and add the Adobe Campaign API to the project in the Adobe Developer Console.`,
  },
  {
    codes: ['403010'],
    cause: text`The gateway saw no access token.`,
    next: text`Check that no proxy removes the header Authorization, and check accessToken if you pass it.`,
  },
  {
    codes: ['403011'],
    cause: text`The token lacks a scope.`,
    next: text`Copy the scopes from ${CREDENTIAL_PAGE} into scopes; if you pass accessToken, have it issued with them.`,
  },
  {
    codes: ['403012', '403013'],
    cause: text`The gateway does not accept this runner's IP address.`,
    next: text`Hosted runners change their addresses. Use a self-hosted runner, or a proxy whose address is on the allow list.`,
  },
  {
    codes: ['403023', '403024', '403025'],
    cause: text`The credential lacks a product profile of this organization, or the organization's provisioning at Adobe is broken.`,
    next: text`Assign the credential the product profile of this organization ("… - Administrators") in the Adobe Developer Console. If it is there, ask Adobe to check the provisioning.`,
  },
  {
    codes: ['429001', '429002', '429050'],
    ...RATE_LIMIT,
  },
  {
    codes: ['503000', '503010', '503020'],
    cause: text`The gateway could not check the request.`,
    next: text`Run the job again later.`,
  },
  {
    codes: ['RST-'],
    cause: text`Campaign itself refused or failed.`,
    next: text`Check that the technical user holds the SQL function execution role, then org and mappingId (as in ${DATA_MAPPINGS}).`,
  },
  {
    codes: ['XTK-', 'NMS-'],
    cause: text`Campaign itself refused or failed.`,
    next: text`Check that the technical user holds the SQL function execution role, then ask Adobe and give this code.`,
  },
  {
    codes: ['PGS-'],
    cause: text`Campaign's database refused the request.`,
    next: text`Ask Adobe and give this code and the time of the request.`,
  },
  {
    codes: ['ACP-'],
    cause: text`The connector to Experience Platform failed.`,
    next: text`Check the mapping's export status in Campaign, then ask Adobe and give this code.`,
  },
].flatMap(({ codes, ...hint }) => codes.map((code) => ({ code, ...hint })))

/** What an answer means beyond its code. The first match is used, and overrides any code. */
const SITUATIONS: readonly (CodeHint & {
  readonly when: (details: FaultDetails, code: ErrorCode) => boolean
})[] = [
  {
    code: '500 (Oops)',
    when: ({ meaning, vendorCode }) => meaning === 'oops' && vendorCode !== '502',
    cause: text`Adobe documents this answer for an invalid address: the organization in it is not the credential's.`,
    next: text`Check org first (${TENANT}, not the IMS organization), then apiUrl and mappingId (as in ${DATA_MAPPINGS}). Also ask Adobe whether your instance ${CONNECTOR}`,
  },
  {
    code: '502 (Oops)',
    when: ({ meaning }) => meaning === 'oops',
    cause: text`Adobe documents this answer for an instance whose address (CNAME) is not set up; a failure behind the gateway looks the same.`,
    next: text`Check org first (${TENANT}), then mappingId (as in ${DATA_MAPPINGS}). Also ask Adobe whether the instance is reachable and ${CONNECTOR}`,
  },
  ...Object.entries(NETWORK_HINTS).map(([problem, hint]) => ({
    ...hint,
    // If a proxy's name is unknown, its address is wrong.
    when: ({ meaning }: FaultDetails, code: ErrorCode) =>
      problem === (code === 'proxy' && meaning === 'unknown-host' ? 'proxy-down' : meaning),
  })),
  {
    code: 'a page that is not JSON',
    when: ({ isPage, meaning }) => isPage === true || meaning === 'not-adobe',
    cause: PAGE,
    next: text`${LET_THROUGH} If you set apiUrl or imsUrl, check it. If the page mentions maintenance, run the job again later.`,
  },
  {
    code: 'RST-360011 (unknown key)',
    when: ({ meaning }) => meaning === 'no-such-key',
    cause: text`Campaign does not know the mapping.`,
    next: text`Check mappingId first: write the ID as shown in ${DATA_MAPPINGS}. Then check org.`,
  },
  {
    code: 'wrong-request (another mapping)',
    when: ({ meaning }) => meaning === 'other-mapping',
    cause: text`Adobe's answer about this request names another mapping.`,
    next: text`Check that requestId and mappingId belong together. If the step submitted the request itself, ask Adobe and give its id.`,
  },
  {
    code: 'unknown status',
    when: ({ meaning }) => meaning === 'unknown-status',
    cause: text`The step does not know this status, so it cannot tell whether the request has ended.`,
    next: text`Check the request in ${EXPORT_STATUS}, and report the status to this project with the log of this step.`,
  },
  {
    code: 'accessToken expired',
    when: ({ meaning }) => meaning === 'expired',
    cause: text`The access token that was passed has expired, and the step cannot renew it.`,
    next: text`Pass a new token, or clientId and clientSecret instead, so that the step gets its own.`,
  },
  {
    code: 'accessToken refused',
    when: ({ isTokenGiven }, code) => code === 'unauthorized' && isTokenGiven === true,
    cause: text`Adobe refuses the access token that was passed, and the step cannot renew it.`,
    next: text`Check that the token belongs to this organization, or pass clientId and clientSecret instead, from which the step gets its own tokens.`,
  },
  {
    code: 'refused by Adobe IMS',
    when: ({ speaker }, code) => code === 'refused' && speaker === 'ims',
    cause: text`Adobe IMS refuses to issue a token.`,
    next: text`Compare the client ID, secret and scopes with ${CREDENTIAL_PAGE}, and check imsUrl.`,
  },
  {
    code: 'failure of Adobe IMS',
    when: ({ speaker }, code) => speaker === 'ims' && ['server-error', 'unreadable-answer'].includes(code),
    cause: text`Adobe IMS, or what answers in its place, issued no token.`,
    next: text`Run the job again later. If it happens again, check imsUrl and the proxy settings of the runner.`,
  },
  {
    code: 'failure of Experience Platform',
    when: ({ speaker }, code) =>
      speaker === 'platform' && ['server-error', 'unreadable-answer', 'redirected'].includes(code),
    cause: text`Experience Platform, or what answers in its place, failed.`,
    next: text`Run the job again later. If it happens again, check platformUrl and the proxy settings of the runner.`,
  },
]

export const HINTS: readonly CodeHint[] = [
  ...OWN_CODES.map((code) => ({ code, ...OWN_HINTS[code] })),
  ...VENDOR_HINTS,
  ...SITUATIONS,
]

/** For a request that may still be running. */
export const RESUME = text`Adobe has no cancel call, so the request may still succeed: the step that resumes it is in the log and in the job summary.`

const textOf = ({ cause, next }: Hint): Text => text`${cause} ${next}`

export function hintOfFault(fault: ActionError): Text {
  const { code, details } = fault
  const known = SITUATIONS.find(({ when }) => when(details, code)) ?? vendorHint(details.vendorCode ?? '')
  return textOf(known ?? OWN_HINTS[code])
}

/** Failed status checks of a request that Adobe knows: organization and mapping are right. */
const CHECKS: Partial<Readonly<Record<ErrorCode, Text>>> = {
  'server-error': OWN_HINTS['server-error'].cause,
  'no-answer': text`Status checks were sent, but no complete answer came back.`,
  unreachable: text`No connection was made. Check the network of the runner and its proxy settings.`,
  refused: text`Adobe refused status checks of a request that it had accepted. If it misses the request id, change requestIdIn.`,
}

/** What is known about the request: nothing, that Adobe knows it, or that ours waited for it. */
type Checked = 'unknown' | 'accepted' | 'queued'

export function hintOfCheck(fault: ActionError, checked: Checked): Text {
  const { code, details } = fault
  const { meaning, vendorCode, isPage, speaker } = details
  const isOfId = checked === 'unknown' && code === 'refused' && speaker === 'campaign' && !isPage
  if (isOfId) return text`Check requestId first. ${hintOfFault(fault)}`
  if (checked === 'unknown' || speaker === 'ims') return hintOfFault(fault)
  const again =
    checked === 'queued'
      ? text`Run the job again when Adobe answers again.`
      : text`Resume the request when Adobe answers again; if it does not, ask Adobe and give the request id.`
  if (meaning === 'not-adobe' || (isPage && meaning === undefined))
    return text`${PAGE} ${LET_THROUGH} ${again}`
  const isAddress =
    meaning === undefined
      ? vendorHint(vendorCode ?? '') === undefined
      : meaning === 'oops' || meaning === 'no-such-key'
  const cause = isAddress ? CHECKS[code] : undefined
  return cause === undefined ? hintOfFault(fault) : text`${cause} ${again}`
}

/** The next step after an outcome, and what Adobe's code says more than the verdict. */
export function hintFor(code: OwnCode, vendorCode = ''): Text {
  const hint = vendorHint(vendorCode)
  return hint === undefined ? OWN_HINTS[code].next : textOf(hint)
}

const vendorHint = (vendorCode: string): Hint | undefined =>
  VENDOR_HINTS.find(({ code }) => (code.endsWith('-') ? vendorCode.startsWith(code) : vendorCode === code))

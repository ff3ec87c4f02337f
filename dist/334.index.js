export const id = 334;
export const ids = [334];
export const modules = {
1334:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  createDryRun: () => (createDryRun),
  createTranscript: () => (createTranscript),
  describeCheck: () => (describeCheck),
  headlineOf: () => (headlineOf),
  renderSummary: () => (renderSummary),
  report: () => (report)
});
var connect = __webpack_require__(9692);
var errors = __webpack_require__(452);
var ingestion_checks = __webpack_require__(7933);
var ingestion_result = __webpack_require__(8381);
var lib_text = __webpack_require__(8804);
var markdown = __webpack_require__(3021);
;// lib/report/checks.js
const TITLES = {
	inputs: 'Inputs',
	credential: 'Credential and its scopes',
	organization: 'Organization, API key and product profile',
	batches: 'Right to read batches in Experience Platform',
	mappings: 'Each mapping exists, is published and stopped',
	role: 'The SQL function execution role',
};
const REASONS = {
	given: 'an access token was given; the next check sends it',
	'not-reached': 'an earlier check failed, or the step ended',
	'out-of-reach': 'only a real run shows it',
};
const resultOf = ({ state }) => (0,lib_text.ZV)({ passed: '✓', failed: '✗', 'not-checked': 'not checked' }[state]);
function detailsOf(check) {
	switch (check.state) {
		case 'passed':
			return undefined;
		case 'failed':
			return check.fault.code === 'bad-input' ? (0,lib_text.Qq) `Correct the inputs.` : (0,lib_text.Qq) `${check.fault.text}.`;
		case 'not-checked':
			return (0,lib_text.ZV)(REASONS[check.why]);
	}
}
function describeCheck(check) {
	const details = detailsOf(check);
	const said = (0,lib_text.Qq) `${resultOf(check)}${(0,lib_text.ZV)(check.state === 'not-checked' ? ': ' : ' ')}${(0,lib_text.ZV)(TITLES[check.name])}`;
	if (details === undefined)
		return (0,lib_text.Qq) `${said}.`;
	return check.state === 'not-checked' ? (0,lib_text.Qq) `${said} (${details}).` : (0,lib_text.Qq) `${said}: ${details}`;
}
const rowOfCheck = (check) => [
	[(0,lib_text.Qq) `Set-up`, (0,lib_text.ZV)(TITLES[check.name])],
	[(0,lib_text.Qq) `Result`, resultOf(check)],
	[(0,lib_text.Qq) `Details`, detailsOf(check) ?? markdown.x3],
];
var log_lines = __webpack_require__(4302);
var ingestion_outcome = __webpack_require__(7362);
var dataset = __webpack_require__(7898);
;// lib/ingestion/rows.js
const numRecordsOf = (result) => 'report' in result && result.report.status === 'Success' ? result.report.numRecords : undefined;
const failedRecordsOf = (result) => 'report' in result ? result.arrival?.failedRecords : undefined;
const sumOfRecords = (results) => sumOf(results.map(numRecordsOf));
function sumOfFailedRecords(results) {
	const counted = results.filter(({ datasetId }) => datasetId !== undefined);
	return counted.length === 0 ? undefined : sumOf(counted.map(failedRecordsOf));
}
function sumOf(counts) {
	return counts.every((count) => count !== undefined)
		? counts.reduce((sum, count) => sum + BigInt(count), 0n)
		: undefined;
}
const hasNoRecords = (result) => result.outcome === 'succeeded' && numRecordsOf(result) === 0 && result.minRecords === undefined;
const hasRefusedRows = (result) => 'report' in result &&
	result.arrival !== undefined &&
	result.arrival.why !== 'followed' &&
	((result.arrival.failedRecords ?? 0) > 0 || result.arrival.batches.some(dataset.I));
const hasUnknownRows = (result) => result.outcome === 'succeeded' &&
	result.arrival?.why !== undefined &&
	result.arrival.why !== 'followed' &&
	!hasRefusedRows(result);
var human = __webpack_require__(7562);
;// lib/report/network-hints.js
const SYSTEM_CA = (0,lib_text.Qq) `on Node 24, NODE_USE_SYSTEM_CA=1 takes the system's authorities instead`;
const NETWORK_HINTS = {
	'unknown-host': {
		code: 'unreachable (unknown host)',
		cause: (0,lib_text.Qq) `The name of this host cannot be resolved.`,
		next: (0,lib_text.Qq) `Check the address and the runner's DNS. If only a proxy can resolve it, name that proxy in https_proxy or HTTPS_PROXY.`,
	},
	'unknown-authority': {
		code: 'certificate (unknown authority)',
		cause: (0,lib_text.Qq) `Node does not trust the authority of this certificate, often that of a proxy that inspects TLS.`,
		next: (0,lib_text.Qq) `Name a PEM file with the root certificate of that authority in NODE_EXTRA_CA_CERTS; ${SYSTEM_CA}.`,
	},
	'missing-intermediate': {
		code: 'certificate (missing intermediate)',
		cause: (0,lib_text.Qq) `The server sent only its own certificate, and Node does not know who signed it.`,
		next: (0,lib_text.Qq) `Put the root and the intermediate certificate into one PEM file and name that in NODE_EXTRA_CA_CERTS; ${SYSTEM_CA}. The server should send the intermediate itself.`,
	},
	'certificate-expired': {
		code: 'certificate (expired)',
		cause: (0,lib_text.Qq) `A certificate has expired, or the clock of the runner is wrong.`,
		next: (0,lib_text.Qq) `Ask whoever runs that server or proxy to renew it; check the clock of the runner.`,
	},
	'certificate-not-yet-valid': {
		code: 'certificate (not yet valid)',
		cause: (0,lib_text.Qq) `The certificate is not valid yet, or the clock of the runner is wrong.`,
		next: (0,lib_text.Qq) `Check the clock of the runner, then the dates of the certificate.`,
	},
	'other-name': {
		code: 'certificate (another host)',
		cause: (0,lib_text.Qq) `The certificate is for a different host.`,
		next: (0,lib_text.Qq) `Check the address, or ask whoever runs that server or proxy for a certificate with this name.`,
	},
	'weak-certificate': {
		code: 'certificate (weak)',
		cause: (0,lib_text.Qq) `The key or the signature of a certificate is too weak for Node.`,
		next: (0,lib_text.Qq) `Ask whoever runs that server or proxy for one with an RSA key of 2048 bits or more, signed with SHA-256.`,
	},
	'wrong-purpose': {
		code: 'certificate (wrong purpose)',
		cause: (0,lib_text.Qq) `The certificate was not issued for a server.`,
		next: (0,lib_text.Qq) `Ask whoever runs that server or proxy for one for servers (extended key usage serverAuth).`,
	},
	'client-certificate': {
		code: 'a client certificate is required',
		cause: (0,lib_text.Qq) `A proxy or gateway in front of Adobe demands a client certificate, and the action has none.`,
		next: (0,lib_text.Qq) `Ask whoever runs it to let this runner in without one.`,
	},
	tls: {
		code: 'unreachable (TLS)',
		cause: (0,lib_text.Qq) `The two sides could not agree on a TLS connection.`,
		next: (0,lib_text.Qq) `Check the address. The server must offer TLS 1.2 or 1.3 with a common cipher, and know this name.`,
	},
	'not-tls': {
		code: 'unreachable (not TLS)',
		cause: (0,lib_text.Qq) `Something without TLS answers at this address and port.`,
		next: (0,lib_text.Qq) `Check the address and the port. A firewall in between may be what answers.`,
	},
	'large-headers': {
		code: 'no-answer (large headers)',
		cause: (0,lib_text.Qq) `The answer has headers above 16 KB, which Node does not read.`,
		next: (0,lib_text.Qq) `Running the job again will not help. Ask whoever runs the proxy or gateway that adds them.`,
	},
	'proxy-login': {
		code: 'proxy (login required)',
		cause: (0,lib_text.Qq) `The proxy requires a user name and a password.`,
		next: (0,lib_text.Qq) `Write both into the proxy's variable, as \`http://user:password@host:port\`; percent-encode special characters.`,
	},
	'proxy-login-refused': {
		code: 'proxy (login refused)',
		cause: (0,lib_text.Qq) `The proxy does not accept the user name and password in its variable.`,
		next: (0,lib_text.Qq) `Check both in https_proxy or HTTPS_PROXY; percent-encode special characters, such as %40 for @.`,
	},
	'proxy-login-unsupported': {
		code: 'proxy (NTLM or Negotiate)',
		cause: (0,lib_text.Qq) `The action can log in to a proxy only with Basic authentication, which this one does not offer.`,
		next: (0,lib_text.Qq) `Ask for access without a login, or run a relay on the runner that logs in (such as Cntlm or Px), and name that in https_proxy.`,
	},
	'proxy-forbids': {
		code: 'proxy (forbidden)',
		cause: (0,lib_text.Qq) `The proxy does not let this runner connect to this host and port.`,
		next: (0,lib_text.Qq) `Ask whoever runs the proxy to allow CONNECT to port 443 of ims-na1.adobelogin.com and mc.adobe.io, with sandbox also of platform.adobe.io.`,
	},
	'proxy-finds-nothing': {
		code: 'proxy (host not reached)',
		cause: (0,lib_text.Qq) `The proxy works, but could not resolve or reach this host.`,
		next: (0,lib_text.Qq) `Check the address, then ask whoever runs the proxy about its DNS and its route to the internet.`,
	},
	'proxy-down': {
		code: 'proxy (not running)',
		cause: (0,lib_text.Qq) `No connection was made to the proxy itself.`,
		next: (0,lib_text.Qq) `Check that it runs, and its host and port in https_proxy or HTTPS_PROXY; no_proxy names hosts that need none.`,
	},
	'proxy-speaks-no-tls': {
		code: 'proxy (https for a plain port)',
		cause: (0,lib_text.Qq) `The proxy's variable begins with https, but its port does not speak TLS.`,
		next: (0,lib_text.Qq) `Let https_proxy begin with http. The connection to Adobe is encrypted all the same.`,
	},
	'proxy-speaks-tls': {
		code: 'proxy (http for a TLS port)',
		cause: (0,lib_text.Qq) `The proxy's variable begins with http, but its port speaks TLS.`,
		next: (0,lib_text.Qq) `Let https_proxy begin with https, or name the plain port of the proxy.`,
	},
	'proxy-variable': {
		code: 'proxy (unusable variable)',
		cause: (0,lib_text.Qq) `The step does not bypass a proxy whose variable is wrong.`,
		next: (0,lib_text.Qq) `Correct the variable; nothing was sent to Adobe.`,
	},
};
;// lib/report/hints.js
const DATA_MAPPINGS = (0,lib_text.Qq) `Administration > Development > Platform > Data mappings`;
const EXPORT_STATUS = (0,lib_text.Qq) `Administration > Development > Platform > Status of data export to platform`;
const TENANT = (0,lib_text.Qq) `the tenant: the first part of your instance's address`;
const CONNECTOR = (0,lib_text.Qq) `still has the Experience Platform Data Connector, which Adobe lists as removed.`;
const ADDRESS = (0,lib_text.Qq) `Check org (${TENANT}) and mappingId (as in ${DATA_MAPPINGS}). Also ask Adobe whether your instance ${CONNECTOR}`;
const SUBMIT_AGAIN = (0,lib_text.Qq) `Run the step again. While an ingestion of this mapping runs, Adobe starts no other, and onInProgress decides what the step does.`;
const PAGE = (0,lib_text.Qq) `A proxy, a firewall or the gateway answered instead of Adobe.`;
const LET_THROUGH = (0,lib_text.Qq) `Ask whoever runs the network of this runner to let it reach Adobe.`;
const CREDENTIAL_PAGE = (0,lib_text.Qq) `the credential's page in the Adobe Developer Console`;
const RATE_LIMIT = {
	cause: (0,lib_text.Qq) `Adobe limits the number of requests.`,
	next: (0,lib_text.Qq) `Run fewer jobs at a time, or run this one later.`,
};
const OWN_HINTS = {
	'bad-input': {
		cause: (0,lib_text.Qq) `An input is missing or wrong: the message names it, and the usual reasons why a secret arrives empty.`,
		next: (0,lib_text.Qq) `Correct the inputs of the step; nothing was sent to Adobe.`,
	},
	'invalid-credentials': {
		cause: (0,lib_text.Qq) `Adobe IMS refuses the credential.`,
		next: (0,lib_text.Qq) `Compare the client ID, secret and scopes with ${CREDENTIAL_PAGE}.`,
	},
	unauthorized: {
		cause: (0,lib_text.Qq) `Adobe refuses every access token that Adobe IMS issues for this credential.`,
		next: (0,lib_text.Qq) `Check that the credential belongs to this organization, then run the job again.`,
	},
	'no-token': {
		cause: (0,lib_text.Qq) `Adobe IMS issued no new access token during the run.`,
		next: (0,lib_text.Qq) `Check the network of the runner and imsUrl, then run the job again.`,
	},
	refused: {
		cause: (0,lib_text.Qq) `Adobe refuses the request, or knows neither organization nor mapping.`,
		next: ADDRESS,
	},
	redirected: {
		cause: (0,lib_text.Qq) `The answer was a redirect, which is not followed: it would carry secrets to another host.`,
		next: (0,lib_text.Qq) `Check apiUrl and imsUrl. If the redirect leads to a page of your network, ask whoever runs that to let this runner reach Adobe.`,
	},
	throttled: RATE_LIMIT,
	unreachable: {
		cause: (0,lib_text.Qq) `No connection was made.`,
		next: (0,lib_text.Qq) `Check the address, the network of the runner and its proxy settings, then run the job again.`,
	},
	certificate: {
		cause: (0,lib_text.Qq) `The certificate of the server cannot be trusted.`,
		next: (0,lib_text.Qq) `Name the certificate authority of your proxy or test server in NODE_EXTRA_CA_CERTS, and check the clock of the runner.`,
	},
	proxy: {
		cause: (0,lib_text.Qq) `The proxy cannot be used, or makes no connection.`,
		next: (0,lib_text.Qq) `Check its address in https_proxy or HTTPS_PROXY (http or https, host, port, login), and the exceptions in no_proxy.`,
	},
	'no-answer': {
		cause: (0,lib_text.Qq) `The request was sent, but no complete answer came back.`,
		next: (0,lib_text.Qq) `Run the job again. If it happens again, ask Adobe and give the time of the request.`,
	},
	'unreadable-answer': {
		cause: (0,lib_text.Qq) `Adobe documents no such answer.`,
		next: (0,lib_text.Qq) `Check apiUrl, imsUrl and any proxy in between.`,
	},
	'no-request-id': {
		cause: (0,lib_text.Qq) `Adobe accepted a request without a usable id.`,
		next: (0,lib_text.Qq) `Ask Adobe and give the time of the request: without an id the ingestion cannot be followed.`,
	},
	'server-error': {
		cause: (0,lib_text.Qq) `Adobe, or the gateway in front of it, failed.`,
		next: (0,lib_text.Qq) `Run the job again later. ${ADDRESS}`,
	},
	'wrong-request': {
		cause: (0,lib_text.Qq) `Adobe answered about another request, or did not say which one it meant.`,
		next: (0,lib_text.Qq) `Set requestIdIn to body (or, if it is body, to query): this instance may want the request id there.`,
	},
	'lost-answer': { cause: (0,lib_text.Qq) `A request was sent, and no usable answer arrived.`, next: SUBMIT_AGAIN },
	'timed-out': {
		cause: (0,lib_text.Qq) `The deadline of the step passed.`,
		next: (0,lib_text.Qq) `Raise timeoutMinutes, or run the job again.`,
	},
	internal: {
		cause: (0,lib_text.Qq) `A fault of the action itself.`,
		next: (0,lib_text.Qq) `Please report it with the log of this step.`,
	},
	'not-stopped': {
		cause: (0,lib_text.Qq) `The data mapping still exports on its own schedule.`,
		next: (0,lib_text.Qq) `Stop the mapping in ${EXPORT_STATUS} (open it, Stop, save), then run the job again.`,
	},
	'not-published': {
		cause: (0,lib_text.Qq) `The data mapping is not published.`,
		next: (0,lib_text.Qq) `Publish the mapping in ${DATA_MAPPINGS}, then stop it in ${EXPORT_STATUS} (open it, Stop, save) and run the job again.`,
	},
	'already-running': {
		cause: (0,lib_text.Qq) `A request for this mapping is running, and the step was told not to wait for it.`,
		next: (0,lib_text.Qq) `Run the job again when that request has finished, or set onInProgress to queue or attach.`,
	},
	rejected: {
		cause: (0,lib_text.Qq) `Adobe did not start the ingestion.`,
		next: (0,lib_text.Qq) `Check in ${DATA_MAPPINGS} that the mapping is published, and in ${EXPORT_STATUS} that it is stopped.`,
	},
	failed: {
		cause: (0,lib_text.Qq) `The ingestion failed at Adobe.`,
		next: (0,lib_text.Qq) `Check the mapping's export status in Campaign and the dataset in Experience Platform, then run the job again.`,
	},
	aborted: {
		cause: (0,lib_text.Qq) `The ingestion was aborted at Adobe.`,
		next: (0,lib_text.Qq) `Adobe advises a new request: run the job again, or set resubmitOnAborted.`,
	},
	'lost-contact': {
		cause: (0,lib_text.Qq) `A request may be running, but no readable answer about it arrived.`,
		next: SUBMIT_AGAIN,
	},
	cancelled: {
		cause: (0,lib_text.Qq) `The step was cancelled, or stopped by the runner's time limit.`,
		next: (0,lib_text.Qq) `Run the job again.`,
	},
	'too-many-failed-records': {
		cause: (0,lib_text.Qq) `Experience Platform refused a whole batch, more rows than maxFailedRecords allows, or an unknown number.`,
		next: (0,lib_text.Qq) `Open the dataset in Experience Platform (the link is in the log and in the job summary): its batches name their errors. Correct the data or the schema, then run the job again.`,
	},
	'too-few-records': {
		cause: (0,lib_text.Qq) `Fewer records were ingested than minRecords asks for, or their number is unknown.`,
		next: (0,lib_text.Qq) `Check that the data was there before the step ran, and that minRecords is right.`,
	},
};
const OWN_CODES = Object.keys(OWN_HINTS);
const VENDOR_HINTS = [
	{
		codes: ['ACP-880056'],
		cause: (0,lib_text.Qq) `Campaign could not read the records.`,
		next: (0,lib_text.Qq) `Check the mapping and its filter in ${DATA_MAPPINGS}, then run the job again.`,
	},
	{
		codes: ['ACP-880096'],
		cause: (0,lib_text.Qq) `The upload to Experience Platform failed.`,
		next: (0,lib_text.Qq) `Open the batch in the monitoring of Experience Platform for its error.`,
	},
	{
		codes: ['invalid_client'],
		cause: (0,lib_text.Qq) `The client ID or the client secret is wrong, or the secret was deleted.`,
		next: (0,lib_text.Qq) `Copy both again from ${CREDENTIAL_PAGE}.`,
	},
	{
		codes: ['invalid_scope'],
		cause: (0,lib_text.Qq) `The credential does not have the requested scopes.`,
		next: (0,lib_text.Qq) `Copy the scopes from ${CREDENTIAL_PAGE} into scopes.`,
	},
	{
		codes: ['401013'],
		cause: (0,lib_text.Qq) `The gateway refuses the access token. It sometimes refuses a good one, so the step has tried again.`,
		next: OWN_HINTS.unauthorized.next,
	},
	{
		codes: ['403000'],
		cause: (0,lib_text.Qq) `The gateway saw no API key.`,
		next: (0,lib_text.Qq) `Check the client ID, and that no proxy removes headers.`,
	},
	{
		codes: ['403003'],
		cause: (0,lib_text.Qq) `The gateway does not know the client ID, or its project lacks the Adobe Campaign API.`,
		next: (0,lib_text.Qq) `Check the client ID, and add the Adobe Campaign API to the project in the Adobe Developer Console.`,
	},
	{
		codes: ['403010'],
		cause: (0,lib_text.Qq) `The gateway saw no access token.`,
		next: (0,lib_text.Qq) `Check that no proxy removes the header Authorization, and check accessToken if you pass it.`,
	},
	{
		codes: ['403011'],
		cause: (0,lib_text.Qq) `The token lacks a scope.`,
		next: (0,lib_text.Qq) `Copy the scopes from ${CREDENTIAL_PAGE} into scopes; if you pass accessToken, have it issued with them.`,
	},
	{
		codes: ['403012', '403013'],
		cause: (0,lib_text.Qq) `The gateway does not accept this runner's IP address.`,
		next: (0,lib_text.Qq) `Hosted runners change their addresses. Use a self-hosted runner, or a proxy whose address is on the allow list.`,
	},
	{
		codes: ['403023', '403024', '403025'],
		cause: (0,lib_text.Qq) `The credential lacks a product profile of this organization, or the organization's provisioning at Adobe is broken.`,
		next: (0,lib_text.Qq) `Assign the credential the product profile of this organization ("… - Administrators") in the Adobe Developer Console. If it is there, ask Adobe to check the provisioning.`,
	},
	{
		codes: ['429001', '429002', '429050'],
		...RATE_LIMIT,
	},
	{
		codes: ['503000', '503010', '503020'],
		cause: (0,lib_text.Qq) `The gateway could not check the request.`,
		next: (0,lib_text.Qq) `Run the job again later.`,
	},
	{
		codes: ['RST-'],
		cause: (0,lib_text.Qq) `Campaign itself refused or failed.`,
		next: (0,lib_text.Qq) `Check that the technical user holds the SQL function execution role, then org and mappingId (as in ${DATA_MAPPINGS}).`,
	},
	{
		codes: ['XTK-', 'NMS-'],
		cause: (0,lib_text.Qq) `Campaign itself refused or failed.`,
		next: (0,lib_text.Qq) `Check that the technical user holds the SQL function execution role, then ask Adobe and give this code.`,
	},
	{
		codes: ['PGS-'],
		cause: (0,lib_text.Qq) `Campaign's database refused the request.`,
		next: (0,lib_text.Qq) `Ask Adobe and give this code and the time of the request.`,
	},
	{
		codes: ['ACP-'],
		cause: (0,lib_text.Qq) `The connector to Experience Platform failed.`,
		next: (0,lib_text.Qq) `Check the mapping's export status in Campaign, then ask Adobe and give this code.`,
	},
].flatMap(({ codes, ...hint }) => codes.map((code) => ({ code, ...hint })));
const SITUATIONS = [
	{
		code: '500 (Oops)',
		when: ({ meaning, vendorCode }) => meaning === 'oops' && vendorCode !== '502',
		cause: (0,lib_text.Qq) `Adobe documents this answer for an invalid address: the organization in it is not the credential's.`,
		next: (0,lib_text.Qq) `Check org first (${TENANT}, not the IMS organization), then apiUrl and mappingId (as in ${DATA_MAPPINGS}). Also ask Adobe whether your instance ${CONNECTOR}`,
	},
	{
		code: '502 (Oops)',
		when: ({ meaning }) => meaning === 'oops',
		cause: (0,lib_text.Qq) `Adobe documents this answer for an instance whose address (CNAME) is not set up; a failure behind the gateway looks the same.`,
		next: (0,lib_text.Qq) `Check org first (${TENANT}), then mappingId (as in ${DATA_MAPPINGS}). Also ask Adobe whether the instance is reachable and ${CONNECTOR}`,
	},
	...Object.entries(NETWORK_HINTS).map(([problem, hint]) => ({
		...hint,
		when: ({ meaning }, code) => problem === (code === 'proxy' && meaning === 'unknown-host' ? 'proxy-down' : meaning),
	})),
	{
		code: 'a page that is not JSON',
		when: ({ isPage, meaning }) => isPage === true || meaning === 'not-adobe',
		cause: PAGE,
		next: (0,lib_text.Qq) `${LET_THROUGH} If you set apiUrl or imsUrl, check it. If the page mentions maintenance, run the job again later.`,
	},
	{
		code: 'RST-360011 (unknown key)',
		when: ({ meaning }) => meaning === 'no-such-key',
		cause: (0,lib_text.Qq) `Campaign does not know the mapping.`,
		next: (0,lib_text.Qq) `Check mappingId first: write the ID as shown in ${DATA_MAPPINGS}. Then check org.`,
	},
	{
		code: 'wrong-request (another mapping)',
		when: ({ meaning }) => meaning === 'other-mapping',
		cause: (0,lib_text.Qq) `Adobe's answer about this request names another mapping.`,
		next: (0,lib_text.Qq) `Check that requestId and mappingId belong together. If the step submitted the request itself, ask Adobe and give its id.`,
	},
	{
		code: 'unknown status',
		when: ({ meaning }) => meaning === 'unknown-status',
		cause: (0,lib_text.Qq) `The step does not know this status, so it cannot tell whether the request has ended.`,
		next: (0,lib_text.Qq) `Check the request in ${EXPORT_STATUS}, and report the status to this project with the log of this step.`,
	},
	{
		code: 'accessToken expired',
		when: ({ meaning }) => meaning === 'expired',
		cause: (0,lib_text.Qq) `The access token that was passed has expired, and the step cannot renew it.`,
		next: (0,lib_text.Qq) `Pass a new token, or clientId and clientSecret instead, so that the step gets its own.`,
	},
	{
		code: 'accessToken refused',
		when: ({ isTokenGiven }, code) => code === 'unauthorized' && isTokenGiven === true,
		cause: (0,lib_text.Qq) `Adobe refuses the access token that was passed, and the step cannot renew it.`,
		next: (0,lib_text.Qq) `Check that the token belongs to this organization, or pass clientId and clientSecret instead, from which the step gets its own tokens.`,
	},
	{
		code: 'refused by Adobe IMS',
		when: ({ speaker }, code) => code === 'refused' && speaker === 'ims',
		cause: (0,lib_text.Qq) `Adobe IMS refuses to issue a token.`,
		next: (0,lib_text.Qq) `Compare the client ID, secret and scopes with ${CREDENTIAL_PAGE}, and check imsUrl.`,
	},
	{
		code: 'failure of Adobe IMS',
		when: ({ speaker }, code) => speaker === 'ims' && ['server-error', 'unreadable-answer'].includes(code),
		cause: (0,lib_text.Qq) `Adobe IMS, or what answers in its place, issued no token.`,
		next: (0,lib_text.Qq) `Run the job again later. If it happens again, check imsUrl and the proxy settings of the runner.`,
	},
	{
		code: 'failure of Experience Platform',
		when: ({ speaker }, code) => speaker === 'platform' && ['server-error', 'unreadable-answer', 'redirected'].includes(code),
		cause: (0,lib_text.Qq) `Experience Platform, or what answers in its place, failed.`,
		next: (0,lib_text.Qq) `Run the job again later. If it happens again, check platformUrl and the proxy settings of the runner.`,
	},
];
const HINTS = [
	...OWN_CODES.map((code) => ({ code, ...OWN_HINTS[code] })),
	...VENDOR_HINTS,
	...SITUATIONS,
];
const RESUME = (0,lib_text.Qq) `Adobe has no cancel call, so the request may still succeed: the step that resumes it is in the log and in the job summary.`;
const textOf = ({ cause, next }) => (0,lib_text.Qq) `${cause} ${next}`;
function hintOfFault(fault) {
	const { code, details } = fault;
	const known = SITUATIONS.find(({ when }) => when(details, code)) ?? vendorHint(details.vendorCode ?? '');
	return textOf(known ?? OWN_HINTS[code]);
}
const CHECKS = {
	'server-error': OWN_HINTS['server-error'].cause,
	'no-answer': (0,lib_text.Qq) `Status checks were sent, but no complete answer came back.`,
	unreachable: (0,lib_text.Qq) `No connection was made. Check the network of the runner and its proxy settings.`,
	refused: (0,lib_text.Qq) `Adobe refused status checks of a request that it had accepted. If it misses the request id, change requestIdIn.`,
};
function hintOfCheck(fault, checked) {
	const { code, details } = fault;
	const { meaning, vendorCode, isPage, speaker } = details;
	const isOfId = checked === 'unknown' && code === 'refused' && speaker === 'campaign' && !isPage;
	if (isOfId)
		return (0,lib_text.Qq) `Check requestId first. ${hintOfFault(fault)}`;
	if (checked === 'unknown' || speaker === 'ims')
		return hintOfFault(fault);
	const again = checked === 'queued'
		? (0,lib_text.Qq) `Run the job again when Adobe answers again.`
		: (0,lib_text.Qq) `Resume the request when Adobe answers again; if it does not, ask Adobe and give the request id.`;
	if (meaning === 'not-adobe' || (isPage && meaning === undefined))
		return (0,lib_text.Qq) `${PAGE} ${LET_THROUGH} ${again}`;
	const isAddress = meaning === undefined
		? vendorHint(vendorCode ?? '') === undefined
		: meaning === 'oops' || meaning === 'no-such-key';
	const cause = isAddress ? CHECKS[code] : undefined;
	return cause === undefined ? hintOfFault(fault) : (0,lib_text.Qq) `${cause} ${again}`;
}
function hintFor(code, vendorCode = '') {
	const hint = vendorHint(vendorCode);
	return hint === undefined ? OWN_HINTS[code].next : textOf(hint);
}
const vendorHint = (vendorCode) => VENDOR_HINTS.find(({ code }) => (code.endsWith('-') ? vendorCode.startsWith(code) : vendorCode === code));
;// lib/report/batch-refusal.js
const ADD_API = (0,lib_text.Qq) `Add the Experience Platform API to the credential's project in the Adobe Developer Console, and its scopes to the credential.`;
const ROLE = (0,lib_text.Qq) `a role with access to this sandbox and the permission View Datasets`;
function missingRight({ httpStatus, vendorCode }, notFound = (0,lib_text.Qq) `The batch is not in this sandbox`) {
	switch (vendorCode) {
		case '403003':
		case '403011':
			return ADD_API;
		case '403012':
		case '403013':
			return hintFor('refused', vendorCode);
		case '403023':
		case '403024':
		case '403025':
			return (0,lib_text.Qq) `The credential has no right in Experience Platform for this IMS organization: check imsOrg, and add the Experience Platform API with a product profile to its project in the Adobe Developer Console.`;
	}
	switch (httpStatus) {
		case 401:
			return (0,lib_text.Qq) `Experience Platform does not accept the access token. ${ADD_API}`;
		case 404:
			return (0,lib_text.Qq) `${notFound}, or the credential may not see it. Check sandbox and imsOrg, and give the API credential ${ROLE} (Experience Platform > Permissions > Roles).`;
		default:
			return (0,lib_text.Qq) `The credential has no access to this sandbox. Give the API credential ${ROLE} (Experience Platform > Permissions > Roles).`;
	}
}
function hintOfRefusal({ code, details }, notFound) {
	const isRefusal = details.speaker === 'platform' && (code === 'refused' || code === 'unauthorized');
	return isRefusal && !details.isPage ? missingRight(details, notFound) : undefined;
}
const hintOfSetup = (fault) => hintOfRefusal(fault, (0,lib_text.Qq) `There is no such sandbox`) ?? hintOfFault(fault);
;// lib/report/section.js
const word = (said) => (0,lib_text.V$)(said, 100);
function sectionLines(section, cleaner) {
	const { introduction, opening = introduction, lines = [], more = [] } = section;
	const link = datasetLink(section, cleaner);
	const dataset = link === undefined ? [] : [(0,lib_text.Qq) `Dataset: ${link}`];
	return [opening, ...[...lines, ...more, ...dataset].map((line) => (0,lib_text.Qq) `  ${line}`)];
}
function sectionBlocks(section, cleaner) {
	const { introduction, rows = [], more = [], datasetId } = section;
	const blocks = [introduction, rows, ...more];
	if (datasetId === undefined)
		return blocks;
	const link = datasetLink(section, cleaner);
	return link === undefined
		? [...blocks, (0,lib_text.Qq) `Dataset: ${word(datasetId)}`]
		: [...blocks, (0,lib_text.Qq) `[Open dataset ${(0,lib_text.Cv)(datasetId)} in Experience Platform](${link})`];
}
function datasetLink({ place, datasetId = '' }, cleaner) {
	if (!/^[0-9a-f]{24}$/i.test(datasetId))
		return undefined;
	const [tenant, sandbox] = [place.tenant, place.sandbox].map((name) => encoded(cleaner.exact(name)));
	return new lib_text.EY([
		`https://experience.adobe.com/#/@${tenant}/sname:${sandbox}/platform/dataset/browse/${datasetId}`,
	]);
}
const encoded = (name) => encodeURIComponent(name).replace(/[!'()*~_]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
;// lib/report/batch.js
function batchSection(lookup) {
	const { finding, batchId } = lookup;
	if (finding.kind !== 'found') {
		const why = whyNot(finding);
		return {
			introduction: (0,lib_text.Qq) `This is not known. ${why}`,
			opening: (0,lib_text.Qq) `Why batch ${word(batchId)} failed is not known. ${why}`,
			place: lookup,
		};
	}
	const { errors, moreErrors, datasetId } = finding.details;
	const what = moreErrors === 1 ? (0,lib_text.Qq) `error` : (0,lib_text.Qq) `errors`;
	return {
		introduction: factsOf(lookup, finding.details),
		rows: errors.map(errorRow),
		lines: errors.map(errorLine),
		more: moreErrors === 0 ? [] : [(0,lib_text.Qq) `… and ${moreErrors} more ${what}.`],
		place: lookup,
		datasetId,
	};
}
function whyNot(finding) {
	switch (finding.kind) {
		case 'refused':
			return (0,lib_text.Qq) `${finding.fault.text}. ${missingRight(finding.fault.details)}`;
		case 'failed':
			return (0,lib_text.Qq) `The request to Experience Platform failed: ${finding.fault.text}.`;
		case 'no-time':
			return (0,lib_text.Qq) `No time was left to ask Experience Platform.`;
	}
}
function factsOf({ batchId, sandbox }, details) {
	const { status, inputRecords, outputRecords, failedRecords, errors } = details;
	const counts = [
		[inputRecords, 'in'],
		[outputRecords, 'out'],
		[failedRecords, 'failed'],
	].flatMap(([count, what]) => (count === undefined ? [] : [(0,lib_text.Qq) `${(0,human.RC)(count)} ${(0,lib_text.ZV)(what)}`]));
	const records = counts.length === 0 ? lib_text.K$ : (0,lib_text.Qq) `; records: ${(0,lib_text.fj)(counts, ', ')}`;
	const end = errors.length === 0 ? (0,lib_text.Qq) `. It names no error.` : (0,lib_text.Qq) `.`;
	return (0,lib_text.Qq) `Experience Platform on batch ${word(batchId)} in sandbox ${(0,lib_text.Cv)(sandbox)}: ${describeStatus(status)}${records}${end}`;
}
const describeStatus = (status) => typeof status === 'object' ? (0,lib_text.Qq) `an unknown status, "${word(status.unknown)}"` : (0,lib_text.ZV)(status ?? 'no status');
const sentence = (said) => (0,lib_text.V$)(said, 500);
function errorLine({ code, description, recordCount }) {
	const name = code === undefined ? (0,lib_text.Qq) `An error without a code` : word(code);
	const count = recordCount === undefined ? lib_text.K$ : (0,lib_text.Qq) ` (${(0,human.g5)(recordCount)})`;
	return (0,lib_text.Qq) `${name}${count}: ${description === undefined ? (0,lib_text.Qq) `no description` : sentence(description)}`;
}
const errorRow = ({ code, description, recordCount }) => [
	[(0,lib_text.Qq) `Error`, (0,markdown.Hn)(code, word)],
	[(0,lib_text.Qq) `Records`, (0,markdown.Hn)(recordCount, human.g5)],
	[(0,lib_text.Qq) `What Experience Platform says`, (0,markdown.Hn)(description, sentence)],
];
;// lib/report/arrival.js
const MAX_BATCHES = 20;
const CHECK_DATASET = (0,lib_text.Qq) `Check the dataset in Experience Platform (the link is in the log and in the job summary)`;
const RAISE = (0,lib_text.Qq) `If timeoutMinutes ended the wait, raise it.`;
const NEXT = {
	'no-batch': (0,lib_text.Qq) `Check datasetId and sandbox: the mapping may feed another dataset. ${RAISE}`,
	'in-progress': (0,lib_text.Qq) `${CHECK_DATASET} when its batches have ended. ${RAISE}`,
	'rows-missing': (0,lib_text.Qq) `${CHECK_DATASET}: more batches may come later. ${RAISE}`,
	'not-counted': (0,lib_text.Qq) `${CHECK_DATASET}. If its batches never have counts, drop maxFailedRecords.`,
	'too-many': (0,lib_text.Qq) `${CHECK_DATASET}. If others always write so many batches into it, drop maxFailedRecords.`,
};
function refusedRows(arrival) {
	const { failedRecords, batches } = arrival;
	const said = failedRecords === undefined
		? (0,lib_text.Qq) `How many rows Experience Platform refused is not known: ${(0,log_lines.FG)(arrival)}.`
		: (0,lib_text.Qq) `Experience Platform refused ${(0,human.JF)(failedRecords)} in the batches since the submission.`;
	const [first, ...others] = batches.filter(dataset.I);
	if (first === undefined)
		return said;
	const more = others.length === 0 ? lib_text.K$ : (0,lib_text.Qq) `, and ${others.length} more did not succeed either`;
	return (0,lib_text.Qq) `${said} Batch ${word(first.batchId)} ended as ${describeStatus(first.status)}${more}.`;
}
function arrivalSection(arrival) {
	const { batches, datasetId } = arrival;
	const rows = batches.slice(0, MAX_BATCHES).map(rowOf);
	return {
		introduction: introduction(arrival),
		rows,
		lines: rows.map(([[, batch], [, status], [, rowsIn], [, refused]]) => (0,lib_text.Qq) `${batch}: ${status}; rows: ${rowsIn} in, ${refused} refused`),
		more: batches.length > MAX_BATCHES ? [(0,lib_text.Qq) `… and ${batches.length - MAX_BATCHES} more.`] : [],
		place: arrival,
		datasetId,
	};
}
const rowOf = ({ batchId, status, inputRecords, failedRecords }) => [
	[(0,lib_text.Qq) `Batch`, word(batchId)],
	[(0,lib_text.Qq) `Status`, describeStatus(status)],
	[(0,lib_text.Qq) `Rows in`, (0,markdown.Hn)(inputRecords, human.RC)],
	[(0,lib_text.Qq) `Rows refused`, (0,markdown.Hn)(failedRecords, human.RC)],
];
function introduction(arrival) {
	const { batches, datasetId, sandbox, why } = arrival;
	const dataset = (0,lib_text.Qq) `Batches of dataset ${(0,lib_text.Cv)(datasetId)} in sandbox ${(0,lib_text.Cv)(sandbox)}`;
	const since = why === 'followed' ? (0,lib_text.Qq) `of the last 24 hours` : (0,lib_text.Qq) `since the submission`;
	const isUnread = batches.length === 0 && (why === 'unreadable' || why === 'interrupted');
	const count = isUnread ? (0,lib_text.Qq) `: unknown` : (0,lib_text.Qq) ` ${since}: ${(0,human.RC)(batches.length)}`;
	return (0,lib_text.Qq) `${dataset}${count}. ${refusedRows(arrival)}`;
}
function hintOfArrival({ why, fault, batches }) {
	if (why === 'followed') {
		return (0,lib_text.Qq) `Remove onInProgress: attach or maxFailedRecords: the gate works only for a request that the step submits itself.`;
	}
	if (why !== 'unreadable' || fault === undefined) {
		const next = why === undefined || batches.some(dataset.I) ? undefined : NEXT[why];
		return next ?? hintFor('too-many-failed-records');
	}
	const refusal = hintOfRefusal(fault, (0,lib_text.Qq) `The dataset is not in this sandbox`);
	if (refusal !== undefined)
		return refusal;
	const { code, details } = fault;
	const isElsewhere = details.isPage ||
		details.speaker === 'ims' ||
		details.meaning === 'expired' ||
		['unreachable', 'certificate', 'proxy', 'invalid-credentials'].includes(code);
	return isElsewhere
		? hintOfFault(fault)
		: (0,lib_text.Qq) `Check the dataset in Experience Platform, or run the job again when Experience Platform answers.`;
}
var lists = __webpack_require__(1720);
var clean = __webpack_require__(4874);
;// lib/report/unfinished.js
function lostContact(stage, fault) {
	const reason = fault === undefined ? lib_text.K$ : (0,lib_text.Qq) `: ${fault.text}`;
	if (stage.at !== 'request') {
		const said = (0,lib_text.Qq) `no usable answer to the request arrived, so an ingestion may have started${reason}.`;
		return { said, next: fault ? hintOfFault(fault) : hintFor('lost-contact') };
	}
	const request = (0,lib_text.Cv)(stage.request.requestId);
	const said = isKnownToRun(stage)
		? (0,lib_text.Qq) `contact with Adobe was lost while request ${request} was running${reason}.`
		: stage.odd === undefined
			? (0,lib_text.Qq) `no status check of request ${request} was answered; whether it is running is not known${reason}.`
			: (0,lib_text.Qq) `contact with Adobe was lost while request ${request} was followed${reason}. ${stage.odd.text}.`;
	return { said, next: resume(stage, fault) };
}
function interrupted({ stage, fault, aborted }, outcome) {
	const isLate = outcome === 'timed-out';
	const reason = isLate && fault !== undefined ? (0,lib_text.Qq) `: ${fault.text}` : lib_text.K$;
	const explaining = isLate && fault?.code !== 'timed-out' ? fault : undefined;
	const next = explaining === undefined ? hintFor(outcome) : hintOfFault(explaining);
	if (stage.at === 'request') {
		const request = (0,lib_text.Cv)(stage.request.requestId);
		const trouble = troubleOf(stage, explaining);
		const cause = stage.failed?.last ?? explaining ?? stage.odd;
		const said = isKnownToRun(stage)
			? (0,lib_text.Qq) `while request ${request} was in progress; it may still be running at Adobe.${trouble}`
			: (0,lib_text.Qq) `while request ${request} was followed; whether it is running is not known.${trouble}`;
		const wasTooShort = isLate && cause === undefined;
		return { said, next: wasTooShort ? (0,lib_text.Qq) `Raise timeoutMinutes. ${RESUME}` : resume(stage, cause) };
	}
	if (stage.at === 'start' && stage.isDryRun) {
		return { said: (0,lib_text.Qq) `before the dry run finished its checks${reason}.`, next };
	}
	if (stage.maybeStarted) {
		const said = (0,lib_text.Qq) `before an answer to the request arrived; an ingestion may have started.`;
		return { said, next: hintFor('lost-answer') };
	}
	if (stage.at === 'queue')
		return queued(stage, explaining, next);
	if (aborted === undefined)
		return { said: (0,lib_text.Qq) `before Adobe accepted a request${reason}.`, next };
	const request = (0,lib_text.Cv)(aborted.report.requestId);
	return { said: (0,lib_text.Qq) `after Adobe aborted request ${request}, before it accepted a new one.`, next };
}
function queued(stage, explaining, next) {
	const { runningRequestId, maybeOurs, staleStatus, isOurs, failed, odd } = stage;
	const request = (0,lib_text.Cv)(runningRequestId);
	if (staleStatus !== undefined) {
		const whose = isOurs ? (0,lib_text.Qq) `our request ${request}` : (0,lib_text.Qq) `request ${request}`;
		const said = (0,lib_text.Qq) `while Adobe still reported ${whose} as running, although its status is ${(0,lib_text.ZV)(staleStatus)}; no new one was submitted.`;
		return { said, next: STALE };
	}
	const ours = maybeOurs ? lib_text.K$ : (0,lib_text.Qq) `; ours was not submitted`;
	const whose = (0,lib_text.Qq) `request ${request}${ownerOf(maybeOurs)}`;
	const what = odd === undefined ? (0,lib_text.Qq) `while ${whose} was running` : (0,lib_text.Qq) `while waiting for ${whose} to end`;
	const cause = failed?.last ?? odd;
	return {
		said: (0,lib_text.Qq) `${what}${ours}.${troubleOf(stage, explaining)}`,
		next: cause === undefined ? next : hintOfCheck(cause, 'queued'),
	};
}
const STALE = (0,lib_text.Qq) `Adobe has not noticed that this request is over. Run the job again later; if this continues, ask Adobe and give the request id.`;
function troubleOf({ failed, failingMs = 0, isUnanswered = false, odd }, explaining) {
	const answer = odd === undefined ? lib_text.K$ : (0,lib_text.Qq) ` ${odd.text}.`;
	if (failed === undefined)
		return explaining === undefined ? answer : (0,lib_text.Qq) `${answer} ${explaining.text}.`;
	const none = isUnanswered ? (0,lib_text.Qq) ` No status check was answered.` : lib_text.K$;
	const since = (0,human.UU)(failingMs);
	const checks = failed.count === 1
		? (0,lib_text.Qq) `The last status check failed, ${since} ago`
		: (0,lib_text.Qq) `The last ${failed.count} status checks failed, over ${since}`;
	return (0,lib_text.Qq) `${answer}${none} ${checks}: ${failed.last.text}.`;
}
function stillRunning(stage) {
	switch (stage.at) {
		case 'start':
			return lib_text.K$;
		case 'queue':
			return (0,lib_text.Qq) ` Request ${(0,lib_text.Cv)(stage.runningRequestId)} was already running.`;
		case 'request':
			return (0,lib_text.Qq) ` Request ${(0,lib_text.Cv)(stage.request.requestId)} may still be running at Adobe.`;
	}
}
const resume = (stage, cause) => cause === undefined
	? RESUME
	: (0,lib_text.Qq) `${hintOfCheck(cause, isAccepted(stage) ? 'accepted' : 'unknown')} ${RESUME}`;
const isAccepted = ({ request, lastReport }) => request.origin !== 'resumed' || lastReport !== undefined;
const isKnownToRun = (stage) => isAccepted(stage) && stage.odd === undefined;
const ownerOf = (maybeOurs) => maybeOurs ? (0,lib_text.Qq) `, perhaps ours, whose answer was lost,` : (0,lib_text.Qq) `, not ours,`;
;// lib/report/verdict.js
const MAX_NAMES = 10;
const renderMessage = (result) => messageOf(renderVerdict(result));
const messageOf = ({ said, next }) => next === undefined ? said : (0,lib_text.Qq) `${said} ${next}`;
function renderVerdict(result, mappingIds = [result.mappingId]) {
	const { said, next } = verdictOf(result);
	if (isBadInput(result))
		return { said };
	const label = mappingIds.length === 1 ? (0,lib_text.Qq) `Mapping` : (0,lib_text.Qq) `Mappings`;
	return { said: (0,lib_text.Qq) `${label} ${namesOf(mappingIds)}: ${said}`, next };
}
const isBadInput = (result) => (0,ingestion_result.Kl)(result)?.code === 'bad-input';
const namesOf = (mappingIds) => (0,lib_text.Ku)(mappingIds.map(lib_text.Cv), MAX_NAMES);
function verdictOf(result) {
	const requestId = (0,ingestion_result.Gb)(result);
	const request = requestId === undefined ? lib_text.K$ : (0,lib_text.Qq) ` (request ${(0,lib_text.Cv)(requestId)})`;
	const numRecords = numRecordsOf(result);
	const records = numRecords === undefined ? (0,lib_text.Qq) `an unknown number of records` : (0,human.g5)(numRecords);
	const ingested = (0,lib_text.Qq) `Adobe ingested ${records}${request}`;
	const words = (0,ingestion_result._U)(result);
	const info = words === undefined || /^[\s.]*$/.test(words) ? lib_text.K$ : (0,lib_text.Qq) `: ${(0,lib_text.TL)(words)}`;
	switch (result.outcome) {
		case 'succeeded': {
			const { durationMs, arrival } = result;
			const took = durationMs === undefined ? lib_text.K$ : (0,lib_text.Qq) ` in ${(0,human.UU)(durationMs)}`;
			const refused = arrival && hasRefusedRows(result) ? (0,lib_text.Qq) ` ${refusedRows(arrival)}` : lib_text.K$;
			return { said: (0,lib_text.Qq) `${ingested}${took}.${refused}`, next: hintOfSuccess(result) };
		}
		case 'submitted': {
			const what = (0,ingestion_result.lg)(result)
				? (0,lib_text.Qq) `request ${(0,lib_text.Cv)(result.request.requestId)} was already running`
				: (0,lib_text.Qq) `Adobe accepted the request${request}`;
			const rest = (0,lib_text.Qq) `The step did not wait for it to finish, so whether the data arrives is not known.`;
			return { said: (0,lib_text.Qq) `${what}. ${rest}` };
		}
		case 'checked': {
			const { batchesFault: fault } = result;
			const said = (0,lib_text.Qq) `everything that a dry run can check is right. Nothing was submitted, and no data was ingested.`;
			if (fault === undefined)
				return { said };
			const batches = (0,lib_text.Qq) `Batches cannot be read in Experience Platform, though: ${fault.text}.`;
			return { said: (0,lib_text.Qq) `${said} ${batches}`, next: hintOfSetup(fault) };
		}
		case 'too-few-records': {
			const few = (0,lib_text.Qq) `, but minRecords asks for at least ${(0,human.RC)(result.minRecords ?? 0)}.`;
			return { said: (0,lib_text.Qq) `${ingested}${few}`, next: hintFor(result.outcome) };
		}
		case 'too-many-failed-records': {
			const { arrival, minRecords, maxFailedRecords = 0 } = result;
			const isFew = minRecords !== undefined && (numRecords === undefined || numRecords < minRecords);
			const few = isFew ? (0,lib_text.Qq) `, but minRecords asks for at least ${(0,human.RC)(minRecords)}` : lib_text.K$;
			const refused = arrival === undefined ? lib_text.K$ : (0,lib_text.Qq) ` ${refusedRows(arrival)}`;
			const said = (0,lib_text.Qq) `${ingested}${few}.${refused} maxFailedRecords allows ${(0,human.JF)(maxFailedRecords)}.`;
			return { said, next: arrival ? hintOfArrival(arrival) : hintFor(result.outcome) };
		}
		case 'failed':
		case 'aborted': {
			const { outcome, fault } = result;
			const what = outcome === 'failed' ? (0,lib_text.Qq) `the ingestion failed at Adobe` : (0,lib_text.Qq) `Adobe aborted the ingestion`;
			const again = fault === undefined ? lib_text.K$ : (0,lib_text.Qq) ` A new request failed: ${fault.text}.`;
			return { said: (0,lib_text.Qq) `${what}${request}${info}.${again}`, next: hintOfEnd(result, outcome) };
		}
		case 'rejected':
			return rejected(result.reply, info);
		case 'timed-out': {
			const { said, next } = interrupted(result, result.outcome);
			return { said: (0,lib_text.Qq) `the deadline of ${(0,human.UU)(result.timeoutMs ?? 0)} passed ${said}`, next };
		}
		case 'cancelled': {
			const why = (0,lib_text.Qq) `the step was cancelled, or stopped by the runner's time limit,`;
			if ('stage' in result) {
				const { said, next } = interrupted(result, result.outcome);
				return { said: (0,lib_text.Qq) `${why} ${said}`, next };
			}
			const said = (0,lib_text.Qq) `${why} after ${ingested}, before it was known how many rows Experience Platform refused.`;
			return { said, next: (0,lib_text.Qq) `${CHECK_DATASET}, or run the job again.` };
		}
		case 'lost-contact':
			return lostContact(result.stage, result.fault);
		case 'error': {
			const { fault } = result;
			if (fault?.code === 'bad-input')
				return { said: fault.text };
			const said = (0,lib_text.Qq) `${fault?.text ?? (0,lib_text.Qq) `the step could not do its work`}.${stillRunning(result.stage)}`;
			return { said, next: fault && hintOfSetup(fault) };
		}
	}
}
function hintOfSuccess(result) {
	if (hasNoRecords(result))
		return (0,lib_text.Qq) `Set minRecords: 1 if a run without records is a failure for you.`;
	if (!hasRefusedRows(result))
		return undefined;
	const advice = result.maxFailedRecords === undefined
		? (0,lib_text.Qq) ` Set maxFailedRecords if refused rows are a failure for you.`
		: lib_text.K$;
	return (0,lib_text.Qq) `Check the dataset in Experience Platform.${advice}`;
}
function hintOfEnd({ report, origin, fault, batch }, outcome) {
	if (fault !== undefined)
		return hintOfFault(fault);
	if (origin === 'resumed') {
		return (0,lib_text.Qq) `This request is over: remove requestId (of several, write - in its line), so that the step submits a new one.`;
	}
	return batch?.finding.kind === 'found'
		? (0,lib_text.Qq) `Correct the data or the schema as the errors of the batch say, then run the job again.`
		: hintFor(outcome, report.vendorCode);
}
function rejected(reply, info) {
	if (reply.kind === 'already-running') {
		const { runningRequestId, maybeOurs, wait } = reply;
		const said = (0,lib_text.Qq) `request ${(0,lib_text.Cv)(runningRequestId)}${ownerOf(maybeOurs)} is already running, and the step was told not to wait for it.`;
		const next = (0,lib_text.Qq) `Run the job again when that request has finished, set onInProgress to attach, or let the step wait.`;
		return { said, next: wait ? hintFor(reply.kind) : next };
	}
	const { reason, vendorCode } = reply;
	const why = {
		rejected: info,
		'not-stopped': (0,lib_text.Qq) `, because the data mapping is not stopped`,
		'not-published': (0,lib_text.Qq) `, because the data mapping is not published`,
	}[vendorCode === undefined ? reason : 'rejected'];
	return { said: (0,lib_text.Qq) `Adobe refused the request${why}.`, next: hintFor(reason, vendorCode) };
}
;// lib/report/outputs.js
const STATUS_ORDER = {
	Failed: 0,
	Aborted: 1,
	'In Progress': 2,
	'': 3,
	Success: 4,
};
const LARGEST_BYTES = 96 * 1024;
const TEXT_LENGTHS = [2_000, 1_000, 500, 200, 80, 0];
function fittingResults(results, context) {
	let objects = results.map((result) => renderResult(result, context));
	const isFitting = () => Buffer.byteLength(JSON.stringify(objects)) < LARGEST_BYTES;
	for (const length of TEXT_LENGTHS) {
		if (isFitting())
			return objects;
		objects = objects.map((object) => ({
			...object,
			info: (0,clean.Jj)(object.info, length),
			message: (0,clean.Jj)(object.message, length),
		}));
	}
	return isFitting() ? objects : objects.map((object) => ({ ...object, runningRequestId: '', batchId: '' }));
}
function renderOutputs(results, context) {
	const objects = fittingResults(results, context);
	const [worst] = (0,ingestion_outcome._p)(objects);
	const lines = (name) => (0,lists.k$)(objects.map((object) => object[name]));
	const statuses = results.map((result) => (0,ingestion_result.c2)(result) ?? '');
	const durations = objects.flatMap(({ durationSeconds }) => durationSeconds ?? []);
	return {
		requestId: lines('requestId'),
		status: statuses.toSorted((one, two) => STATUS_ORDER[one] - STATUS_ORDER[two])[0] ?? '',
		outcome: worst?.outcome ?? 'error',
		numRecords: String(sumOfRecords(results) ?? ''),
		batchId: lines('batchId'),
		info: lines('info'),
		message: context.cleaner.line(context.message),
		errorCode: worst?.errorCode ?? '',
		attached: String(objects.some(({ attached }) => attached)),
		durationSeconds: durations.length === 0 ? '' : Math.max(...durations).toFixed(1),
		rehearsal: String(context.rehearsal),
		failedRecords: String(sumOfFailedRecords(results) ?? ''),
		results: JSON.stringify(objects),
	};
}
function renderResult(result, { cleaner, rehearsal }) {
	const { mappingId, outcome, durationMs, attempts } = result;
	const line = (words = '') => cleaner.line((0,lib_text.V$)(words));
	return {
		mappingId: cleaner.exact(mappingId),
		requestId: cleaner.exact((0,ingestion_result.Gb)(result) ?? ''),
		runningRequestId: cleaner.exact((0,ingestion_result.b7)(result) ?? ''),
		status: (0,ingestion_result.c2)(result) ?? '',
		outcome,
		batchId: line((0,ingestion_result.Zd)(result)),
		info: line((0,ingestion_result._U)(result)),
		message: cleaner.line(renderMessage(result)),
		errorCode: line((0,ingestion_result.D9)(result)),
		numRecords: numRecordsOf(result) ?? null,
		failedRecords: failedRecordsOf(result) ?? null,
		durationSeconds: durationMs === undefined ? null : Number(Math.max(0, durationMs / 1000).toFixed(1)),
		attempts,
		attached: (0,ingestion_result.lg)(result),
		rehearsal,
	};
}
;// lib/report/overview.js
const LONGEST_ANNOTATION = 3_500;
function announce(results) {
	const [worst] = (0,ingestion_outcome._p)(results);
	const outcome = worst?.outcome ?? 'error';
	const headline = renderHeadline(results);
	const [first, ...others] = results;
	if (first !== undefined && (others.length === 0 || isBadInput(first))) {
		const isNamed = first.mappingId !== '' && !isBadInput(first);
		const whose = isNamed ? (0,lib_text.Cv)(first.mappingId) : (0,lib_text.Qq) `Adobe Campaign data ingestion`;
		const message = renderMessage(first);
		return { outcome, title: (0,lib_text.Qq) `${whose}: ${headline}`, text: message, message };
	}
	const sum = renderSum(results);
	const verdicts = groupByVerdict(results)
		.filter((group) => !(0,ingestion_outcome.oJ)(group.outcome))
		.map(messageOf);
	return {
		outcome,
		title: (0,lib_text.Qq) `Adobe Campaign data ingestion: ${headline}`,
		text: (0,lib_text.fj)([sum, ...fitting(verdicts, LONGEST_ANNOTATION - sum.length)], '\n'),
		message: (0,lib_text.fj)([sum, ...verdicts.slice(0, 1)], ' '),
	};
}
function fitting(verdicts, room) {
	let left = room;
	const shown = verdicts.filter((verdict, index) => {
		left -= verdict.length + 1;
		return index === 0 || left >= 0;
	});
	const more = verdicts.length - shown.length;
	return more === 0 ? shown : [...shown, (0,lib_text.Qq) `${more} more verdicts are in the log and in the job summary.`];
}
function groupByVerdict(results) {
	const groups = new Map();
	for (const result of (0,ingestion_outcome._p)(results)) {
		const { said, next } = renderVerdict(result, []);
		const key = JSON.stringify([result.outcome, said.raw, next?.raw]);
		const group = groups.get(key) ?? { result, mappingIds: [] };
		group.mappingIds.push(result.mappingId);
		groups.set(key, group);
	}
	return [...groups.values()].map(({ result, mappingIds }) => ({
		outcome: result.outcome,
		...renderVerdict(result, mappingIds),
	}));
}
const UNKNOWN_ROWS = (0,lib_text.Qq) `Adobe reports success, but how many rows Experience Platform refused is not known`;
const FLAWS = [
	[hasNoRecords, (0,lib_text.Qq) `Adobe reports success, with 0 records`, (0,lib_text.Qq) `0 records`],
	[hasRefusedRows, (0,lib_text.Qq) `Adobe reports success, but Experience Platform refused rows`, (0,lib_text.Qq) `refused rows`],
	[hasUnknownRows, UNKNOWN_ROWS, (0,lib_text.Qq) `an unknown number of refused rows`],
];
function markOf(results) {
	if (results.some(({ outcome }) => !(0,ingestion_outcome.oJ)(outcome)))
		return (0,lib_text.Qq) `❌`;
	const isFlawed = (result) => FLAWS.some(([has]) => has(result));
	return results.some((result) => result.outcome === 'checked' || isFlawed(result)) ? (0,lib_text.Qq) `⚠️` : (0,lib_text.Qq) `✅`;
}
const OF_DRY_RUN = {
	error: 'A check of the set-up failed',
	'lost-contact': 'A check of the set-up failed',
	'timed-out': 'Time ran out before all checks were made',
	cancelled: 'Cancelled before all checks were made',
};
const isEndedDryRun = (result) => 'stage' in result && result.stage.at === 'start' && result.stage.isDryRun === true;
function headlineOf(result) {
	if (isEndedDryRun(result))
		return (0,lib_text.ZV)(OF_DRY_RUN[result.outcome]);
	const [, flaw] = FLAWS.find(([has]) => result.outcome === 'succeeded' && has(result)) ?? [];
	if (flaw !== undefined)
		return flaw;
	if (result.outcome === 'cancelled' && 'report' in result) {
		return (0,lib_text.Qq) `Cancelled before the number of refused rows was known`;
	}
	if (result.outcome === 'too-many-failed-records' && failedRecordsOf(result) === undefined) {
		return (0,lib_text.Qq) `How many rows Experience Platform refused is not known`;
	}
	return (0,lib_text.ZV)(isBadInput(result) ? 'The inputs are wrong' : ingestion_outcome.im[result.outcome].headline);
}
function renderHeadline(results) {
	const [worst, ...others] = (0,ingestion_outcome._p)(results);
	if (worst === undefined)
		return (0,lib_text.ZV)(ingestion_outcome.im.error.headline);
	const isOfAll = isBadInput(worst) || isEndedDryRun(worst) || worst.outcome === 'checked';
	if (others.length === 0 || isOfAll)
		return headlineOf(worst);
	if (worst.outcome === 'succeeded') {
		const flaws = FLAWS.flatMap(([has, , count]) => {
			const flawed = results.filter(has).length;
			return flawed === 0 ? [] : [(0,lib_text.Qq) `, ${flawed} with ${count}`];
		});
		return flaws.length === 0
			? (0,lib_text.Qq) `The data of all ${results.length} mappings arrived`
			: (0,lib_text.Qq) `All ${results.length} mappings succeeded${(0,lib_text.fj)(flaws, '')}`;
	}
	if (worst.outcome === 'submitted')
		return (0,lib_text.Qq) `All ${results.length} mappings submitted, not waited for`;
	const failed = results.filter(({ outcome }) => !(0,ingestion_outcome.oJ)(outcome)).length;
	return (0,lib_text.Qq) `${failed} of ${results.length} mappings did not succeed`;
}
function renderSum(results) {
	const failed = (0,ingestion_outcome._p)(results).filter(({ outcome }) => !(0,ingestion_outcome.oJ)(outcome));
	if (failed.length === 0) {
		return (0,lib_text.Qq) `All ${results.length} mappings: ${goodEnd(results)}`;
	}
	const kinds = [...new Set(failed.map(({ outcome }) => outcome))].map((kind) => {
		const mappingIds = failed.filter(({ outcome }) => outcome === kind).map(({ mappingId }) => mappingId);
		return (0,lib_text.Qq) `${namesOf(mappingIds)} (${(0,lib_text.ZV)(kind)})`;
	});
	return (0,lib_text.Qq) `${renderHeadline(results)}: ${(0,lib_text.fj)(kinds, ', ')}.`;
}
function goodEnd(results) {
	const [checked] = results.filter(({ outcome }) => outcome === 'checked');
	if (checked !== undefined)
		return verdictOf(checked).said;
	if (results.some(({ outcome }) => outcome === 'submitted')) {
		return (0,lib_text.Qq) `Adobe accepted the requests. The step did not wait for them to finish, so whether the data arrives is not known.`;
	}
	const sum = sumOfRecords(results);
	return (0,lib_text.Qq) `Adobe ingested ${sum === undefined ? (0,lib_text.Qq) `an unknown number of records` : (0,human.g5)(sum)}.`;
}
var declarations = __webpack_require__(412);
;// lib/report/recipe.js
const WITHOUT_GATE = '    # maxFailedRecords is left out: it needs a request that the step submits itself.';
function usesOf(env) {
	const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env;
	return repository && ref ? `${repository}@${ref}` : '<owner>/<repo>@v1';
}
const isRehearsal = (read) => read('rehearse') !== '';
function recipeOf(results, { read, env, cleaner }) {
	const unfinished = results.flatMap((result, index) => (0,ingestion_result.ui)(result) ? [{ index, requestId: (0,ingestion_result.nT)(result) ? (0,ingestion_result.Gb)(result) : undefined }] : []);
	if (unfinished.every(({ requestId }) => requestId === undefined))
		return undefined;
	const submits = unfinished.some(({ requestId }) => requestId === undefined);
	const wasTooShort = results.some(({ outcome }) => outcome === 'timed-out');
	const inputs = declarations.Qh.flatMap((name) => {
		const value = name === 'timeoutMinutes' && wasTooShort ? longerThan(read(name)) : read(name);
		const { secretName, lines: mode, allowsNone, notInRecipe, default: usual } = (0,declarations.MI)(name);
		const isMeaningless = notInRecipe || (name === 'onInProgress' && !submits);
		if (value === '' || value === usual || isMeaningless)
			return [];
		const given = mode === undefined ? [value] : (0,lists.Dx)(value);
		const lines = given.length === 1 ? given : unfinished.map(({ index }) => given[index] ?? lists.x3);
		if (allowsNone !== undefined && lines.every((line) => line === lists.x3))
			return [];
		if (secretName === undefined)
			return `    ${name}: ${scalar(lines.map((line) => cleaner.exact(line)))}`;
		return masksBraces(value)
			? `    # Add ${name} as in this step; an expression would be masked here.`
			: `    ${name}: \${{ secrets.${secretName} }}`;
	});
	const requestIds = unfinished.map(({ requestId }) => requestId === undefined ? lists.x3 : cleaner.exact(requestId));
	const hadGate = read('maxFailedRecords') !== '' && inputs.some((line) => line.startsWith('    datasetId: '));
	const dropped = hadGate ? [WITHOUT_GATE] : [];
	const request = `    requestId: ${scalar(requestIds)}`;
	const it = unfinished.length === 1 ? (0,lib_text.Qq) `it` : (0,lib_text.Qq) `them`;
	return {
		introduction: isRehearsal(read)
			? (0,lib_text.Qq) `Outside a rehearsal, this step would resume ${it}:`
			: (0,lib_text.Qq) `To resume ${it}, run this step:`,
		yaml: [`- uses: ${usesOf(env)}`, '  with:', ...inputs, ...dropped, request].join('\n'),
	};
}
const masksBraces = (secret) => (0,lists.Dx)(secret).some((line) => /^(\{{1,2}|\}{1,2})$/.test(line));
function scalar(lines) {
	const isPlain = lines.every((line) => /^[\w.-]+$/.test(line));
	return lines.length > 1 && isPlain
		? ['|-', ...lines.map((line) => `      ${line}`)].join('\n')
		: quoted(lines.join('\n'));
}
function quoted(text) {
	if (/^[A-Za-z][\w-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text)) {
		return text;
	}
	return JSON.stringify(text)
		.replace(/[^\x20-\x7e]/g, escaped)
		.replace(/:(?=:)|#(?=#\[)|\$(?=\{\{)/g, escaped);
}
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
const LONGEST_MINUTES = 7200;
function longerThan(given) {
	const minutes = Number(given || (0,declarations.MI)('timeoutMinutes').default);
	return String(Math.min(LONGEST_MINUTES, Math.max(60, Math.ceil(2 * minutes))));
}
;// lib/report/summary.js
function renderSummary(unsorted, context) {
	const { cleaner, read, env, checks } = context;
	const results = (0,ingestion_outcome._p)(unsorted);
	const runAttempt = Number(env['GITHUB_RUN_ATTEMPT'] ?? 1);
	const recipe = recipeOf(unsorted, context);
	const chart = context.timeline?.render(results.map(({ mappingId }) => mappingId), laneTitles(results, cleaner));
	const table = checks === undefined ? tableOf(results) : checks.map(rowOfCheck);
	const verdicts = renderVerdicts(results);
	const blocks = [
		(0,lib_text.Qq) `## ${markOf(results)} Adobe Campaign data ingestion: ${renderHeadline(results)}`,
		...(isRehearsal(read) ? [(0,lib_text.Qq) `> **Rehearsal**: a simulator played Adobe. No data was ingested.`] : []),
		...(runAttempt > 1 ? [(0,lib_text.Qq) `Attempt ${runAttempt} of this run.`] : []),
		...(results.length > 1 && checks === undefined ? [table, ...verdicts] : [...verdicts, table]),
		...unsorted.flatMap((result) => explain(result, results.length, cleaner)),
		...(recipe === undefined ? [] : [recipe.introduction, (0,markdown.EU)('yaml', recipe.yaml)]),
		...(chart === undefined ? [] : [(0,markdown.EU)('mermaid', chart)]),
		'',
	];
	return (0,markdown.Gc)(blocks, cleaner);
}
function renderVerdicts(results) {
	const groups = groupByVerdict(results);
	const bad = groups.filter(({ outcome }) => !(0,ingestion_outcome.oJ)(outcome));
	if (results.length > 1 && bad.length === 0) {
		const hints = new Map(groups.flatMap(({ next }) => next ?? []).map((next) => [next.raw, next]));
		return [renderSum(results), ...[...hints.values()].map((next) => (0,lib_text.Qq) `**Next:** ${next}`)];
	}
	const shown = results.length > 1 ? bad : groups;
	return shown.flatMap(({ said, next }, index) => {
		const [verdict = lib_text.K$, ...details] = (0,lib_text.Dx)(said);
		const list = details.map((line) => (0,lib_text.Qq) `- ${line}`);
		const isSaidLater = shown[index + 1]?.next?.raw === next?.raw;
		return [
			verdict,
			...(list.length > 0 ? [(0,lib_text.fj)(list, '\n')] : []),
			...(next === undefined || isSaidLater ? [] : [(0,lib_text.Qq) `**Next:** ${next}`]),
		];
	});
}
function explain(result, mappings, cleaner) {
	const { batch, arrival } = 'report' in result ? result : {};
	const whose = mappings === 1 ? lib_text.K$ : (0,lib_text.Qq) ` of ${(0,lib_text.Cv)(result.mappingId)}`;
	return [
		...(batch
			? [(0,lib_text.Qq) `### Why the batch${whose} failed`, ...sectionBlocks(batchSection(batch), cleaner)]
			: []),
		...(arrival ? [(0,lib_text.Qq) `### The dataset${whose}`, ...sectionBlocks(arrivalSection(arrival), cleaner)] : []),
	];
}
const LONGEST_LANE_TITLE = 11;
function laneTitles(results, cleaner) {
	const names = results.map(({ mappingId }) => {
		const characters = [...cleaner.line((0,lib_text.Cv)(mappingId)).replace(/[^\p{L}\p{N}_. -]/gu, '_')];
		return characters.length > LONGEST_LANE_TITLE
			? `${characters.slice(0, LONGEST_LANE_TITLE - 1).join('')}…`
			: characters.join('');
	});
	return names.map((name) => name.trim() === '' || names.indexOf(name) !== names.lastIndexOf(name) ? undefined : name);
}
function tableOf(results) {
	if (results.every((result) => isBadInput(result) && result.mappingId === ''))
		return [];
	const isSeveral = results.length > 1;
	const hasBatches = results.some((result) => (0,ingestion_result.Zd)(result) !== undefined);
	const hasDatasets = results.some((result) => 'report' in result && result.arrival !== undefined);
	return results.map((result) => {
		const { mappingId, outcome, attempts } = result;
		const how = (0,ingestion_result.lg)(result) || attempts === 0 ? (0,lib_text.Qq) `followed` : (0,lib_text.Qq) `submitted`;
		const durationMs = outcome === 'submitted' ? undefined : result.durationMs;
		return [
			[(0,lib_text.Qq) `Mapping`, (0,markdown.Hn)(mappingId || undefined, lib_text.Cv)],
			...(isSeveral ? [[(0,lib_text.Qq) `Outcome`, (0,lib_text.Qq) `${markOf([result])} ${(0,lib_text.ZV)(outcome)}`]] : []),
			[(0,lib_text.Qq) `Request`, (0,markdown.Hn)((0,ingestion_result.Gb)(result), (requestId) => (0,lib_text.Qq) `${(0,lib_text.Cv)(requestId)} (${how})`)],
			[(0,lib_text.Qq) `Adobe's status`, (0,markdown.Hn)((0,ingestion_result.c2)(result), lib_text.ZV)],
			[(0,lib_text.Qq) `Records`, (0,markdown.Hn)(numRecordsOf(result), human.g5)],
			...(hasDatasets ? [[(0,lib_text.Qq) `Refused rows`, (0,markdown.Hn)(failedRecordsOf(result), human.RC)]] : []),
			[(0,lib_text.Qq) `Duration`, (0,markdown.Hn)(durationMs, human.UU)],
			...(hasBatches ? [[(0,lib_text.Qq) `Batch`, (0,markdown.Hn)((0,ingestion_result.Zd)(result), lib_text.V$)]] : []),
		];
	});
}
;// lib/report/report.js
async function report(results, context) {
	const { toolkit, cleaner, read } = context;
	const { outcome, title, text: verdict, message } = announce(results);
	const outputs = renderOutputs(results, { cleaner, message, rehearsal: isRehearsal(read) });
	for (const [name, value] of Object.entries(outputs)) {
		toolkit.setOutput(name, value);
	}
	for (const result of results) {
		reportMapping(result, results.length, context);
	}
	if (outcome === 'checked')
		toolkit.warnOnce('dry-run', verdict, title);
	else if ((0,ingestion_outcome.oJ)(outcome))
		toolkit.info(verdict);
	else if (outcome === 'cancelled')
		toolkit.notice(verdict, title);
	else
		toolkit.error(verdict, title);
	const recipe = recipeOf(results, context);
	if (recipe !== undefined) {
		toolkit.info(recipe.introduction);
		for (const line of recipe.yaml.split('\n'))
			toolkit.info((0,lib_text.Cv)(line));
	}
	await toolkit.writeSummary(renderSummary(results, context));
}
function reportMapping(result, mappings, context) {
	const { toolkit, cleaner, log } = context;
	const name = (0,lib_text.Cv)(result.mappingId);
	const { report, batch, arrival, maxFailedRecords } = 'report' in result ? result : {};
	const lines = batch === undefined ? [] : sectionLines(batchSection(batch), cleaner);
	const arrived = arrival === undefined ? [] : sectionLines(arrivalSection(arrival), cleaner);
	const isFault = batch?.finding.kind === 'failed';
	if (isFault) {
		(0,log_lines.Qk)(toolkit, name, {
			kind: 'batch-details',
			text: (0,lib_text.Qq) `${(0,lib_text.fj)(lines, ' ')} The verdict does not depend on it.`,
			title: (0,lib_text.Qq) `no details of the batch`,
		});
	}
	if (hasNoRecords(result)) {
		(0,log_lines.Qk)(toolkit, name, {
			kind: 'no-records',
			text: (0,lib_text.Qq) `Adobe reports success, with 0 records. Set minRecords: 1 to make that fail the step.`,
			title: (0,lib_text.Qq) `no records`,
		});
	}
	if (report?.status === 'Success' && report.vendorCode !== undefined) {
		(0,log_lines.Qk)(toolkit, name, {
			kind: 'success-with-code',
			text: (0,lib_text.Qq) `Adobe reports Success, with an error code in its text: ${(0,lib_text.TL)(report.info)}. Check the dataset in Experience Platform.`,
			title: (0,lib_text.Qq) `success with an error code`,
		});
	}
	const isSilent = arrival?.why === 'unreadable' || arrival?.why === 'no-batch';
	const isPassed = arrival !== undefined && result.outcome !== 'too-many-failed-records';
	if (isPassed && (isSilent || hasRefusedRows(result))) {
		const gate = maxFailedRecords === undefined
			? (0,lib_text.Qq) `The verdict does not depend on it.`
			: (0,lib_text.Qq) `maxFailedRecords allows ${(0,human.JF)(maxFailedRecords)}.`;
		(0,log_lines.Qk)(toolkit, name, {
			kind: 'arrival',
			text: (0,lib_text.Qq) `${refusedRows(arrival)} ${hintOfArrival(arrival)} ${gate}`,
			title: isSilent ? (0,lib_text.Qq) `the dataset is not known` : (0,lib_text.Qq) `rows were refused`,
		});
	}
	const details = [...(isFault ? [] : lines), ...arrived];
	const story = log?.linesOf(result.mappingId) ?? [];
	if (mappings > 1 && story.length > 0) {
		toolkit.group((0,lib_text.Qq) `${name}: ${headlineOf(result)}`, [...story, renderMessage(result), ...details]);
	}
	else {
		for (const line of details)
			toolkit.info(line);
	}
}
;// lib/dry-run.js
function createDryRun(inputs, deadline, deps) {
	const { org, mappings, maxFailedRecords, timeoutMs } = inputs;
	const { toolkit, transcript, clock, ended, date, read } = deps;
	const done = [];
	let ending;
	let isOver = false;
	const print = (line) => {
		if (!isOver)
			toolkit.info((0,lib_text.Qq) `${(0,human.zK)(date())}  ${line}`);
	};
	const onCheck = (check) => {
		if (isOver)
			return;
		done.push(check);
		print(describeCheck(check));
	};
	return {
		async run() {
			const options = {
				...deps,
				onRetry: (event) => print((0,log_lines.eV)(event)),
				onExchange: (exchange) => transcript?.on({ of: 'exchange', exchange }),
			};
			await (0,connect.N)(inputs, options, async ({ setup: api }) => {
				ending = await (0,ingestion_checks.q)({ org, needsBatches: maxFailedRecords !== undefined, api, clock, onCheck }, { deadline, signal: ended });
			});
		},
		async report(fault = (0,errors.S3)()) {
			isOver = true;
			const results = mappings.map(({ mappingId }) => ending === undefined
				? (0,ingestion_result.Hc)(mappingId, fault)
				: { mappingId, attempts: 0, timeoutMs, ...ending });
			const checks = done.length > 0 ? done : (0,ingestion_checks.k)(read('sandbox') !== '');
			await report(results, { ...deps, checks });
			return results;
		},
	};
}
var lib_version = __webpack_require__(3411);
;// lib/support/inputs.js
const KNOWN_HOST = /^https:\/\/(mc\.adobe\.io|ims-na1\.adobelogin\.com|platform\.adobe\.io)\/?$/;
const PLAIN = /^(true|false|\d{1,6}(\.\d{1,3})?|-|[a-z]+(-[a-z]+){0,3})$/i;
const identifiersOf = (read) => declarations.Qh.filter((name) => (0,declarations.MI)(name).kind === 'identifier').flatMap((name) => (0,lists.Dx)(read(name)));
function aboutRun(read) {
	const { version, platform, arch } = process;
	const given = declarations.Qh.filter((name) => read(name) !== '');
	const blank = declarations.Qh.filter((name) => read(name) === '');
	return [
		`Version ${lib_version.x}, Node ${version}, ${platform} ${arch}. No secrets, names or ids; made to be copied.`,
		...given.map((name) => `${name}: ${shapeOf(name, read(name))}`),
		`blank: ${blank.join(', ') || 'none'}`,
	];
}
function shapeOf(name, value) {
	const lines = (0,lists.Dx)(value);
	const { kind } = (0,declarations.MI)(name);
	switch (kind) {
		case 'secret':
			return 'given';
		case 'identifier':
			return `text(${lines.map((line) => (line === '-' ? '-' : line.length)).join(', ')})`;
		case 'address':
			return KNOWN_HOST.test(value) ? value : 'another address';
		case 'plain':
			return lines.every((line) => PLAIN.test(line)) ? lines.join(', ') : `text(${value.length})`;
	}
}
;// lib/support/shape.js
const MAX_DEPTH = 4;
const MAX_KEYS = 20;
const MAX_LENGTH = 600;
const WORDED_KEYS = new Set(['status', 'error', 'error_code', 'code', 'kind']);
function shape_shapeOf(text, isHarmless) {
	if (text.trim() === '')
		return 'empty';
	let value;
	try {
		value = JSON.parse(text);
	}
	catch {
		return `not JSON, ${text.length} characters, ${/^\s*</.test(text) ? 'like HTML or XML' : 'like text'}`;
	}
	const shape = shapeOfValue(value, '', isHarmless, 0);
	return shape.length > MAX_LENGTH ? `${shape.slice(0, MAX_LENGTH)}…` : shape;
}
function shapeOfValue(value, key, isHarmless, depth) {
	switch (typeof value) {
		case 'string':
			return WORDED_KEYS.has(key) && isHarmless(value) ? JSON.stringify(value) : `text(${value.length})`;
		case 'number':
			return WORDED_KEYS.has(key) && isHarmless(String(value)) ? String(value) : shapeOfNumber(value);
		case 'boolean':
			return 'boolean';
		default:
			return value === null ? 'null' : shapeOfObject(Object(value), isHarmless, depth);
	}
}
function shapeOfNumber(value) {
	const digits = String(Math.abs(value)).length;
	return Number.isInteger(value) ? `integer(${digits} ${digits === 1 ? 'digit' : 'digits'})` : 'number';
}
function shapeOfObject(value, isHarmless, depth) {
	if (depth >= MAX_DEPTH)
		return '…';
	if (Array.isArray(value)) {
		const [first] = value;
		return value.length === 0 ? '[]' : `[${value.length} × ${shapeOfValue(first, '', isHarmless, depth + 1)}]`;
	}
	const entries = Object.entries(value);
	const shown = entries
		.slice(0, MAX_KEYS)
		.map(([key, member]) => `${nameOf(key, isHarmless)}: ${shapeOfValue(member, key, isHarmless, depth + 1)}`);
	const more = entries.length > MAX_KEYS ? [`… ${entries.length - MAX_KEYS} more`] : [];
	return `{${[...shown, ...more].join(', ')}}`;
}
const nameOf = (key, isHarmless) => /^[A-Za-z][A-Za-z_-]*$/.test(key) && isHarmless(key) ? key : `<key of ${key.length} characters>`;
function harmless(identifiers) {
	const folded = (text) => text.toLowerCase().replace(/[\s_.-]/g, '');
	const hidden = identifiers.map(folded).filter(({ length }) => length > 1);
	return (word) => /^[A-Za-z0-9_. -]{1,40}$/.test(word) &&
		!/[0-9a-f]{12}|\d{7}/i.test(word) &&
		!hidden.some((identifier) => folded(word).includes(identifier));
}
;// lib/support/transcript.js
const FIRST = 50;
const LAST = 150;
const PATH_WORDS = new Set('ims token profile v1 v2 v3 campaign dataIngestion xdmIngestion ingest profileAndServices resourceType data foundation catalog batches'.split(' '));
const QUERY_WORDS = new Set('requestId dataSet createdAfter orderBy limit start'.split(' '));
function createTranscript(read, startMs) {
	const isHarmless = harmless(identifiersOf(read));
	const entries = [];
	let dropped = 0;
	const describeAnswer = (end) => {
		if ('code' in end)
			return `no answer: ${end.code}`;
		const names = Object.keys(end.headers);
		const shown = names.filter((name) => /^[a-z][a-z-]{0,39}$/.test(name) && isHarmless(name)).slice(0, 30);
		const more = names.length - shown.length;
		const headers = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(' ');
		const body = end.unreadable === undefined ? shape_shapeOf(end.text, isHarmless) : 'unreadable';
		return `${end.status}; headers: ${headers}; body: ${body}`;
	};
	const describeEntry = ({ atMs, durationMs, what, count }) => {
		const at = `${((atMs - startMs) / 1000).toFixed(1)} s`;
		return `${at}  ${what} (${Math.round(durationMs)} ms)${count > 1 ? ` × ${count}` : ''}`;
	};
	const describeResult = (result, index) => {
		const { outcome, attempts } = result;
		const errorCode = (0,ingestion_result.D9)(result) ?? '';
		const code = errorCode === '' || isHarmless(errorCode) ? errorCode : `text(${errorCode.length})`;
		return `mapping ${index + 1}: outcome ${outcome}, status ${(0,ingestion_result.c2)(result) ?? 'none'}, errorCode ${code || 'none'}, attempts ${attempts}`;
	};
	return {
		on(step) {
			if (step.of !== 'exchange')
				return;
			const { request, atMs, durationMs, end } = step.exchange;
			const what = `${request.method} ${pathShape(request.url)} → ${describeAnswer(end)}`;
			const latest = entries.at(-1);
			if (latest?.what === what) {
				latest.count += 1;
				return;
			}
			entries.push({ atMs, durationMs, what, count: 1 });
			if (entries.length > FIRST + LAST) {
				entries.splice(FIRST, 1);
				dropped += 1;
			}
		},
		lines: (results) => [
			...aboutRun(read),
			...entries.slice(0, FIRST).map(describeEntry),
			...(dropped > 0 ? [`… ${dropped} more`] : []),
			...entries.slice(FIRST).map(describeEntry),
			...results.map(describeResult),
			'To send this, copy these lines into an issue of the repository that `uses:` names.',
		].map(lib_text.Cv),
	};
}
function pathShape({ pathname, searchParams }) {
	const path = pathname.replace(/[^/]+/g, (segment) => (PATH_WORDS.has(segment) ? segment : '<id>'));
	const names = [...searchParams.keys()].map((name) => `${QUERY_WORDS.has(name) ? name : '<name>'}=<id>`);
	return names.length === 0 ? path : `${path}?${names.join('&')}`;
}
;// lib/later.js
}),
3021:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  EU: () => (fence),
  Gc: () => (renderMarkdown),
  Hn: () => (cell),
  x3: () => (NONE)
});
var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8804);
const NONE = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `–`;
const cell = (value, render) => value === undefined ? NONE : render(value);
const renderMarkdown = (blocks, cleaner) => blocks.flatMap((block) => renderBlock(block, cleaner) ?? []).join('\n\n');
function renderBlock(block, cleaner) {
	if (typeof block === 'string')
		return block;
	if (block instanceof _text_js__WEBPACK_IMPORTED_MODULE_0__.EY)
		return cleaner.markdown(block);
	const [first] = block;
	if (first === undefined)
		return undefined;
	const titles = first.map(([title]) => cleaner.markdown(title));
	const cells = block.map((row) => row.map(([, value]) => cleaner.markdown(value)));
	return [titles, titles.map(() => '---'), ...cells].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
const fence = (language, code) => `\`\`\`${language}\n${code}\n\`\`\``;
})
};

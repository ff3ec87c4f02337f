import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_modules__ = ({
9896:
((module) => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
}),
1421:
((module) => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
}),
3024:
((module) => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
}),
7067:
((module) => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
}),
4708:
((module) => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
}),
8522:
((module) => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
}),
857:
((module) => {
module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
}),
3737:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Qx: () => (MAX_ID_LENGTH),
  jy: () => (buildMetadataRequest),
  o8: () => (buildStatusRequest),
  a_: () => (buildSubmitRequest),
  vG: () => (isNoId),
  hP: () => (isRequestId),
  wP: () => (isWhole),
  Ei: () => (parseStatusReply),
  qK: () => (parseSubmitReply)
});
var errors = __nccwpck_require__(452);
var retry_after = __nccwpck_require__(3145);
;// lib/ingestion/status.js
const INGESTION_STATUSES = ['In Progress', 'Success', 'Failed', 'Aborted'];
const fold = (word) => word
	.replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
	.replace(/[\s_-]+/g, ' ')
	.trim()
	.toLowerCase();
function parseStatus(word) {
	const letters = (words) => fold(words).replaceAll(' ', '');
	return INGESTION_STATUSES.find((status) => letters(status) === letters(word));
}
const speaksOfRunning = (words) => /\balready|\bin ?progress\b/.test(fold(words));
var json = __nccwpck_require__(6413);
var lib_text = __nccwpck_require__(8804);
var refusals = __nccwpck_require__(426);
var vendor_error = __nccwpck_require__(3898);
;// lib/adobe/campaign.js
const MAX_ID_LENGTH = 200;
function ingestUrl({ apiUrl, org, mappingId }) {
	const mapping = encodeURIComponent(mappingId);
	return new URL(`${apiUrl}/${encodeURIComponent(org)}/campaign/dataIngestion/xdmIngestion/${mapping}/ingest`);
}
const headersOf = ({ clientId, accessToken }) => ({
	authorization: `Bearer ${accessToken}`,
	'x-api-key': clientId,
	'cache-control': 'no-cache',
	'content-type': 'application/json',
});
function buildSubmitRequest(call) {
	return { method: 'POST', url: ingestUrl(call), headers: headersOf(call), body: '{}' };
}
function buildStatusRequest(call, requestId, idIn) {
	const request = { method: 'GET', url: ingestUrl(call), headers: headersOf(call) };
	if (idIn === 'body')
		return { ...request, body: JSON.stringify({ requestId }) };
	request.url.search = `?requestId=${encodeURIComponent(requestId)}`;
	return request;
}
function buildMetadataRequest(call) {
	const path = `${encodeURIComponent(call.org)}/campaign/profileAndServices/resourceType/profile`;
	return { method: 'GET', url: new URL(`${call.apiUrl}/${path}`), headers: headersOf(call) };
}
function parseSubmitReply(reply, mappingId) {
	const { body } = (0,vendor_error.Vh)(reply);
	const word = (0,json.$6)(body, 'status') ?? '';
	const status = parseStatus(word);
	const info = (0,json.$6)(body, 'info') ?? '';
	if (status === 'Failed' && isCampaigns(reply, info)) {
		return { kind: 'rejected', reason: rejectionReason(info), info, vendorCode: (0,vendor_error.DZ)(info) };
	}
	if ((0,vendor_error.N6)(reply))
		throw (0,refusals.I)(reply, 'campaign', mappingId);
	const requestId = parseRequestId((0,json.at)(body, 'requestId'));
	const isDocumented = status === 'Success' || status === 'In Progress';
	if (requestId === undefined) {
		if (!isDocumented)
			throw (0,refusals.I)(reply, 'campaign', mappingId);
		throw new errors.lZ('no-request-id', (0,lib_text.Qq) `Adobe Campaign answered "${(0,lib_text.ZV)(status)}" without a usable request id`, { httpStatus: reply.status, speaker: 'campaign' });
	}
	const answeredAt = (0,retry_after.m)(reply.headers['date']);
	if (isDocumented) {
		return { kind: status === 'Success' ? 'accepted' : 'already-in-progress', requestId, info, answeredAt };
	}
	if (!(0,vendor_error.HQ)(reply))
		throw (0,refusals.I)(reply, 'campaign', mappingId);
	const kind = speaksOfRunning(word) || speaksOfRunning(info) ? 'already-in-progress' : 'accepted';
	return { kind, requestId, info, answeredAt, unknownWord: word };
}
function parseStatusReply(reply, mappingId) {
	const { body } = (0,vendor_error.Vh)(reply);
	const word = (0,json.$6)(body, 'status');
	const status = parseStatus(word ?? '');
	const info = (0,json.$6)(body, 'info') ?? '';
	const isDocumented = status !== undefined && isCampaigns(reply, info);
	if (word === undefined || (0,vendor_error.N6)(reply) || !(isDocumented || (0,vendor_error.HQ)(reply))) {
		throw (0,refusals.I)(reply, 'campaign', mappingId);
	}
	const batchId = (0,json.$6)(body, 'batchId');
	return {
		status: status ?? { unknown: word },
		info,
		vendorCode: (0,vendor_error.DZ)(info),
		requestId: parseRequestId((0,json.at)(body, 'requestId')),
		batchId: batchId !== undefined && isWhole(batchId) && !isNoId(batchId) ? batchId : undefined,
		numRecords: (0,json.$v)(body, 'numRecords'),
	};
}
const isCampaigns = ({ status }, info) => status < 400 || info !== '';
function rejectionReason(info) {
	const [, missing] = [...info.matchAll(/\bnot (stopped|published)\b/gi)].at(-1) ?? [];
	if (missing === undefined)
		return 'rejected';
	return missing.toLowerCase() === 'stopped' ? 'not-stopped' : 'not-published';
}
function parseRequestId(value) {
	if (typeof value === 'number') {
		return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
	}
	return typeof value === 'string' && isRequestId(value) ? value : undefined;
}
const NO_ID = /^(?:null|undefined|none|nil|nan|n\/a|false|objectobject)?$/i;
const isNoId = (id) => NO_ID.test(id.replace(/[^a-z\d/]/gi, '')) &&
	NO_ID.test(id.replace(/[\s\p{Cf}\p{Pd}\p{Ps}\p{Pe}"'`*<>]/gu, ''));
const isRequestId = (id) => isWhole(id) && !isNoId(id) && !/\p{Cc}|^\s*-\d+\s*$/u.test(id);
const isWhole = (id) => id.length <= MAX_ID_LENGTH && id.isWellFormed() && !id.includes('\uFFFD');
}),
426:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  I: () => (faultOfReply),
  s: () => (expectJson)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
var _http_faults_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7216);
var _http_retry_after_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3145);
var _json_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6413);
var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8804);
var _vendor_error_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3898);
const NAMES = { ims: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `Adobe IMS`, campaign: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `Adobe Campaign`, platform: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `Experience Platform` };
const MAX_QUOTE = 1_500;
const CLIENT_CERTIFICATE = /\b(?:SSL|TLS|client) certificate/i;
const NOT_OF_AN_API = new Set([
	300, 304, 405, 407, 411, 413, 414, 421, 426, 431, 494, 495, 496, 497, 511,
]);
function meaningOfStranger(reply, { code, message, isPage }) {
	if (code !== undefined || (0,_vendor_error_js__WEBPACK_IMPORTED_MODULE_3__.HQ)(reply))
		return undefined;
	const { status } = reply;
	if (status === 495 || status === 496)
		return 'client-certificate';
	if (isPage && CLIENT_CERTIFICATE.test((0,_vendor_error_js__WEBPACK_IMPORTED_MODULE_3__.Gg)(message) || message))
		return 'client-certificate';
	return NOT_OF_AN_API.has(status) ? 'not-adobe' : undefined;
}
const quote = (said, edit) => said.length > MAX_QUOTE && !/^<title/i.test(said)
	? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `a text of ${said.length} characters`
	: (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.TL)(said.trim(), edit);
function codeOfReply(status, { code, meaning, isRefusal }) {
	if (_vendor_error_js__WEBPACK_IMPORTED_MODULE_3__.WU.has(code) || meaning === 'oops')
		return 'server-error';
	if (status === 401)
		return 'unauthorized';
	if (status === 429)
		return 'throttled';
	if (isRefusal && status >= 400)
		return 'refused';
	if (status === 408 || status >= 500)
		return 'server-error';
	if (status >= 400)
		return 'refused';
	return status >= 300 ? 'redirected' : 'unreadable-answer';
}
function faultOfReply(reply, speaker, ownValue) {
	const { status, headers } = reply;
	const error = (0,_vendor_error_js__WEBPACK_IMPORTED_MODULE_3__.bO)(reply, ownValue);
	const { code: vendorCode, message, edit, isPage } = error;
	const meaning = error.meaning ?? meaningOfStranger(reply, error);
	const gatewayRequestId = headers['x-request-id'] || headers['x-debug-id'] || undefined;
	const retryAfterMs = (0,_http_retry_after_js__WEBPACK_IMPORTED_MODULE_4__.V)(headers);
	const code = codeOfReply(status, error);
	const said = [
		...(vendorCode !== undefined && !edit(message).includes(vendorCode) ? [(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `${vendorCode}`] : []),
		...(edit(message).trim() === '' ? [] : [quote(message, edit)]),
	];
	const notes = [
		isPage ? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) ` with a page that is not JSON` : _text_js__WEBPACK_IMPORTED_MODULE_2__.K$,
		said.length === 0 ? _text_js__WEBPACK_IMPORTED_MODULE_2__.K$ : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.fj)(said, /^\d/.test(vendorCode ?? '') ? ' ' : ': ')}`,
		error.unreadable !== undefined || code === 'unreadable-answer'
			? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) ` (${error.unreadable ?? 'not one of the documented answers'})`
			: _text_js__WEBPACK_IMPORTED_MODULE_2__.K$,
		retryAfterMs === undefined ? _text_js__WEBPACK_IMPORTED_MODULE_2__.K$ : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) ` (it asks for a pause of ${retryAfterMs / 1000} s)`,
		gatewayRequestId === undefined ? _text_js__WEBPACK_IMPORTED_MODULE_2__.K$ : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) ` (gateway request id ${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.V$)(gatewayRequestId, 100)})`,
	];
	const isRedirect = code === 'redirected';
	const redirect = isRedirect && meaning !== 'not-adobe'
		? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) ` (a redirect${(0,_http_faults_js__WEBPACK_IMPORTED_MODULE_1__.$r)(headers['location'])}, which is never followed)`
		: _text_js__WEBPACK_IMPORTED_MODULE_2__.K$;
	const isStranger = isPage || isRedirect || (meaning !== undefined && meaning !== error.meaning);
	const who = (isStranger ? reply.from : undefined) ?? NAMES[speaker];
	return new _errors_js__WEBPACK_IMPORTED_MODULE_0__.lZ(code, (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `${who} answered HTTP ${status}${redirect}${(0,_text_js__WEBPACK_IMPORTED_MODULE_2__.fj)(notes, '')}`, {
		httpStatus: status,
		speaker,
		vendorCode,
		meaning,
		isPage,
		gatewayRequestId,
		retryAfterMs,
	});
}
function expectJson(reply, speaker) {
	const { body } = (0,_vendor_error_js__WEBPACK_IMPORTED_MODULE_3__.Vh)(reply);
	const { meaning, code } = (0,_vendor_error_js__WEBPACK_IMPORTED_MODULE_3__.bO)(reply);
	const isError = meaning !== undefined ||
		(0,_json_js__WEBPACK_IMPORTED_MODULE_5__.at)(body, 'error_code') !== undefined ||
		(typeof body === 'string' && code !== undefined);
	if (!(0,_vendor_error_js__WEBPACK_IMPORTED_MODULE_3__.HQ)(reply) || body === undefined || isError)
		throw faultOfReply(reply, speaker);
}
}),
3898:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  DZ: () => (campaignCodeIn),
  Gg: () => (titleOf),
  HQ: () => (isOk),
  N6: () => (isRedirect),
  Vh: () => (readJson),
  WU: () => (GATEWAY_UNAVAILABLE),
  bO: () => (vendorError)
});
var _json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6413);
const CAMPAIGN_CODE = /\b(?:ACP|RST|XTK|NMS|PGS)-\d{6}\b/g;
const REFUSING_CODE = /\b(?:RST|XTK|PGS)-\d{6}\b/;
const GENERAL_CODE = 'RST-360011';
const GATEWAY_UNAVAILABLE = new Set(['503000', '503010', '503020']);
const CODE = /^[\w.-]{1,60}$/;
function campaignCodeIn(said) {
	const codes = said.match(CAMPAIGN_CODE) ?? [];
	return codes.find((code) => code !== GENERAL_CODE) ?? codes[0];
}
function readJson(reply) {
	try {
		return { body: (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.qF)(reply.text) };
	}
	catch (thrown) {
		return { unreadable: thrown instanceof RangeError ? thrown.message : reply.unreadable };
	}
}
const isOk = ({ status }) => status >= 200 && status <= 299;
const isRedirect = ({ status }) => status >= 300 && status <= 399;
function vendorError(reply, ownValue) {
	const { body, unreadable } = readJson(reply);
	if (unreadable !== undefined) {
		const isPage = reply.unreadable !== undefined && !isOk(reply);
		return { message: '', edit: asItIs, code: undefined, isPage, unreadable };
	}
	if (typeof body === 'object' && body !== null) {
		const code = ['error_code', 'error', 'code']
			.map((key) => codeAt(body, key))
			.find((found) => found !== undefined);
		const message = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.$6)(body, 'message') ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.$6)(body, 'error_description') ?? (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.$6)(body, 'error') ?? '';
		if (/^50[02]$/.test(codeAt(body, 'code') ?? ''))
			return { message, code, edit: asItIs, meaning: 'oops' };
		const fromCampaign = code === undefined ? saidByCampaign(message, ownValue) : undefined;
		return fromCampaign ?? { ...shownOf(message), code };
	}
	const said = typeof body === 'string' ? body : reply.text;
	const isPage = body === undefined && said.trim() !== '';
	const shown = shownOf(said, isPage ? /<[a-z!/]/i : MARKUP);
	return saidByCampaign(said, ownValue) ?? { ...shown, code: undefined, isPage };
}
const MARKUP = /<[a-z!/][^<>]*>/i;
const asItIs = (redacted) => redacted;
const shownOf = (said, markup = MARKUP) => markup.test(said) ? { message: titleIn(said), edit: titleOf } : { message: said, edit: asItIs };
function saidByCampaign(said, ownValue) {
	const code = campaignCodeIn(said);
	if (code === undefined)
		return undefined;
	const { message, edit } = shownOf(said);
	return {
		message,
		edit: (redacted) => withoutValues(edit(redacted), ownValue),
		code,
		meaning: /unable to find document with path/i.test(said) ? 'no-such-key' : undefined,
		isRefusal: REFUSING_CODE.test(said) && code !== GENERAL_CODE && !isPassingDatabaseTrouble(said),
	};
}
const isPassingDatabaseTrouble = (said) => /\bPGS-\d{6}\b/.test(said) &&
	/connect|shut(?:ting)? ?down|deadlock|recovery/i.test(hideValues(said.split(/\bDETAIL:/)[0] ?? ''));
function withoutValues(said, ownValue) {
	const [general = ''] = said.split(/\bERROR:/);
	return hideValues(/\bPGS-\d{6}\b/.test(said) ? general.trimEnd().replace(/:$/, '') : said, ownValue);
}
const hideValues = (said, ownValue) => said
	.replace(/(?<!\w)(?:(['"`])(.*?)(?:\1(?!\w)|$)|[‘“«„](.*?)(?:[’”»“]|$))/gs, (whole, _mark, straight, curly) => String(straight ?? curly).toLowerCase() === ownValue?.toLowerCase()
	? whole
	: `${whole.slice(0, 1)}…${whole.slice(0, 1)}`)
	.replace(/(?:\([^()]*)?\)\s*=\s*\(.*(?:\)|$)/s, '(…)=(…)');
const MAX_TITLE_SOURCE = 20_000;
function titleIn(page) {
	const start = page.search(/<title[\s>]/i);
	return start < 0 ? '' : page.slice(start, start + MAX_TITLE_SOURCE);
}
const titleOf = (page) => (/<title[^>]*>([^<]*)/i.exec(page)?.[1] ?? '').replace(/\s+/g, ' ').trim().slice(0, 120);
function codeAt(body, key) {
	const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.at)(body, key);
	const code = typeof value === 'number' ? String(value) : (0,_json_js__WEBPACK_IMPORTED_MODULE_0__.$6)(body, key);
	return code !== undefined && CODE.test(code) ? code : undefined;
}
}),
5038:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Gg: () => (titleOf),
  mO: () => (describeIncomplete),
  tD: () => (incompleteBecause)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8804);
const LONGEST_LINE = 1_500;
function incompleteBecause(mappingIds, thrown) {
	const reason = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.ld)(thrown);
	return mappingIds.map((mappingId) => ({ mappingId, fault: { reason, text: reason } }));
}
function describeIncomplete(incomplete) {
	const reasons = new Map(incomplete.map(({ fault }) => [fault.reason.raw, fault.text]));
	const sentences = [...reasons].map(([raw, details]) => {
		const same = incomplete.filter(({ fault }) => fault.reason.raw === raw);
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `No complete check run for ${inLines(same.map(({ mappingId }) => mappingId))}: ${details}.`;
	});
	return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.fj)(sentences, '\n');
}
const titleOf = (incomplete) => {
	const [first, ...others] = incomplete.map(({ mappingId }) => (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Cv)(mappingId));
	return first === undefined || others.length > 0
		? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `${incomplete.length} mappings without a complete check run`
		: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `${first}: no complete check run`;
};
function inLines(names) {
	const lines = [[]];
	let length = 0;
	for (const name of names) {
		length += name.length + 2;
		if (length > LONGEST_LINE) {
			lines.push([]);
			length = name.length;
		}
		lines.at(-1)?.push(name);
	}
	return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.fj)(lines.map(_text_js__WEBPACK_IMPORTED_MODULE_1__.c3), ',\n');
}
}),
9692:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  N: () => (connect)
});
var errors = __nccwpck_require__(452);
var schedule = __nccwpck_require__(3509);
;// lib/http/retry.js
const untilConnected = (withinMs) => ({
	waitsMs: [1_000, 2_000, 4_000, 8_000, 15_000],
	withinMs,
});
async function retry(attempt, policy, budget, { clock, random, onRetry }) {
	const used = new Map();
	const endMs = Math.min(budget.deadline, clock.now() + policy.totalMs);
	for (;;) {
		try {
			return await attempt();
		}
		catch (thrown) {
			const fault = (0,errors.z6)(thrown);
			const repeats = policy.repeatsAfter(fault);
			if (repeats === undefined || budget.signal.aborted) {
				throw fault;
			}
			const { waitsMs, withinMs } = repeats;
			const { count, sinceMs } = used.get(repeats) ?? { count: 0, sinceMs: clock.now() };
			const backoffMs = waitsMs[count] ?? (withinMs === undefined ? undefined : waitsMs.at(-1));
			const askedMs = fault.details.retryAfterMs ?? 0;
			if (backoffMs === undefined || askedMs > policy.longestRetryAfterMs)
				throw fault;
			used.set(repeats, { count: count + 1, sinceMs });
			const waitMs = Math.max((0,schedule.$n)(backoffMs, random), askedMs);
			if (clock.now() + waitMs >= Math.min(endMs, sinceMs + (withinMs ?? Number.POSITIVE_INFINITY))) {
				throw fault;
			}
			onRetry?.(fault, waitMs);
			await clock.sleep(waitMs, budget.signal);
			if (budget.signal.aborted) {
				throw fault;
			}
		}
	}
}
var lib_text = __nccwpck_require__(8804);
var json = __nccwpck_require__(6413);
var refusals = __nccwpck_require__(426);
var vendor_error = __nccwpck_require__(3898);
;// lib/adobe/ims.js
const DEFAULT_LIFE_MS = 24 * 3600 * 1000;
const MOST_SECONDS = 864_000;
const TOKEN = /^(?!-?\d+$)[\x21-\x7e]{8,16000}$/;
const REFUSALS = new Set([
	'invalid_request',
	'invalid_client',
	'invalid_grant',
	'unauthorized_client',
	'unsupported_grant_type',
	'invalid_scope',
]);
const PASSING = /unavailable|temporar|server_error|too_many|rate_?limit|throttl|slow_down|time_?out/i;
function buildTokenRequest(imsUrl, credential) {
	return {
		method: 'POST',
		url: new URL(`${imsUrl}/ims/token/v3`),
		headers: { 'content-type': 'application/x-www-form-urlencoded' },
		body: new URLSearchParams({
			client_id: credential.clientId,
			client_secret: credential.clientSecret,
			grant_type: 'client_credentials',
			scope: credential.scopes.join(','),
		}).toString(),
	};
}
function parseTokenReply(reply) {
	const { body } = (0,vendor_error.Vh)(reply);
	const error = (0,json.$6)(body, 'error');
	if (error !== undefined && (REFUSALS.has(error) || !isTransient(reply.status))) {
		const fault = faultOf(reply);
		const { text, details } = fault;
		if (PASSING.test(error))
			throw new errors.lZ('server-error', text, details);
		if (!/^[a-z_]+$/.test(error))
			throw fault;
		return {
			kind: 'refused',
			wrongSecret: (0,json.$6)(body, 'error_description') === 'invalid client_secret parameter',
			fault: new errors.lZ('invalid-credentials', text, details),
		};
	}
	const accessToken = (0,json.$6)(body, 'access_token') ?? '';
	if (!(0,vendor_error.HQ)(reply) || !TOKEN.test(accessToken))
		throw faultOf(reply);
	return { kind: 'granted', accessToken, lifeMs: parseLife((0,json.tk)(body, 'expires_in')) };
}
const buildProfileRequest = (imsUrl, accessToken) => ({
	method: 'GET',
	url: new URL(`${imsUrl}/ims/profile/v1`),
	headers: { authorization: `Bearer ${accessToken}` },
});
const CAMPAIGN_SERVICE = 'dma_tartan';
function parseProfileReply(reply) {
	if (!(0,vendor_error.HQ)(reply))
		return [];
	const tenants = (0,json.gT)((0,vendor_error.Vh)(reply).body, 'projectedProductContext')
		.filter((product) => (0,json.at)(product, 'prodCtx', 'serviceCode') === CAMPAIGN_SERVICE)
		.map((product) => (0,json.at)(product, 'prodCtx', 'organization_id'));
	return [...new Set(tenants)].filter((tenant) => typeof tenant === 'string' && /^[a-z0-9-]{1,63}$/.test(tenant));
}
const isTransient = (status) => status === 408 || status === 429 || status >= 500;
function faultOf(reply) {
	const { body, unreadable } = (0,vendor_error.Vh)(reply);
	const isError = (0,json.Gv)(body) && !Object.hasOwn(body, 'access_token');
	const isHtml = body === undefined && /^\s*<[!a-z]/i.test(reply.text);
	const isPage = body === undefined && reply.text.trim() !== '';
	const unquoted = { ...reply, text: isPage ? '<html>' : '', unreadable };
	return (0,refusals.I)(isError || isHtml ? reply : unquoted, 'ims');
}
function parseLife(expiresIn = 0) {
	if (!Number.isFinite(expiresIn) || expiresIn <= 0)
		return DEFAULT_LIFE_MS;
	return expiresIn > MOST_SECONDS ? expiresIn : expiresIn * 1000;
}
;// lib/adobe/access-token.js
const TOKEN_EXCHANGE_MS = 15_000;
const RENEW_BEFORE_END_MS = 10 * 60_000;
const RENEW_BEFORE_END_SHARE = 0.1;
const SHORTEST_RENEWAL_MS = 60_000;
const TOTAL_MS = 60_000;
const REPEATS = { waitsMs: [1_000, 2_000, 4_000] };
const policyWith = (unconnected) => ({
	repeatsAfter: (fault) => {
		if ((0,errors.v5)(fault))
			return fault.details.meaning === 'unknown-host' ? REPEATS : unconnected;
		const repeated = ['no-answer', 'throttled', 'server-error', 'unreadable-answer'];
		return repeated.includes(fault.code) ? REPEATS : undefined;
	},
	longestRetryAfterMs: 60_000,
	totalMs: TOTAL_MS,
});
const TOKEN_POLICY = policyWith(untilConnected(TOTAL_MS));
const RENEWAL_POLICY = policyWith(REPEATS);
function imsTokens(options) {
	const { credentials, imsUrl, exchange, clock, onToken } = options;
	let held;
	const issuedMs = new Map();
	let pending;
	let lastTriedMs = Number.NEGATIVE_INFINITY;
	let secret = 0;
	let refusal;
	const leftMs = (token) => token.requestedMs + token.lifeMs - clock.now();
	const fetchToken = async (budget, policy) => {
		if (refusal !== undefined)
			throw refusal;
		lastTriedMs = clock.now();
		const endMs = Math.min(budget.deadline + schedule.jW, lastTriedMs + TOTAL_MS);
		const bounded = { ...budget, deadline: Math.min(budget.deadline, endMs) };
		let requestedMs = lastTriedMs;
		const attempt = async () => {
			requestedMs = clock.now();
			const clientSecret = credentials.clientSecrets[secret] ?? '';
			const request = buildTokenRequest(imsUrl, { ...credentials, clientSecret });
			const timeoutMs = Math.max(0, Math.min(TOKEN_EXCHANGE_MS, endMs - requestedMs));
			return parseTokenReply(await exchange(request, { timeoutMs, signal: budget.signal }));
		};
		for (;;) {
			const reply = await retry(attempt, policy, bounded, options);
			if (reply.kind === 'granted') {
				onToken(reply.accessToken);
				issuedMs.set(reply.accessToken, requestedMs);
				held = { ...reply, requestedMs, renewed: held !== undefined };
				return held;
			}
			if (!reply.wrongSecret || secret + 1 >= credentials.clientSecrets.length) {
				refusal = reply.fault;
				throw reply.fault;
			}
			secret += 1;
		}
	};
	const fetchOnce = async (budget, policy = TOKEN_POLICY) => {
		pending ??= fetchToken(budget, policy).finally(() => {
			pending = undefined;
		});
		return (await pending).accessToken;
	};
	return {
		isGiven: false,
		get: async (budget) => {
			const current = held;
			if (current === undefined)
				return fetchOnce(budget);
			const left = leftMs(current);
			const isEnding = left < Math.min(RENEW_BEFORE_END_MS, RENEW_BEFORE_END_SHARE * current.lifeMs);
			if (!isEnding || clock.now() - lastTriedMs < SHORTEST_RENEWAL_MS)
				return current.accessToken;
			try {
				return await fetchOnce(budget, left > 0 ? RENEWAL_POLICY : TOKEN_POLICY);
			}
			catch (thrown) {
				if (leftMs(current) > 0)
					return current.accessToken;
				throw thrown;
			}
		},
		replace: async (refused, budget) => {
			const wasYoung = clock.now() - (issuedMs.get(refused) ?? Number.NEGATIVE_INFINITY) < SHORTEST_RENEWAL_MS;
			const { accessToken = refused, renewed = false } = held ?? {};
			const isKept = accessToken !== refused || (renewed && wasYoung);
			return { token: isKept ? accessToken : await fetchOnce(budget), wasYoung };
		},
	};
}
const readyToken = ({ accessToken, expiresAtMs }, date) => ({
	isGiven: true,
	get: async () => accessToken,
	replace: async (refused) => {
		if (expiresAtMs === undefined || expiresAtMs > date().getTime()) {
			return { token: refused, wasYoung: true };
		}
		throw new errors.lZ('unauthorized', (0,lib_text.Qq) `Adobe refuses the given access token: it expired at ${new Date(expiresAtMs).toISOString()}`, { httpStatus: 401, meaning: 'expired', isTokenGiven: true });
	},
});
;// lib/adobe/authorized.js
const limitsOf = ({ deadline, signal }, longestMs, clock) => ({
	timeoutMs: Math.max(0, Math.min(longestMs, deadline + schedule.jW - clock.now())),
	signal,
});
const REFUSED_YOUNG_WAIT_MS = 3_000;
function authorized(send, { tokens, clock }, budget, onRetry) {
	let wasRefused = false;
	const attempt = (accessToken) => send(accessToken).catch((thrown) => {
		if (!isUnauthorized(thrown))
			throw thrown;
		const { code, text, details } = thrown;
		throw new errors.lZ(code, text, { ...details, isTokenGiven: tokens.isGiven });
	});
	return async () => {
		const token = await tokens.get(budget).catch(withoutToken);
		try {
			return await attempt(token);
		}
		catch (thrown) {
			if (!isUnauthorized(thrown) || wasRefused)
				throw thrown;
			const { token: other, wasYoung } = await tokens.replace(token, budget).catch(withoutToken);
			if (onRetry === undefined) {
				if (other === token)
					throw thrown;
				return await attempt(other);
			}
			wasRefused = true;
			if (wasYoung) {
				if (clock.now() + REFUSED_YOUNG_WAIT_MS >= budget.deadline)
					throw thrown;
				onRetry(thrown, REFUSED_YOUNG_WAIT_MS);
				await clock.sleep(REFUSED_YOUNG_WAIT_MS, budget.signal);
				if (budget.signal.aborted)
					throw thrown;
			}
			return await attempt(other);
		}
	};
}
const isUnauthorized = (thrown) => thrown instanceof errors.lZ && thrown.code === 'unauthorized';
function withoutToken(thrown) {
	const fault = (0,errors.z6)(thrown);
	const isFinal = fault.code === 'invalid-credentials' || fault.code === 'unauthorized';
	throw isFinal ? fault : new errors.lZ('no-token', fault.text, { ...fault.details, cause: fault });
}
var campaign = __nccwpck_require__(3737);
;// lib/adobe/campaign-api.js
const RATE = { burst: 20, perMinute: 100 };
const EXCHANGE_MS = 70_000;
const POST_GRACE_MS = 2_000;
const UNCONNECTED = untilConnected(90_000);
const UNDELIVERED = { waitsMs: [1_000, 2_000, 4_000] };
const AMBIGUOUS = { waitsMs: [2_000, 4_000] };
const isAmbiguous = ({ code, details }) => ['no-answer', 'unreadable-answer', 'no-request-id'].includes(code) ||
	(code === 'server-error' && !isTurnedAway(details));
const isTurnedAway = ({ httpStatus, vendorCode, retryAfterMs }) => vendor_error.WU.has(vendorCode) || (httpStatus === 503 && retryAfterMs !== undefined);
const submitPolicy = (faults) => ({
	repeatsAfter: (fault) => {
		faults.push(fault);
		if (fault.code === 'no-request-id' && faults.filter(({ code }) => code === fault.code).length > 1) {
			return undefined;
		}
		if (isAmbiguous(fault))
			return AMBIGUOUS;
		if ((0,errors.v5)(fault))
			return fault.details.meaning === 'unknown-host' ? UNDELIVERED : UNCONNECTED;
		return ['throttled', 'server-error'].includes(fault.code) ? UNDELIVERED : undefined;
	},
	longestRetryAfterMs: 120_000,
	totalMs: 5 * 60_000,
});
function campaignApi(options) {
	const { tokens, exchange, rateLimiter, clock, date, random, requestIdIn, onRetry } = options;
	const awaitTurn = async (budget) => {
		if (!(await rateLimiter(budget)) && !budget.signal.aborted) {
			const said = (0,lib_text.Qq) `The deadline comes before the rate limit allows another request`;
			throw new errors.lZ('timed-out', said);
		}
	};
	return {
		authenticate: async (budget) => {
			await tokens.get(budget);
		},
		submit: async (mappingId, budget) => {
			const faults = [];
			let sentAt = 0;
			const attempt = async (accessToken) => {
				await awaitTurn(budget);
				sentAt = date().getTime();
				if (clock.now() >= budget.deadline) {
					throw new errors.lZ('timed-out', (0,lib_text.Qq) `The deadline passed before the request could be sent`);
				}
				const request = (0,campaign.a_)({ ...options, mappingId, accessToken });
				const limits = { ...limitsOf(budget, EXCHANGE_MS, clock), graceMs: POST_GRACE_MS };
				return (0,campaign.qK)(await exchange(request, limits), mappingId);
			};
			const report = (fault, waitMs) => onRetry(mappingId, fault, waitMs, isAmbiguous(fault));
			const post = authorized(attempt, options, budget, report);
			try {
				const reply = await retry(post, submitPolicy(faults), budget, { clock, random, onRetry: report });
				if (reply.kind === 'rejected')
					return reply;
				const answeredAt = reply.answeredAt ?? sentAt;
				return { ...reply, answeredAt, ...(faults.some(isAmbiguous) ? { afterLostAnswer: true } : {}) };
			}
			catch (thrown) {
				const ambiguous = faults.filter(isAmbiguous);
				if (ambiguous.length === 0 || isUnknownAddress(ambiguous))
					throw thrown;
				const fault = (0,errors.z6)(thrown);
				throw new errors.lZ('lost-answer', fault.text, { ...fault.details, cause: fault });
			}
		},
		checkStatus: (mappingId, requestId, budget) => {
			const check = async (accessToken) => {
				await awaitTurn(budget);
				const request = (0,campaign.o8)({ ...options, mappingId, accessToken }, requestId, requestIdIn);
				return (0,campaign.Ei)(await exchange(request, limitsOf(budget, EXCHANGE_MS, clock)), mappingId);
			};
			return authorized(check, options, budget)().catch(errors.z6);
		},
	};
}
const isUnknownAddress = (ambiguous) => ambiguous.length > AMBIGUOUS.waitsMs.length && ambiguous.every(({ details }) => details.meaning === 'oops');
var batch = __nccwpck_require__(2102);
;// lib/adobe/platform.js
const MAX_ERRORS = 10;
function buildBatchRequest(call, batchId) {
	if (!(0,campaign.wP)(batchId) || /^\.{0,2}$/.test(batchId)) {
		throw new errors.lZ('unreadable-answer', (0,lib_text.Qq) `The batch id from Adobe Campaign is not valid`);
	}
	return catalogRequest(call, `batches/${encodeURIComponent(batchId)}`);
}
const catalogRequest = ({ platformUrl, imsOrg, sandbox, clientId, accessToken }, path) => ({
	method: 'GET',
	url: new URL(`${platformUrl}/data/foundation/catalog/${path}`),
	headers: {
		authorization: `Bearer ${accessToken}`,
		'x-api-key': clientId,
		'x-gw-ims-org-id': imsOrg,
		'x-sandbox-name': sandbox,
	},
});
const PAGE = 100;
function buildBatchesRequest(call, datasetId, since, start) {
	const which = `dataSet=${encodeURIComponent(datasetId)}&createdAfter=${since}&orderBy=desc:created`;
	return catalogRequest(call, `batches?${which}&limit=${PAGE}${start === 0 ? '' : `&start=${start}`}`);
}
const buildAnyBatchRequest = (call) => catalogRequest(call, 'batches?limit=1');
function parseBatchReply(reply, batchId) {
	const batch = (0,json.at)((0,vendor_error.Vh)(reply).body, batchId);
	if (!(0,vendor_error.HQ)(reply) || !(0,json.Gv)(batch))
		throw platform_faultOf(reply);
	const errors = (0,json.gT)(batch, 'errors').map(parseError).filter(isTelling);
	return {
		...parseCounts(batch),
		outputRecords: (0,json.$v)(batch, 'metrics', 'outputRecordCount'),
		datasetId: datasetsOf(batch)[0],
		errors: errors.slice(0, MAX_ERRORS),
		moreErrors: Math.max(0, errors.length - MAX_ERRORS),
	};
}
function parseBatchesReply(reply, datasetId, since) {
	const { body } = (0,vendor_error.Vh)(reply);
	if (!(0,vendor_error.HQ)(reply) || !(0,json.Gv)(body) || !Object.values(body).every(json.Gv))
		throw platform_faultOf(reply);
	const isAskedFor = (batch) => {
		const datasets = datasetsOf(batch).map((id) => id.toLowerCase());
		const isOther = datasets.length > 0 && !datasets.includes(datasetId.toLowerCase());
		const created = (0,json.at)(batch, 'created') == null ? since : createdMs(batch);
		if (Number.isNaN(created))
			throw platform_faultOf(reply);
		return !isOther && created >= since;
	};
	return new Map(Object.entries(body).map(([batchId, batch]) => [
		batchId,
		isAskedFor(batch) ? { batchId, ...parseCounts(batch) } : undefined,
	]));
}
const platform_faultOf = (reply) => (0,refusals.I)((0,vendor_error.HQ)(reply) ? { ...reply, text: '' } : reply, 'platform');
function createdMs(batch) {
	const iso = (0,json.$6)(batch, 'created') ?? '';
	return (0,json.$v)(batch, 'created') ?? (/^\d{4}-\d\d-\d\dT/.test(iso) ? Date.parse(iso) : Number.NaN);
}
function parseCounts(batch) {
	const countOf = (which) => (0,json.$v)(batch, 'metrics', `${which}RecordCount`);
	const [output, failed] = [countOf('output'), countOf('failed')];
	const inputRecords = countOf('input') ?? (output === undefined ? undefined : output + (failed ?? 0));
	const missing = (inputRecords ?? 0) - (output ?? inputRecords ?? 0);
	const inErrors = [(0,json.at)(batch, 'errors') ?? []].flat().map((item) => parseError(item).recordCount ?? 1);
	const contradicts = [missing, ...inErrors].some((count) => count > (failed ?? 0));
	return {
		status: parseStatus((0,json.$6)(batch, 'status')),
		inputRecords,
		failedRecords: contradicts ? undefined : failed,
	};
}
const datasetsOf = (batch) => (0,json.gT)(batch, 'relatedObjects').flatMap((item) => (0,json.$6)(item, 'type') === 'dataSet' ? ((0,json.$6)(item, 'id') ?? []) : []);
function parseStatus(word) {
	if (word === undefined)
		return undefined;
	return batch.m.find((status) => status === word.toLowerCase()) ?? { unknown: word };
}
function parseError(item) {
	const code = (0,json.at)(item, 'code');
	const rows = (0,json.at)(item, 'rows');
	return {
		code: typeof code === 'number' ? String(code) : (0,json.$6)(item, 'code'),
		description: (0,json.$6)(item, 'description'),
		recordCount: (0,json.$v)(item, 'recordCount') ?? (Array.isArray(rows) ? rows.length : (0,json.$v)(item, 'rows')),
	};
}
const isTelling = (error) => Object.values(error).some((fact) => fact !== undefined);
;// lib/adobe/platform-api.js
const LONGEST_MS = 20_000;
const DAY_MS = 24 * 3_600_000;
const MOST_PAGES = 5;
const platform_api_REFUSALS = new Set([401, 403, 404]);
function platformApi(options) {
	const { tenant, sandbox, tokens, exchange, clock, date, rateLimiter } = options;
	const list = (datasetId, since, start, budget) => {
		const check = async (accessToken) => {
			if (!(await rateLimiter(budget))) {
				throw new errors.lZ('timed-out', (0,lib_text.Qq) `No time was left to ask Experience Platform`);
			}
			const request = buildBatchesRequest({ ...options, accessToken }, datasetId, since, start);
			return parseBatchesReply(await exchange(request, limitsOf(budget, LONGEST_MS, clock)), datasetId, since);
		};
		const deadline = Math.min(budget.deadline, clock.now() + LONGEST_MS);
		return authorized(check, options, { ...budget, deadline })();
	};
	return {
		place: { tenant, sandbox },
		lookUp: async (batchId, { deadline, signal }) => {
			const end = { deadline: Math.min(deadline, clock.now() + LONGEST_MS), signal };
			if (signal.aborted)
				return undefined;
			if (clock.now() >= end.deadline)
				return { kind: 'no-time' };
			try {
				const request = buildBatchRequest({ ...options, accessToken: await tokens.get(end) }, batchId);
				const reply = await exchange(request, { timeoutMs: Math.max(0, end.deadline - clock.now()), signal });
				return { kind: 'found', details: parseBatchReply(reply, batchId) };
			}
			catch (thrown) {
				const fault = (0,errors.z6)(thrown);
				const { speaker, httpStatus } = fault.details;
				const isAnswer = speaker === 'platform';
				if (signal.aborted && !isAnswer)
					return undefined;
				const isRefusal = isAnswer && platform_api_REFUSALS.has(httpStatus) && fault.code !== 'server-error';
				return { kind: isRefusal ? 'refused' : 'failed', fault };
			}
		},
		listBatches: async (datasetId, since, budget) => {
			const createdAfter = since ?? date().getTime() - DAY_MS;
			const all = new Map();
			let isComplete = false;
			for (let start = 0; start < MOST_PAGES * PAGE && !isComplete; start += PAGE) {
				const page = await list(datasetId, createdAfter, start, budget).catch(errors.z6);
				if (page instanceof errors.lZ)
					return page;
				for (const [batchId, batch] of page)
					all.set(batchId, batch);
				isComplete = page.size < PAGE;
			}
			return { batches: [...all.values()].filter((batch) => batch !== undefined), isComplete };
		},
	};
}
;// lib/adobe/setup-api.js
const PROFILE_MS = 5_000;
function setupApi(options) {
	const { platform, tokens, exchange, clock, imsUrl } = options;
	const read = (speaker, place, build, budget) => {
		const send = async (accessToken) => {
			const limits = limitsOf(budget, TOKEN_EXCHANGE_MS, clock);
			(0,refusals.s)(await exchange(build({ ...place, accessToken }), limits), speaker);
		};
		return retry(authorized(send, options, budget, options.onRetry), TOKEN_POLICY, budget, options);
	};
	return {
		authenticate: async (budget) => {
			await tokens.get(budget);
			return tokens.isGiven ? 'given' : 'granted';
		},
		readMetadata: (budget) => read('campaign', options, campaign.jy, budget),
		tenants: async ({ deadline, signal }) => {
			const end = { deadline: Math.min(deadline, clock.now() + PROFILE_MS), signal };
			try {
				const request = buildProfileRequest(imsUrl, await tokens.get(end));
				const timeoutMs = Math.max(0, end.deadline - clock.now());
				return parseProfileReply(await exchange(request, { timeoutMs, signal }));
			}
			catch {
				return [];
			}
		},
		readBatches: platform && ((budget) => read('platform', { ...options, ...platform }, buildAnyBatchRequest, budget)),
	};
}
var certificates = __nccwpck_require__(432);
var proxy = __nccwpck_require__(768);
;// lib/http/rate-limit.js
function limitRate({ burst, perMinute }, clock) {
	const intervalMs = 60_000 / perMinute;
	const allowanceMs = (burst - 1) * intervalMs;
	let fullAtMs = Number.NEGATIVE_INFINITY;
	return async ({ deadline, signal }) => {
		const now = clock.now();
		const startMs = Math.max(fullAtMs, now);
		const waitMs = startMs - allowanceMs - now;
		const comesInTime = waitMs <= 0 || now + waitMs <= deadline;
		if (comesInTime)
			fullAtMs = startMs + intervalMs;
		if (waitMs > 0)
			await clock.sleep(comesInTime ? waitMs : Math.max(0, deadline - now), signal);
		return comesInTime && !signal.aborted;
	};
}
;// lib/http/trace.js
function traced(exchange, clock, report) {
	return async (request, limits) => {
		const atMs = clock.now();
		const done = (end) => report({ request, atMs, durationMs: clock.now() - atMs, end });
		try {
			const reply = await exchange(request, limits);
			done(reply);
			return reply;
		}
		catch (thrown) {
			done((0,errors.z6)(thrown));
			throw thrown;
		}
	};
}
function describeExchange({ request, durationMs, end }) {
	const what = 'status' in end ? (0,lib_text.Qq) `HTTP ${end.status}` : end.text;
	return (0,lib_text.Qq) `${request.method} ${(0,lib_text.hl)(request.url.href)}: ${what} after ${Math.round(durationMs)} ms`;
}
var rehearsal = __nccwpck_require__(6344);
;// lib/connect.js
async function connect(inputs, options, work) {
	const { target } = inputs;
	const { env, toolkit } = options;
	if (target.kind === 'adobe') {
		const { platform } = target;
		const needed = [new URL(target.apiUrl), new URL(target.imsUrl)];
		for (const address of needed)
			(0,proxy.d4)(address, env);
		const addresses = platform === undefined ? needed : [...needed, new URL(platform.platformUrl)];
		for (const secret of addresses.flatMap(proxy.t4))
			toolkit.hide(secret);
		return work(buildApis(inputs, target, limitRate(RATE, options.clock), options));
	}
	const simulator = await (0,rehearsal.U6)(target, inputs);
	toolkit.hide(simulator.clientSecret);
	const { platformUrl, imsOrg, clientId, clientSecret } = simulator;
	const { sandbox } = target;
	const platform = sandbox === undefined ? undefined : { platformUrl, imsOrg, sandbox };
	const credentials = {
		kind: 'client-secret',
		clientId,
		clientSecrets: [clientSecret],
		scopes: ['openid'],
	};
	const rateLimiter = async ({ signal }) => !signal.aborted;
	try {
		await work(buildApis(inputs, { ...simulator, credentials, platform }, rateLimiter, options));
	}
	finally {
		await simulator.close();
	}
}
const withAuthorities = (exchange, env) => async (request, limits) => {
	try {
		return await exchange(request, limits);
	}
	catch (thrown) {
		const fault = (0,errors.z6)(thrown);
		const { meaning } = fault.details;
		const isUnknown = meaning === 'unknown-authority' || meaning === 'missing-intermediate';
		const problem = isUnknown ? (0,certificates.f)(env) : undefined;
		throw problem === undefined ? thrown : (0,errors.wt)(fault, problem);
	}
};
function buildApis({ org, requestIdIn }, { apiUrl, imsUrl, credentials, platform }, rateLimiter, options) {
	const { clientId } = credentials;
	const { clock, random, onRetry, toolkit, onExchange, date, env } = options;
	const sent = traced(withAuthorities(options.exchange, env), clock, (done) => {
		toolkit.debug(describeExchange(done));
		onExchange(done);
	});
	const exchange = async (request, limits) => {
		(0,proxy.d4)(request.url, env);
		return sent(request, limits);
	};
	const onSharedRetry = (what) => (fault, waitMs) => onRetry({ kind: 'retrying', what, fault, waitMs, mayHaveStarted: false });
	const tokens = credentials.kind === 'access-token'
		? readyToken(credentials, date)
		: imsTokens({
			imsUrl,
			credentials,
			exchange,
			clock,
			random,
			onToken: (token) => toolkit.hide(token),
			onRetry: onSharedRetry('token'),
		});
	const shared = { clientId, tokens, exchange, rateLimiter, clock, date, random };
	const api = campaignApi({
		...shared,
		apiUrl,
		org,
		requestIdIn,
		onRetry: (mappingId, fault, waitMs, mayHaveStarted) => onRetry({ kind: 'retrying', what: 'request', fault, waitMs, mayHaveStarted }, mappingId),
	});
	const batches = platform && platformApi({ ...shared, ...platform, tenant: org });
	const setup = setupApi({
		...shared,
		apiUrl,
		imsUrl,
		org,
		platform,
		onRetry: onSharedRetry('check'),
	});
	return { api, batches, setup };
}
}),
452:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  S3: () => (endedEarly),
  lZ: () => (ActionError),
  ld: () => (describeText),
  q0: () => (describe),
  v5: () => (isUnconnected),
  wt: () => (withSentence),
  z6: () => (asActionError)
});
var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8804);
class ActionError extends Error {
	name = 'ActionError';
	code;
	text;
	details;
	constructor(code, text, details = {}) {
		super(text.raw, 'cause' in details ? { cause: details.cause } : undefined);
		this.code = code;
		this.text = text;
		this.details = details;
	}
}
const withSentence = ({ code, text: said, details }, more) => new ActionError(code, (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${said}. ${more}`, details);
const endedEarly = () => new ActionError('internal', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `The step ended before its work was done`);
function describe(thrown) {
	if (typeof thrown !== 'object' || thrown === null || !('message' in thrown))
		return String(thrown);
	if ('errors' in thrown && Array.isArray(thrown.errors) && thrown.errors.length > 0) {
		return thrown.errors.map(describe).join('; ');
	}
	return String(thrown.message) || String('code' in thrown ? thrown.code : thrown);
}
const asActionError = (thrown) => thrown instanceof ActionError
	? thrown
	: new ActionError('internal', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.TL)(describe(thrown)), { cause: thrown });
const describeText = (thrown) => asActionError(thrown).text;
const LASTING = new Set([
	'client-certificate',
	'tls',
	'not-tls',
	'proxy-speaks-no-tls',
	'proxy-speaks-tls',
	'large-headers',
]);
const PASSING = new Set([404, 408, 429]);
function isUnconnected({ code, details: { meaning, proxyStatus = 500 } }) {
	if (LASTING.has(meaning))
		return false;
	return code === 'unreachable' || (code === 'proxy' && (proxyStatus >= 500 || PASSING.has(proxyStatus)));
}
}),
432:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (certificateProblem),
  f: () => (extraAuthorityProblem)
});
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
var external_node_fs_ = __nccwpck_require__(3024);
var errors = __nccwpck_require__(452);
var json = __nccwpck_require__(6413);
var lib_text = __nccwpck_require__(8804);
;// lib/http/certificates.js
const VERIFICATION = /^(?:UNABLE_TO_|CERT_|CRL_|ERROR_IN_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|PATH_LENGTH_|HOSTNAME_|ERR_TLS_CERT_|UNSPECIFIED$)/;
const MEANINGS = [
	[/UNABLE_TO_VERIFY_LEAF_SIGNATURE/, 'missing-intermediate'],
	[/SELF_SIGNED|UNABLE_TO_GET_ISSUER|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE/, 'unknown-authority'],
	[/CERT_HAS_EXPIRED/, 'certificate-expired'],
	[/CERT_NOT_YET_VALID/, 'certificate-not-yet-valid'],
	[/ALTNAME|HOSTNAME/, 'other-name'],
	[/^UNSPECIFIED .*too weak/, 'weak-certificate'],
	[/INVALID_PURPOSE/, 'wrong-purpose'],
];
const MAX_NAMES = 5;
function certificateProblem(cause) {
	const code = String((0,json.at)(cause, 'code') ?? '');
	if (!VERIFICATION.test(code))
		return undefined;
	const [said = ''] = (0,errors.q0)(cause).split(';');
	const meaning = MEANINGS.find(([words]) => words.test(`${code} ${said}`))?.[1];
	return { meaning, why: (meaning === 'other-name' ? namesIn(cause) : undefined) ?? (0,lib_text.TL)(said) };
}
function namesIn(cause) {
	const alternatives = String((0,json.at)(cause, 'cert', 'subjectaltname') ?? '');
	const listed = [...alternatives.matchAll(/(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]+)/g)].map(([, name = '']) => name);
	const common = (0,json.at)(cause, 'cert', 'subject', 'CN');
	const names = listed.length === 0 && typeof common === 'string' ? [common] : listed;
	const shown = names.map((name) => (0,lib_text.V$)(name, 100));
	return shown.length === 0 ? undefined : (0,lib_text.Qq) `it is for ${(0,lib_text.Ku)(shown, MAX_NAMES)}`;
}
function extraAuthorityProblem(env) {
	const path = env['NODE_EXTRA_CA_CERTS'];
	if (!path)
		return undefined;
	const file = (0,lib_text.Qq) `The file ${(0,lib_text.Cv)(path)}, which NODE_EXTRA_CA_CERTS names,`;
	try {
		const content = (0,external_node_fs_.readFileSync)(path, 'latin1');
		if (!/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(content)) {
			return (0,lib_text.Qq) `${file} holds no certificate in PEM form`;
		}
		new external_node_crypto_namespaceObject.X509Certificate(content);
		return undefined;
	}
	catch (thrown) {
		return (0,json.at)(thrown, 'syscall') === undefined
			? (0,lib_text.Qq) `${file} holds no certificate that Node understands`
			: (0,lib_text.Qq) `${file} cannot be read (${(0,lib_text.V$)(String((0,json.at)(thrown, 'code')))})`;
	}
}
}),
7216:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Kl: () => (faultOf),
  Vb: () => (nameOf),
  $r: () => (targetOf)
});
var lib_errors = __nccwpck_require__(452);
var json = __nccwpck_require__(6413);
var lib_text = __nccwpck_require__(8804);
var certificates = __nccwpck_require__(432);
;// lib/http/tls-alerts.js
const PROBLEMS = [
	[/^40$/, (0,lib_text.Qq) `it refused the TLS handshake: no cipher in common, or it demands a client certificate`],
	[/^70$|unsupported protocol|version too low/, (0,lib_text.Qq) `it has no TLS version in common with this action`],
	[/^71$/, (0,lib_text.Qq) `it demands stronger ciphers`],
	[/^112$|unrecognized name/, (0,lib_text.Qq) `it does not know this name (TLS alert)`],
	[/^116$/, (0,lib_text.Qq) `it demands a client certificate`, 'client-certificate'],
	[/^120$/, (0,lib_text.Qq) `it does not speak HTTP/1.1 over TLS`],
	[
		/wrong version number|packet length too long|http request|record layer failure/,
		(0,lib_text.Qq) `what answers there does not speak TLS`,
		'not-tls',
	],
	[/no shared cipher|no ciphers? (?:match|available)/, (0,lib_text.Qq) `it has no cipher in common with this action`],
];
function tlsProblem(cause) {
	const said = (0,lib_errors.q0)(cause);
	const [, reason] = /:error:[\dA-F]+:[^:]*:[^:]*:([^:]+)/i.exec(`:${said}`) ?? [];
	if (reason === undefined)
		return undefined;
	const [, alert = ''] = /SSL alert number (\d+)/.exec(said) ?? [];
	const find = (words) => PROBLEMS.find(([pattern]) => pattern.test(words));
	const problem = find(alert) ?? find(reason);
	if (problem === undefined)
		return { meaning: undefined, why: (0,lib_text.Qq) `TLS failed: ${(0,lib_text.TL)(reason)}` };
	const [, why, meaning = 'tls'] = problem;
	return { meaning, why };
}
var tunnel = __nccwpck_require__(1941);
;// lib/http/faults.js
const nameOf = (url, proxy) => proxy === undefined ? (0,lib_text.hl)(url.host) : (0,lib_text.Qq) `${(0,lib_text.hl)(url.host)} (through the proxy ${placeOf(proxy)})`;
const placeOf = ({ hostname, port, protocol }) => (0,lib_text.hl)(`${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`);
function faultOf(cause, phase, url, proxy) {
	const tls = tlsProblem(cause);
	const why = tls?.why ?? reasonOf(cause);
	const codes = codesOf(cause);
	const has = (pattern) => codes.some((code) => pattern.test(code));
	const fault = (code, said, details = {}) => new lib_errors.lZ(code, said, { cause, ...details });
	const who = nameOf(url, proxy);
	const isOfProxy = phase === 'tunnel' && proxy !== undefined;
	const by = isOfProxy ? (0,lib_text.Qq) `The proxy ${placeOf(proxy)}` : who;
	if (has(/^HPE_HEADER_OVERFLOW$/)) {
		const said = (0,lib_text.Qq) `${by} answered with headers above 16 KB, which cannot be read`;
		return fault(isOfProxy ? 'proxy' : 'no-answer', said, { meaning: 'large-headers' });
	}
	if (phase === 'sent' && tls?.meaning !== 'client-certificate') {
		const unread = has(/^HPE_/) ? (0,lib_text.Qq) ` in valid HTTP` : lib_text.K$;
		return fault('no-answer', (0,lib_text.Qq) `${who} gave no answer${unread}: ${why}`);
	}
	const certificate = (0,certificates.V)(cause);
	if (certificate !== undefined) {
		const whose = isOfProxy ? (0,lib_text.Qq) `the proxy ${placeOf(proxy)}` : who;
		const said = (0,lib_text.Qq) `The certificate of ${whose} was refused: ${certificate.why}`;
		return fault('certificate', said, { meaning: certificate.meaning });
	}
	const isUnknownHost = has(/^ENOTFOUND$/);
	if (!isOfProxy) {
		const meaning = tls?.meaning ?? (isUnknownHost ? 'unknown-host' : undefined);
		return fault('unreachable', (0,lib_text.Qq) `${who} could not be reached: ${why}`, { meaning });
	}
	const to = (0,lib_text.hl)(`${url.hostname}:${url.port || 443}`);
	if (cause instanceof tunnel.$) {
		const { status: proxyStatus } = cause;
		const [does, meaning] = refusalOf(cause, proxy, to);
		const said = (0,lib_text.Qq) `${by} ${does} (HTTP ${proxyStatus})${redirectIn(cause, proxy)}`;
		return fault('proxy', said, { proxyStatus, meaning });
	}
	if (proxy.protocol === 'https:' && tls?.meaning === 'not-tls') {
		return fault('proxy', (0,lib_text.Qq) `${by} does not speak TLS on this port`, { meaning: 'proxy-speaks-no-tls' });
	}
	if (proxy.protocol === 'http:' && isTlsRecord(cause)) {
		return fault('proxy', (0,lib_text.Qq) `${by} speaks TLS on this port`, { meaning: 'proxy-speaks-tls' });
	}
	if (isUnknownHost || has(/^EAI_AGAIN$/)) {
		const said = (0,lib_text.Qq) `The name of the proxy ${placeOf(proxy)} could not be resolved: ${why}`;
		return fault('proxy', said, { meaning: isUnknownHost ? 'unknown-host' : 'proxy-down' });
	}
	return has(DOWN)
		? fault('proxy', (0,lib_text.Qq) `${by} could not be reached: ${why}`, { meaning: 'proxy-down' })
		: fault('proxy', (0,lib_text.Qq) `${by} made no connection to ${to}: ${why}`, { meaning: tls?.meaning });
}
function refusalOf(refusal, proxy, to) {
	const { status } = refusal;
	if (status === 403)
		return [(0,lib_text.Qq) `forbids a connection to ${to}`, 'proxy-forbids'];
	if ([404, 500, 502, 503, 504].includes(status)) {
		return [(0,lib_text.Qq) `could not resolve or reach ${to}`, 'proxy-finds-nothing'];
	}
	if (status !== 401 && status !== 407)
		return [(0,lib_text.Qq) `made no connection to ${to}`];
	const schemes = loginsOf(refusal);
	if (schemes.length > 0 && !schemes.some((scheme) => /^basic$/i.test(scheme))) {
		const names = schemes.slice(0, 3).map((scheme) => (0,lib_text.V$)(withoutLogin(scheme, proxy), 20));
		return [(0,lib_text.Qq) `requires a login with ${(0,lib_text.fj)(names, ', ')}`, 'proxy-login-unsupported'];
	}
	return proxy.username || proxy.password
		? [(0,lib_text.Qq) `refuses the login`, 'proxy-login-refused']
		: [(0,lib_text.Qq) `requires a login`, 'proxy-login'];
}
const MAX_ADDRESSES = 4;
function reasonOf(cause) {
	const { errors = [], syscall, code, address: ip = '', port } = Object(cause);
	if (Array.isArray(errors) && errors.length > 0) {
		const more = errors.length - MAX_ADDRESSES;
		const shown = (0,lib_text.fj)(errors.slice(0, MAX_ADDRESSES).map(reasonOf), '; ');
		return more > 0 ? (0,lib_text.Qq) `${shown}; and ${more} more` : shown;
	}
	return String(ip).includes(':')
		? (0,lib_text.Qq) `${syscall} ${code} ${(0,lib_text.hl)(`[${ip}]:${port}`)}`
		: (0,lib_text.TL)((0,lib_errors.q0)(cause));
}
function targetOf(location = '', edit = (host) => host) {
	const target = location.replace(/^\/\//, 'https://');
	const host = URL.canParse(target) ? new URL(target).host : '';
	return host === '' ? lib_text.K$ : (0,lib_text.Qq) ` to ${(0,lib_text.Cv)(edit(host))}`;
}
const redirectIn = ({ status, headers: { location } }, proxy) => status >= 300 && status < 400
	? (0,lib_text.Qq) `, but redirects${targetOf(location, (host) => withoutLogin(host, proxy))}`
	: lib_text.K$;
function withoutLogin(said, { username, password }) {
	const login = Buffer.from(`${username}:${password}`).toString('base64url');
	return [login, password, username]
		.filter(({ length }) => length > 2)
		.reduce((words, part) => words.replace(new RegExp(part.replace(/\W/g, '\\$&'), 'gi'), '***'), said);
}
const DOWN = /^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|ETIMEDOUT|EADDRNOTAVAIL)$/;
function loginsOf({ headers }) {
	const offered = [headers['proxy-authenticate'], headers['www-authenticate']].flat().join(', ');
	return [...offered.matchAll(/(?:^|,)\s*([\w-]+)(?=\s*(?:,|$)|\s+[^\s=,])/g)].map(([, scheme = '']) => scheme);
}
function isTlsRecord(cause) {
	const packet = (0,json.at)(cause, 'rawPacket');
	return Buffer.isBuffer(packet) && [0x15, 0x16].includes(packet[0] ?? 0);
}
function codesOf(cause) {
	const code = (0,json.at)(cause, 'code');
	return [code === undefined ? [] : String(code), (0,json.gT)(cause, 'errors').flatMap(codesOf)].flat();
}
}),
4364:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  $R: () => (settingsWithoutEffect),
  AD: () => (HTTPS_VARIABLES),
  oR: () => (mistakeIn)
});
var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8804);
function mistakeIn(address) {
	const value = address.trim();
	if (/^["'`‘-‟«»]|["'`‘-‟«»]$/.test(value))
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `it begins or ends with a quotation mark. Remove that`;
	const [, login = ''] = /^(?:[a-z][a-z\d+.-]*:\/\/)?(.*)@/is.exec(value) ?? [];
	if (!isDecodable(login)) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `its user name or password holds a \`%\` that stands for no character. Write \`%25\` for a bare \`%\``;
	}
	const [mark = ''] = /[/#?\\]/.exec(login) ?? [];
	const said = MARKS.get(mark);
	return said && (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `its user name or password holds a bare ${said} instead`;
}
function isDecodable(login) {
	try {
		decodeURIComponent(login);
		return true;
	}
	catch {
		return false;
	}
}
const MARKS = new Map([
	['/', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `\`/\`. Write \`%2F\``],
	['#', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `\`#\`. Write \`%23\``],
	['?', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `\`?\`. Write \`%3F\``],
	['\\', (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `\`\\\`. Write \`%5C\``],
]);
const HTTPS_VARIABLES = ['https_proxy', 'HTTPS_PROXY'];
const EXCEPTIONS = ['no_proxy', 'NO_PROXY'];
const MAX_ENTRIES = 5;
function settingsWithoutEffect(env) {
	const isSet = (name) => Boolean(env[name]?.trim());
	if (!HTTPS_VARIABLES.some(isSet)) {
		const others = Object.keys(env).filter((name) => /^(?:https?|all)_proxy$/i.test(name) && isSet(name));
		return others.length === 0
			? undefined
			: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.c3)(others)} has no effect on requests to Adobe, which go over HTTPS: name the proxy in HTTPS_PROXY.`;
	}
	const variable = EXCEPTIONS.find((name) => env[name]);
	if (variable === undefined)
		return undefined;
	const entries = (env[variable] ?? '').split(',').map((entry) => entry.trim());
	const odd = entries.filter((entry) => entry !== '*' && /[*;\s"'/]/.test(entry));
	const shown = odd.map((entry) => (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.V$)(entry, 80));
	return shown.length === 0
		? undefined
		: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.ZV)(variable)} has entries without effect: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Ku)(shown, MAX_ENTRIES)}. Separate hosts with commas, write .example.com instead of *.example.com, and use no address ranges or quotation marks.`;
}
}),
768:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  d4: () => (checkProxy),
  iJ: () => (proxyFor),
  t4: () => (secretsOfProxy)
});
var _actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9783);
var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8804);
var _proxy_settings_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4364);
function checkProxy(url, env) {
	const variable = _proxy_settings_js__WEBPACK_IMPORTED_MODULE_3__.AD.find((name) => env[name]);
	if (url.protocol !== 'https:' || variable === undefined || (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__.H)(url)) {
		return;
	}
	const proxy = proxyFor(url);
	const mistake = (0,_proxy_settings_js__WEBPACK_IMPORTED_MODULE_3__.oR)(env[variable] ?? '');
	if (mistake || proxy === undefined || proxy.hostname === '' || !/^https?:$/.test(proxy.protocol)) {
		const why = mistake ? (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `: ${mistake}` : (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `. Write it in full, such as \`http://proxy.example:3128\``;
		throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__.lZ('proxy', (0,_text_js__WEBPACK_IMPORTED_MODULE_2__.Qq) `The environment variable ${spelling(variable, env)} does not hold the address of an HTTP proxy${why}`, { meaning: 'proxy-variable' });
	}
}
function spelling(variable, env) {
	const names = Object.keys(env);
	if (names.includes(variable))
		return variable;
	return names.find((name) => name.toLowerCase() === variable.toLowerCase()) ?? variable;
}
function secretsOfProxy(url) {
	const { username = '', password = '' } = proxyFor(url) ?? {};
	return [`${username}:${password}`, password || username];
}
function proxyFor(url) {
	if (url.protocol !== 'https:')
		return undefined;
	try {
		return (0,_actions_http_client_lib_proxy__WEBPACK_IMPORTED_MODULE_0__.s)(url);
	}
	catch {
		return undefined;
	}
}
}),
3145:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (parseRetryAfter),
  m: () => (parseHttpDate)
});
const MOST_SECONDS = 86_400;
function parseRetryAfter(headers) {
	const value = headers['retry-after']?.trim() ?? '';
	if (/^\d{1,10}$/.test(value) && Number(value) <= MOST_SECONDS) {
		return Number(value) * 1000;
	}
	const until = parseEpoch(value) ?? parseHttpDate(value);
	const from = parseHttpDate(headers['date']);
	return until === undefined || from === undefined ? undefined : Math.max(0, until - from);
}
function parseEpoch(digits) {
	if (/^[1-9]\d{9}$/.test(digits))
		return Number(digits) * 1000;
	return /^[1-9]\d{12}$/.test(digits) ? Number(digits) : undefined;
}
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
function parseHttpDate(text) {
	const time = text !== undefined && HTTP_DATE.test(text.trim()) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(time) ? undefined : time;
}
}),
1941:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  $: () => (ConnectRefusal),
  a: () => (TunnelAgent)
});
var external_node_http_ = __nccwpck_require__(7067);
var external_node_https_ = __nccwpck_require__(4708);
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
var version = __nccwpck_require__(3411);
;// lib/http/tunnel.js
class ConnectRefusal extends Error {
	status;
	headers;
	constructor({ statusCode = 0, headers }) {
		super(`the proxy answered HTTP ${statusCode}`);
		this.status = statusCode;
		this.headers = headers;
	}
}
class TunnelAgent extends external_node_https_.Agent {
	#proxy;
	constructor(proxy, options) {
		super(options);
		this.#proxy = proxy;
	}
	createConnection(options, onConnection) {
		const { protocol, hostname, port, username, password } = this.#proxy;
		const host = hostname.replace(/^\[|\]$/g, '');
		const target = `${(0,external_node_net_namespaceObject.isIP)(options.host ?? '') === 6 ? `[${options.host}]` : options.host}:${options.port}`;
		const login = Buffer.from(`${username}:${password}`).toString('base64');
		const { autoSelectFamilyAttemptTimeout } = this.options;
		const connect = (protocol === 'https:' ? external_node_https_ : external_node_http_).request({
			...{ autoSelectFamilyAttemptTimeout },
			host,
			port,
			method: 'CONNECT',
			path: target,
			agent: false,
			servername: (0,external_node_net_namespaceObject.isIP)(host) === 0 ? host : '',
			headers: {
				host: target,
				'user-agent': version._,
				...(username || password ? { 'proxy-authorization': `Basic ${login}` } : {}),
			},
			signal: options.abandoned,
		});
		connect.once('error', onConnection);
		connect.once('connect', (answer, socket, head) => {
			const { statusCode = 0 } = answer;
			const isTunnel = statusCode >= 200 && statusCode < 300;
			if (isTunnel && head.length === 0) {
				const through = { ...options, socket };
				onConnection(null, super.createConnection(through) ?? undefined);
				return;
			}
			socket.destroy();
			onConnection(isTunnel ? new Error('an illegal response of the proxy') : new ConnectRefusal(answer));
		});
		connect.end();
	}
}
}),
2102:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  L: () => (FAILED_STATUSES),
  m: () => (BATCH_STATUSES)
});
const FAILED_STATUSES = ['failure', 'failed', 'aborted', 'abandoned', 'inactive', 'deleted'];
const BATCH_STATUSES = [
	'success',
	...FAILED_STATUSES,
	'processing',
	'queued',
	'retrying',
	'stalled',
	'loading',
	'loaded',
	'staged',
	'active',
	'staging',
];
}),
7933:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  k: () => (checksOfInputs),
  q: () => (checkSetup)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8804);
var _submit_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5024);
const START = { at: 'start', maybeStarted: false, isDryRun: true };
const notChecked = (name, why = 'not-reached') => ({
	name,
	state: 'not-checked',
	why,
});
const OUT_OF_REACH = [notChecked('mappings', 'out-of-reach'), notChecked('role', 'out-of-reach')];
const checksOfInputs = (hasSandbox, fault) => [
	fault === undefined ? { name: 'inputs', state: 'passed' } : { name: 'inputs', state: 'failed', fault },
	notChecked('credential'),
	notChecked('organization'),
	...(hasSandbox ? [notChecked('batches')] : []),
	...OUT_OF_REACH,
];
async function checkSetup({ org, needsBatches, api, clock, onCheck }, budget) {
	let ending;
	let batchesFault;
	let hasToken = true;
	const ask = async (name, request) => {
		const over = (0,_submit_js__WEBPACK_IMPORTED_MODULE_2__.p1)(budget, clock);
		if (over !== undefined)
			ending ??= { outcome: over, stage: START };
		if (over !== undefined || !hasToken)
			return notChecked(name);
		try {
			return (await request()) === 'given' ? notChecked(name, 'given') : { name, state: 'passed' };
		}
		catch (thrown) {
			const refused = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.z6)(thrown);
			const end = (0,_submit_js__WEBPACK_IMPORTED_MODULE_2__.r7)(refused, START, budget, clock);
			if (end.outcome !== 'error') {
				ending ??= end;
				return notChecked(name);
			}
			const fault = name === 'organization' ? await withTenants(refused, org, api, budget) : refused;
			if (name === 'batches' && !needsBatches)
				batchesFault = fault;
			else
				ending ??= { ...end, fault };
			return { name, state: 'failed', fault };
		}
	};
	onCheck({ name: 'inputs', state: 'passed' });
	onCheck(await ask('credential', () => api.authenticate(budget)));
	hasToken = ending === undefined;
	onCheck(await ask('organization', () => api.readMetadata(budget)));
	const { readBatches } = api;
	if (readBatches !== undefined)
		onCheck(await ask('batches', () => readBatches(budget)));
	for (const outOfReach of OUT_OF_REACH)
		onCheck(outOfReach);
	return ending ?? { outcome: 'checked', batchesFault };
}
const MAX_TENANTS = 5;
async function withTenants(fault, org, api, budget) {
	const { code, details } = fault;
	const isOfStranger = details.isPage || details.meaning === 'not-adobe' || details.meaning === 'client-certificate';
	const isRefused = details.meaning === 'oops' || (code === 'refused' && !isOfStranger);
	const tenants = isRefused ? await api.tenants(budget) : [];
	if (tenants.length === 0)
		return fault;
	const named = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.c3)(tenants.slice(0, MAX_TENANTS));
	return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.wt)(fault, (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `The given org is ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Cv)(org)}; according to Adobe IMS this credential reaches ${named}`);
}
}),
5854:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  B: () => (Contact),
  v: () => (isRefusal)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8804);
const CONTACT_BUDGET_MS = 30 * 60_000;
const NOT_FOUND_GRACE_MS = 60_000;
const REFUSAL_LIMIT = 3;
const REFUSAL_SPAN_MS = 30_000;
const WRONG_REQUEST_LIMIT = 3;
class Contact {
	#startMs;
	#lastContactMs;
	#isProven = false;
	#isAnswered = false;
	#failures = [];
	constructor(nowMs) {
		this.#startMs = nowMs;
		this.#lastContactMs = nowMs;
	}
	get failed() {
		return this.#streak(() => true);
	}
	failing(nowMs) {
		const { failed } = this;
		return failed && { failed, failingMs: nowMs - failed.sinceMs, isUnanswered: !this.#isAnswered };
	}
	frozen(ms) {
		this.#startMs += ms;
		this.#lastContactMs += ms;
	}
	longestWait(nowMs) {
		const lostInMs = this.#lastContactMs + CONTACT_BUDGET_MS - nowMs;
		const refusals = this.#streak(isRefusal);
		const isDecided = refusals !== undefined && this.#isDecidedByRow(refusals.last);
		const decidedInMs = isDecided ? refusals.sinceMs + REFUSAL_SPAN_MS - nowMs : 0;
		return decidedInMs > 0 ? Math.min(lostInMs, decidedInMs) : lostInMs;
	}
	succeeded(what, nowMs) {
		this.#isProven ||= what === 'proven';
		this.#isAnswered = true;
		this.#lastContactMs = nowMs;
		this.#failures = [];
	}
	failure(fault, nowMs) {
		const wrong = isWrongRequest(fault) ? 1 + (this.#streak(isWrongRequest)?.count ?? 0) : 0;
		this.#failures.push({
			fault: wrong < WRONG_REQUEST_LIMIT ? fault : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__.wt)(fault, ADVICE),
			atMs: nowMs,
		});
		return this.#isLost(fault, nowMs) || nowMs >= this.#lastContactMs + CONTACT_BUDGET_MS
			? 'lost'
			: 'check-again';
	}
	#streak(isKind) {
		const row = this.#failures.slice(this.#failures.findLastIndex(({ fault }) => !isKind(fault)) + 1);
		const [first] = row;
		const last = row.at(-1);
		return first && last && { sinceMs: first.atMs, count: row.length, last: last.fault };
	}
	#isLost(fault, nowMs) {
		if (fault.details.meaning === 'expired')
			return true;
		if (!this.#isDecidedByRow(fault))
			return this.#isFinalAtOnce(fault, nowMs);
		const refusals = this.#streak(isRefusal);
		if (refusals === undefined || refusals.count < REFUSAL_LIMIT)
			return false;
		return nowMs - refusals.sinceMs >= REFUSAL_SPAN_MS;
	}
	#isDecidedByRow(fault) {
		return this.#isProven || statusOf(fault) === 401 || fault.code === 'invalid-credentials';
	}
	#isFinalAtOnce(fault, nowMs) {
		if (fault.code === 'redirected')
			return true;
		if (fault.code !== 'refused')
			return false;
		const status = statusOf(fault) ?? 0;
		if (status === 403)
			return (this.#streak(isForbidden)?.count ?? 0) >= REFUSAL_LIMIT;
		if (status === 404)
			return nowMs - this.#startMs >= NOT_FOUND_GRACE_MS;
		return status < 500 && status !== 425;
	}
}
const isWrongRequest = ({ code, details }) => code === 'wrong-request' && details.meaning !== 'other-mapping';
const ADVICE = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `If this continues, this instance may want the request id elsewhere: change requestIdIn`;
const statusOf = ({ code, details }) => code === 'refused' || code === 'unauthorized' ? details.httpStatus : undefined;
const isForbidden = (fault) => statusOf(fault) === 403;
function isRefusal(fault) {
	const { code, details } = fault;
	if (code === 'invalid-credentials')
		return true;
	const status = statusOf(fault) ?? 0;
	return status >= 400 && status < 500 && status !== 425 && details.isPage !== true;
}
}),
7898:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  I: () => (isFailed),
  _: () => (evaluate)
});
var _batch_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2102);
function evaluate({ batches, isComplete }, numRecords) {
	if (!isComplete)
		return { why: 'too-many' };
	if (batches.length === 0)
		return numRecords === 0 ? { failedRecords: 0 } : { why: 'no-batch' };
	if (!batches.every((batch) => batch.status === 'success' || isFailed(batch)))
		return { why: 'in-progress' };
	const rowsIn = sumOf(batches.map(({ inputRecords }) => inputRecords));
	if (numRecords !== undefined && rowsIn !== undefined && rowsIn < numRecords)
		return { why: 'rows-missing' };
	const failedRecords = sumOf(batches.map((batch) => batch.failedRecords));
	return failedRecords === undefined ? { why: 'not-counted' } : { failedRecords };
}
function sumOf(counts) {
	const sum = counts.reduce((total, count) => total + (count ?? Number.NaN), 0);
	return Number.isSafeInteger(sum) ? sum : undefined;
}
const isFailed = ({ status }) => _batch_js__WEBPACK_IMPORTED_MODULE_0__.L.some((failed) => failed === status);
}),
9132:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Q: () => (delayAfterFailure),
  e: () => (follow)
});
var ingestion_contact = __nccwpck_require__(5854);
var errors = __nccwpck_require__(452);
var lib_text = __nccwpck_require__(8804);
var mapping_name = __nccwpck_require__(2982);
;// lib/ingestion/observation.js
function observe(answer, requestId, mapping) {
	if (answer instanceof errors.lZ) {
		return { kind: 'failed', fault: answer };
	}
	const { status, requestId: named } = answer;
	if (named !== undefined && named.trim() !== requestId.trim()) {
		return wrongRequest((0,lib_text.Qq) `Adobe answered about request ${(0,lib_text.Cv)(named)} instead of ${(0,lib_text.Cv)(requestId)}${lookalike(named, requestId)}`);
	}
	const other = (0,mapping_name.w)(answer.info, mapping);
	if (other !== undefined) {
		return wrongRequest((0,lib_text.Qq) `Adobe answered about the mapping ${(0,lib_text.V$)(other, 200)} instead of ${(0,lib_text.Cv)(mapping)}${lookalike(other, mapping)}`, { meaning: 'other-mapping' });
	}
	if (typeof status === 'object') {
		return { kind: 'unknown-status', word: status.unknown, isOurs: named !== undefined };
	}
	if (status === 'In Progress') {
		return named === undefined ? { kind: 'contact' } : { kind: 'running', report: answer };
	}
	return named === undefined
		? wrongRequest((0,lib_text.Qq) `Adobe answered "${status}" without naming a request, so it may not be about ${(0,lib_text.Cv)(requestId)}`)
		: { kind: 'terminal', report: { ...answer, requestId, status } };
}
function oddityOf(observation) {
	if (observation.kind === 'contact') {
		return new errors.lZ('wrong-request', (0,lib_text.Qq) `Adobe last answered "In Progress" without naming a request`);
	}
	if (observation.kind !== 'unknown-status')
		return undefined;
	const said = (0,lib_text.Qq) `Adobe last reported the unknown status "${(0,lib_text.V$)(observation.word, 100)}"`;
	return new errors.lZ('unreadable-answer', said, { meaning: 'unknown-status' });
}
const wrongRequest = (message, details = {}) => ({
	kind: 'failed',
	fault: new errors.lZ('wrong-request', message, details),
});
function lookalike(said, wanted) {
	const theirs = [...said.slice(0, 2 * wanted.length + 2)];
	const ours = [...wanted, ''];
	const index = ours.findIndex((character, at) => character !== theirs[at]);
	const [their = '', our = ''] = [theirs[index], ours[index]];
	return /^[ -~]*$/.test(their + our)
		? lib_text.K$
		: (0,lib_text.Qq) ` (${(0,lib_text.Rj)(their)} instead of ${(0,lib_text.Rj)(our)})`;
}
var schedule = __nccwpck_require__(3509);
;// lib/ingestion/follow.js
const LONGEST_RETRY_AFTER_MS = 300_000;
async function follow(request, { api, clock, random, observer }, budget) {
	const { mappingId, mappingName = mappingId, requestId, sinceMs, pollIntervalMs, queueing = false } = request;
	const contact = new ingestion_contact.B(clock.now());
	let firstCheckMs;
	let lastReport;
	let odd;
	let delayMs = request.firstCheckAfterMs ?? pollIntervalMs;
	let wasFrozen = false;
	const seen = () => ({ firstCheckMs, lastReport, odd, failing: contact.failing(clock.now()) });
	for (;;) {
		const leftMs = Math.max(0, budget.deadline - clock.now());
		const isLast = delayMs >= leftMs;
		const dueMs = clock.now() + Math.min(delayMs, leftMs);
		await clock.sleep(Math.min(delayMs, leftMs), budget.signal);
		if (budget.signal.aborted)
			return { kind: 'cancelled', ...seen() };
		const startedMs = clock.now();
		contact.frozen((0,schedule.sO)(dueMs, startedMs));
		firstCheckMs ??= startedMs;
		const checkBudget = { ...budget, deadline: Math.max(budget.deadline, startedMs) };
		const answer = await api.checkStatus(mappingId, requestId, checkBudget);
		let observation = observe(answer, requestId, mappingName);
		const now = clock.now();
		const frozenMs = (0,schedule.sO)((0,schedule.lb)(startedMs, checkBudget.deadline), now);
		contact.frozen(frozenMs);
		const ageMs = now - (sinceMs ?? firstCheckMs);
		const checked = { kind: 'checked', requestId, queueing, ageMs };
		if (observation.kind === 'terminal') {
			observer.on(mappingId, { ...checked, observation });
			return { ...observation, ...seen() };
		}
		if (budget.signal.aborted)
			return { kind: 'cancelled', ...seen() };
		if (frozenMs > 0 && now >= budget.deadline && !wasFrozen) {
			wasFrozen = true;
			delayMs = 0;
			continue;
		}
		if (observation.kind === 'failed') {
			if (observation.fault.code === 'timed-out')
				return { kind: 'timed-out', ...seen() };
			const isLost = contact.failure(observation.fault, now) === 'lost';
			const fault = contact.failed?.last ?? observation.fault;
			if (isLost || (queueing && isRefusedToOthers(fault)))
				return { kind: 'lost', fault, ...seen() };
			observation = { kind: 'failed', fault };
			delayMs = delayAfterFailure(contact, now, pollIntervalMs, random);
		}
		else {
			const isOurs = observation.kind === 'running' || (observation.kind === 'unknown-status' && observation.isOurs);
			contact.succeeded(isOurs ? 'proven' : 'contact', now);
			if (observation.kind === 'running')
				lastReport = observation.report;
			if (observation.kind !== 'contact' || lastReport === undefined)
				odd = oddityOf(observation);
			delayMs = (0,schedule.FD)(ageMs, pollIntervalMs, random);
		}
		const isOver = isLast || now >= budget.deadline;
		observer.on(mappingId, { ...checked, observation, nextCheckMs: isOver ? undefined : delayMs });
		if (isOver)
			return { kind: 'timed-out', ...seen() };
	}
}
function delayAfterFailure(contact, nowMs, pollIntervalMs, random) {
	const { count = 1, last } = contact.failed ?? {};
	const backoffMs = Math.max((0,schedule.ts)(count, random), pollIntervalMs);
	const askedMs = Math.min(last?.details.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
	return Math.min(Math.max(backoffMs, askedMs), contact.longestWait(nowMs));
}
const isRefusedToOthers = (fault) => (0,ingestion_contact.v)(fault) || fault.code === 'redirected' || fault.code === 'wrong-request';
}),
2982:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  v: () => (isSameMapping),
  w: () => (otherMappingIn)
});
const LABELLED = /\bmapping\s+id\s*:\s*(.*)/is;
const IGNORED = /[\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u;
const fold = (character) => character === '\u0131' ? character : character.toUpperCase().toLowerCase();
function lettersOf(character) {
	if (character < '\x80')
		return character.trim() === '' ? [] : [character.toLowerCase()];
	return [...character.normalize('NFD')].filter((letter) => !IGNORED.test(letter)).map(fold);
}
function beginsWith(said, name) {
	const wanted = [...name].flatMap(lettersOf);
	let matched = 0;
	for (const character of said) {
		if (matched === wanted.length && /[\s.]/.test(character))
			return true;
		for (const letter of lettersOf(character)) {
			if (letter !== wanted[matched])
				return false;
			matched += 1;
		}
	}
	return matched === wanted.length;
}
const isSameMapping = (one, other) => beginsWith(one, other) && beginsWith(other, one);
function otherMappingIn(info, reference) {
	const [, said = ''] = LABELLED.exec(info) ?? [];
	if (beginsWith(said, reference))
		return undefined;
	const end = said.search(/\.\s/);
	const name = (end < 0 ? said.trimEnd().replace(/\.$/, '') : said.slice(0, end)).trim();
	return name === '' ? undefined : name;
}
}),
7362:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  _m: () => (OUTCOME_NAMES),
  _p: () => (byAttention),
  im: () => (OUTCOMES),
  oJ: () => (isSuccess)
});
const OUTCOMES = {
	error: {
		headline: 'The step could not do its work',
		conclusion: 'failure',
	},
	rejected: {
		headline: 'Adobe did not start the ingestion',
		conclusion: 'failure',
	},
	failed: {
		headline: 'The ingestion failed',
		conclusion: 'failure',
	},
	aborted: {
		headline: 'The ingestion was aborted',
		conclusion: 'failure',
	},
	'lost-contact': {
		headline: 'Contact was lost, so it is not known whether the data arrived',
		conclusion: 'timed_out',
	},
	'timed-out': {
		headline: 'Time ran out before the ingestion finished',
		conclusion: 'timed_out',
	},
	cancelled: {
		headline: 'Cancelled before the ingestion finished',
		conclusion: 'cancelled',
	},
	'too-many-failed-records': {
		headline: 'Experience Platform refused too many rows',
		conclusion: 'failure',
	},
	'too-few-records': {
		headline: 'Too few records arrived',
		conclusion: 'failure',
	},
	checked: {
		headline: 'The set-up was checked, and no data was ingested',
		conclusion: 'success',
	},
	submitted: {
		headline: 'Submitted, not waited for',
		conclusion: 'success',
	},
	succeeded: {
		headline: 'The data arrived',
		conclusion: 'success',
	},
};
const OUTCOME_NAMES = Object.keys(OUTCOMES);
const isSuccess = (outcome) => OUTCOMES[outcome].conclusion === 'success';
function byAttention(results) {
	return OUTCOME_NAMES.flatMap((outcome) => results.filter((result) => result.outcome === outcome));
}
}),
8381:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  D9: () => (errorCodeOf),
  Gb: () => (requestIdOf),
  Hc: () => (resultOfFault),
  Kl: () => (faultOf),
  Zd: () => (batchIdOf),
  _U: () => (infoOf),
  b7: () => (runningRequestIdOf),
  c2: () => (statusOf),
  lg: () => (isAttached),
  nT: () => (isOpen),
  ui: () => (isUnfinished)
});
const requestOf = (result) => {
	if ('report' in result)
		return { requestId: result.report.requestId, origin: result.origin };
	if ('request' in result)
		return result.request;
	return 'stage' in result && result.stage.at === 'request' ? result.stage.request : undefined;
};
const requestIdOf = (result) => requestOf(result)?.requestId ?? result.aborted?.report.requestId;
const isAttached = (result) => (requestOf(result)?.origin ?? result.aborted?.origin) === 'attached';
function runningRequestIdOf(result) {
	if ('reply' in result) {
		return result.reply.kind === 'already-running' ? result.reply.runningRequestId : undefined;
	}
	return 'stage' in result && result.stage.at === 'queue' ? result.stage.runningRequestId : undefined;
}
const isOpen = (result) => !('report' in result) && requestOf(result) !== undefined;
const isUnfinished = (result) => isOpen(result) || ('stage' in result && result.outcome !== 'error');
function lastSaid(result) {
	const { aborted } = result;
	if ('report' in result)
		return result.report;
	if ('reply' in result) {
		const { kind, info } = result.reply;
		return { status: kind === 'rejected' ? 'Failed' : 'In Progress', info };
	}
	if ('request' in result)
		return { status: 'In Progress', info: result.request.info };
	if (!('stage' in result))
		return undefined;
	const { stage } = result;
	if (stage.at === 'start')
		return aborted?.report;
	if (stage.at === 'queue')
		return { status: 'In Progress', info: aborted?.report.info };
	const { request, lastReport } = stage;
	const isUnknown = request.origin === 'resumed' && lastReport === undefined;
	return { status: isUnknown ? undefined : 'In Progress', info: lastReport?.info ?? request.info };
}
const statusOf = (result) => lastSaid(result)?.status;
const infoOf = (result) => lastSaid(result)?.info;
const batchIdOf = (result) => ('report' in result ? result : result.aborted)?.report.batchId;
const faultOf = (result) => 'fault' in result ? result.fault : undefined;
function errorCodeOf(result) {
	switch (result.outcome) {
		case 'succeeded':
		case 'submitted':
		case 'checked':
			return undefined;
		case 'rejected':
			return result.reply.kind === 'rejected'
				? (result.reply.vendorCode ?? result.reply.reason)
				: result.reply.kind;
		case 'failed':
		case 'aborted':
			return result.report.vendorCode ?? result.outcome;
		case 'too-few-records':
		case 'too-many-failed-records':
		case 'timed-out':
		case 'cancelled':
			return result.outcome;
		case 'error':
		case 'lost-contact': {
			const { outcome, stage, fault } = result;
			const ownCode = outcome === 'lost-contact' && stage.at === 'request' ? outcome : fault?.code;
			return fault?.details.vendorCode ?? ownCode ?? outcome;
		}
		default:
			return result;
	}
}
const resultOfFault = (mappingId, fault, stage = { at: 'start', maybeStarted: false }) => ({ mappingId, attempts: 0, outcome: 'error', stage, fault });
}),
3509:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  $n: () => (withEqualJitter),
  FD: () => (nextCheckDelay),
  jW: () => (DEADLINE_GRACE_MS),
  lb: () => (checkDueMs),
  sO: () => (frozenFor),
  ts: () => (checkBackoff)
});
const SHARE_OF_AGE = 0.05;
const LONGEST_INTERVAL_MS = 15_000;
const SPREAD = 0.1;
const DEADLINE_GRACE_MS = 2_000;
const LONGEST_CHECK_MS = 5 * 60_000;
const LATE_MS = 1_000;
const CHECK_BACKOFF_MS = [5_000, 10_000, 20_000, 40_000, 60_000];
const clamp = (value, min, max) => (value > min ? Math.min(value, max) : min);
function nextCheckDelay(ageMs, minMs, random) {
	const base = clamp(SHARE_OF_AGE * ageMs, minMs, Math.max(LONGEST_INTERVAL_MS, minMs));
	return Math.max(minMs, base * (1 - SPREAD + 2 * SPREAD * random()));
}
function withEqualJitter(delayMs, random) {
	return delayMs / 2 + (random() * delayMs) / 2;
}
function checkBackoff(failedInARow, random) {
	const step = CHECK_BACKOFF_MS[clamp(failedInARow, 1, CHECK_BACKOFF_MS.length) - 1];
	return withEqualJitter(step ?? CHECK_BACKOFF_MS[0], random);
}
const frozenFor = (dueMs, nowMs) => nowMs - dueMs > LATE_MS ? nowMs - dueMs : 0;
const checkDueMs = (startedMs, deadlineMs) => Math.min(startedMs + LONGEST_CHECK_MS, deadlineMs + DEADLINE_GRACE_MS);
}),
5024:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  d8: () => (firstStage),
  p1: () => (expiryOf),
  r7: () => (endingOfFault),
  tA: () => (submit)
});
var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8804);
var _follow_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9132);
var _mapping_name_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2982);
var _schedule_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3509);
async function submit(plan, deps, budget, locks) {
	const { mappingId, onInProgress, pollIntervalMs, firstCheckOffsetMs = 0 } = plan;
	const { api, clock, random, observer } = deps;
	let queuedSinceMs;
	let stage = { at: 'start', maybeStarted: false };
	let backoffs = 0;
	let reported = '';
	for (;;) {
		const over = expiryOf(budget, clock);
		if (over !== undefined)
			return { outcome: over, stage };
		const reply = await api.submit(mappingId, budget).catch(_errors_js__WEBPACK_IMPORTED_MODULE_0__.z6);
		if (reply instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__.lZ)
			return endingOfFault(reply, stage, budget, clock);
		if (reply.kind === 'rejected')
			return { outcome: 'rejected', reply };
		const { requestId, info, unknownWord, answeredAt } = reply;
		const maybeOurs = reply.kind === 'already-in-progress' && reply.afterLostAnswer === true;
		if (reply.afterLostAnswer) {
			observer.on(mappingId, { kind: 'recovered', requestId, wasRunning: maybeOurs });
		}
		if (unknownWord !== undefined) {
			const taken = reply.kind === 'already-in-progress' ? 'running' : plan.wait ? 'followed' : 'submitted';
			observer.on(mappingId, { kind: 'unknown-answer', requestId, word: unknownWord, taken });
		}
		if (reply.kind === 'accepted' && locks.get(requestId)?.isOurs === false) {
			const said = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Adobe accepted the request with the id of another one that had ended, ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Cv)(requestId)}`;
			return endingOfFault(new _errors_js__WEBPACK_IMPORTED_MODULE_0__.lZ('lost-answer', said), stage, budget, clock);
		}
		if (reply.kind === 'accepted') {
			const otherName = (0,_mapping_name_js__WEBPACK_IMPORTED_MODULE_3__.w)(info, mappingId);
			observer.on(mappingId, { kind: 'submitted', requestId, info, otherName });
			const request = { requestId, origin: 'submitted', info, acceptedAt: answeredAt };
			return { request, acceptedMs: clock.now(), mappingName: otherName };
		}
		const lock = locks.get(requestId);
		if (lock === undefined) {
			if (onInProgress === 'attach') {
				observer.on(mappingId, { kind: 'attached', requestId });
				return { request: { requestId, origin: 'attached', info } };
			}
			if (onInProgress === 'fail' || !plan.wait) {
				const { wait } = plan;
				const running = { kind: 'already-running', runningRequestId: requestId };
				return { outcome: 'rejected', reply: { ...running, maybeOurs, wait, info } };
			}
		}
		stage = {
			at: 'queue',
			runningRequestId: requestId,
			maybeOurs,
			staleStatus: lock?.status,
			isOurs: lock?.isOurs ?? false,
			maybeStarted: false,
		};
		const event = lock === undefined
			? { kind: 'queued', runningRequestId: requestId, maybeOurs }
			: { kind: 'locked', requestId, ...lock };
		const what = `${event.kind} ${requestId}`;
		if (what !== reported)
			observer.on(mappingId, event);
		reported = what;
		if (lock === undefined) {
			queuedSinceMs ??= clock.now();
			const end = await (0,_follow_js__WEBPACK_IMPORTED_MODULE_2__.e)({
				mappingId,
				requestId,
				sinceMs: queuedSinceMs,
				pollIntervalMs,
				firstCheckAfterMs: pollIntervalMs + firstCheckOffsetMs,
				queueing: true,
			}, deps, budget);
			if (end.kind === 'terminal') {
				locks.set(requestId, { status: end.report.status, isOurs: false });
				backoffs = 0;
				continue;
			}
			if (end.kind !== 'lost')
				return { outcome: end.kind, stage: { ...stage, odd: end.odd, ...end.failing } };
		}
		backoffs += 1;
		const waitMs = (0,_schedule_js__WEBPACK_IMPORTED_MODULE_4__.ts)(backoffs, random);
		await clock.sleep(Math.min(waitMs, Math.max(0, budget.deadline - clock.now())), budget.signal);
	}
}
const firstStage = (requestId) => requestId === undefined
	? { at: 'start', maybeStarted: false }
	: { at: 'request', request: { requestId, origin: 'resumed' } };
function expiryOf({ signal, deadline }, clock) {
	if (signal.aborted)
		return 'cancelled';
	return clock.now() >= deadline ? 'timed-out' : undefined;
}
function endingOfFault(fault, stage, budget, clock) {
	const over = expiryOf(budget, clock);
	if (fault.code === 'lost-answer') {
		const lost = stage.at === 'request' ? stage : { ...stage, maybeStarted: true };
		return { outcome: over === 'cancelled' ? over : 'lost-contact', stage: lost, fault };
	}
	const isLate = fault.code === 'timed-out' ? 'timed-out' : undefined;
	return { outcome: over ?? isLate ?? 'error', stage, fault };
}
}),
412:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Qh: () => (INPUT_NAMES),
  MI: () => (declarationOf)
});
var json = __nccwpck_require__(6413);
var lib_text = __nccwpck_require__(8804);
var odd_characters = __nccwpck_require__(2653);
var inputs_pasted = __nccwpck_require__(6028);
var campaign = __nccwpck_require__(3737);
var redactor = __nccwpck_require__(4691);
var lists = __nccwpck_require__(1720);
var values = __nccwpck_require__(7035);
;// lib/inputs/secrets.js
const isJwt = (value) => /^(bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*$/i.test(value);
function parseSecret(secret, line) {
	const problem = (0,odd_characters.E)(secret, { line, isSecret: true }) ?? (0,inputs_pasted.r)(secret, true);
	if (problem !== undefined)
		return problem;
	if (secret.replace(/\s+/g, '').length < redactor.v) {
		return (0,lib_text.Qq) `is shorter than ${redactor.v} characters. Copy the whole secret from the Adobe Developer Console.`;
	}
	return values.W3.test(secret) || !secret.isWellFormed()
		? (0,lib_text.Qq) `holds a control character or broken Unicode. Copy it again from the Adobe Developer Console.`
		: secret;
}
function parseSecrets(value) {
	const lines = (0,lists.Dx)(value);
	if (/^\{(?!\{).*\}$/s.test(value)) {
		return (0,lib_text.Qq) `is JSON, such as a credential file. Pass the file as credentials, or the secret alone.`;
	}
	if (isJwt(value)) {
		return (0,lib_text.Qq) `is an access token (a JWT), not a client secret. Pass it as accessToken, with clientId.`;
	}
	for (const [isList, words] of lists.m5) {
		if (lines.some(isList))
			return words;
	}
	if (lines.length > 2) {
		return (0,lib_text.Qq) `holds ${lines.length} lines. Write one secret, or two, one per line, while you rotate it.`;
	}
	const parsed = lines.map((line, index) => parseSecret(line, (0,lists.cA)(lines, index)));
	return parsed.find((secret) => secret instanceof lib_text.EY) ?? lines;
}
const bareToken = (token) => token.replace(/^bearer(\s+|$)/i, '');
function parseAccessToken(value) {
	const bare = bareToken(value);
	const odd = (0,odd_characters.E)(bare, { offset: value.length - bare.length, isSecret: true });
	if (odd !== undefined)
		return odd;
	if (/^(\{(?!\{)|\[)/.test(bare))
		return (0,lib_text.Qq) `is JSON. Pass the value of its access_token alone.`;
	const secret = parseSecret(bare);
	return secret instanceof lib_text.EY ? secret : (0,values.CD)(secret);
}
const splitScopes = (list) => list.split(/[\s,]+/).filter((scope) => scope !== '');
function parseScopes(list) {
	const value = splitScopes(list);
	const odd = (0,odd_characters.E)(list.replace(/\s/g, ' '), { isAscii: true });
	if (odd !== undefined)
		return odd;
	return !(0,campaign.vG)(value.join('')) &&
		value.every((scope) => /^[a-z_](?:(?!["'`%+;<>\\{}])[!-~])*$/i.test(scope))
		? value
		: (0,lib_text.Qq) `is not a list of scopes. Copy the scopes from the credential's page, comma separated, without quotes, brackets or dashes.`;
}
;// lib/inputs/credentials.js
const DOWNLOAD = (0,lib_text.Qq) `Download the OAuth server-to-server credential from the Adobe Developer Console again.`;
const texts = (value) => (0,json.gT)(value).flatMap((item) => (0,json.$6)(item) ?? []);
function secretsInFile(text) {
	const secrets = [];
	try {
		JSON.parse(text, (key, value) => {
			if (/secret/i.test(key))
				secrets.push(...texts([value].flat()));
			return value;
		});
	}
	catch {
	}
	return secrets;
}
function readOAuth(fields, imsOrg, [idKey, secretsKey, scopesKey]) {
	const clientId = (0,json.$6)(fields, idKey) ?? '';
	const clientSecrets = texts((0,json.at)(fields, secretsKey));
	const scopes = texts([(0,json.at)(fields, scopesKey)].flat()).flatMap(splitScopes);
	const missing = [...(clientId === '' ? [idKey] : []), ...(clientSecrets.length === 0 ? [secretsKey] : [])];
	const others = [(0,json.at)(fields, secretsKey), (0,json.at)(fields, secretsKey.slice(0, -1))].flat();
	if (clientSecrets.length === 0 && others.some((item) => (0,json.Gv)(item) || (0,json.$6)(item) !== undefined)) {
		return (0,lib_text.Qq) `must hold ${secretsKey} as a list of texts. ${DOWNLOAD} Or pass its client ID and secret as clientId and clientSecret.`;
	}
	if (missing.length > 0)
		return (0,lib_text.Qq) `lacks ${missing.join(' and ')}. ${DOWNLOAD}`;
	const named = [
		{ name: (0,lib_text.Qq) `client ID`, values: [clientId], parse: values.CD },
		{ name: (0,lib_text.Qq) `client secret`, values: clientSecrets, parse: (secret) => parseSecret(secret) },
		{ name: (0,lib_text.Qq) `scope`, values: scopes, parse: parseScopes },
	];
	for (const { name, values, parse } of named) {
		const problem = values.map((value) => parse(value)).find((parsed) => parsed instanceof lib_text.EY);
		if (problem instanceof lib_text.EY)
			return (0,lib_text.Qq) `has a ${name} that ${problem}`;
	}
	return { clientId, clientSecrets, scopes, imsOrg };
}
const hasAny = (file, keys) => keys.some((key) => Object.hasOwn(file, key));
const isServiceAccount = (file, nested) => hasAny(file, ['API_KEY', 'PUBLIC_KEYS_WITH_EXPIRY']) ||
	(Object.hasOwn(file, 'CLIENT_SECRET') && !Object.hasOwn(file, 'CLIENT_ID')) ||
	nested.some((item) => (0,json.at)(item, 'jwt') !== undefined || (0,json.$6)(item, 'integration_type')?.startsWith('service'));
function whyNotJson(content) {
	const odd = (0,odd_characters.E)(content);
	if (odd !== undefined)
		return (0,lib_text.Qq) `is not JSON, and ${odd}`;
	if (isJwt(content)) {
		return (0,lib_text.Qq) `is an access token (a JWT), not a credential file. Pass it as accessToken, with clientId.`;
	}
	const pasted = /^[{[<-]/.test(content) ? undefined : (0,inputs_pasted.r)(content);
	if (pasted !== undefined)
		return pasted;
	return /^(e[wy]|77u)[\w+/=\s-]*$/.test(content)
		? (0,lib_text.Qq) `is encoded in base64. Store the downloaded file as it is, on one line (jq -c . file).`
		: (0,lib_text.Qq) `is not JSON. Store the whole downloaded file as the secret, on one line (jq -c . file).`;
}
function parseCredentials(content) {
	let file;
	try {
		file = JSON.parse(content);
	}
	catch {
		return whyNotJson(content);
	}
	if (Array.isArray(file)) {
		return (0,lib_text.Qq) `is a list of ${file.length} entries. Pass one credential: the file of one project. ${DOWNLOAD}`;
	}
	if (!(0,json.Gv)(file)) {
		return (0,lib_text.Qq) `is JSON, but not an object. Pass the secret itself, without toJSON. ${DOWNLOAD}`;
	}
	const nested = (0,json.gT)(file, 'project', 'workspace', 'details', 'credentials');
	const oauth = ['oauth_server_to_server', 'oauth_server_to_server_migrate']
		.flatMap((key) => nested.map((item) => (0,json.at)(item, key)))
		.find(json.Gv);
	if (oauth !== undefined) {
		const imsOrg = (0,json.$6)(file, 'project', 'org', 'ims_org_id');
		return readOAuth(oauth, imsOrg, ['client_id', 'client_secrets', 'scopes']);
	}
	if (!Object.hasOwn(file, 'CLIENT_SECRETS') && isServiceAccount(file, nested)) {
		return (0,lib_text.Qq) `is a Service Account (JWT) credential, which Adobe no longer supports. Add an OAuth server-to-server credential to the project in the Adobe Developer Console and use its file.`;
	}
	if (hasAny(file, ['$ims', '$cli', 'ims', 'oauth_enabled', 'client_secrets', 'technical_account_id'])) {
		return (0,lib_text.Qq) `is a configuration of Adobe's command line (aio), not a credential file. Pass its client ID and secret as clientId and clientSecret. ${DOWNLOAD}`;
	}
	if (Object.hasOwn(file, 'access_token')) {
		return (0,lib_text.Qq) `is an answer of Adobe IMS, not a credential file. Pass its access_token as accessToken, with clientId.`;
	}
	if (Object.hasOwn(file, 'project')) {
		return (0,lib_text.Qq) `holds no OAuth server-to-server credential. ${DOWNLOAD}`;
	}
	return readOAuth(file, (0,json.$6)(file, 'ORG_ID'), ['CLIENT_ID', 'CLIENT_SECRETS', 'SCOPES']);
}
;// lib/inputs/declarations.js
const ADDRESS = {
	codeDefault: true,
	kind: 'address',
	parse: values.or,
	unusedInRehearsals: true,
};
const INPUTS = {
	org: {
		required: true,
		kind: 'identifier',
		parse: values.H4,
	},
	mappingId: {
		required: true,
		kind: 'identifier',
		parse: values.$G,
		lines: 'one-for-each',
	},
	credentials: {
		kind: 'secret',
		parse: parseCredentials,
		secretName: 'ADOBE_CREDENTIALS',
		secretsIn: secretsInFile,
		unusedInRehearsals: true,
	},
	clientId: {
		kind: 'identifier',
		parse: values.CD,
		secretName: 'ADOBE_CLIENT_ID',
		unusedInRehearsals: true,
	},
	clientSecret: {
		kind: 'secret',
		parse: parseSecrets,
		secretName: 'ADOBE_CLIENT_SECRET',
		unusedInRehearsals: true,
	},
	scopes: {
		kind: 'plain',
		parse: parseScopes,
		unusedInRehearsals: true,
	},
	accessToken: {
		kind: 'secret',
		parse: parseAccessToken,
		secretName: 'ADOBE_ACCESS_TOKEN',
		secretsIn: (value) => [bareToken(value)],
		unusedInRehearsals: true,
	},
	requestId: {
		kind: 'identifier',
		parse: values.Cg,
		lines: 'one-for-each',
		allowsNone: 'to submit for that one',
		notInRecipe: true,
	},
	wait: {
		default: 'true',
		kind: 'plain',
		parse: values.yG,
		notInRecipe: true,
	},
	timeoutMinutes: {
		default: '60',
		kind: 'plain',
		parse: (0,values.$J)({ min: 0, max: 7200, exclusiveMin: true }),
	},
	pollIntervalSeconds: {
		default: '1',
		kind: 'plain',
		parse: (0,values.$J)({ min: 1, max: 300 }),
	},
	onInProgress: {
		default: 'queue',
		codeDefault: true,
		kind: 'plain',
		parse: (0,values.HU)(['queue', 'attach', 'fail']),
	},
	resubmitOnAborted: {
		default: '0',
		kind: 'plain',
		parse: (0,values.$J)({ min: 0, max: 5, integer: true }),
	},
	minRecords: {
		kind: 'plain',
		parse: (0,values.$J)({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: true, perLine: true }),
		lines: 'one-or-each',
		allowsNone: 'for no gate',
	},
	maxParallel: {
		default: '4',
		kind: 'plain',
		parse: (0,values.$J)({ min: 1, max: 20, integer: true }),
	},
	checkRun: {
		default: 'false',
		kind: 'plain',
		parse: values.yG,
	},
	githubToken: {
		default: '${{ github.token }}',
		kind: 'secret',
		parse: values.Ae,
		onlyWith: 'checkRun',
		notInRecipe: true,
	},
	sandbox: {
		kind: 'identifier',
		parse: values.L6,
	},
	imsOrg: {
		kind: 'identifier',
		parse: values.V$,
	},
	datasetId: {
		kind: 'identifier',
		parse: values.zN,
		lines: 'one-for-each',
		allowsNone: 'for none',
	},
	maxFailedRecords: {
		kind: 'plain',
		parse: (0,values.$J)({ min: 0, max: Number.MAX_SAFE_INTEGER, integer: true }),
		notInRecipe: true,
	},
	requestIdIn: {
		default: 'query',
		kind: 'plain',
		parse: (0,values.HU)(['query', 'body']),
	},
	apiUrl: {
		default: 'https://mc.adobe.io',
		...ADDRESS,
	},
	imsUrl: {
		default: 'https://ims-na1.adobelogin.com',
		...ADDRESS,
	},
	platformUrl: {
		default: 'https://platform.adobe.io',
		...ADDRESS,
	},
	dryRun: {
		default: 'false',
		kind: 'plain',
		parse: values.yG,
		notInRecipe: true,
	},
	rehearse: {
		kind: 'plain',
		parse: values.Ae,
		lines: 'one-or-each',
		notInRecipe: true,
	},
};
const INPUT_NAMES = Object.keys(INPUTS);
const declarationOf = (name) => INPUTS[name];
}),
1720:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Dx: () => (linesOf),
  S3: () => (IN_QUOTES),
  cA: () => (lineOf),
  gd: () => (isGroupedNumber),
  k$: () => (linesOfOutput),
  m5: () => (LISTS),
  x3: () => (NONE)
});
var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8804);
const VALUE = String.raw `(?:[\w.-]+|"[^"]*"|'[^']*')`;
const WITH_COMMAS = new RegExp(String.raw `^${VALUE}(?:\s*[,;，；、]\s*${VALUE})+[,;]?$`);
const OF_ONE_KIND = /^([A-Za-z][A-Za-z_-]*)\d+(?:(?:\s*[|/&+]\s*|\s+(?:and\s+)?)\1\d+)+$/;
const isListInOneLine = (line) => /^\[.*\]$/.test(line) ||
	/^(?:[-*+\u00b7\u2010-\u2015\u2022\u2023\u2043\u25a0-\u25ff]|\(?\d+[.)])\s+\S/.test(line) ||
	WITH_COMMAS.test(line) ||
	OF_ONE_KIND.test(line);
const isGroupedNumber = (line) => /^\d{1,3}(?:[,. '_]\d{2,3})*[,. '_]\d{3}$/.test(line);
const isPieceOfList = (line) => /^[[\]],?$/.test(line) || /^(["']).*\1,$/.test(line) || /^[\w.-]+[,;]$/.test(line);
const AROUND = '["\'`´′″‵「」『』｢｣〈〉《》⟨⟩｀<>＜＞]';
const QUOTED = new RegExp(`^${AROUND}.*${AROUND}$|^\\*+[^*]+\\*+$`, 's');
const IN_QUOTES = [
	(line) => QUOTED.test(line),
	(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `is in quotation marks or brackets. Write it without them.`,
];
const LISTS = [
	[
		isListInOneLine,
		(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `holds several values in one line. Write one per line, without brackets, commas or dashes.`,
	],
	[isPieceOfList, (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `is written as a list. Write one value per line, without brackets, quotes or commas.`],
	IN_QUOTES,
];
const NONE = '-';
function linesOfOutput(values) {
	const [first = '', ...others] = values;
	return others.length === 0 ? first : values.map((value) => value || NONE).join('\n');
}
const lineOf = (lines, index) => (lines.length > 1 ? index + 1 : undefined);
const linesOf = (value) => value
	.split(/\r\n|\r|\n/)
	.map((line) => line.trim())
	.filter((line) => line !== '');
}),
2653:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  E: () => (describeOddCharacter)
});
var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8804);
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800\ufffc\ufffd]|[^\P{Zs} ]/u;
const SMART_QUOTE = /[\u2018-\u201f\u00ab\u00bb\u2039\u203a\uff02\uff07]/u;
const TYPOGRAPHIC = /[\u2010-\u2015\u2026\u2212]/u;
function describeOddCharacter(value, place = {}) {
	if (!/[^\t-~]/.test(value))
		return undefined;
	const { offset = 0, line } = place;
	const where = line === undefined ? (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `` : (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) ` of line ${line}`;
	for (const [index, character] of [...value].entries()) {
		const kind = oddityOf(character, place);
		if (kind !== undefined) {
			return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `holds ${(0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Rj)(character)} at position ${offset + index + 1}${where}, ${kind}. Type or copy the value again, without it.`;
		}
	}
	return undefined;
}
function oddityOf(character, { isSecret = false, isAscii = false }) {
	if (SMART_QUOTE.test(character))
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `a quotation mark`;
	if (INVISIBLE.test(character))
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `a character that is invisible or looks like a space`;
	if ((isSecret || isAscii) && TYPOGRAPHIC.test(character)) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `a character that word processors insert`;
	}
	return isAscii && character > '\u007f'
		? (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `not an ASCII character, though it may look like one`
		: undefined;
}
}),
6028:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  F: () => (describeOwnName),
  r: () => (describePasted)
});
var _adobe_campaign_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3737);
var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8804);
var _lists_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1720);
const isNoValue = (value) => value !== '' && (0,_adobe_campaign_js__WEBPACK_IMPORTED_MODULE_0__.vG)(value);
const NO_VALUE = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is a word or sign for no value, such as null or -. Write the value, or check the step, variable or secret that it comes from.`;
const FORMS = [
	[(value) => /[*•●]{3}/.test(value), (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is masked. Copy the value from where it can be read.`],
	[
		(value) => /^\{\{.*\}\}$|^%[a-z_]\w*%$|^\$[({[]?[a-z_][\w.:-]*[)}\]]?$/i.test(value) ||
			/^(?:(?:secrets|vars|matrix|inputs)|(?:steps|needs)\.[\w-]+\.outputs)\.[\w-]+$/.test(value),
		(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is a variable or an expression that was not evaluated. Write it as \`\${{ … }}\` in \`with:\` of a step.`,
	],
	[isNoValue, NO_VALUE],
	[(value) => /^\{.*\}$/s.test(value), (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is JSON or stands in braces. Write the value alone.`],
	_lists_js__WEBPACK_IMPORTED_MODULE_2__.S3,
	[
		(value) => /\\[nrt]$/.test(value),
		(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `ends in a line break as code spells it. Write the value without it.`,
	],
	[
		(value) => /^#\s|^\S+\s+#\s+\D|\s{2}#/.test(value),
		(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `holds a comment, which is part of the value inside a block. Write the value alone.`,
	],
	[
		(value) => _lists_js__WEBPACK_IMPORTED_MODULE_2__.m5.some(([isList]) => isList(value)),
		(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is written as a list. Write one value, without commas or dashes.`,
	],
];
const FORMS_OF_SECRETS = [
	...FORMS,
	[(value) => value.includes('...'), (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is shortened. Copy the whole value.`],
	[(value) => /^(\S{4})\S+\s+\1/.test(value), (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `holds two secrets in one line. Write one per line.`],
];
function describePasted(value, isSecret = false) {
	if (/^[\w@-]*$/.test(value))
		return isNoValue(value) ? NO_VALUE : undefined;
	return (isSecret ? FORMS_OF_SECRETS : FORMS).find(([isForm]) => isForm(value))?.[1];
}
function describeOwnName(name, value) {
	const [label = ''] = /^[^:={\n]*(?=[:=])/.exec(value) ?? [];
	const letters = label.replace(/[^a-z]/gi, '').toLowerCase();
	const isName = [name, `${name}s`].some((each) => letters.endsWith(each.toLowerCase()));
	return isName ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `begins with the name of the input. Write the value alone.` : undefined;
}
}),
7035:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  $G: () => (parseMappingId),
  $J: () => (parseNumber),
  Ae: () => (anyText),
  CD: () => (parseHeaderToken),
  Cg: () => (parseRequestId),
  H4: () => (parseOrganization),
  HU: () => (parseChoice),
  L6: () => (parseSandbox),
  V$: () => (parseImsOrg),
  W3: () => (CONTROL),
  Ws: () => (LOOPBACK),
  or: () => (parseAddress),
  rw: () => (ADOBE_HOST),
  yG: () => (parseBoolean),
  zN: () => (parseDatasetId)
});
var _adobe_campaign_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3737);
var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8804);
var _lists_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1720);
var _odd_characters_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2653);
var _pasted_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6028);
const CONTROL = /\p{Cc}/u;
const quote = (value) => value.length > 60 ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `a text of ${value.length} characters` : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.hl)(JSON.stringify(value));
const withoutOddCharacters = (parse, isAscii = false) => (value) => (0,_odd_characters_js__WEBPACK_IMPORTED_MODULE_3__.E)(value, { isAscii }) ?? parse(value);
const asPasted = (parse, isAscii = false) => (value) => (0,_pasted_js__WEBPACK_IMPORTED_MODULE_4__.r)(value) ?? withoutOddCharacters(parse, isAscii)(value);
const matching = (pattern, problem) => asPasted((value) => (pattern.test(value) ? value : problem), true);
const parseBoolean = withoutOddCharacters((value) => {
	if (/^(true|True|TRUE)$/.test(value))
		return true;
	if (/^(false|False|FALSE)$/.test(value))
		return false;
	return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(value)}, which is not a boolean. Write true or false.`;
}, true);
const parseNumber = ({ min, max, exclusiveMin, integer, perLine }) => withoutOddCharacters((digits) => {
	const upTo = max === Number.MAX_SAFE_INTEGER ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `on` : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `to ${max}`;
	const range = exclusiveMin ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `above ${min} and at most ${max}` : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `from ${min} ${upTo}`;
	const kind = integer ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `a whole number` : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `a number`;
	const value = Number(digits);
	if (!(integer ? /^\d+$/ : /^\d+(\.\d+)?$/).test(digits)) {
		if ((0,_lists_js__WEBPACK_IMPORTED_MODULE_2__.gd)(digits)) {
			const several = perLine && digits.includes(',') ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `; several numbers go one per line` : _text_js__WEBPACK_IMPORTED_MODULE_1__.K$;
			return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(digits)}, which is not ${kind} in plain digits. Leave the thousands separator out: write ${digits.replace(/\D/g, '')}${several}.`;
		}
		const one = (0,_lists_js__WEBPACK_IMPORTED_MODULE_2__.Dx)(digits).length > 1 ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `, for all mappings` : _text_js__WEBPACK_IMPORTED_MODULE_1__.K$;
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(digits)}, which is not ${kind} in plain digits. Write ${kind} ${range}${one}.`;
	}
	if (value > max || value < min || (exclusiveMin && value === min)) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(digits)}, which is out of range. Write ${kind} ${range}.`;
	}
	return value;
});
const parseChoice = (choices) => withoutOddCharacters((word) => {
	const value = choices.find((choice) => choice === word);
	return value ?? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(word)}, which is unknown. Write one of: ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.c3)(choices)}.`;
}, true);
const parseOrganization = asPasted((tenant) => {
	if (tenant.includes('@')) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(tenant)}, which looks like an IMS organization. Write the tenant instead: the name in your instance's address, such as \`geometrixx\` in \`https://geometrixx.campaign.adobe.com\`.`;
	}
	if (tenant.length > _adobe_campaign_js__WEBPACK_IMPORTED_MODULE_0__.Qx) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${tenant.length} characters long. Write the tenant alone, such as "geometrixx".`;
	}
	if (!/^[A-Za-z0-9._-]+$/.test(tenant) || /^\.+$|\.\.|\.adobe\.com$/i.test(tenant)) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(tenant)}, which is not a tenant name (letters, digits, "-", "_", "."). Write the tenant alone, such as "geometrixx" or "geometrixx-mkt-stage3", not an address.`;
	}
	return tenant;
}, true);
const ID_FIELD = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Write the ID as shown in the mapping's ID field.`;
const parseMappingId = asPasted((id) => {
	if (id.length > _adobe_campaign_js__WEBPACK_IMPORTED_MODULE_0__.Qx)
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${id.length} characters long. ${ID_FIELD}`;
	if (CONTROL.test(id))
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `contains a control character. ${ID_FIELD}`;
	if (/[/\\]/.test(id) || id === '.' || id === '..') {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(id)}, which cannot be a data mapping's ID. Write the ID as shown in Administration > Development > Platform > Data mappings.`;
	}
	return id.isWellFormed() ? id : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `contains broken Unicode. Write the ID again.`;
});
const parseRequestId = withoutOddCharacters((id) => {
	if ((0,_adobe_campaign_js__WEBPACK_IMPORTED_MODULE_0__.vG)(id)) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(id)}: the job that should have submitted a request passed none on, so there is nothing to follow. Check that job.`;
	}
	const isOne = (0,_adobe_campaign_js__WEBPACK_IMPORTED_MODULE_0__.hP)(id) && !/^\w+:\/\/|^\d+(?:\s+\d+)+$/.test(id);
	const problem = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is not a request id. Write the output requestId of the run to follow; several go one per line.`;
	return (0,_pasted_js__WEBPACK_IMPORTED_MODULE_4__.r)(id) ?? (isOne ? id : problem);
});
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;
const ADOBE_HOST = /\.(adobe\.io|adobelogin\.com|adobe\.com)$/;
const NO_ADDRESS = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is not an address. Write it in full, such as \`https://mc.adobe.io\`.`;
const parseAddress = withoutOddCharacters((address) => {
	if (/[\s\p{Cc}]/u.test(address)) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `holds a space, line break or control character. Write one address, on one line.`;
	}
	if (!URL.canParse(address))
		return NO_ADDRESS;
	const { protocol, hostname, username, password, pathname, origin, href } = new URL(address);
	const onLoopback = LOOPBACK.test(hostname);
	if (protocol !== 'https:' && !(protocol === 'http:' && onLoopback)) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `must begin with \`https://\` (\`http://\` only on loopback): secrets are sent there.`;
	}
	if (username || password)
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `holds a user name or password. Write the address without it.`;
	if (!/^(?!https?$)[\w.:[\]-]+$/.test(hostname))
		return NO_ADDRESS;
	if (/[?#]/.test(address))
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `holds a query or fragment. Write the address without it.`;
	const isRequest = /\/(ims|token|campaign|dataIngestion)(\/|$)|\/data\/foundation/i.test(pathname) ||
		(/[^/]/.test(pathname) && ADOBE_HOST.test(hostname));
	return isRequest
		? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `holds the path of a request. Stop at the host: write ${quote(origin)}.`
		: href.replace(/\/+$/, '');
});
const parseSandbox = matching(/^[\x21-\x7e]{1,200}$/, (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is not the name of a sandbox. Write its name, such as prod, which holds no spaces, not its title.`);
const parseDatasetId = asPasted((id) => /^[0-9a-f]{24}$/i.test(id)
	? id
	: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is ${quote(id)}, which is not the ID of a dataset (24 hex digits). Copy the Dataset ID from the dataset's page in Experience Platform.`, true);
const parseImsOrg = matching(/^[\w.-]{1,200}@AdobeOrg$/, (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `is not an IMS organization, which ends in @AdobeOrg. Copy the Organization ID from the credential's page in the Adobe Developer Console; the tenant goes into org.`);
const parseHeaderToken = matching(/^[\x21-\x7e]+$/, (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `holds a space, line break or non-ASCII character. Copy the value again, without anything around it.`);
const anyText = (value) => value;
}),
6413:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  $6: () => (textAt),
  $v: () => (countAt),
  Gv: () => (isObject),
  at: () => (at),
  gT: () => (listAt),
  qF: () => (parseJson),
  tk: () => (numberAt)
});
const MAX_DEPTH = 100;
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const STRING = /"(?:[^"\\]|\\.)*(?:"|\\?$)/gs;
const escapeControls = (text) => text.replace(STRING, (string) => string.replace(/\\.|\p{Cc}/gsu, (part) => part.startsWith('\\') ? part : `\\u${part.charCodeAt(0).toString(16).padStart(4, '0')}`));
function checkStructure(text) {
	const open = [];
	let string = '';
	for (let at = 0; at < text.length; at += 1) {
		const mark = text[at];
		const inner = open.at(-1);
		if (mark === '"') {
			const start = at;
			for (at += 1; text[at] !== '"'; at += text[at] === '\\' ? 2 : 1)
				;
			string = text.slice(start, at + 1);
		}
		else if (mark === '{' || mark === '[') {
			if (open.push({}) > MAX_DEPTH)
				throw new RangeError(`JSON nested deeper than ${MAX_DEPTH} levels`);
		}
		else if (inner !== undefined && mark === ':') {
			Object.assign(inner, { key: JSON.parse(string), start: at + 1 });
		}
		else if (inner !== undefined && (mark === ',' || mark === '}' || mark === ']')) {
			if (inner.key !== undefined) {
				const value = text.slice(inner.start, at).trim();
				inner.values ??= new Map();
				if ((inner.values.get(inner.key) ?? value) !== value) {
					throw new RangeError('JSON that names a key twice, with different values');
				}
				inner.values.set(inner.key, value);
				inner.key = undefined;
			}
			if (mark !== ',')
				open.pop();
		}
	}
}
function parseJson(given) {
	const text = /\p{Cc}/u.test(given) ? escapeControls(given) : given;
	let rounded;
	try {
		rounded = JSON.parse(text);
	}
	catch {
		throw new SyntaxError('not valid JSON');
	}
	checkStructure(text);
	if (!/\d{16}/.test(text))
		return rounded;
	const isLong = (token) => /^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token));
	return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (isLong(token) ? `"${token}"` : token)));
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value, ...path) => path.reduce((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
function textAt(value, ...path) {
	const text = at(value, ...path);
	return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}
function listAt(value, ...path) {
	const list = at(value, ...path);
	return Array.isArray(list) ? list : [];
}
function numberAt(value, ...path) {
	const found = at(value, ...path);
	const number = typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : found;
	return typeof number === 'number' ? number : undefined;
}
function countAt(value, ...path) {
	const count = numberAt(value, ...path);
	return count !== undefined && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
}),
6344:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  U6: () => (startRehearsal),
  ml: () => (shorten),
  zk: () => (knownScenarios)
});
const loadSimulator = () => import(/* webpackIgnore: true */ './simulator/index.js');
const LONGEST_MS = 0.25 * 60_000;
const LONGEST_INTERVAL_MS = 1_000;
async function knownScenarios(rehearse) {
	return rehearse === '' ? [] : (await loadSimulator()).SCENARIOS.map(({ name }) => name);
}
async function startRehearsal({ scenarios: scenario, sandbox }, { org, mappings }) {
	const mappingIds = mappings.map(({ mappingId }) => mappingId);
	const datasetIds = mappings.map(({ datasetId }) => datasetId);
	return (await loadSimulator()).startSimulator({ scenario, org, mappingIds, datasetIds, sandbox });
}
function shorten(inputs) {
	if (inputs.target.kind === 'adobe')
		return inputs;
	return {
		...inputs,
		maxParallel: inputs.mappings.length,
		timeoutMs: Math.min(inputs.timeoutMs, LONGEST_MS),
		pollIntervalMs: Math.min(inputs.pollIntervalMs, LONGEST_INTERVAL_MS),
	};
}
}),
4302:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  C3: () => (describeObservation),
  FG: () => (whyUnknown),
  Qk: () => (warnOfMapping),
  eV: () => (describeRetry),
  gN: () => (describeEvent)
});
var _text_human_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7562);
var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8804);
function warnOfMapping(toolkit, name, warning) {
	toolkit.warnOnce(warning.kind, (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Mapping ${name}: ${warning.text}`, (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `${name}: ${warning.title}`);
}
const TAKEN = {
	followed: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `The step follows that request; its status decides.`,
	submitted: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `The step does not wait for that request, so what became of it is not known.`,
	running: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `The step takes that request as already running.`,
};
function describeEvent(event) {
	const request = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Cv)('requestId' in event ? event.requestId : '');
	switch (event.kind) {
		case 'submitted': {
			const { otherName } = event;
			const line = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `submitted as request ${request}.`;
			if (otherName === undefined)
				return line;
			return [line, (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Adobe calls this mapping ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.V$)(otherName, 200)} in its answer.`];
		}
		case 'attached':
			return [
				(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `request ${request} is already running, so the step follows it; nothing was submitted.`,
				{
					kind: 'attached',
					text: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `request ${request} was already running, so the step follows it instead of submitting a new one. Its data may be older than yours.`,
					title: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `attached to a running request`,
				},
			];
		case 'queued': {
			const running = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Cv)(event.runningRequestId);
			return event.maybeOurs
				? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `request ${running} is running, perhaps the one whose answer was lost. Waiting for it to finish, then submitting a request that is certainly ours.`
				: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `request ${running}, not ours, is already running. Waiting for it to finish, then submitting ours.`;
		}
		case 'locked': {
			const whose = event.isOurs ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `our request ${request}` : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `request ${request}`;
			return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Adobe still reports ${whose} as running, although its status is ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.ZV)(event.status)}. Submitting again at growing intervals.`;
		}
		case 'unknown-answer': {
			const { word } = event;
			const said = word === '' ? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `no status` : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `the unknown status "${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.V$)(word, 100)}"`;
			return {
				kind: 'unknown-answer',
				text: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Adobe answered the request with ${said} and the id ${request}. ${TAKEN[event.taken]}`,
				title: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `unknown answer to the request`,
			};
		}
		case 'recovered':
			return {
				kind: 'lost-answer-recovered',
				text: event.wasRunning
					? (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Adobe's answer to the request was lost, and asking again found request ${request} running. It may be ours or someone else's.`
					: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Adobe's answer to the request was lost, and asking again started request ${request}. A short ingestion may have run before it.`,
				title: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `a lost answer was recovered`,
			};
		case 'resumed':
			return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `following request ${request}; nothing is submitted.`;
		case 'resubmitting':
			return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `submitting a new request in place of ${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Cv)(event.abortedRequestId)} (attempt ${event.attempt}).`;
	}
}
function describeRetry({ what, fault, waitMs, mayHaveStarted }) {
	const lost = (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `no clear answer to the request, so an ingestion may have started`;
	const request = mayHaveStarted ? lost : (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `the request was not accepted yet`;
	const states = { token: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `no access token yet`, check: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `a check failed`, request };
	return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `${states[what]}: ${fault.text}. Trying again in ${(0,_text_human_js__WEBPACK_IMPORTED_MODULE_0__.UU)(waitMs)}.`;
}
function describeObservation(observation) {
	switch (observation.kind) {
		case 'terminal':
			return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.ZV)(observation.report.status);
		case 'running':
			return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `In Progress`;
		case 'unknown-status':
			return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `an unknown status, "${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__.V$)(observation.word)}"`;
		case 'contact':
			return (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `In Progress, without naming a request`;
	}
}
const WHY = {
	'not-asked': (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `the dataset was not looked up`,
	followed: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `this step did not submit the request, so it does not know which batches to count`,
	'no-batch': (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `the dataset has no batch since the submission`,
	'in-progress': (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `not every batch since the submission has ended`,
	'rows-missing': (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `the batches since the submission hold fewer rows than Adobe reported`,
	'not-counted': (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Experience Platform gives no consistent count for every batch`,
	'too-many': (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `there are more batches since the submission than the step reads`,
	unreadable: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `Experience Platform could not be read`,
	interrupted: (0,_text_js__WEBPACK_IMPORTED_MODULE_1__.Qq) `the step ended too early`,
};
const whyUnknown = ({ why, fault }) => why === 'unreadable' && fault !== undefined ? fault.text : why === undefined ? _text_js__WEBPACK_IMPORTED_MODULE_1__.K$ : WHY[why];
}),
21:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Z: () => (Toolkit)
});
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
var core = __nccwpck_require__(7532);
var errors = __nccwpck_require__(452);
var cut_to_size = __nccwpck_require__(7907);
var redactor = __nccwpck_require__(4691);
var lib_text = __nccwpck_require__(8804);
;// lib/runner/toolkit.js
const LARGEST_SUMMARY_BYTES = 1024 * 1024;
class Toolkit {
	#cleaner;
	#env;
	#warned = new Map();
	constructor(cleaner, env) {
		this.#cleaner = cleaner;
		this.#env = env;
	}
	hide(secret) {
		if (secret.length < redactor.v) {
			return;
		}
		this.#cleaner.hide(secret);
		if (!this.#env['GITHUB_ACTIONS'])
			return;
		const form = new URLSearchParams({ s: secret }).toString().slice('s='.length);
		for (const variant of new Set([secret, encodeURIComponent(secret), form])) {
			core.Pq(variant);
		}
	}
	info(message) {
		core.pq(this.#cleaner.plain(message));
	}
	debug(message) {
		core.Yz(this.#cleaner.plain(message));
	}
	notice(message, title) {
		core.lm(this.#cleaner.plain(message), { title: this.#cleaner.line(title) });
	}
	error(message, title) {
		core.z3(this.#annotation(message), { title: this.#annotation(title) });
	}
	group(title, lines) {
		core.Oh(this.#cleaner.line(title));
		for (const line of lines)
			this.info(line);
		core.N4();
	}
	warnOnce(kind, message, title) {
		const said = this.#warned.get(kind) ?? new Set();
		if (said.size === 0) {
			core.$e(this.#annotation(message), { title: this.#annotation(title) });
		}
		else if (!said.has(message.raw)) {
			this.info(message);
		}
		this.#warned.set(kind, said.add(message.raw));
	}
	setOutput(name, value) {
		if (!this.#env['GITHUB_OUTPUT']) {
			const lines = value.split('\n').map((line) => (0,lib_text.V$)(line));
			this.info((0,lib_text.Qq) `${name}=${(0,lib_text.fj)(lines, '\n')}`);
			return;
		}
		this.#orWarn(() => core.uH(name, value), 'outputs-file', (0,lib_text.Qq) `The outputs could not be written`, (0,lib_text.Qq) `Outputs missing`);
	}
	saveState(name, value) {
		if (!this.#env['GITHUB_STATE'])
			return;
		this.#orWarn(() => core.LZ(name, value), 'check-run', (0,lib_text.Qq) `If this step is killed, the post step cannot complete the check run`, (0,lib_text.Qq) `State missing`);
	}
	#orWarn(write, kind, failure, title) {
		try {
			write();
		}
		catch (thrown) {
			this.warnOnce(kind, (0,lib_text.Qq) `${failure}: ${(0,errors.ld)(thrown)}`, title);
		}
	}
	async writeSummary(markdown) {
		try {
			const path = this.#env['GITHUB_STEP_SUMMARY'];
			if (!path) {
				throw new Error('GITHUB_STEP_SUMMARY names no file');
			}
			const room = LARGEST_SUMMARY_BYTES - (0,external_node_fs_.statSync)(path).size;
			const before = (mark) => `${markdown.split(mark, 1)[0]}\n`;
			const fitting = [markdown, (0,cut_to_size.j)(markdown), before('\n\n```'), before('\n\n|')].find((part) => Buffer.byteLength(part) <= room);
			if (fitting === undefined) {
				throw new Error('there is no room left in it');
			}
			await (0,promises_namespaceObject.appendFile)(path, fitting);
		}
		catch (thrown) {
			this.warnOnce('summary', (0,lib_text.Qq) `The job summary could not be written: ${(0,errors.ld)(thrown)}`, (0,lib_text.Qq) `Summary missing`);
		}
	}
	#annotation(message) {
		return this.#cleaner.plain(message).replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd');
	}
}
}),
8804:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Cv: () => (identifier),
  Dx: () => (linesOf),
  EY: () => (Text),
  K$: () => (NOTHING),
  Ku: () => (firstOf),
  Qq: () => (text),
  Rj: () => (codePointOf),
  TL: () => (quoted),
  V$: () => (foreign),
  ZV: () => (own),
  c3: () => (listOf),
  fj: () => (join),
  hl: () => (address)
});
class Text {
	parts;
	constructor(parts) {
		this.parts = parts;
	}
	joined(show) {
		return this.parts.map((part) => (typeof part === 'string' ? part : show(part))).join('');
	}
	get raw() {
		return this.joined(({ foreign, edit }) => edit?.(foreign) ?? foreign);
	}
	get length() {
		return this.parts.reduce((sum, part) => {
			if (typeof part === 'string')
				return sum + part.length;
			return sum + Math.min(part.foreign.length, part.maxLength ?? Number.POSITIVE_INFINITY);
		}, 0);
	}
}
const partsOf = (value) => {
	if (value === undefined)
		return [];
	if (value instanceof Text)
		return value.parts;
	return typeof value === 'number' ? [String(value)] : foreign(value).parts;
};
function text(words, ...values) {
	const parts = words.flatMap((own, index) => [own, ...partsOf(values[index])]);
	return new Text(parts.filter((part) => part !== ''));
}
const NOTHING = text ``;
const own = (words) => new Text([words]);
const codePointOf = (character) => character === ''
	? text `nothing`
	: text `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
const identifier = (id) => new Text([{ foreign: id, isIdentifier: true }]);
const address = (words) => new Text(words
	.split(/(\[[\da-f:.]+\])/i)
	.map((foreign, index) => ({ foreign, isIdentifier: true, isAddress: index % 2 === 1 })));
const MAX_LENGTH = 600;
const foreign = (words, maxLength) => new Text([{ foreign: words, maxLength }]);
const quoted = (words, edit) => new Text([{ foreign: words, maxLength: MAX_LENGTH, isInSentence: true, edit }]);
const join = (texts, between) => new Text(texts.flatMap(({ parts }, index) => (index === 0 ? parts : [between, ...parts])));
const firstOf = (texts, most) => texts.length > most
	? text `${join(texts.slice(0, most), ', ')} and ${texts.length - most} more`
	: join(texts, ', ');
const listOf = (ids) => join(ids.map(identifier), ', ');
function linesOf({ parts }) {
	const lines = [[]];
	for (const part of parts) {
		const [first = part, ...others] = typeof part === 'string' ? part.split('\n') : [part];
		lines.at(-1)?.push(first);
		lines.push(...others.map((line) => [line]));
	}
	return lines.map((line) => new Text(line.filter((part) => part !== '')));
}
}),
4874:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Jj: () => (cut),
  RO: () => (Cleaner)
});
var _redactor_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4691);
const MAX_LINES = 20;
const MAX_LINE_LENGTH = 2_000;
const MAX_CLEAN = 40_000;
const MAX_KNOWN = 200;
const ANSI = new RegExp([
	String.raw `(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]`,
	String.raw `(?:\x1b\]|\x9d)[^\x07\x1b\x9c\x9d]*(?:\x07|\x1b\\|\x9c)`,
].join('|'), 'g');
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const INVISIBLE = /(?:[^\P{Cc}\t]|\p{Cf}|\p{Default_Ignorable_Code_Point})+/gu;
class Cleaner {
	#redactor = new _redactor_js__WEBPACK_IMPORTED_MODULE_0__.p();
	#known = new Map();
	hide(secret) {
		this.#redactor.hide(secret);
		this.#known.clear();
	}
	plain(text) {
		const lines = this.#lines(text);
		const kept = lines.length > MAX_LINES
			? [...lines.slice(0, MAX_LINES - 1), `… ${lines.length - MAX_LINES + 1} more lines`]
			: lines;
		return kept.map(cutLine).join('\n');
	}
	line(text) {
		return cutLine(collapse(this.#lines(text).join(' ')));
	}
	markdown(text) {
		const whole = text.joined((part) => this.#clean(part));
		const redacted = this.#redactor.redact(whole);
		if (redacted !== whole)
			return redacted.split('\n').map(cutLine).map(inertMarkdown).join('\n');
		return text.joined((part) => inertMarkdown(collapse(this.#short(part))));
	}
	exact(id) {
		const hidesSecret = [id, neutralise(id)].some((form) => this.#redactor.redact(form) !== form);
		return hidesSecret ? cutLine(collapse(this.#safe(id))) : id;
	}
	#lines(text) {
		const linesWith = (show) => text
			.joined(show)
			.split('\n')
			.map((line) => neutralise(line, ADDRESS_OR_COLON));
		const lines = linesWith((part) => this.#clean(part));
		const whole = lines.join('\n');
		const redacted = this.#redactor.redact(whole);
		if (redacted !== whole)
			return redacted.split('\n');
		return text.parts.some(mayBeCut) ? linesWith((part) => this.#short(part)) : lines;
	}
	#clean({ foreign, isIdentifier, isAddress, isInSentence, edit = (whole) => whole }) {
		const safe = edit(isAddress ? this.#redactor.redact(foreign) : this.#safe(foreign));
		if (isIdentifier)
			return safe.replace(/[\t\n]/g, ' ');
		const line = collapse(safe);
		return isInSentence ? withoutStop(line) : line;
	}
	#short(part) {
		return cut(this.#clean(part), limitOf(part));
	}
	#safe(foreign) {
		const known = this.#known.get(foreign);
		if (known !== undefined)
			return known;
		const redacted = this.#redactor.redact(foreign);
		const visible = withoutInvisible(redacted);
		const whole = visible === redacted ? redacted : this.#redactor.redact(visible);
		const safe = withoutCommands(cut(whole, MAX_CLEAN));
		if (this.#known.size >= MAX_KNOWN)
			this.#known.clear();
		this.#known.set(foreign, safe);
		return safe;
	}
}
const COLON = /:(?=:)/g;
const ADDRESS_OR_COLON = /\[[\da-f:.]+\]|:(?=:)/gi;
const withoutInvisible = (text) => /[^\t -~]/.test(text)
	? text.toWellFormed().replace(ANSI, '').replace(LINE_END, ' ').replace(INVISIBLE, '')
	: text;
const withoutCommands = (text, colon = COLON) => text.replace(/#(?=#\[)/g, '# ').replace(colon, (found) => (found === ':' ? ': ' : found));
const neutralise = (text, colon = COLON) => withoutCommands(withoutInvisible(text), colon);
const collapse = (line) => /[^\S ]| \s/.test(line) || line !== line.trim() ? line.replace(/\s+/g, ' ').trim() : line;
const limitOf = ({ maxLength = MAX_LINE_LENGTH }) => Math.min(maxLength + 1, MAX_LINE_LENGTH);
const mayBeCut = (part) => typeof part !== 'string' && (part.edit !== undefined || 2 * part.foreign.length > limitOf(part));
const cut = (line, length) => line.length > length ? `${line.slice(0, Math.max(0, length - 1)).replace(/[\ud800-\udbff]$/, '')}…` : line;
const cutLine = (line) => cut(line, MAX_LINE_LENGTH);
function withoutStop(line) {
	let end = line.length;
	while (end > 0 && ' .'.includes(line.charAt(end - 1)))
		end -= 1;
	return line.slice(0, end);
}
const LINKED_LATE = /(?<=@|#|:(?=\/\/)|www(?=\.))/i;
function inertMarkdown(line) {
	const entities = (piece) => piece.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
	return line.split(LINKED_LATE).map(entities).join('&#8203;');
}
}),
7907:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  V: () => (cutToSize),
  j: () => (withoutDiagrams)
});
const withoutDiagrams = (markdown) => markdown.replace(/\n\n```mermaid\n.*?\n```(?=\n|$)/gs, '');
function cutToSize(markdown, bytes, mark) {
	const whole = [markdown, withoutDiagrams(markdown)].find((part) => Buffer.byteLength(part) <= bytes);
	if (whole !== undefined)
		return whole;
	let room = bytes - Buffer.byteLength(mark);
	let kept = '';
	let fence = '';
	for (const line of withoutDiagrams(markdown).split('\n')) {
		room -= Buffer.byteLength(line) + 1;
		if (room < 0)
			break;
		const isOpen = fence !== '';
		fence += `${line}\n`;
		if (line.startsWith('```') === isOpen) {
			kept += fence;
			fence = '';
		}
	}
	return kept + mark;
}
}),
7562:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  JF: () => (humanRows),
  RC: () => (humanCount),
  UU: () => (humanDuration),
  f_: () => (humanInstant),
  g5: () => (humanRecords),
  zK: () => (humanTime)
});
var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8804);
const humanCount = (count) => new _text_js__WEBPACK_IMPORTED_MODULE_0__.EY([String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')]);
const counted = (noun) => (count) => String(count) === '1' ? (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `1 ${noun}` : (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${humanCount(count)} ${noun}s`;
const humanRecords = counted((0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `record`);
const humanRows = counted((0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `row`);
function humanDuration(durationMs) {
	if (durationMs < 10_000) {
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${Number(Math.max(0, durationMs / 1000).toFixed(1))} s`;
	}
	const seconds = Math.round(durationMs / 1000);
	if (seconds < 60)
		return (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60)
		return withRest((0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${minutes} min`, seconds % 60, (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `s`);
	const hours = Math.floor(minutes / 60);
	return hours < 48
		? withRest((0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${hours} h`, minutes % 60, (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `min`)
		: withRest((0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${Math.floor(hours / 24)} days`, hours % 24, (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `h`);
}
const withRest = (large, small, unit) => small === 0 ? large : (0,_text_js__WEBPACK_IMPORTED_MODULE_0__.Qq) `${large} ${small} ${unit}`;
const humanTime = (time) => new _text_js__WEBPACK_IMPORTED_MODULE_0__.EY([time.toISOString().slice(11, 19)]);
const humanInstant = (time) => new _text_js__WEBPACK_IMPORTED_MODULE_0__.EY([`${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`]);
}),
4691:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  p: () => (Redactor),
  v: () => (MIN_SECRET_LENGTH)
});
const MIN_SECRET_LENGTH = 8;
const HIDDEN = '***';
const LONGEST_PATTERN = 2_500;
const GAPS = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
const SPELLED_GAPS = String.raw `(?:\+|%(?:25)*[\da-f]{2}|\\{1,3}(?:u[\da-f]{4}|[a-z])|&(?:amp;)*#?\w+;)*`;
const BACKSLASH = String.raw `(?:\\|%(?:25)*5c)`;
const ESCAPES = new RegExp([
	`${BACKSLASH}{1,3}[nrt]`,
	String.raw `(?:${BACKSLASH}{1,3}u\{|&(?:amp;)*#x)0*([\da-f]{1,2})[};]`,
	String.raw `(?:${BACKSLASH}{1,3}(?:u00|x)|%(?:25)*|0x)([0-7][\da-f])`,
	String.raw `&(?:amp;)*#0*(\d{1,3});`,
	String.raw `[:-](?<=[\da-f]{2}.)(?=[\da-f]{2})`,
].join('|'), 'gi');
const ENTITIES = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};
class Redactor {
	#forms = new Map();
	hide(secret) {
		if (secret.length < MIN_SECRET_LENGTH)
			return;
		for (const form of formsOf(secret.toWellFormed()).flatMap(piecesOf)) {
			if (withoutGaps(form).length > HIDDEN.length) {
				this.#forms.set(form, { run: longestRun(form) });
			}
		}
	}
	redact(text) {
		const redacted = this.#redactOnce(text);
		return redacted === text ? text : this.redact(redacted);
	}
	#redactOnce(text) {
		const visible = withoutGaps(text);
		const plain = unescaped(visible);
		const spans = this.#spansIn(visible);
		if (plain !== visible)
			spans.push(...placed(this.#spansIn(plain), visible, ESCAPES));
		if (spans.length === 0)
			return text;
		let result = '';
		let end = 0;
		for (const span of placed(spans, text, GAPS).sort((a, b) => a.start - b.start)) {
			if (span.start >= end) {
				result += text.slice(end, span.start) + HIDDEN;
			}
			end = Math.max(end, span.end);
		}
		return result + text.slice(end);
	}
	#spansIn(visible) {
		const lowerCase = visible.toLowerCase();
		return [...this.#forms].flatMap(([form, known]) => {
			if (!lowerCase.includes(known.run))
				return [];
			known.pattern ??= patternOf(form);
			return spansOf(visible, known.pattern);
		});
	}
}
const withoutGaps = (text) => /[^ -~]/.test(text) ? text.replace(GAPS, '') : text.replaceAll(' ', '');
const longestRun = (form) => form
	.split(/[^a-z\d]+/i)
	.reduce((longest, run) => (run.length > longest.length ? run : longest))
	.toLowerCase();
function decoded([, inBraces, hexadecimal, decimal]) {
	const code = Number(decimal ?? `0x${hexadecimal ?? inBraces ?? 0}`);
	return code > 0x20 ? String.fromCharCode(code) : '';
}
function unescaped(text) {
	if (text.search(ESCAPES) < 0)
		return text;
	let plain = '';
	let at = 0;
	for (const found of text.matchAll(ESCAPES)) {
		plain += text.slice(at, found.index) + decoded(found);
		at = found.index + found[0].length;
	}
	return plain + text.slice(at);
}
function placed(spans, text, replaced) {
	if (spans.length === 0)
		return [];
	const starts = [];
	const ends = [];
	let at = 0;
	const keep = (until, width = 1) => {
		while (at < until) {
			starts.push(at);
			at += width;
			ends.push(at);
		}
	};
	for (const found of text.matchAll(replaced)) {
		keep(found.index);
		const end = found.index + found[0].length;
		if (found.length > 1 && decoded(found) !== '')
			keep(end, found[0].length);
		at = end;
	}
	keep(text.length);
	return spans.map(({ start, end }) => ({ start: starts[start] ?? 0, end: ends[end - 1] ?? 0 }));
}
function spansOf(text, pattern) {
	const spans = [];
	pattern.lastIndex = 0;
	for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
		spans.push({ start: found.index, end: pattern.lastIndex });
		pattern.lastIndex = found.index + 1;
	}
	return spans;
}
const formsOf = (secret) => [...new Set([secret, secret.normalize('NFC'), secret.normalize('NFD')])].flatMap((text) => {
	const charsets = ['utf8', 'utf16le', 'latin1'];
	const encoded = new Set(charsets.map((charset) => Buffer.from(text, charset).toString('latin1')));
	return [text, ...[...encoded].flatMap((each) => formsOfBytes(Buffer.from(each, 'latin1')))];
});
const formsOfBytes = (bytes) => [
	bytes.toString('hex'),
	...[0, 1, 2].flatMap((shift) => base64Within(bytes, shift)),
];
function base64Within(bytes, shift) {
	const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
		.toString('base64')
		.replace(/=+$/, '');
	const sharesLast = (bytes.length + shift) % 3 !== 0;
	const own = encoded.slice(shift === 0 ? 0 : shift + 1, sharesLast ? -1 : undefined);
	return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
}
function piecesOf(form) {
	if (form.length <= LONGEST_PATTERN)
		return [form];
	const characters = [...form];
	const count = Math.ceil(characters.length / LONGEST_PATTERN);
	const size = Math.ceil(characters.length / count);
	return Array.from({ length: count }, (_, at) => characters.slice(at * size, (at + 1) * size).join(''));
}
function patternOf(form) {
	const words = form.split(GAPS).filter((word) => word !== '');
	return new RegExp(words.map((word) => [...word].map(spellings).join('')).join(SPELLED_GAPS), 'gi');
}
const hex = (code, digits) => code.toString(16).padStart(digits, '0');
function spellings(character) {
	if (/[a-z\d]/i.test(character))
		return character;
	const code = character.codePointAt(0) ?? 0;
	const units = character.split('').map((unit) => hex(unit.charCodeAt(0), 4));
	const bytes = [...Buffer.from(character, 'utf8')].map((byte) => hex(byte, 2));
	const entities = [`#0*${code}`, `#x0*${hex(code, 1)}`, ENTITIES[character] ?? []].flat();
	const spelled = [
		bytes.map((byte) => `%(?:25)*${byte}`).join(''),
		`&(?:amp;)*(?:${entities.join('|')});`,
		units.map((unit) => String.raw `\u${unit}`).join(''),
	];
	const escaped = units.map((unit) => `${BACKSLASH}{1,3}u${unit}`).join('');
	return `(?:${escaped}|${BACKSLASH}{0,3}(?:${spelled.join('|')}))`;
}
}),
3411:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  _: () => (USER_AGENT),
  x: () => (VERSION)
});
const VERSION = '1.0.0';
const USER_AGENT = `adobe-campaign-ingestion-gate/${VERSION}`;
}),
7532:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Yz: () => (core_debug),
  N4: () => (endGroup),
  z3: () => (error),
  V4: () => (getInput),
  pq: () => (info),
  _o: () => (isDebug),
  lm: () => (notice),
  LZ: () => (saveState),
  uH: () => (setOutput),
  Pq: () => (core_setSecret),
  Oh: () => (startGroup),
  $e: () => (warning)
});
var external_os_ = __nccwpck_require__(857);
;// node_modules/@actions/core/lib/utils.js
function utils_toCommandValue(input) {
	if (input === null || input === undefined) {
		return '';
	}
	else if (typeof input === 'string' || input instanceof String) {
		return input;
	}
	return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) {
		return {};
	}
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
;// node_modules/@actions/core/lib/command.js
function command_issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
	command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
	constructor(command, properties, message) {
		if (!command) {
			command = 'missing.command';
		}
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += ' ';
			let first = true;
			for (const key in this.properties) {
				if (this.properties.hasOwnProperty(key)) {
					const val = this.properties[key];
					if (val) {
						if (first) {
							first = false;
						}
						else {
							cmdStr += ',';
						}
						cmdStr += `${key}=${escapeProperty(val)}`;
					}
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
}
function escapeData(s) {
	return utils_toCommandValue(s)
		.replace(/%/g, '%25')
		.replace(/\r/g, '%0D')
		.replace(/\n/g, '%0A');
}
function escapeProperty(s) {
	return utils_toCommandValue(s)
		.replace(/%/g, '%25')
		.replace(/\r/g, '%0D')
		.replace(/\n/g, '%0A')
		.replace(/:/g, '%3A')
		.replace(/,/g, '%2C');
}
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
var external_fs_ = __nccwpck_require__(9896);
;// node_modules/@actions/core/lib/file-command.js
function file_command_issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) {
		throw new Error(`Unable to find environment variable for file command ${command}`);
	}
	if (!external_fs_.existsSync(filePath)) {
		throw new Error(`Missing file at path: ${filePath}`);
	}
	external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
		encoding: 'utf8'
	});
}
function file_command_prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
	const convertedValue = utils_toCommandValue(value);
	if (key.includes(delimiter)) {
		throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	}
	if (convertedValue.includes(delimiter)) {
		throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	}
	return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
var lib = __nccwpck_require__(9906);
var unused = __nccwpck_require__(983);
;// node_modules/@actions/core/lib/oidc-utils.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
	function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
	return new (P || (P = Promise))(function (resolve, reject) {
		function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
		function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
		function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
class oidc_utils_OidcClient {
	static createHttpClient(allowRetry = true, maxRetry = 10) {
		const requestOptions = {
			allowRetries: allowRetry,
			maxRetries: maxRetry
		};
		return new HttpClient('actions/oidc-client', [new BearerCredentialHandler(oidc_utils_OidcClient.getRequestToken())], requestOptions);
	}
	static getRequestToken() {
		const token = process.env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
		if (!token) {
			throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_TOKEN env variable');
		}
		return token;
	}
	static getIDTokenUrl() {
		const runtimeUrl = process.env['ACTIONS_ID_TOKEN_REQUEST_URL'];
		if (!runtimeUrl) {
			throw new Error('Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable');
		}
		return runtimeUrl;
	}
	static getCall(id_token_url) {
		return __awaiter(this, void 0, void 0, function* () {
			var _a;
			const httpclient = oidc_utils_OidcClient.createHttpClient();
			const res = yield httpclient
				.getJson(id_token_url)
				.catch(error => {
				throw new Error(`Failed to get ID Token. \n 
        Error Code : ${error.statusCode}\n 
        Error Message: ${error.message}`);
			});
			const id_token = (_a = res.result) === null || _a === void 0 ? void 0 : _a.value;
			if (!id_token) {
				throw new Error('Response json body do not have ID Token field');
			}
			return id_token;
		});
	}
	static getIDToken(audience) {
		return __awaiter(this, void 0, void 0, function* () {
			try {
				let id_token_url = oidc_utils_OidcClient.getIDTokenUrl();
				if (audience) {
					const encodedAudience = encodeURIComponent(audience);
					id_token_url = `${id_token_url}&audience=${encodedAudience}`;
				}
				debug(`ID token url is ${id_token_url}`);
				const id_token = yield oidc_utils_OidcClient.getCall(id_token_url);
				setSecret(id_token);
				return id_token;
			}
			catch (error) {
				throw new Error(`Error message: ${error.message}`);
			}
		});
	}
}
;// node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
	function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
	return new (P || (P = Promise))(function (resolve, reject) {
		function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
		function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
		function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
	constructor() {
		this._buffer = '';
	}
	filePath() {
		return summary_awaiter(this, void 0, void 0, function* () {
			if (this._filePath) {
				return this._filePath;
			}
			const pathFromEnv = process.env[SUMMARY_ENV_VAR];
			if (!pathFromEnv) {
				throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
			}
			try {
				yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
			}
			catch (_a) {
				throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
			}
			this._filePath = pathFromEnv;
			return this._filePath;
		});
	}
	wrap(tag, content, attrs = {}) {
		const htmlAttrs = Object.entries(attrs)
			.map(([key, value]) => ` ${key}="${value}"`)
			.join('');
		if (!content) {
			return `<${tag}${htmlAttrs}>`;
		}
		return `<${tag}${htmlAttrs}>${content}</${tag}>`;
	}
	write(options) {
		return summary_awaiter(this, void 0, void 0, function* () {
			const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
			const filePath = yield this.filePath();
			const writeFunc = overwrite ? writeFile : appendFile;
			yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
			return this.emptyBuffer();
		});
	}
	clear() {
		return summary_awaiter(this, void 0, void 0, function* () {
			return this.emptyBuffer().write({ overwrite: true });
		});
	}
	stringify() {
		return this._buffer;
	}
	isEmptyBuffer() {
		return this._buffer.length === 0;
	}
	emptyBuffer() {
		this._buffer = '';
		return this;
	}
	addRaw(text, addEOL = false) {
		this._buffer += text;
		return addEOL ? this.addEOL() : this;
	}
	addEOL() {
		return this.addRaw(external_os_.EOL);
	}
	addCodeBlock(code, lang) {
		const attrs = Object.assign({}, (lang && { lang }));
		const element = this.wrap('pre', this.wrap('code', code), attrs);
		return this.addRaw(element).addEOL();
	}
	addList(items, ordered = false) {
		const tag = ordered ? 'ol' : 'ul';
		const listItems = items.map(item => this.wrap('li', item)).join('');
		const element = this.wrap(tag, listItems);
		return this.addRaw(element).addEOL();
	}
	addTable(rows) {
		const tableBody = rows
			.map(row => {
			const cells = row
				.map(cell => {
				if (typeof cell === 'string') {
					return this.wrap('td', cell);
				}
				const { header, data, colspan, rowspan } = cell;
				const tag = header ? 'th' : 'td';
				const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
				return this.wrap(tag, data, attrs);
			})
				.join('');
			return this.wrap('tr', cells);
		})
			.join('');
		const element = this.wrap('table', tableBody);
		return this.addRaw(element).addEOL();
	}
	addDetails(label, content) {
		const element = this.wrap('details', this.wrap('summary', label) + content);
		return this.addRaw(element).addEOL();
	}
	addImage(src, alt, options) {
		const { width, height } = options || {};
		const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
		const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
		return this.addRaw(element).addEOL();
	}
	addHeading(text, level) {
		const tag = `h${level}`;
		const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
			? tag
			: 'h1';
		const element = this.wrap(allowedTag, text);
		return this.addRaw(element).addEOL();
	}
	addSeparator() {
		const element = this.wrap('hr', null);
		return this.addRaw(element).addEOL();
	}
	addBreak() {
		const element = this.wrap('br', null);
		return this.addRaw(element).addEOL();
	}
	addQuote(text, cite) {
		const attrs = Object.assign({}, (cite && { cite }));
		const element = this.wrap('blockquote', text, attrs);
		return this.addRaw(element).addEOL();
	}
	addLink(text, href) {
		const element = this.wrap('a', text, { href });
		return this.addRaw(element).addEOL();
	}
}
const _summary = new Summary();
const markdownSummary = (null && (_summary));
const summary = (null && (_summary));
;// node_modules/@actions/core/lib/path-utils.js
function toPosixPath(pth) {
	return pth.replace(/[\\]/g, '/');
}
function toWin32Path(pth) {
	return pth.replace(/[/]/g, '\\');
}
function toPlatformPath(pth) {
	return pth.replace(/[/\\]/g, path.sep);
}
;// node_modules/@actions/core/lib/platform.js
var platform_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
	function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
	return new (P || (P = Promise))(function (resolve, reject) {
		function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
		function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
		function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
const getWindowsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
	const { stdout: version } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Version"', undefined, {
		silent: true
	});
	const { stdout: name } = yield exec.getExecOutput('powershell -command "(Get-CimInstance -ClassName Win32_OperatingSystem).Caption"', undefined, {
		silent: true
	});
	return {
		name: name.trim(),
		version: version.trim()
	};
});
const getMacOsInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
	var _a, _b, _c, _d;
	const { stdout } = yield exec.getExecOutput('sw_vers', undefined, {
		silent: true
	});
	const version = (_b = (_a = stdout.match(/ProductVersion:\s*(.+)/)) === null || _a === void 0 ? void 0 : _a[1]) !== null && _b !== void 0 ? _b : '';
	const name = (_d = (_c = stdout.match(/ProductName:\s*(.+)/)) === null || _c === void 0 ? void 0 : _c[1]) !== null && _d !== void 0 ? _d : '';
	return {
		name,
		version
	};
});
const getLinuxInfo = () => platform_awaiter(void 0, void 0, void 0, function* () {
	const { stdout } = yield exec.getExecOutput('lsb_release', ['-i', '-r', '-s'], {
		silent: true
	});
	const [name, version] = stdout.trim().split('\n');
	return {
		name,
		version
	};
});
const platform = external_os_.platform();
const arch = external_os_.arch();
const isWindows = platform === 'win32';
const isMacOS = platform === 'darwin';
const isLinux = platform === 'linux';
function getDetails() {
	return platform_awaiter(this, void 0, void 0, function* () {
		return Object.assign(Object.assign({}, (yield (isWindows
			? getWindowsInfo()
			: isMacOS
				? getMacOsInfo()
				: getLinuxInfo()))), { platform,
			arch,
			isWindows,
			isMacOS,
			isLinux });
	});
}
;// node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
	function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
	return new (P || (P = Promise))(function (resolve, reject) {
		function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
		function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
		function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
var ExitCode;
(function (ExitCode) {
	ExitCode[ExitCode["Success"] = 0] = "Success";
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function exportVariable(name, val) {
	const convertedVal = toCommandValue(val);
	process.env[name] = convertedVal;
	const filePath = process.env['GITHUB_ENV'] || '';
	if (filePath) {
		return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
	}
	issueCommand('set-env', { name }, convertedVal);
}
function core_setSecret(secret) {
	command_issueCommand('add-mask', {}, secret);
}
function addPath(inputPath) {
	const filePath = process.env['GITHUB_PATH'] || '';
	if (filePath) {
		issueFileCommand('PATH', inputPath);
	}
	else {
		issueCommand('add-path', {}, inputPath);
	}
	process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
	if (options && options.required && !val) {
		throw new Error(`Input required and not supplied: ${name}`);
	}
	if (options && options.trimWhitespace === false) {
		return val;
	}
	return val.trim();
}
function getMultilineInput(name, options) {
	const inputs = getInput(name, options)
		.split('\n')
		.filter(x => x !== '');
	if (options && options.trimWhitespace === false) {
		return inputs;
	}
	return inputs.map(input => input.trim());
}
function getBooleanInput(name, options) {
	const trueValue = ['true', 'True', 'TRUE'];
	const falseValue = ['false', 'False', 'FALSE'];
	const val = getInput(name, options);
	if (trueValue.includes(val))
		return true;
	if (falseValue.includes(val))
		return false;
	throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
		`Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
function setOutput(name, value) {
	const filePath = process.env['GITHUB_OUTPUT'] || '';
	if (filePath) {
		return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
	}
	process.stdout.write(external_os_.EOL);
	command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
function setCommandEcho(enabled) {
	issue('echo', enabled ? 'on' : 'off');
}
function setFailed(message) {
	process.exitCode = ExitCode.Failure;
	error(message);
}
function isDebug() {
	return process.env['RUNNER_DEBUG'] === '1';
}
function core_debug(message) {
	command_issueCommand('debug', {}, message);
}
function error(message, properties = {}) {
	command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function warning(message, properties = {}) {
	command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function notice(message, properties = {}) {
	command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
	process.stdout.write(message + external_os_.EOL);
}
function startGroup(name) {
	command_issue('group', name);
}
function endGroup() {
	command_issue('endgroup');
}
function group(name, fn) {
	return core_awaiter(this, void 0, void 0, function* () {
		startGroup(name);
		let result;
		try {
			result = yield fn();
		}
		finally {
			endGroup();
		}
		return result;
	});
}
function saveState(name, value) {
	const filePath = process.env['GITHUB_STATE'] || '';
	if (filePath) {
		return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
	}
	command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
function getState(name) {
	return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
	return core_awaiter(this, void 0, void 0, function* () {
		return yield OidcClient.getIDToken(aud);
	});
}
}),
9906:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (HttpClient)
});
;// CONCATENATED MODULE: external "http"
const external_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");
var external_http_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_http_namespaceObject, 2);
;// CONCATENATED MODULE: external "https"
const external_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");
var external_https_namespaceObject_0 = /*#__PURE__*/__nccwpck_require__.t(external_https_namespaceObject, 2);
var proxy = __nccwpck_require__(9783);
var unused = __nccwpck_require__(983);
;// node_modules/@actions/http-client/lib/index.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
	function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
	return new (P || (P = Promise))(function (resolve, reject) {
		function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
		function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
		function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
		step((generator = generator.apply(thisArg, _arguments || [])).next());
	});
};
var HttpCodes;
(function (HttpCodes) {
	HttpCodes[HttpCodes["OK"] = 200] = "OK";
	HttpCodes[HttpCodes["MultipleChoices"] = 300] = "MultipleChoices";
	HttpCodes[HttpCodes["MovedPermanently"] = 301] = "MovedPermanently";
	HttpCodes[HttpCodes["ResourceMoved"] = 302] = "ResourceMoved";
	HttpCodes[HttpCodes["SeeOther"] = 303] = "SeeOther";
	HttpCodes[HttpCodes["NotModified"] = 304] = "NotModified";
	HttpCodes[HttpCodes["UseProxy"] = 305] = "UseProxy";
	HttpCodes[HttpCodes["SwitchProxy"] = 306] = "SwitchProxy";
	HttpCodes[HttpCodes["TemporaryRedirect"] = 307] = "TemporaryRedirect";
	HttpCodes[HttpCodes["PermanentRedirect"] = 308] = "PermanentRedirect";
	HttpCodes[HttpCodes["BadRequest"] = 400] = "BadRequest";
	HttpCodes[HttpCodes["Unauthorized"] = 401] = "Unauthorized";
	HttpCodes[HttpCodes["PaymentRequired"] = 402] = "PaymentRequired";
	HttpCodes[HttpCodes["Forbidden"] = 403] = "Forbidden";
	HttpCodes[HttpCodes["NotFound"] = 404] = "NotFound";
	HttpCodes[HttpCodes["MethodNotAllowed"] = 405] = "MethodNotAllowed";
	HttpCodes[HttpCodes["NotAcceptable"] = 406] = "NotAcceptable";
	HttpCodes[HttpCodes["ProxyAuthenticationRequired"] = 407] = "ProxyAuthenticationRequired";
	HttpCodes[HttpCodes["RequestTimeout"] = 408] = "RequestTimeout";
	HttpCodes[HttpCodes["Conflict"] = 409] = "Conflict";
	HttpCodes[HttpCodes["Gone"] = 410] = "Gone";
	HttpCodes[HttpCodes["TooManyRequests"] = 429] = "TooManyRequests";
	HttpCodes[HttpCodes["InternalServerError"] = 500] = "InternalServerError";
	HttpCodes[HttpCodes["NotImplemented"] = 501] = "NotImplemented";
	HttpCodes[HttpCodes["BadGateway"] = 502] = "BadGateway";
	HttpCodes[HttpCodes["ServiceUnavailable"] = 503] = "ServiceUnavailable";
	HttpCodes[HttpCodes["GatewayTimeout"] = 504] = "GatewayTimeout";
})(HttpCodes || (HttpCodes = {}));
var Headers;
(function (Headers) {
	Headers["Accept"] = "accept";
	Headers["ContentType"] = "content-type";
})(Headers || (Headers = {}));
var MediaTypes;
(function (MediaTypes) {
	MediaTypes["ApplicationJson"] = "application/json";
})(MediaTypes || (MediaTypes = {}));
function getProxyUrl(serverUrl) {
	const proxyUrl = pm.getProxyUrl(new URL(serverUrl));
	return proxyUrl ? proxyUrl.href : '';
}
const HttpRedirectCodes = [
	HttpCodes.MovedPermanently,
	HttpCodes.ResourceMoved,
	HttpCodes.SeeOther,
	HttpCodes.TemporaryRedirect,
	HttpCodes.PermanentRedirect
];
const HttpResponseRetryCodes = [
	HttpCodes.BadGateway,
	HttpCodes.ServiceUnavailable,
	HttpCodes.GatewayTimeout
];
const RetryableHttpVerbs = ['OPTIONS', 'GET', 'DELETE', 'HEAD'];
const ExponentialBackoffCeiling = 10;
const ExponentialBackoffTimeSlice = 5;
class HttpClientError extends Error {
	constructor(message, statusCode) {
		super(message);
		this.name = 'HttpClientError';
		this.statusCode = statusCode;
		Object.setPrototypeOf(this, HttpClientError.prototype);
	}
}
class HttpClientResponse {
	constructor(message) {
		this.message = message;
	}
	readBody() {
		return __awaiter(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
				let output = Buffer.alloc(0);
				this.message.on('data', (chunk) => {
					output = Buffer.concat([output, chunk]);
				});
				this.message.on('end', () => {
					resolve(output.toString());
				});
			}));
		});
	}
	readBodyBuffer() {
		return __awaiter(this, void 0, void 0, function* () {
			return new Promise((resolve) => __awaiter(this, void 0, void 0, function* () {
				const chunks = [];
				this.message.on('data', (chunk) => {
					chunks.push(chunk);
				});
				this.message.on('end', () => {
					resolve(Buffer.concat(chunks));
				});
			}));
		});
	}
}
function isHttps(requestUrl) {
	const parsedUrl = new URL(requestUrl);
	return parsedUrl.protocol === 'https:';
}
class HttpClient {
	constructor(userAgent, handlers, requestOptions) {
		this._ignoreSslError = false;
		this._allowRedirects = true;
		this._allowRedirectDowngrade = false;
		this._maxRedirects = 50;
		this._allowRetries = false;
		this._maxRetries = 1;
		this._keepAlive = false;
		this._disposed = false;
		this.userAgent = this._getUserAgentWithOrchestrationId(userAgent);
		this.handlers = handlers || [];
		this.requestOptions = requestOptions;
		if (requestOptions) {
			if (requestOptions.ignoreSslError != null) {
				this._ignoreSslError = requestOptions.ignoreSslError;
			}
			this._socketTimeout = requestOptions.socketTimeout;
			if (requestOptions.allowRedirects != null) {
				this._allowRedirects = requestOptions.allowRedirects;
			}
			if (requestOptions.allowRedirectDowngrade != null) {
				this._allowRedirectDowngrade = requestOptions.allowRedirectDowngrade;
			}
			if (requestOptions.maxRedirects != null) {
				this._maxRedirects = Math.max(requestOptions.maxRedirects, 0);
			}
			if (requestOptions.keepAlive != null) {
				this._keepAlive = requestOptions.keepAlive;
			}
			if (requestOptions.allowRetries != null) {
				this._allowRetries = requestOptions.allowRetries;
			}
			if (requestOptions.maxRetries != null) {
				this._maxRetries = requestOptions.maxRetries;
			}
		}
	}
	options(requestUrl, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request('OPTIONS', requestUrl, null, additionalHeaders || {});
		});
	}
	get(requestUrl, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request('GET', requestUrl, null, additionalHeaders || {});
		});
	}
	del(requestUrl, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request('DELETE', requestUrl, null, additionalHeaders || {});
		});
	}
	post(requestUrl, data, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request('POST', requestUrl, data, additionalHeaders || {});
		});
	}
	patch(requestUrl, data, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request('PATCH', requestUrl, data, additionalHeaders || {});
		});
	}
	put(requestUrl, data, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request('PUT', requestUrl, data, additionalHeaders || {});
		});
	}
	head(requestUrl, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request('HEAD', requestUrl, null, additionalHeaders || {});
		});
	}
	sendStream(verb, requestUrl, stream, additionalHeaders) {
		return __awaiter(this, void 0, void 0, function* () {
			return this.request(verb, requestUrl, stream, additionalHeaders);
		});
	}
	getJson(requestUrl_1) {
		return __awaiter(this, arguments, void 0, function* (requestUrl, additionalHeaders = {}) {
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			const res = yield this.get(requestUrl, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	postJson(requestUrl_1, obj_1) {
		return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] =
				this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.post(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	putJson(requestUrl_1, obj_1) {
		return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] =
				this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.put(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	patchJson(requestUrl_1, obj_1) {
		return __awaiter(this, arguments, void 0, function* (requestUrl, obj, additionalHeaders = {}) {
			const data = JSON.stringify(obj, null, 2);
			additionalHeaders[Headers.Accept] = this._getExistingOrDefaultHeader(additionalHeaders, Headers.Accept, MediaTypes.ApplicationJson);
			additionalHeaders[Headers.ContentType] =
				this._getExistingOrDefaultContentTypeHeader(additionalHeaders, MediaTypes.ApplicationJson);
			const res = yield this.patch(requestUrl, data, additionalHeaders);
			return this._processResponse(res, this.requestOptions);
		});
	}
	request(verb, requestUrl, data, headers) {
		return __awaiter(this, void 0, void 0, function* () {
			if (this._disposed) {
				throw new Error('Client has already been disposed.');
			}
			const parsedUrl = new URL(requestUrl);
			let info = this._prepareRequest(verb, parsedUrl, headers);
			const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
				? this._maxRetries + 1
				: 1;
			let numTries = 0;
			let response;
			do {
				response = yield this.requestRaw(info, data);
				if (response &&
					response.message &&
					response.message.statusCode === HttpCodes.Unauthorized) {
					let authenticationHandler;
					for (const handler of this.handlers) {
						if (handler.canHandleAuthentication(response)) {
							authenticationHandler = handler;
							break;
						}
					}
					if (authenticationHandler) {
						return authenticationHandler.handleAuthentication(this, info, data);
					}
					else {
						return response;
					}
				}
				let redirectsRemaining = this._maxRedirects;
				while (response.message.statusCode &&
					HttpRedirectCodes.includes(response.message.statusCode) &&
					this._allowRedirects &&
					redirectsRemaining > 0) {
					const redirectUrl = response.message.headers['location'];
					if (!redirectUrl) {
						break;
					}
					const parsedRedirectUrl = new URL(redirectUrl);
					if (parsedUrl.protocol === 'https:' &&
						parsedUrl.protocol !== parsedRedirectUrl.protocol &&
						!this._allowRedirectDowngrade) {
						throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
					}
					yield response.readBody();
					if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
						for (const header in headers) {
							if (header.toLowerCase() === 'authorization') {
								delete headers[header];
							}
						}
					}
					info = this._prepareRequest(verb, parsedRedirectUrl, headers);
					response = yield this.requestRaw(info, data);
					redirectsRemaining--;
				}
				if (!response.message.statusCode ||
					!HttpResponseRetryCodes.includes(response.message.statusCode)) {
					return response;
				}
				numTries += 1;
				if (numTries < maxTries) {
					yield response.readBody();
					yield this._performExponentialBackoff(numTries);
				}
			} while (numTries < maxTries);
			return response;
		});
	}
	dispose() {
		if (this._agent) {
			this._agent.destroy();
		}
		this._disposed = true;
	}
	requestRaw(info, data) {
		return __awaiter(this, void 0, void 0, function* () {
			return new Promise((resolve, reject) => {
				function callbackForResult(err, res) {
					if (err) {
						reject(err);
					}
					else if (!res) {
						reject(new Error('Unknown error'));
					}
					else {
						resolve(res);
					}
				}
				this.requestRawWithCallback(info, data, callbackForResult);
			});
		});
	}
	requestRawWithCallback(info, data, onResult) {
		if (typeof data === 'string') {
			if (!info.options.headers) {
				info.options.headers = {};
			}
			info.options.headers['Content-Length'] = Buffer.byteLength(data, 'utf8');
		}
		let callbackCalled = false;
		function handleResult(err, res) {
			if (!callbackCalled) {
				callbackCalled = true;
				onResult(err, res);
			}
		}
		const req = info.httpModule.request(info.options, (msg) => {
			const res = new HttpClientResponse(msg);
			handleResult(undefined, res);
		});
		let socket;
		req.on('socket', sock => {
			socket = sock;
		});
		req.setTimeout(this._socketTimeout || 3 * 60000, () => {
			if (socket) {
				socket.end();
			}
			handleResult(new Error(`Request timeout: ${info.options.path}`));
		});
		req.on('error', function (err) {
			handleResult(err);
		});
		if (data && typeof data === 'string') {
			req.write(data, 'utf8');
		}
		if (data && typeof data !== 'string') {
			data.on('close', function () {
				req.end();
			});
			data.pipe(req);
		}
		else {
			req.end();
		}
	}
	getAgent(serverUrl) {
		const parsedUrl = new URL(serverUrl);
		return this._getAgent(parsedUrl);
	}
	getAgentDispatcher(serverUrl) {
		const parsedUrl = new URL(serverUrl);
		const proxyUrl = proxy.s(parsedUrl);
		const useProxy = proxyUrl && proxyUrl.hostname;
		if (!useProxy) {
			return;
		}
		return this._getProxyAgentDispatcher(parsedUrl, proxyUrl);
	}
	_prepareRequest(method, requestUrl, headers) {
		const info = {};
		info.parsedUrl = requestUrl;
		const usingSsl = info.parsedUrl.protocol === 'https:';
		info.httpModule = usingSsl ? external_https_namespaceObject_0 : external_http_namespaceObject_0;
		const defaultPort = usingSsl ? 443 : 80;
		info.options = {};
		info.options.host = info.parsedUrl.hostname;
		info.options.port = info.parsedUrl.port
			? parseInt(info.parsedUrl.port)
			: defaultPort;
		info.options.path =
			(info.parsedUrl.pathname || '') + (info.parsedUrl.search || '');
		info.options.method = method;
		info.options.headers = this._mergeHeaders(headers);
		if (this.userAgent != null) {
			info.options.headers['user-agent'] = this.userAgent;
		}
		info.options.agent = this._getAgent(info.parsedUrl);
		if (this.handlers) {
			for (const handler of this.handlers) {
				handler.prepareRequest(info.options);
			}
		}
		return info;
	}
	_mergeHeaders(headers) {
		if (this.requestOptions && this.requestOptions.headers) {
			return Object.assign({}, lowercaseKeys(this.requestOptions.headers), lowercaseKeys(headers || {}));
		}
		return lowercaseKeys(headers || {});
	}
	_getExistingOrDefaultHeader(additionalHeaders, header, _default) {
		let clientHeader;
		if (this.requestOptions && this.requestOptions.headers) {
			const headerValue = lowercaseKeys(this.requestOptions.headers)[header];
			if (headerValue) {
				clientHeader =
					typeof headerValue === 'number' ? headerValue.toString() : headerValue;
			}
		}
		const additionalValue = additionalHeaders[header];
		if (additionalValue !== undefined) {
			return typeof additionalValue === 'number'
				? additionalValue.toString()
				: additionalValue;
		}
		if (clientHeader !== undefined) {
			return clientHeader;
		}
		return _default;
	}
	_getExistingOrDefaultContentTypeHeader(additionalHeaders, _default) {
		let clientHeader;
		if (this.requestOptions && this.requestOptions.headers) {
			const headerValue = lowercaseKeys(this.requestOptions.headers)[Headers.ContentType];
			if (headerValue) {
				if (typeof headerValue === 'number') {
					clientHeader = String(headerValue);
				}
				else if (Array.isArray(headerValue)) {
					clientHeader = headerValue.join(', ');
				}
				else {
					clientHeader = headerValue;
				}
			}
		}
		const additionalValue = additionalHeaders[Headers.ContentType];
		if (additionalValue !== undefined) {
			if (typeof additionalValue === 'number') {
				return String(additionalValue);
			}
			else if (Array.isArray(additionalValue)) {
				return additionalValue.join(', ');
			}
			else {
				return additionalValue;
			}
		}
		if (clientHeader !== undefined) {
			return clientHeader;
		}
		return _default;
	}
	_getAgent(parsedUrl) {
		let agent;
		const proxyUrl = proxy.s(parsedUrl);
		const useProxy = proxyUrl && proxyUrl.hostname;
		if (this._keepAlive && useProxy) {
			agent = this._proxyAgent;
		}
		if (!useProxy) {
			agent = this._agent;
		}
		if (agent) {
			return agent;
		}
		const usingSsl = parsedUrl.protocol === 'https:';
		let maxSockets = 100;
		if (this.requestOptions) {
			maxSockets = this.requestOptions.maxSockets || external_http_namespaceObject.globalAgent.maxSockets;
		}
		if (proxyUrl && proxyUrl.hostname) {
			const agentOptions = {
				maxSockets,
				keepAlive: this._keepAlive,
				proxy: Object.assign(Object.assign({}, ((proxyUrl.username || proxyUrl.password) && {
					proxyAuth: `${proxyUrl.username}:${proxyUrl.password}`
				})), { host: proxyUrl.hostname, port: proxyUrl.port })
			};
			let tunnelAgent;
			const overHttps = proxyUrl.protocol === 'https:';
			if (usingSsl) {
				tunnelAgent = overHttps ? unused.vX : unused.I9;
			}
			else {
				tunnelAgent = overHttps ? unused.aQ : unused.xj;
			}
			agent = tunnelAgent(agentOptions);
			this._proxyAgent = agent;
		}
		if (!agent) {
			const options = { keepAlive: this._keepAlive, maxSockets };
			agent = usingSsl ? new external_https_namespaceObject.Agent(options) : new external_http_namespaceObject.Agent(options);
			this._agent = agent;
		}
		if (usingSsl && this._ignoreSslError) {
			agent.options = Object.assign(agent.options || {}, {
				rejectUnauthorized: false
			});
		}
		return agent;
	}
	_getProxyAgentDispatcher(parsedUrl, proxyUrl) {
		let proxyAgent;
		if (this._keepAlive) {
			proxyAgent = this._proxyAgentDispatcher;
		}
		if (proxyAgent) {
			return proxyAgent;
		}
		const usingSsl = parsedUrl.protocol === 'https:';
		proxyAgent = new unused.kT(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
			token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
		})));
		this._proxyAgentDispatcher = proxyAgent;
		if (usingSsl && this._ignoreSslError) {
			proxyAgent.options = Object.assign(proxyAgent.options.requestTls || {}, {
				rejectUnauthorized: false
			});
		}
		return proxyAgent;
	}
	_getUserAgentWithOrchestrationId(userAgent) {
		const baseUserAgent = userAgent || 'actions/http-client';
		const orchId = process.env['ACTIONS_ORCHESTRATION_ID'];
		if (orchId) {
			const sanitizedId = orchId.replace(/[^a-z0-9_.-]/gi, '_');
			return `${baseUserAgent} actions_orchestration_id/${sanitizedId}`;
		}
		return baseUserAgent;
	}
	_performExponentialBackoff(retryNumber) {
		return __awaiter(this, void 0, void 0, function* () {
			retryNumber = Math.min(ExponentialBackoffCeiling, retryNumber);
			const ms = ExponentialBackoffTimeSlice * Math.pow(2, retryNumber);
			return new Promise(resolve => setTimeout(() => resolve(), ms));
		});
	}
	_processResponse(res, options) {
		return __awaiter(this, void 0, void 0, function* () {
			return new Promise((resolve, reject) => __awaiter(this, void 0, void 0, function* () {
				const statusCode = res.message.statusCode || 0;
				const response = {
					statusCode,
					result: null,
					headers: {}
				};
				if (statusCode === HttpCodes.NotFound) {
					resolve(response);
				}
				function dateTimeDeserializer(key, value) {
					if (typeof value === 'string') {
						const a = new Date(value);
						if (!isNaN(a.valueOf())) {
							return a;
						}
					}
					return value;
				}
				let obj;
				let contents;
				try {
					contents = yield res.readBody();
					if (contents && contents.length > 0) {
						if (options && options.deserializeDates) {
							obj = JSON.parse(contents, dateTimeDeserializer);
						}
						else {
							obj = JSON.parse(contents);
						}
						response.result = obj;
					}
					response.headers = res.message.headers;
				}
				catch (err) {
				}
				if (statusCode > 299) {
					let msg;
					if (obj && obj.message) {
						msg = obj.message;
					}
					else if (contents && contents.length > 0) {
						msg = contents;
					}
					else {
						msg = `Failed request: (${statusCode})`;
					}
					const err = new HttpClientError(msg, statusCode);
					err.result = response.result;
					reject(err);
				}
				else {
					resolve(response);
				}
			}));
		});
	}
}
const lowercaseKeys = (obj) => Object.keys(obj).reduce((c, k) => ((c[k.toLowerCase()] = obj[k]), c), {});
}),
9783:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (checkBypass),
  s: () => (getProxyUrl)
});
function getProxyUrl(reqUrl) {
	const usingSsl = reqUrl.protocol === 'https:';
	if (checkBypass(reqUrl)) {
		return undefined;
	}
	const proxyVar = (() => {
		if (usingSsl) {
			return process.env['https_proxy'] || process.env['HTTPS_PROXY'];
		}
		else {
			return process.env['http_proxy'] || process.env['HTTP_PROXY'];
		}
	})();
	if (proxyVar) {
		try {
			return new DecodedURL(proxyVar);
		}
		catch (_a) {
			if (!proxyVar.startsWith('http://') && !proxyVar.startsWith('https://'))
				return new DecodedURL(`http://${proxyVar}`);
		}
	}
	else {
		return undefined;
	}
}
function checkBypass(reqUrl) {
	if (!reqUrl.hostname) {
		return false;
	}
	const reqHost = reqUrl.hostname;
	if (isLoopbackAddress(reqHost)) {
		return true;
	}
	const noProxy = process.env['no_proxy'] || process.env['NO_PROXY'] || '';
	if (!noProxy) {
		return false;
	}
	let reqPort;
	if (reqUrl.port) {
		reqPort = Number(reqUrl.port);
	}
	else if (reqUrl.protocol === 'http:') {
		reqPort = 80;
	}
	else if (reqUrl.protocol === 'https:') {
		reqPort = 443;
	}
	const upperReqHosts = [reqUrl.hostname.toUpperCase()];
	if (typeof reqPort === 'number') {
		upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
	}
	for (const upperNoProxyItem of noProxy
		.split(',')
		.map(x => x.trim().toUpperCase())
		.filter(x => x)) {
		if (upperNoProxyItem === '*' ||
			upperReqHosts.some(x => x === upperNoProxyItem ||
				x.endsWith(`.${upperNoProxyItem}`) ||
				(upperNoProxyItem.startsWith('.') &&
					x.endsWith(`${upperNoProxyItem}`)))) {
			return true;
		}
	}
	return false;
}
function isLoopbackAddress(host) {
	const hostLower = host.toLowerCase();
	return (hostLower === 'localhost' ||
		hostLower.startsWith('127.') ||
		hostLower.startsWith('[::1]') ||
		hostLower.startsWith('[0:0:0:0:0:0:0:1]'));
}
class DecodedURL extends URL {
	constructor(url, base) {
		super(url, base);
		this._decodedUsername = decodeURIComponent(super.username);
		this._decodedPassword = decodeURIComponent(super.password);
	}
	get username() {
		return this._decodedUsername;
	}
	get password() {
		return this._decodedPassword;
	}
}
}),
983:
((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {
__nccwpck_require__.d(__webpack_exports__, {
  I9: () => (httpsOverHttp),
  QS: () => (JSONParse),
  _y: () => (restEndpointMethods),
  aQ: () => (httpOverHttps),
  hd: () => (fetch),
  iq: () => (JSONStringify),
  kT: () => (ProxyAgent),
  n: () => (withCustomRequest),
  ud: () => (paginateRest),
  vX: () => (httpsOverHttps),
  xj: () => (httpOverHttp)
});
const unused = () => {
  throw new Error('This part of the toolkit is not in the bundle')
}
const nothing = () => ({})
const fetch = unused
class ProxyAgent {}
const httpOverHttp = nothing
const httpOverHttps = nothing
const httpsOverHttp = nothing
const httpsOverHttps = nothing
const getExecOutput = (null && (unused))
class BearerCredentialHandler {
  constructor() {
	unused()
  }
}
const restEndpointMethods = nothing
const paginateRest = nothing
const withCustomRequest = () => ({ defaults: nothing })
const JSONParse = JSON.parse
const JSONStringify = JSON.stringify
})
});
// The module cache
var __webpack_module_cache__ = {};
// The require function
function __nccwpck_require__(moduleId) {
	// Check if module is in cache
	var cachedModule = __webpack_module_cache__[moduleId];
	if (cachedModule !== undefined) {
		return cachedModule.exports;
	}
	// Create a new module (and put it into the cache)
	var module = __webpack_module_cache__[moduleId] = {
		// no module.id needed
		// no module.loaded needed
		exports: {}
	};
	// Execute the module function
	var threw = true;
	try {
		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
		threw = false;
	} finally {
		if(threw) delete __webpack_module_cache__[moduleId];
	}
	// Return the exports of the module
	return module.exports;
}
// expose the modules object (__webpack_modules__)
__nccwpck_require__.m = __webpack_modules__;
/* webpack/runtime/asset-relocator-loader */
if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/* webpack/runtime/create fake namespace object */
(() => {
	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
	var leafPrototypes;
	// create a fake namespace object
	// mode & 1: value is a module id, require it
	// mode & 2: merge all properties of value into the ns
	// mode & 4: return value when already ns object
	// mode & 16: return value when it's Promise-like
	// mode & 8|1: behave like require
	__nccwpck_require__.t = function(value, mode) {
		if(mode & 1) value = this(value);
		if(mode & 8) return value;
		if(typeof value === 'object' && value) {
			if((mode & 4) && value.__esModule) return value;
			if((mode & 16) && typeof value.then === 'function') return value;
		}
		var ns = Object.create(null);
		__nccwpck_require__.r(ns);
		var def = {};
		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
		}
		def['default'] = () => (value);
		__nccwpck_require__.d(ns, def);
		return ns;
	};
})();
/* webpack/runtime/define property getters */
(() => {
	// define getter functions for harmony exports
	__nccwpck_require__.d = (exports, definition) => {
		for(var key in definition) {
			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
			}
		}
	};
})();
/* webpack/runtime/ensure chunk */
(() => {
	__nccwpck_require__.f = {};
	// This file contains only the entry chunk.
	// The chunk loading function for additional chunks
	__nccwpck_require__.e = (chunkId) => {
		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
			__nccwpck_require__.f[key](chunkId, promises);
			return promises;
		}, []));
	};
})();
/* webpack/runtime/get javascript chunk filename */
(() => {
	// This function allow to reference async chunks
	__nccwpck_require__.u = (chunkId) => {
		// return url for filenames based on template
		return "" + chunkId + ".index.js";
	};
})();
/* webpack/runtime/hasOwnProperty shorthand */
(() => {
	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
})();
/* webpack/runtime/make namespace object */
(() => {
	// define __esModule on exports
	__nccwpck_require__.r = (exports) => {
		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
		}
		Object.defineProperty(exports, '__esModule', { value: true });
	};
})();
/* webpack/runtime/import chunk loading */
(() => {
	// no baseURI
	// object to store loaded and loading chunks
	// undefined = chunk not loaded, null = chunk preloaded/prefetched
	// [resolve, Promise] = chunk loading, 0 = chunk loaded
	var installedChunks = {
		792: 0
	};
	var installChunk = (data) => {
		var {ids, modules, runtime} = data;
		// add "modules" to the modules object,
		// then flag all "ids" as loaded and fire callback
		var moduleId, chunkId, i = 0;
		for(moduleId in modules) {
			if(__nccwpck_require__.o(modules, moduleId)) {
				__nccwpck_require__.m[moduleId] = modules[moduleId];
			}
		}
		if(runtime) runtime(__nccwpck_require__);
		for(;i < ids.length; i++) {
			chunkId = ids[i];
			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
				installedChunks[chunkId][0]();
			}
			installedChunks[ids[i]] = 0;
		}
	}
	__nccwpck_require__.f.j = (chunkId, promises) => {
			// import() chunk loading for javascript
			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
			if(installedChunkData !== 0) { // 0 means "already installed".
				// a Promise means "currently loading".
				if(installedChunkData) {
					promises.push(installedChunkData[1]);
				} else {
					if(true) { // all chunks have JS
						// setup Promise in chunk cache
						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
							throw e;
						});
						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
						promises.push(installedChunkData[1] = promise);
					}
				}
			}
	};
	// no prefetching
	// no preloaded
	// no external install chunk
	// no on chunks loaded
})();
var __webpack_exports__ = {};
var external_node_http_ = __nccwpck_require__(7067);
var external_node_https_ = __nccwpck_require__(4708);
var version = __nccwpck_require__(3411);
;// CONCATENATED MODULE: external "node:buffer"
const external_node_buffer_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");
;// lib/http/body.js
const MAX_BODY_BYTES = 1024 * 1024;
const TOO_LARGE = { text: '', unreadable: `larger than ${MAX_BODY_BYTES} bytes` };
const gunzip = (zlib, bytes, options) => zlib.gunzipSync(bytes, options);
const inflate = (zlib, bytes, options) => ((bytes[0] ?? 0) & 0x0f) === 8 ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options);
const COMPRESSIONS = new Map([
	['gzip', gunzip],
	['x-gzip', gunzip],
	['deflate', inflate],
	['br', (zlib, bytes, options) => zlib.brotliDecompressSync(bytes, options)],
]);
const MAX_LAYERS = 3;
async function readBody(bytes, headers) {
	const names = (headers['content-encoding'] ?? '').split(',').map((name) => name.trim().toLowerCase());
	const layers = names.flatMap((name) => COMPRESSIONS.get(name) ?? []).slice(0, MAX_LAYERS);
	if (layers.length === 0 && bytes[0] === 0x1f && bytes[1] === 0x8b)
		layers.push(gunzip);
	const isKnown = (name) => COMPRESSIONS.has(name) || ['', 'identity', 'none'].includes(name);
	const unknown = names.every(isKnown) ? undefined : 'compressed in a way that the action cannot read';
	const read = (plain, unreadable = unknown) => {
		const text = decoderFor(headers['content-type'] ?? '', plain)
			.decode(plain)
			.replace(/^\uFEFF+/, '');
		return unreadable === undefined || (0,external_node_buffer_namespaceObject.isUtf8)(plain) || /^\s*[{["<]/.test(text)
			? { text }
			: { text: '', unreadable };
	};
	if (layers.length === 0)
		return read(bytes);
	const zlib = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 8522, 19));
	const options = { maxOutputLength: MAX_BODY_BYTES };
	try {
		return read(layers.reduceRight((inner, layer) => layer(zlib, inner, options), bytes));
	}
	catch (thrown) {
		return Object(thrown).code === 'ERR_BUFFER_TOO_LARGE' ? TOO_LARGE : read(bytes, 'compressed and damaged');
	}
}
function decoderFor(contentType, bytes) {
	const [, charset = 'utf-8'] = /;\s*charset\s*=\s*["']?([^\s"';,]+)/i.exec(contentType) ?? [];
	const mark = bytes.toString('latin1', 0, 2);
	const isWide = bytes.includes(0);
	if (bytes.subarray(0, 3).equals(Buffer.from('\uFEFF')))
		return new TextDecoder();
	if (isWide && mark === '\xff\xfe')
		return new TextDecoder('utf-16le');
	if (isWide && mark === '\xfe\xff')
		return new TextDecoder('utf-16be');
	try {
		const decoder = new TextDecoder(charset);
		if (!decoder.encoding.startsWith('utf-16'))
			return decoder;
		if (!isWide)
			return new TextDecoder();
		return mark.startsWith('\0') ? new TextDecoder('utf-16be') : decoder;
	}
	catch {
		return new TextDecoder();
	}
}
var lib = __nccwpck_require__(9906);
var tunnel = __nccwpck_require__(1941);
;// lib/http/connections.js
const OPTIONS = {
	autoSelectFamilyAttemptTimeout: 2_500,
	timeout: 30_000,
};
function agentFor({ protocol }, proxy, keepAlive) {
	if (proxy !== undefined)
		return new tunnel.a(proxy, { ...OPTIONS, keepAlive });
	const client = new lib.Qq('', [], { keepAlive });
	const agent = client.getAgent(`${protocol}//localhost`);
	return Object.assign(agent, { options: { ...agent.options, ...OPTIONS } });
}
var faults = __nccwpck_require__(7216);
var http_proxy = __nccwpck_require__(768);
;// lib/http/exchange.js
const CONNECT_MS = 15_000;
function httpExchange(clock) {
	const kept = new Map();
	return async (request, limits) => {
		const { url, body } = request;
		const proxy = (0,http_proxy.iJ)(url);
		const send = (agent, timeoutMs) => exchangeBy({ agent, proxy }, request, { ...limits, timeoutMs }, clock);
		if (body !== undefined)
			return send(agentFor(url, proxy, false), limits.timeoutMs);
		const endMs = clock.now() + limits.timeoutMs;
		const key = `${url.protocol} ${proxy?.href}`;
		const agent = kept.get(key) ?? agentFor(url, proxy, true);
		kept.set(key, agent);
		try {
			return await send(agent, limits.timeoutMs);
		}
		catch (thrown) {
			if (!(thrown instanceof StaleConnection))
				throw thrown;
			kept.delete(key);
			return send(agentFor(url, proxy, false), endMs - clock.now());
		}
	};
}
const DONE = 'done';
class StaleConnection extends Error {
}
const exchangeBy = ({ agent, proxy }, { url, method, body, headers }, limits, clock) => new Promise((resolve, reject) => {
	const secure = url.protocol === 'https:';
	const ended = new AbortController();
	const connecting = new AbortController();
	const options = {
		method,
		agent,
		abandoned: connecting.signal,
		headers: {
			'user-agent': version._,
			accept: 'application/json',
			...headers,
			'accept-encoding': 'identity',
			...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
		},
	};
	const outgoing = (secure ? external_node_https_ : external_node_http_).request(url, options);
	let phase = proxy === undefined ? 'connect' : 'tunnel';
	let answer;
	const settle = (finish) => {
		if (ended.signal.aborted)
			return;
		ended.abort(DONE);
		connecting.abort(DONE);
		limits.signal.removeEventListener('abort', onAbort);
		finish();
	};
	const abandon = (thrown) => settle(() => {
		reject(thrown());
		outgoing.destroy();
	});
	const end = (cause) => abandon(() => (0,faults.Kl)(cause, phase === 'kept' ? 'sent' : phase, url, proxy));
	const fail = (cause) => (phase === 'kept' ? abandon(() => new StaleConnection()) : end(cause));
	const after = (ms, { signal }, why, then) => {
		clock.sleep(ms, signal).then(() => signal.aborted || then(new Error(why)), end);
	};
	const onAbort = () => after(phase === 'sent' ? (limits.graceMs ?? 0) : 0, ended, 'the step was ended', end);
	if (CONNECT_MS <= limits.timeoutMs) {
		after(CONNECT_MS, connecting, `no connection within ${CONNECT_MS / 1000} s`, fail);
	}
	const seconds = Math.round(limits.timeoutMs / 100) / 10;
	after(limits.timeoutMs, ended, `no complete answer within ${seconds} s`, end);
	const onConnected = () => {
		phase = 'sent';
		connecting.abort(DONE);
	};
	outgoing.on('error', (cause) => answer?.complete || fail(cause));
	outgoing.on('close', () => answer ?? fail(new Error('the connection closed without an answer')));
	outgoing.on('socket', (socket) => {
		phase = outgoing.reusedSocket ? 'kept' : 'connect';
		if (phase === 'kept')
			return;
		if (secure || socket.connecting)
			socket.once(secure ? 'secureConnect' : 'connect', onConnected);
		else
			onConnected();
	});
	outgoing.on('response', (incoming) => {
		answer = incoming;
		onConnected();
		const chunks = [];
		let size = 0;
		const { statusCode: status = 0 } = incoming;
		const replied = { status, headers: flatten(incoming.headers), from: (0,faults.Vb)(url, proxy) };
		incoming.on('data', (chunk) => {
			chunks.push(chunk);
			size += chunk.length;
			if (size > MAX_BODY_BYTES) {
				settle(() => resolve({ ...replied, ...TOO_LARGE }));
				outgoing.destroy();
			}
		});
		incoming.on('error', fail);
		incoming.on('close', () => fail(new Error('the connection closed before the answer was complete')));
		incoming.on('end', () => {
			if (!incoming.complete)
				return;
			const body = readBody(Buffer.concat(chunks), replied.headers);
			settle(() => resolve(body.then((read) => ({ ...replied, ...read }))));
		});
	});
	if (limits.signal.aborted) {
		end(new Error('the step was ended'));
	}
	else {
		limits.signal.addEventListener('abort', onAbort, { once: true });
		outgoing.end(body);
	}
});
const flatten = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
var core = __nccwpck_require__(7532);
var errors = __nccwpck_require__(452);
var ingestion_checks = __nccwpck_require__(7933);
var ingestion_outcome = __nccwpck_require__(7362);
var ingestion_result = __nccwpck_require__(8381);
var lists = __nccwpck_require__(1720);
var json = __nccwpck_require__(6413);
;// lib/adobe/credentials.js
const DEFAULT_SCOPES = [
	'openid',
	'AdobeID',
	'campaign_sdk',
	'additional_info.projectedProductContext',
	'campaign_config_server_general',
	'deliverability_service_general',
];
function tokenExpiry(token) {
	const [, payload] = token.split('.');
	try {
		const claims = (0,json.qF)(Buffer.from(payload ?? '', 'base64url').toString('utf8'));
		const end = ((0,json.tk)(claims, 'created_at') ?? Number.NaN) + ((0,json.tk)(claims, 'expires_in') ?? Number.NaN);
		return Number.isSafeInteger(end) ? end : undefined;
	}
	catch {
		return undefined;
	}
}
var redactor = __nccwpck_require__(4691);
var lib_text = __nccwpck_require__(8804);
var declarations = __nccwpck_require__(412);
var mapping_name = __nccwpck_require__(2982);
var pasted = __nccwpck_require__(6028);
;// lib/inputs/parse-input.js
const MAX_MAPPINGS = 50;
function parseInput(name, read, problems) {
	const declaration = (0,declarations.MI)(name);
	const { lines: mode, required, kind, parse, allowsNone, unusedInRehearsals } = declaration;
	const given = read(name);
	const refuse = (problem, line) => {
		problems.refuse(name, problem, line);
		return mode === undefined ? undefined : [];
	};
	if (required && given === '') {
		return refuse((0,lib_text.Qq) `is required but empty. Write its value in the step that uses the action.`);
	}
	if (kind !== 'secret' && given.includes('${{')) {
		return refuse((0,lib_text.Qq) `holds an expression that was not evaluated. Write it where GitHub evaluates expressions, such as in \`with:\` of a step.`);
	}
	const parseOne = (one) => (0,pasted.F)(name, one) ?? parse(one);
	const value = given || (declaration.default ?? '');
	if (mode === undefined) {
		return value === '' || (unusedInRehearsals && read('rehearse') !== '')
			? undefined
			: problems.take(name, parseOne(value));
	}
	const lines = (0,lists.Dx)(value);
	for (const [isList, problem] of lists.m5) {
		const index = lines.findIndex((line) => isList(line) && !(kind === 'plain' && (0,lists.gd)(line)));
		if (index >= 0)
			return refuse(problem, (0,lists.cA)(lines, index));
	}
	const mappings = (0,lists.Dx)(read('mappingId')).length;
	const isOneForAll = mode === 'one-or-each' && lines.length === 1;
	if (lines.length > 0 && mappings > 0 && lines.length !== mappings && !isOneForAll) {
		return refuse(wrongCount(lines.length, mappings, declaration));
	}
	const values = lines.map((line, index) => allowsNone !== undefined && lines.length > 1 && line === lists.x3
		? undefined
		: problems.take(name, parseOne(line), (0,lists.cA)(lines, index)));
	return isOneForAll ? Array.from({ length: mappings }, () => values[0]) : values;
}
function wrongCount(lines, mappings, { lines: mode, allowsNone }) {
	const count = lines === 1 ? (0,lib_text.Qq) `has one line` : (0,lib_text.Qq) `has ${lines} lines`;
	const none = allowsNone === undefined ? lib_text.K$ : (0,lib_text.Qq) `, ${lists.x3} ${(0,lib_text.ZV)(allowsNone)}`;
	const each = mode === 'one-or-each'
		? (0,lib_text.Qq) `one line for all, or one for each`
		: (0,lib_text.Qq) `one line for each mapping in their order${none}`;
	return (0,lib_text.Qq) `${count}, but mappingId has ${mappings}. Write ${each}.`;
}
function checkMappings(read, problems) {
	const ids = (0,lists.Dx)(read('mappingId'));
	if (ids.length > MAX_MAPPINGS) {
		problems.refuse('mappingId', (0,lib_text.Qq) `holds ${ids.length} data mappings, but one step takes ${MAX_MAPPINGS} at most. Spread them over the jobs of a matrix, as in examples/matrix-from-file.yml.`);
	}
	for (const [index, id] of ids.slice(0, MAX_MAPPINGS).entries()) {
		const first = ids.slice(0, index).find((earlier) => (0,mapping_name.v)(earlier, id));
		if (first === undefined)
			continue;
		const also = first === id
			? lib_text.K$
			: (0,lib_text.Qq) `, also as ${JSON.stringify(id)}: case, white space and Unicode form make no difference`;
		problems.refuse('mappingId', (0,lib_text.Qq) `names ${JSON.stringify(first)} more than once${also}. Write each data mapping once.`);
	}
	const requests = (0,lists.Dx)(read('requestId')).filter((line) => line !== lists.x3);
	for (const [index, id] of requests.slice(0, MAX_MAPPINGS).entries()) {
		if (requests.indexOf(id) === index)
			continue;
		problems.refuse('requestId', (0,lib_text.Qq) `names ${JSON.stringify(id)} more than once. A request belongs to one mapping: write - for the others.`);
	}
}
;// lib/inputs/problems.js
class Problems {
	list = [];
	refuse(input, problem, line) {
		const isSame = (known) => known.input === input && known.line === line && known.text.raw === problem.raw;
		if (!this.list.some(isSame))
			this.list.push({ input, line, text: problem });
	}
	take(input, parsed, line) {
		return parsed instanceof lib_text.EY ? this.refuse(input, parsed, line) : parsed;
	}
}
function describeProblems(problems) {
	const inputs = new Set(problems.map(({ input }) => input)).size;
	const count = inputs === 1 ? (0,lib_text.Qq) `One input needs` : (0,lib_text.Qq) `${inputs} inputs need`;
	const lines = problems.map(({ input, line, text: problem }) => {
		const where = line === undefined ? (0,lib_text.Qq) `` : (0,lib_text.Qq) ` (line ${line})`;
		return (0,lib_text.Qq) `\`${input}\`${where} ${problem}`;
	});
	return (0,lib_text.Qq) `${count} attention; nothing was sent to Adobe.\n${(0,lib_text.fj)(lines, '\n')}`;
}
;// lib/inputs/relations.js
const KEEP_ONE = (0,lib_text.Qq) `Keep one of the two.`;
const DROP_ONE = (0,lib_text.Qq) `Drop one of the two.`;
const EMPTY_SECRET = (0,lib_text.Qq) `If you do pass a secret, it arrived empty. The usual reasons: GitHub passes no secrets to pull requests from forks, and Dependabot only those stored for Dependabot; a called workflow gets them only with \`secrets: inherit\`; environment secrets go only to jobs that name the environment; and a job output that holds a masked value is dropped.`;
function checkRelations(read, refuse) {
	const isGiven = (name) => (0,lists.Dx)(read(name)).some((line) => line !== lists.x3);
	if (read('rehearse')) {
		for (const input of ['apiUrl', 'imsUrl', 'platformUrl']) {
			if (read(input)) {
				refuse(input, (0,lib_text.Qq) `is given together with rehearse, which sends nothing to any address. ${DROP_ONE}`);
			}
		}
		if (isGiven('requestId')) {
			refuse('requestId', (0,lib_text.Qq) `is unknown to the simulator of a rehearsal, which knows only its own requests. Drop it, or drop rehearse.`);
		}
	}
	else {
		checkCredentials(read, refuse);
	}
	const doesNotWait = /^false$/i.test(read('wait'));
	if (doesNotWait) {
		const needsEnd = (0,lib_text.Qq) `needs the end of the ingestion, but wait is false. ${DROP_ONE}`;
		if (isGiven('minRecords'))
			refuse('minRecords', needsEnd);
		if (Number(read('resubmitOnAborted')) > 0)
			refuse('resubmitOnAborted', needsEnd);
		if (isGiven('requestId')) {
			refuse('requestId', (0,lib_text.Qq) `names a request to wait for, but wait is false. ${DROP_ONE}`);
		}
		if (read('onInProgress') === 'queue') {
			refuse('onInProgress', (0,lib_text.Qq) `is queue, which waits, but wait is false. Write attach or fail, or drop one of the two.`);
		}
	}
	const hasDataset = isGiven('datasetId');
	if (hasDataset && !read('sandbox')) {
		refuse('datasetId', (0,lib_text.Qq) `needs sandbox, the Experience Platform sandbox of the dataset. Write its name, such as prod.`);
	}
	if (hasDataset && doesNotWait) {
		refuse('datasetId', (0,lib_text.Qq) `is looked up after the end of the ingestion, but wait is false. ${DROP_ONE}`);
	}
	if (read('maxFailedRecords') && !hasDataset) {
		refuse('maxFailedRecords', (0,lib_text.Qq) `needs datasetId, the dataset whose refused rows are counted. Write it, or drop maxFailedRecords.`);
	}
	if (read('maxFailedRecords') && isGiven('requestId')) {
		refuse('maxFailedRecords', (0,lib_text.Qq) `counts the batches since a submission, but requestId follows an earlier one, whose time is not known. ${DROP_ONE}`);
	}
	if (doesNotWait && /^true$/i.test(read('checkRun'))) {
		refuse('checkRun', (0,lib_text.Qq) `reports how the ingestion ended, but wait is false. ${DROP_ONE}`);
	}
}
function checkCredentials(read, refuse) {
	if (read('credentials')) {
		for (const input of ['clientId', 'clientSecret', 'accessToken']) {
			if (read(input)) {
				refuse(input, (0,lib_text.Qq) `is given together with credentials, which contain the same. ${KEEP_ONE}`);
			}
		}
	}
	else if (read('accessToken')) {
		if (read('clientSecret')) {
			refuse('clientSecret', (0,lib_text.Qq) `is given together with accessToken, which replaces it. ${KEEP_ONE}`);
		}
		if (!read('clientId')) {
			refuse('clientId', (0,lib_text.Qq) `is empty, but accessToken needs it as the API key. Write the client ID.`);
		}
	}
	else if (read('clientId')) {
		if (!read('clientSecret')) {
			refuse('clientSecret', (0,lib_text.Qq) `is empty, but clientId needs it (or an accessToken). ${EMPTY_SECRET}`);
		}
	}
	else if (read('clientSecret')) {
		refuse('clientId', (0,lib_text.Qq) `is empty, but clientSecret needs it. Write the client ID of the credential.`);
	}
	else {
		refuse('credentials', (0,lib_text.Qq) `is empty, and no other credential was given. Pass the file of the Adobe Developer Console as credentials, or clientId with clientSecret. ${EMPTY_SECRET}`);
	}
}
var inputs_values = __nccwpck_require__(7035);
;// lib/inputs/parse.js
const secretsOf = (read) => declarations.Qh.flatMap((name) => {
	const { kind, secretsIn = lists.Dx, onlyWith } = (0,declarations.MI)(name);
	const isUsed = onlyWith === undefined || !/^(false)?$/i.test(read(onlyWith));
	return kind === 'secret' && isUsed ? secretsIn(read(name)).flatMap(lists.Dx) : [];
}).filter((secret) => secret.length >= redactor.v && secret.isWellFormed());
function parseInputs(read, scenarios) {
	const problems = new Problems();
	const entries = declarations.Qh.map((name) => [
		name,
		parseInput(name, read, problems),
	]);
	const values = Object.fromEntries(entries);
	checkMappings(read, problems);
	const given = values.rehearse.slice(0, (0,lists.Dx)(read('rehearse')).length);
	for (const [index, name] of given.entries()) {
		if (name !== undefined)
			problems.take('rehearse', (0,inputs_values.HU)(scenarios)(name), (0,lists.cA)(given, index));
	}
	checkRelations(read, (input, problem) => problems.refuse(input, problem));
	const imsOrg = imsOrgOf(values);
	const mayHold = read('credentials') !== '' && values.credentials === undefined;
	const isMissing = imsOrg === undefined && read('imsOrg') === '' && !mayHold;
	if (read('rehearse') === '' && read('sandbox') !== '' && isMissing) {
		problems.refuse('imsOrg', (0,lib_text.Qq) `is empty, but sandbox needs it, and credentials hold none. Write the IMS organization (…@AdobeOrg): the Organization ID on the credential's page in the Adobe Developer Console.`);
	}
	return problems.list.length > 0
		? { kind: 'bad', problems: problems.list }
		: { kind: 'ok', inputs: assemble(values, imsOrg, read) };
}
function imsOrgOf({ imsOrg, credentials }) {
	const inFile = (0,inputs_values.V$)(credentials?.imsOrg ?? '');
	return imsOrg ?? (inFile instanceof lib_text.EY ? undefined : inFile);
}
function assemble(values, imsOrg, read) {
	const { mappingId, requestId, minRecords, datasetId, rehearse, checkRun, githubToken, ...others } = values;
	const { credentials, clientId, clientSecret, scopes, accessToken, ...rest } = others;
	const { apiUrl, imsUrl, platformUrl, sandbox, imsOrg: given, ...plain } = rest;
	const mappings = mappingId.map((id = '', index) => ({
		mappingId: id,
		requestId: requestId[index],
		minRecords: minRecords[index],
		datasetId: datasetId[index],
	}));
	return {
		...plain,
		mappings,
		target: targetOf(values, imsOrg),
		timeoutMs: plain.timeoutMinutes * 60_000,
		pollIntervalMs: plain.pollIntervalSeconds * 1000,
		checkRun: checkRun ? { githubToken: read('githubToken') } : undefined,
	};
}
function targetOf(values, imsOrg) {
	const { rehearse, sandbox, apiUrl, imsUrl, platformUrl } = values;
	if (rehearse.length > 0) {
		const scenarios = rehearse.filter((name) => name !== undefined);
		return { kind: 'rehearsal', scenarios, sandbox };
	}
	const platform = sandbox === undefined || imsOrg === undefined ? undefined : { platformUrl, imsOrg, sandbox };
	return { kind: 'adobe', credentials: credentialsOf(values), apiUrl, imsUrl, platform };
}
function credentialsOf(values) {
	const { credentials, clientId = '', clientSecret = [], accessToken } = values;
	if (accessToken !== undefined) {
		return { kind: 'access-token', clientId, accessToken, expiresAtMs: tokenExpiry(accessToken) };
	}
	const file = credentials ?? { clientId, clientSecrets: clientSecret, scopes: [] };
	const scopes = values.scopes ?? (file.scopes.length > 0 ? file.scopes : DEFAULT_SCOPES);
	return { kind: 'client-secret', clientId: file.clientId, clientSecrets: file.clientSecrets, scopes };
}
var rehearsal = __nccwpck_require__(6344);
var proxy_settings = __nccwpck_require__(4364);
var human = __nccwpck_require__(7562);
;// lib/report/start.js
const HOSTED_JOB_MS = 350 * 60_000;
function reportStart(inputs, context) {
	const { read, toolkit, env, date } = context;
	const { target, timeoutMs, checkRun, dryRun } = inputs;
	if (target.kind === 'rehearsal') {
		const scenarios = [...new Set(target.scenarios)];
		const names = (0,lib_text.c3)(scenarios);
		const what = scenarios.length === 1 ? (0,lib_text.Qq) `scenario ${names}` : (0,lib_text.Qq) `scenarios ${names}`;
		toolkit.warnOnce('rehearsal', (0,lib_text.Qq) `Rehearsal: a simulator plays the ${what} instead of Adobe. No data is ingested, and no request leaves this machine.`, (0,lib_text.Qq) `Rehearsal of ${names}`);
	}
	if (checkRun !== undefined && (dryRun || target.kind === 'rehearsal')) {
		const what = dryRun ? (0,lib_text.Qq) `dry run` : (0,lib_text.Qq) `rehearsal`;
		toolkit.info((0,lib_text.Qq) `Note: a ${what} publishes no check run, because one could let someone merge or deploy.`);
	}
	toolkit.info(whatIsAskedFor(inputs));
	const isShortened = target.kind === 'rehearsal' && timeoutMs < Number(read('timeoutMinutes') || 60) * 60_000;
	const why = isShortened ? (0,lib_text.Qq) ` (a rehearsal waits no longer, whatever timeoutMinutes says)` : lib_text.K$;
	const deadline = new Date(date().getTime() + timeoutMs);
	toolkit.info((0,lib_text.Qq) `Deadline: ${(0,human.f_)(deadline)}, ${(0,human.UU)(timeoutMs)} from the start of this step${why}.`);
	const credentials = target.kind === 'adobe' ? target.credentials : undefined;
	const expiresAtMs = credentials?.kind === 'access-token' ? credentials.expiresAtMs : undefined;
	if (expiresAtMs !== undefined && expiresAtMs < deadline.getTime()) {
		toolkit.warnOnce('token-ends', (0,lib_text.Qq) `The given access token expires at ${(0,human.f_)(new Date(expiresAtMs))}, before the deadline of this step, and cannot be renewed. Pass credentials, or clientId with clientSecret, for longer ingestions.`, (0,lib_text.Qq) `The access token expires before the deadline`);
	}
	if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
		toolkit.warnOnce('tls', (0,lib_text.Qq) `NODE_TLS_REJECT_UNAUTHORIZED=0 turns certificate verification off: anyone between the runner and Adobe can read the secrets. Name your certificate authority in NODE_EXTRA_CA_CERTS instead.`, (0,lib_text.Qq) `Certificates are not verified`);
	}
	if (timeoutMs > HOSTED_JOB_MS) {
		toolkit.info((0,lib_text.Qq) `Note: GitHub ends a job on its own runners after six hours, whatever timeoutMinutes says.`);
	}
	if (/[\r\n]/.test(read('credentials'))) {
		toolkit.warnOnce('credentials-lines', (0,lib_text.Qq) `The credentials secret spans several lines. GitHub masks each of them, even a lone brace, so the log becomes hard to read and job outputs such as results are dropped. Use clientId and clientSecret instead, or store the file on one line (jq -c . file).`, (0,lib_text.Qq) `The credentials secret spans several lines`);
	}
	if (target.kind === 'adobe')
		reportAddresses(target, context);
}
function reportAddresses({ apiUrl, imsUrl, platform }, { toolkit, env }) {
	const given = { apiUrl, imsUrl, ...(platform && { platformUrl: platform.platformUrl }) };
	const names = Object.entries(given).flatMap(([name, url]) => {
		const { hostname, host } = new URL(url);
		const isOwn = inputs_values.Ws.test(hostname) || inputs_values.rw.test(hostname);
		return isOwn ? [] : [(0,lib_text.Qq) `${name} (${(0,lib_text.hl)(host)})`];
	});
	if (names.length > 0) {
		toolkit.warnOnce('address', (0,lib_text.Qq) `The credential goes to a host that is not Adobe's: ${(0,lib_text.fj)(names, ', ')}. Leave these inputs out unless Adobe gave you other addresses or you use a test server.`, (0,lib_text.Qq) `An address is not Adobe's`);
	}
	if (inputs_values.Ws.test(new URL(apiUrl).hostname))
		return;
	const note = (0,proxy_settings.$R)(env);
	if (note !== undefined)
		toolkit.info((0,lib_text.Qq) `Note: ${note}`);
}
function whatIsAskedFor({ org, mappings, maxParallel, dryRun }) {
	const count = mappings.length;
	const names = (0,lib_text.c3)(mappings.map(({ mappingId }) => mappingId));
	const atATime = maxParallel < count ? (0,lib_text.Qq) `, ${maxParallel} at a time` : lib_text.K$;
	const what = count === 1 ? (0,lib_text.Qq) `data mapping ${names}` : (0,lib_text.Qq) `${count} data mappings (${names})`;
	if (dryRun) {
		return (0,lib_text.Qq) `Dry run: checks what an ingestion of ${what} of organization ${(0,lib_text.Cv)(org)} needs, and submits nothing.`;
	}
	return (0,lib_text.Qq) `Ingestion of ${what} of organization ${(0,lib_text.Cv)(org)} into Adobe Experience Platform${atATime}.`;
}
;// lib/runner/cancellation.js
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];
function onSignal(process, onFirst, onLater = (signal) => {
	for (const each of SIGNALS)
		process.removeAllListeners(each);
	process.kill(process.pid, signal === 'SIGBREAK' ? 'SIGTERM' : signal);
}) {
	let isFirst = true;
	for (const signal of SIGNALS) {
		process.on(signal, () => {
			const react = isFirst ? onFirst : onLater;
			isFirst = false;
			react(signal);
		});
	}
}
;// lib/runner/guard.js
function guard(processEvents, work) {
	return new Promise((resolve) => {
		const fail = (thrown) => resolve((0,errors.z6)(thrown));
		processEvents.on('uncaughtException', fail);
		processEvents.on('unhandledRejection', fail);
		processEvents.once('beforeExit', () => fail((0,errors.S3)()));
		new Promise((settle) => settle(work())).then(() => resolve(undefined), fail);
	});
}
var runner_toolkit = __nccwpck_require__(21);
var check_run_incomplete = __nccwpck_require__(5038);
;// lib/check-run/check-runs.js
function publishCheckRuns(mappingIds, options) {
	const warn = (incomplete, isFinal) => {
		const next = isFinal ? (0,lib_text.Qq) `` : (0,lib_text.Qq) ` The post step tries once more.`;
		options.toolkit.warnOnce('check-run', (0,lib_text.Qq) `${(0,check_run_incomplete.mO)(incomplete)}${next} The outcome of this step does not depend on its check run.`, (0,check_run_incomplete.Gg)(incomplete));
	};
	const onFault = (thrown) => {
		warn((0,check_run_incomplete.tD)(mappingIds, thrown), true);
	};
	const publisher = Promise.all([Promise.all(/* import() */[__nccwpck_require__.e(390), __nccwpck_require__.e(292)]).then(__nccwpck_require__.bind(__nccwpck_require__, 292)), options.describe])
		.then(([{ publish }, describe]) => publish(mappingIds, { ...options, describe, warn }))
		.catch(onFault);
	return {
		on: (step, states) => {
			publisher.then((started) => started?.on(step, states)).catch(onFault);
		},
		finish: (results) => publisher.then((started) => started?.finish(results)).catch(onFault),
	};
}
var connect = __nccwpck_require__(9692);
var ingestion_contact = __nccwpck_require__(5854);
var dataset = __nccwpck_require__(7898);
var follow = __nccwpck_require__(9132);
var schedule = __nccwpck_require__(3509);
;// lib/ingestion/arrival.js
const LONGEST_MS = 10 * 60_000;
const MAY_CHANGE = new Set(['no-batch', 'in-progress', 'rows-missing']);
function withArrival(result, arrival, maxFailedRecords) {
	const seen = { ...result, arrival, maxFailedRecords };
	if (maxFailedRecords === undefined)
		return seen;
	const { failedRecords = Number.POSITIVE_INFINITY, batches, why } = arrival;
	if (why === 'interrupted')
		return { ...seen, outcome: 'cancelled' };
	const holds = failedRecords <= maxFailedRecords && !batches.some(dataset.I);
	return holds ? seen : { ...seen, outcome: 'too-many-failed-records' };
}
async function awaitArrival(result, { pollIntervalMs, maxFailedRecords }, datasetId, api, { clock, random, observer }, budget) {
	const { mappingId, acceptedAt, report } = result;
	const startMs = clock.now();
	const endMs = Math.min(budget.deadline, startMs + LONGEST_MS);
	const contact = new ingestion_contact.B(startMs);
	let found = { batches: [], why: 'not-asked' };
	const arrival = () => ({ ...api.place, datasetId, ...found });
	const end = () => withArrival(result, arrival(), maxFailedRecords);
	observer.on(mappingId, { kind: 'judged', result: end() });
	for (;;) {
		const deadline = Math.max(endMs, clock.now());
		const answer = await api.listBatches(datasetId, acceptedAt, { ...budget, deadline });
		const now = clock.now();
		let delayMs;
		if (answer instanceof errors.lZ) {
			const isLost = contact.failure(answer, now) === 'lost';
			found = { ...found, failedRecords: undefined, why: 'unreadable', fault: answer };
			if (!isLost)
				delayMs = (0,follow.Q)(contact, now, pollIntervalMs, random);
		}
		else {
			contact.succeeded('proven', now);
			const { numRecords } = report;
			found = {
				batches: answer.batches,
				...(acceptedAt === undefined ? { why: 'followed' } : (0,dataset._)(answer, numRecords)),
			};
			const mayChange = MAY_CHANGE.has(found.why) && numRecords !== 0;
			if (mayChange)
				delayMs = (0,schedule.FD)(now - startMs, pollIntervalMs, random);
		}
		const nextCheckMs = delayMs === undefined || now >= endMs ? undefined : Math.min(delayMs, endMs - now);
		if (budget.signal.aborted && found.why !== undefined)
			break;
		observer.on(mappingId, { kind: 'looked-up', arrival: arrival(), nextCheckMs });
		if (nextCheckMs === undefined)
			return end();
		await clock.sleep(nextCheckMs, budget.signal);
		if (budget.signal.aborted)
			break;
	}
	found = { ...found, why: 'interrupted' };
	return end();
}
var ingestion_submit = __nccwpck_require__(5024);
;// lib/ingestion/ingest.js
async function ingest(plan, deps, budget, authenticate = () => deps.api.authenticate(budget)) {
	const { mappingId, requestId } = plan;
	const { clock, observer } = deps;
	let attempts = 0;
	const stage = (0,ingestion_submit.d8)(requestId);
	let current = stage.at === 'request' ? { request: stage.request } : undefined;
	let aborted;
	const locks = new Map();
	const result = (ending) => ({ mappingId, attempts, ...ending });
	if (requestId !== undefined)
		observer.on(mappingId, { kind: 'resumed', requestId });
	try {
		await authenticate();
		observer.on(mappingId, { kind: 'authenticated' });
	}
	catch (thrown) {
		return result((0,ingestion_submit.r7)((0,errors.z6)(thrown), stage, budget, clock));
	}
	const over = (0,ingestion_submit.p1)(budget, clock);
	if (current === undefined && over !== undefined)
		return result({ outcome: over, stage });
	for (let resubmits = 0;; resubmits += 1) {
		if (current === undefined) {
			attempts += 1;
			const submission = await (0,ingestion_submit.tA)(plan, deps, budget, locks);
			if ('outcome' in submission) {
				return result(aborted === undefined ? submission : afterAborted(aborted, submission));
			}
			current = submission;
		}
		const ending = await bringToEnd(current, plan, deps, budget);
		const isLast = resubmits >= plan.resubmitOnAborted || (0,ingestion_submit.p1)(budget, clock) !== undefined;
		if (ending.outcome !== 'aborted' || isLast) {
			return result(ending);
		}
		aborted = ending;
		const { requestId: abortedRequestId, origin } = current.request;
		locks.set(abortedRequestId, { status: 'Aborted', isOurs: origin !== 'attached' });
		current = undefined;
		observer.on(mappingId, { kind: 'resubmitting', abortedRequestId, attempt: attempts + 1 });
	}
}
const afterAborted = ({ durationMs, report, origin }, ending) => ending.outcome === 'error'
	? { outcome: 'aborted', report, origin, durationMs, fault: ending.fault }
	: { ...ending, durationMs, aborted: { report, origin } };
async function bringToEnd({ request, acceptedMs, mappingName }, plan, deps, budget) {
	const { requestId, origin, acceptedAt } = request;
	const durationSince = (fromMs) => fromMs === undefined ? undefined : deps.clock.now() - fromMs;
	if (!plan.wait)
		return { outcome: 'submitted', request, durationMs: durationSince(acceptedMs) };
	const { mappingId, pollIntervalMs, firstCheckOffsetMs = 0, minRecords } = plan;
	const firstCheckAfterMs = firstCheckOffsetMs + (origin === 'resumed' ? 0 : pollIntervalMs);
	const end = await (0,follow.e)({ mappingId, mappingName, requestId, sinceMs: acceptedMs, pollIntervalMs, firstCheckAfterMs }, deps, budget);
	const durationMs = durationSince(acceptedMs ?? end.firstCheckMs);
	if (end.kind === 'terminal') {
		const { report } = end;
		return { outcome: judge(report, minRecords), report, origin, acceptedAt, minRecords, durationMs };
	}
	const stage = { at: 'request', request, lastReport: end.lastReport, odd: end.odd, ...end.failing };
	return end.kind === 'lost'
		? { outcome: 'lost-contact', stage, durationMs, fault: end.fault }
		: { outcome: end.kind, stage, durationMs };
}
function judge({ status, numRecords }, minRecords) {
	switch (status) {
		case 'Failed':
			return 'failed';
		case 'Aborted':
			return 'aborted';
		case 'Success': {
			const isEnough = minRecords === undefined || (numRecords !== undefined && numRecords >= minRecords);
			return isEnough ? 'succeeded' : 'too-few-records';
		}
		default:
			return status;
	}
}
;// lib/ingestion/ingest-all.js
async function ingestAll(plans, maxParallel, deps, budget) {
	const { api, clock, observer, batches } = deps;
	let authenticated;
	const authenticate = () => {
		authenticated ??= api.authenticate(budget);
		return authenticated;
	};
	const slots = Math.min(maxParallel, plans.length);
	const results = [];
	const queue = plans.entries();
	let refusal;
	const judge = async (plan, index) => {
		const { mappingId, requestId, pollIntervalMs } = plan;
		if (index >= slots) {
			const over = (0,ingestion_submit.p1)(budget, clock);
			const late = { mappingId, attempts: 0, stage: (0,ingestion_submit.d8)(requestId) };
			if (refusal !== undefined)
				return { ...late, ...(0,ingestion_submit.r7)(refusal, late.stage, budget, clock) };
			if (over !== undefined)
				return { ...late, outcome: over };
		}
		observer.on(mappingId, { kind: 'started' });
		const firstCheckOffsetMs = (pollIntervalMs * (index % slots)) / slots;
		return ingest({ ...plan, firstCheckOffsetMs }, deps, budget, authenticate);
	};
	const explain = async (result, plan) => {
		const { mappingId, datasetId } = plan;
		let ended = result;
		if (batches && datasetId !== undefined && 'report' in result && result.report.status === 'Success') {
			ended = await awaitArrival(result, plan, datasetId, batches, deps, budget);
		}
		else if (batches && result.outcome === 'failed' && result.report.batchId !== undefined) {
			const lookedUp = { ...batches.place, batchId: result.report.batchId };
			observer.on(mappingId, { kind: 'judged', result, lookedUp });
			const finding = await batches.lookUp(lookedUp.batchId, budget);
			if (finding !== undefined)
				ended = { ...result, batch: { ...lookedUp, finding } };
		}
		else {
			observer.on(mappingId, { kind: 'judged', result });
		}
		observer.on(mappingId, { kind: 'ended', result: ended });
		return ended;
	};
	const work = async () => {
		for (const [index, plan] of queue) {
			const result = await judge(plan, index).catch((thrown) => (0,ingestion_result.Hc)(plan.mappingId, (0,errors.z6)(thrown)));
			refusal ??= refusalIn(result);
			results[index] = explain(result, plan);
		}
	};
	await Promise.all(Array.from({ length: slots }, work));
	return Promise.all(results);
}
function refusalIn(result) {
	const fault = result.outcome === 'error' ? result.fault : undefined;
	return fault?.code === 'unauthorized' || fault?.code === 'invalid-credentials' ? fault : undefined;
}
var log_lines = __nccwpck_require__(4302);
;// lib/report/log.js
const HEARTBEAT_MS = 5 * 60_000;
const MAX_LINES = 100;
function createLog(mappingIds, { toolkit, clock, date }) {
	const fresh = { lastLineMs: clock.now(), lastSaid: '', lastOutageMs: Number.NEGATIVE_INFINITY };
	const mappings = new Map(mappingIds.map((mappingId) => [mappingId, { ...fresh, name: (0,lib_text.Cv)(mappingId), lines: [] }]));
	let isSignedIn = false;
	let ended = 0;
	const timed = (line) => (0,lib_text.Qq) `${(0,human.zK)(date())}  ${line}`;
	const print = (printed, line) => {
		printed.lastLineMs = clock.now();
		printed.lines.push(timed(line));
		if (printed.lines.length > MAX_LINES)
			printed.lines.shift();
		toolkit.info(timed((0,lib_text.Qq) `${printed.name}: ${line}`));
	};
	const printForAll = (line, all = line) => {
		const [alone, ...others] = mappings.values();
		toolkit.info(timed(alone === undefined || others.length > 0 ? all : (0,lib_text.Qq) `${alone.name}: ${line}`));
	};
	const isQuiet = ({ lastLineMs }) => clock.now() - lastLineMs >= HEARTBEAT_MS;
	const onVerdict = (kind, result, printed) => {
		const arrival = 'report' in result ? result.arrival : undefined;
		if (kind === 'judged' && arrival !== undefined) {
			print(printed, (0,lib_text.Qq) `looking up the batches of dataset ${(0,lib_text.Cv)(arrival.datasetId)}.`);
		}
		else if (kind === 'judged' || arrival !== undefined) {
			ended += 1;
			const count = (0,lib_text.Qq) `${ended} of ${mappings.size}`;
			if (mappings.size > 1)
				print(printed, (0,lib_text.Qq) `ended as ${(0,lib_text.ZV)(result.outcome)} (${count}).`);
		}
	};
	const onCheck = (event, printed, outage) => {
		const { observation, nextCheckMs } = event;
		const now = clock.now();
		if (observation.kind === 'failed') {
			const { text: why } = observation.fault;
			if (now - printed.lastOutageMs < HEARTBEAT_MS) {
				toolkit.debug((0,lib_text.Qq) `${printed.name}: a status check failed: ${why}`);
				return;
			}
			const sinceMs = outage?.sinceMs ?? now;
			printed.lastOutageMs = now;
			printed.outageSinceMs = sinceMs;
			const next = nextCheckMs === undefined ? lib_text.K$ : (0,lib_text.Qq) ` Checking again in ${(0,human.UU)(nextCheckMs)}.`;
			const what = now - sinceMs < 1_000
				? (0,lib_text.Qq) `a status check failed`
				: (0,lib_text.Qq) `no contact with Adobe for ${(0,human.UU)(now - sinceMs)}, ${outage?.failures ?? 1} failures`;
			print(printed, (0,lib_text.Qq) `${what}: ${why}.${next}`);
			return;
		}
		if (printed.outageSinceMs !== undefined) {
			print(printed, (0,lib_text.Qq) `Adobe answers again after ${(0,human.UU)(now - printed.outageSinceMs)}.`);
			printed.outageSinceMs = undefined;
		}
		const request = (0,lib_text.Cv)(event.requestId);
		const whose = event.queueing ? (0,lib_text.Qq) `the other request, ${request}` : (0,lib_text.Qq) `request ${request}`;
		const age = (0,human.UU)(event.ageMs);
		const said = (0,log_lines.C3)(observation);
		if (said.raw !== printed.lastSaid) {
			printed.lastSaid = said.raw;
			print(printed, (0,lib_text.Qq) `${said} (${whose}, ${age}).`);
			if (observation.kind === 'unknown-status') {
				(0,log_lines.Qk)(toolkit, printed.name, {
					kind: 'unknown-status',
					text: (0,lib_text.Qq) `Adobe reported the unknown status "${(0,lib_text.V$)(observation.word)}" for request ${request}. The step keeps waiting for a known one.`,
					title: (0,lib_text.Qq) `unknown status`,
				});
			}
		}
		else if (isQuiet(printed)) {
			const next = nextCheckMs === undefined ? lib_text.K$ : (0,lib_text.Qq) `, next status check in ${(0,human.UU)(nextCheckMs)}`;
			print(printed, (0,lib_text.Qq) `still ${said} (${whose}, ${age}${next}).`);
		}
	};
	const onMapping = (event, printed, outage) => {
		switch (event.kind) {
			case 'started':
				return;
			case 'authenticated':
				if (!isSignedIn)
					printForAll((0,lib_text.Qq) `authenticated.`, (0,lib_text.Qq) `authenticated, for all mappings.`);
				isSignedIn = true;
				return;
			case 'judged':
			case 'ended':
				return onVerdict(event.kind, event.result, printed);
			case 'looked-up': {
				const { arrival, nextCheckMs } = event;
				const isNews = arrival.why !== printed.lastSaid || isQuiet(printed);
				if (nextCheckMs === undefined || !isNews)
					return;
				printed.lastSaid = arrival.why ?? '';
				return print(printed, (0,lib_text.Qq) `${(0,log_lines.FG)(arrival)}. Looking again in ${(0,human.UU)(nextCheckMs)}.`);
			}
			case 'checked':
				return onCheck(event, printed, outage);
			case 'retrying':
				return print(printed, (0,log_lines.eV)(event));
			default:
				for (const said of [(0,log_lines.gN)(event)].flat()) {
					if (said instanceof lib_text.EY) {
						printed.lastSaid = '';
						print(printed, said);
					}
					else
						(0,log_lines.Qk)(toolkit, printed.name, said);
				}
		}
	};
	return {
		on(step, states) {
			if (step.of === 'token')
				printForAll((0,log_lines.eV)(step.event));
			if (step.of !== 'mapping')
				return;
			const { mappingId, event } = step;
			const printed = mappings.get(mappingId);
			if (printed === undefined)
				return;
			onMapping(event, printed, states.get(mappingId)?.outage);
			if (event.kind !== 'submitted' && event.kind !== 'attached')
				return;
			for (const [other, { requestId }] of states) {
				if (other === mappingId || requestId !== event.requestId)
					continue;
				print(printed, (0,lib_text.Qq) `Adobe gave ${(0,lib_text.Cv)(other)} the same request; perhaps it ingests only one.`);
			}
		},
		linesOf: (mappingId) => mappings.get(mappingId)?.lines ?? [],
	};
}
;// lib/report/progress.js
const initialState = (requestId) => ({
	phase: 'idle',
	requestId,
	origin: requestId === undefined ? undefined : 'resumed',
	attempt: 1,
	outage: undefined,
	verdict: undefined,
	lookedUp: undefined,
});
function reduce(state, event, nowMs) {
	const calm = { ...state, outage: undefined };
	switch (event.kind) {
		case 'started':
			return { ...state, phase: 'signing-in' };
		case 'authenticated':
			return { ...calm, phase: state.origin === 'resumed' ? 'following' : 'submitting' };
		case 'submitted':
		case 'attached':
		case 'resumed':
			return {
				...calm,
				phase: event.kind === 'resumed' ? state.phase : 'following',
				requestId: event.requestId,
				origin: event.kind,
			};
		case 'queued':
		case 'locked':
			return { ...calm, phase: 'queueing' };
		case 'resubmitting':
			return { ...calm, phase: 'resubmitting', attempt: event.attempt };
		case 'retrying': {
			const { what, mayHaveStarted } = event;
			const kind = what === 'token' ? 'no-token' : mayHaveStarted ? 'answer-lost' : 'no-answer';
			return { ...state, outage: outageAfter(state.outage, kind) };
		}
		case 'checked': {
			const { observation, queueing } = event;
			if (observation.kind === 'failed') {
				return { ...state, outage: outageAfter(state.outage, 'no-contact', nowMs) };
			}
			if (observation.kind !== 'terminal')
				return calm;
			return { ...calm, phase: queueing ? 'submitting' : 'concluded' };
		}
		case 'recovered':
		case 'unknown-answer':
		case 'looked-up':
			return state;
		case 'judged': {
			const isArriving = 'report' in event.result && event.result.arrival !== undefined;
			const phase = isArriving ? 'arriving' : state.phase;
			return { ...state, phase, verdict: event.result, lookedUp: event.lookedUp };
		}
		case 'ended': {
			const phase = state.phase === 'arriving' ? 'concluded' : state.phase;
			return { ...state, phase, verdict: event.result, lookedUp: undefined };
		}
	}
}
const outageAfter = (before, kind, nowMs) => ({
	kind,
	sinceMs: before?.sinceMs ?? nowMs,
	failures: (before?.failures ?? 0) + 1,
});
;// lib/report/bars.js
const lengthOf = ({ startMs, endMs }) => endMs - startMs;
function shownOf({ shares }) {
	const [main, ...others] = [...shares].toSorted(([, one], [, two]) => two - one).map(([label]) => label);
	const other = others.find(({ style }) => style === 'crit') ?? others[0];
	return [main, other].filter((label) => label !== undefined);
}
function describeBar(bar) {
	const shown = shownOf(bar);
	const [main = { words: '', style: 'plain' }, other] = shown;
	if (other === undefined)
		return main;
	if (shown.some(({ style }) => style === 'crit')) {
		return { words: `${main.words}, ${other.words} at times`, style: 'crit' };
	}
	const inOrder = [...bar.shares.keys()].filter((label) => shown.includes(label));
	return { words: inOrder.map(({ words }) => words).join(' and '), style: main.style };
}
function merge(one, two) {
	const shares = new Map(one.shares);
	for (const [label, ms] of two.shares)
		shares.set(label, (shares.get(label) ?? 0) + ms);
	return { startMs: one.startMs, endMs: two.endMs, shares };
}
function mergeFlapping(lane, thinnestMs) {
	const runs = [];
	for (const bar of lane) {
		const run = runs.at(-1);
		const last = run?.at(-1);
		if (run !== undefined && last !== undefined && Math.max(lengthOf(last), lengthOf(bar)) < thinnestMs) {
			run.push(bar);
		}
		else
			runs.push([bar]);
	}
	return runs.flatMap((run) => (run.length < 3 ? run : [run.reduce(merge)]));
}
function mergeShortest(lane, most) {
	const bars = [...lane];
	while (bars.length > most && bars.length > 1) {
		const lengths = bars.map(lengthOf);
		const shortest = lengths.indexOf(Math.min(...lengths));
		const before = lengths[shortest - 1] ?? Number.POSITIVE_INFINITY;
		const after = lengths[shortest + 1] ?? Number.POSITIVE_INFINITY;
		const first = before < after ? shortest - 1 : shortest;
		bars.splice(first, 2, bars.slice(first, first + 2).reduce(merge));
	}
	const merged = [];
	for (const bar of bars) {
		const last = merged.at(-1);
		if (last !== undefined && isOfTheSame(last, bar))
			merged.splice(-1, 1, merge(last, bar));
		else
			merged.push(bar);
	}
	return merged;
}
function isOfTheSame(one, two) {
	const shown = shownOf(two);
	const others = shownOf(one);
	return others.length === shown.length && others.every((label) => shown.includes(label));
}
;// lib/report/timeline.js
const PHASES = {
	idle: undefined,
	'signing-in': { kind: 'passing', words: 'signing in', style: 'done' },
	submitting: { kind: 'passing', words: 'submitting', style: 'done' },
	queueing: { kind: 'event', words: 'waiting for another request', style: 'done' },
	following: { kind: 'usual', words: 'ingesting', style: 'plain' },
	resubmitting: { kind: 'event', words: 'submitting again', style: 'done' },
	concluded: undefined,
	arriving: { kind: 'usual', words: 'looking up the dataset', style: 'done' },
};
const TRYING_AGAIN = { kind: 'event', words: 'trying again', style: 'crit' };
const OUTAGES = {
	'no-token': TRYING_AGAIN,
	'no-answer': TRYING_AGAIN,
	'answer-lost': { kind: 'event', words: 'answer lost, asking again', style: 'crit' },
	'no-contact': { kind: 'event', words: 'no contact', style: 'crit' },
};
const THINNEST = 1 / 300;
const LONGEST_CHART = 20_000;
const BARS = [40, 20, 12, 8, 5, 3, 2, 1];
const MOST_REMEMBERED = 400;
function createTimeline({ clock, date }) {
	const lanes = new Map();
	const follow = (mappingId, state) => {
		if (state.phase === 'idle' && !lanes.has(mappingId))
			return;
		const lane = lanes.get(mappingId) ?? { bars: [], current: undefined };
		lanes.set(mappingId, lane);
		const label = labelOf(state);
		if (label === lane.current?.label)
			return;
		const nowMs = clock.now();
		const bars = barsUntil(nowMs, lane);
		lane.bars = bars.length > MOST_REMEMBERED ? mergeShortest(bars, MOST_REMEMBERED / 2) : bars;
		lane.current = label && { label, startMs: nowMs };
	};
	const instant = (ms, nowMs) => new Date(Math.round(date().getTime() - (nowMs - ms))).toISOString().replace('T', ' ').replace('Z', '');
	const draw = (bar, nowMs) => {
		const { words, style } = describeBar(bar);
		const start = instant(bar.startMs, nowMs);
		const end = instant(Math.max(bar.endMs, bar.startMs + 1), nowMs);
		return `${words} :${style === 'plain' ? '' : `${style}, `}${start}, ${end}`;
	};
	return {
		on(step, states) {
			if (step.of === 'exchange')
				return;
			for (const [mappingId, state] of states)
				follow(mappingId, state);
		},
		render(mappingIds, titles = []) {
			const nowMs = clock.now();
			const rows = mappingIds.map((mappingId) => barsUntil(nowMs, lanes.get(mappingId)));
			const bars = rows.flat();
			const labels = bars.flatMap(({ shares }) => [...shares.keys()]);
			if (bars.length === 0 || (rows.length === 1 && !labels.some(({ kind }) => kind === 'event'))) {
				return undefined;
			}
			const longestMs = nowMs - Math.min(...bars.map(({ startMs }) => startMs));
			const thinnestMs = longestMs * THINNEST;
			const drawn = rows.map((lane) => mergeFlapping(worthDrawing(lane, thinnestMs), thinnestMs));
			const titleOf = (index) => rows.length === 1 ? 'Ingestion' : (titles[index] ?? `Row ${index + 1}`);
			for (const most of BARS) {
				const sections = drawn.flatMap((lane, index) => lane.length === 0
					? []
					: [`section ${titleOf(index)}`, ...mergeShortest(lane, most).map((bar) => draw(bar, nowMs))]);
				const chart = [
					'gantt',
					'title Times in UTC',
					'todayMarker off',
					'dateFormat YYYY-MM-DD HH:mm:ss.SSS',
					`axisFormat ${longestMs < 600_000 ? '%H:%M:%S' : '%H:%M'}`,
					...sections,
				].join('\n    ');
				if (chart.length <= LONGEST_CHART)
					return chart;
			}
			return undefined;
		},
	};
}
function labelOf({ phase, outage, verdict }) {
	if (verdict !== undefined)
		return phase === 'arriving' ? PHASES.arriving : undefined;
	return outage === undefined ? PHASES[phase] : OUTAGES[outage.kind];
}
function barsUntil(nowMs, lane) {
	if (lane?.current === undefined)
		return lane?.bars ?? [];
	const { label, startMs } = lane.current;
	return [...lane.bars, { startMs, endMs: nowMs, shares: new Map([[label, nowMs - startMs]]) }];
}
const worthDrawing = (bars, thinnestMs) => bars.filter((bar, index) => index === bars.length - 1 ||
	lengthOf(bar) >= thinnestMs ||
	[...bar.shares.keys()].some(({ kind }) => kind !== 'passing'));
;// lib/step.js
function createStep(inputs, deadline, deps) {
	const { mappings, org, checkRun, target, maxParallel, timeoutMs } = inputs;
	const { toolkit, cleaner, clock, random, ended } = deps;
	const states = new Map(mappings.map(({ mappingId, requestId }) => [mappingId, initialState(requestId)]));
	const mappingIds = [...states.keys()];
	const log = createLog(mappingIds, deps);
	const timeline = createTimeline(deps);
	let isOver = false;
	const loadLater = () => __nccwpck_require__.e(/* import() */ 334).then(__nccwpck_require__.bind(__nccwpck_require__, 1334));
	const context = { ...deps, timeline, log };
	const checkRuns = checkRun !== undefined && target.kind === 'adobe'
		? publishCheckRuns(mappingIds, {
			...deps,
			org,
			maxParallel,
			deadline,
			token: checkRun.githubToken,
			describe: loadLater().then(({ headlineOf, renderSummary }) => (result) => ({
				headline: headlineOf(result),
				summary: renderSummary([{ ...result, timeoutMs }], context),
			})),
		})
		: undefined;
	const observers = [log, timeline, checkRuns, deps.transcript].filter((observer) => observer !== undefined);
	const emit = (event) => {
		for (const observer of observers)
			observer.on(event, states);
	};
	const reportRequestIds = () => {
		const requestIds = [...states.values()].map(({ requestId }) => requestId && cleaner.exact(requestId));
		toolkit.setOutput('requestId', (0,lists.k$)(requestIds));
	};
	const on = (mappingId, event) => {
		const state = states.get(mappingId);
		if (state === undefined || isOver)
			return;
		const next = reduce(state, event, clock.now());
		states.set(mappingId, next);
		if (next.requestId !== state.requestId || event.kind === 'resumed')
			reportRequestIds();
		emit({ of: 'mapping', mappingId, event });
	};
	const onTokenRetry = (event) => {
		if (isOver)
			return;
		for (const [mappingId, state] of states) {
			if (state.verdict === undefined && state.phase !== 'idle') {
				states.set(mappingId, reduce(state, event, clock.now()));
			}
		}
		emit({ of: 'token', event });
	};
	return {
		async run() {
			const { wait, pollIntervalMs, onInProgress, resubmitOnAborted, maxFailedRecords } = inputs;
			const forAll = { wait, pollIntervalMs, onInProgress, resubmitOnAborted, maxFailedRecords };
			const plans = mappings.map((mapping) => ({ ...mapping, ...forAll }));
			const options = {
				...deps,
				onRetry: (event, mappingId) => (mappingId === undefined ? onTokenRetry(event) : on(mappingId, event)),
				onExchange: (exchange) => {
					loadLater().catch(() => { });
					emit({ of: 'exchange', exchange });
				},
			};
			await (0,connect.N)(inputs, options, async ({ api, batches }) => {
				const ingestionDeps = { api, batches, clock, random, observer: { on } };
				await ingestAll(plans, maxParallel, ingestionDeps, { deadline, signal: ended });
			});
		},
		async report(fault) {
			isOver = true;
			const results = mappings.map(({ mappingId, datasetId }) => {
				const state = states.get(mappingId) ?? initialState(undefined);
				return { ...resultOf(mappingId, state, fault), datasetId, timeoutMs };
			});
			try {
				const { report } = await loadLater();
				await report(results, context);
			}
			finally {
				await checkRuns?.finish(results);
			}
			return results;
		},
	};
}
function resultOf(mappingId, { verdict, lookedUp, requestId, origin = 'submitted' }, fault = (0,errors.S3)()) {
	if (verdict === undefined) {
		return fault.code === 'internal' && requestId !== undefined
			? (0,ingestion_result.Hc)(mappingId, fault, { at: 'request', request: { requestId, origin } })
			: (0,ingestion_result.Hc)(mappingId, fault);
	}
	if (!('report' in verdict))
		return verdict;
	const { arrival } = verdict;
	if (arrival?.why === 'not-asked')
		return { ...verdict, arrival: { ...arrival, why: 'unreadable', fault } };
	return lookedUp === undefined
		? verdict
		: { ...verdict, batch: { ...lookedUp, finding: { kind: 'failed', fault } } };
}
var clean = __nccwpck_require__(4874);
;// lib/main.js
async function main({ process, ...outside }) {
	process.exitCode = 1;
	const startMs = outside.clock.now();
	const cleaner = new clean.RO();
	const read = (name) => core.V4(name);
	const toolkit = new runner_toolkit.Z(cleaner, outside.env);
	const cancel = new AbortController();
	const end = new AbortController();
	(0,external_node_events_namespaceObject.setMaxListeners)(0, cancel.signal, end.signal);
	onSignal(process, () => {
		cancel.abort();
		end.abort();
	});
	const deps = {
		...outside,
		toolkit,
		cleaner,
		read,
		cancelled: cancel.signal,
		ended: end.signal,
		transcript: core._o() ? (await __nccwpck_require__.e(/* import() */ 334).then(__nccwpck_require__.bind(__nccwpck_require__, 1334))).createTranscript(read, startMs) : undefined,
	};
	let step;
	const fault = await guard(process, async () => {
		for (const secret of secretsOf(read)) {
			toolkit.hide(secret);
		}
		const parsed = parseInputs(read, await (0,rehearsal.zk)(read('rehearse')));
		if (parsed.kind === 'bad')
			throw new errors.lZ('bad-input', describeProblems(parsed.problems));
		const inputs = (0,rehearsal.ml)(parsed.inputs);
		const create = inputs.dryRun ? (await __nccwpck_require__.e(/* import() */ 334).then(__nccwpck_require__.bind(__nccwpck_require__, 1334))).createDryRun : createStep;
		step = create(inputs, startMs + inputs.timeoutMs, deps);
		reportStart(inputs, deps);
		await step.run();
	});
	end.abort();
	try {
		const results = await (step?.report(fault) ?? reportFault(fault ?? (0,errors.S3)(), deps));
		reportTranscript(results, deps);
		process.exitCode = results.every(({ outcome }) => (0,ingestion_outcome.oJ)(outcome)) ? 0 : 1;
	}
	catch (thrown) {
		toolkit.error((0,lib_text.Qq) `The outcome could not be reported: ${(0,errors.ld)(thrown)}`, (0,lib_text.Qq) `Internal fault`);
	}
}
async function reportFault(fault, deps) {
	const [first = '', ...others] = (0,lists.Dx)(deps.read('mappingId')).slice(0, MAX_MAPPINGS);
	const results = [first, ...others].map((mappingId) => (0,ingestion_result.Hc)(mappingId, fault));
	const isDryRun = fault.code === 'bad-input' && /^true$/i.test(deps.read('dryRun'));
	const checks = isDryRun ? (0,ingestion_checks.k)(deps.read('sandbox') !== '', fault) : undefined;
	const { describeCheck, report } = await __nccwpck_require__.e(/* import() */ 334).then(__nccwpck_require__.bind(__nccwpck_require__, 1334));
	for (const check of checks ?? [])
		deps.toolkit.info(describeCheck(check));
	await report(results, { ...deps, checks });
	return results;
}
function reportTranscript(results, { toolkit, transcript }) {
	if (transcript === undefined)
		return;
	try {
		toolkit.group((0,lib_text.Qq) `Support transcript`, transcript.lines(results));
	}
	catch (thrown) {
		toolkit.debug((0,lib_text.Qq) `There is no support transcript: ${(0,errors.ld)(thrown)}`);
	}
}
;// lib/runner/clock.js
const LONGEST_TIMER_MS = 2 ** 31 - 1;
const nowMs = () => Number(process.hrtime.bigint()) / 1e6;
const systemClock = {
	now: nowMs,
	sleep: (ms, signal) => new Promise((resolve) => {
		if (Number.isNaN(ms)) {
			throw new RangeError('a sleep needs a length');
		}
		if (signal.aborted) {
			resolve();
			return;
		}
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', done);
			resolve();
		};
		const lengthMs = Math.min(Math.max(0, Math.ceil(ms)), LONGEST_TIMER_MS);
		const dueMs = nowMs() + lengthMs;
		const onTimer = () => ((0,schedule.sO)(dueMs, nowMs()) > 0 ? setImmediate(() => setImmediate(done)) : done());
		const timer = setTimeout(onTimer, lengthMs);
		signal.addEventListener('abort', done, { once: true });
	}),
};
;// lib/runner/leave.js
const WORK_MS = 9_000;
const WORK_AFTER_SIGNAL_MS = 3_000;
const WORKER = 'worker';
const LOOK_UP = /^Get(AddrInfo|NameInfo)Req/;
function leaveLookUps() {
	if (!process.getActiveResourcesInfo().some((kind) => LOOK_UP.test(kind)))
		return;
	const code = process.exitCode ?? 0;
	if (process.platform !== 'win32') {
		process.execve?.(process.execPath, [process.execPath, '-e', `process.exitCode = ${code}`]);
	}
	if (code !== 0)
		process.kill(process.pid, 'SIGKILL');
}
async function workApart(work) {
	if (process.argv[2] === WORKER) {
		process.exitCode = 1;
		return work();
	}
	const args = [...process.execArgv, ...process.argv.slice(1), WORKER];
	const { spawn } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1421, 19));
	const worker = spawn(process.execPath, args, { stdio: 'inherit', windowsHide: true });
	const kill = () => worker.kill('SIGKILL');
	setTimeout(kill, WORK_MS).unref();
	onSignal(process, () => setTimeout(kill, WORK_AFTER_SIGNAL_MS).unref(), kill);
	return new Promise((resolve) => {
		worker.once('exit', () => resolve());
		worker.once('error', () => resolve(work()));
	});
}
;// lib/index.js
const outside = { env: process.env, clock: systemClock, date: () => new Date(), exchange: httpExchange(systemClock) };
const isPostStep = /[\\/]dist[\\/]post[\\/]index\.js$/.test(process.argv[1] ?? '');
if (isPostStep)
	process.on('uncaughtException', () => { });
const work = isPostStep
	? workApart(async () => (await Promise.all(/* import() */[__nccwpck_require__.e(390), __nccwpck_require__.e(292)]).then(__nccwpck_require__.bind(__nccwpck_require__, 292))).runPostStep(outside))
	: main({ ...outside, process, random: Math.random });
const leave = () => {
	if (process.stdout.writableLength === 0) {
		leaveLookUps();
		process.exit();
	}
	setTimeout(leave, 100).unref();
};
void work.finally(() => setTimeout(leave, 300).unref());

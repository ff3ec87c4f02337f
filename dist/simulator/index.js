import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
// The require scope
var __nccwpck_require__ = {};
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
/* webpack/runtime/hasOwnProperty shorthand */
(() => {
	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
})();
var __webpack_exports__ = {};
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (SCENARIOS),
  r: () => (startSimulator)
});
;// lib/simulator/scenarios.js
const IN_PROGRESS = { answer: 'status/in-progress' };
const SUCCESS = { answer: 'status/success' };
const THROTTLED = { answer: 'gateway/throttled' };
const NO_ANSWER = { answer: 'none' };
const running = (inProgress, end) => ({
	checks: Array(inProgress).fill(IN_PROGRESS),
	end,
});
const accepted = (request) => ({ answer: 'submit/accepted', request });
const request = (inProgress, end) => accepted(running(inProgress, end));
const script = (lastly, more = {}) => ({
	token: 'ims/token',
	submissions: [],
	lastly,
	...more,
});
const outputs = (outcome, status, errorCode, numRecords = '') => ({
	outcome,
	status,
	numRecords,
	errorCode,
});
const BY_NAME = {
	success: {
		description: 'Adobe accepts the request and ingests 15 records.',
		script: script(request(2, SUCCESS)),
	},
	'slow-success': {
		description: 'Adobe accepts the request and takes its time, then reports 15 records.',
		script: script(request(8, SUCCESS)),
	},
	failed: {
		description: 'Adobe accepts the request, then fails to read the records from its database.',
		expected: outputs('failed', 'Failed', 'ACP-880056'),
		script: script(request(1, { answer: 'status/failed-to-fetch' })),
	},
	'failed-after-upload': {
		description: 'Adobe accepts the request, then fails with some records uploaded in a batch.',
		expected: outputs('failed', 'Failed', 'ACP-880096'),
		script: script(request(2, { answer: 'status/failed-to-upload' })),
	},
	aborted: {
		description: 'Adobe accepts every request and aborts each of them.',
		expected: outputs('aborted', 'Aborted', 'aborted'),
		script: script(request(1, { answer: 'status/aborted' })),
	},
	'aborted-then-success': {
		description: 'Adobe aborts the first request; the new one, submitted because of resubmitOnAborted, ingests 15 records.',
		inputs: { resubmitOnAborted: '1' },
		script: script(request(2, SUCCESS), { submissions: [request(1, { answer: 'status/aborted' })] }),
	},
	'already-running': {
		description: 'Adobe is still running another request for the mapping, then accepts ours.',
		script: script(request(1, SUCCESS), { foreign: running(1, SUCCESS) }),
	},
	'not-stopped': {
		description: 'Adobe refuses the request because the mapping still runs on its schedule.',
		expected: outputs('rejected', 'Failed', 'not-stopped'),
		script: script({ answer: 'submit/not-stopped' }),
	},
	'not-published': {
		description: 'Adobe refuses the request because the mapping is not published.',
		expected: outputs('rejected', 'Failed', 'not-published'),
		script: script({ answer: 'submit/not-published' }),
	},
	'never-ends': {
		description: 'Adobe accepts the request and keeps reporting it as in progress.',
		expected: outputs('timed-out', 'In Progress', 'timed-out'),
		script: script(request(0, IN_PROGRESS)),
	},
	'too-few-records': {
		description: 'Adobe accepts the request and reports success with 0 records.',
		inputs: { minRecords: '1' },
		expected: outputs('too-few-records', 'Success', 'too-few-records', '0'),
		script: script(request(1, { ...SUCCESS, numRecords: 0 })),
	},
	'refused-rows': {
		description: 'Adobe ingests 15 records, and Experience Platform refuses 2 rows of their batch.',
		inputs: { sandbox: 'prod', datasetId: '5deac2648a19d218a888d2b1', maxFailedRecords: '0' },
		expected: outputs('too-many-failed-records', 'Success', 'too-many-failed-records', '15'),
		script: script(request(1, { ...SUCCESS, failedRecordCount: 2 })),
	},
	'invalid-client': {
		description: 'Adobe refuses the client ID or its secret.',
		expected: outputs('error', '', 'invalid_client'),
		script: script(request(0, SUCCESS), { token: 'ims/invalid-client' }),
	},
	'invalid-scope': {
		description: 'Adobe refuses the requested scopes.',
		expected: outputs('error', '', 'invalid_scope'),
		script: script(request(0, SUCCESS), { token: 'ims/invalid-scope' }),
	},
	'wrong-org': {
		description: 'Adobe does not know the organization in the address and answers each request with "Oops".',
		expected: outputs('error', '', '500'),
		script: script({ answer: 'gateway/oops' }, { tenant: 'geometrixx-mkt-stage3' }),
	},
	'no-product-profile': {
		description: 'Adobe accepts the credential, which has no product profile of the organization.',
		expected: outputs('error', '', '403023'),
		script: script({ answer: 'gateway/profile-not-valid' }, { tenant: null }),
	},
	throttled: {
		description: 'Adobe answers the first POST and a later status check with HTTP 429, then reports 15 records.',
		script: script(accepted({ checks: [IN_PROGRESS, THROTTLED], end: SUCCESS }), {
			submissions: [THROTTLED],
		}),
	},
	'lost-answer': {
		description: 'Adobe accepts the request, but its answer is lost; asked again, it names the running one, then accepts another.',
		script: script(request(1, SUCCESS), { submissions: [{ answer: 'none', request: running(1, SUCCESS) }] }),
	},
	outage: {
		description: 'Adobe accepts the request, leaves status checks unanswered for a moment, then reports 15 records.',
		script: script(accepted({ checks: [IN_PROGRESS, NO_ANSWER, NO_ANSWER, IN_PROGRESS], end: SUCCESS })),
	},
};
const SCENARIOS = Object.entries(BY_NAME).map(([name, scenario]) => ({
	name,
	inputs: {},
	expected: outputs('succeeded', 'Success', '', '15'),
	...scenario,
}));
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// lib/simulator/request.js
function hasContentType(request, mediaType) {
	const [given = ''] = (request.headers['content-type'] ?? '').split(';');
	return given.trim().toLowerCase() === mediaType;
}
const tokenOf = ({ headers }) => /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1];
function gatewayRefusal(request, world) {
	const apiKey = request.headers['x-api-key'];
	if (apiKey === undefined) {
		return 'gateway/key-required';
	}
	if (apiKey !== world.clientId) {
		return 'gateway/key-invalid';
	}
	const token = tokenOf(request);
	if (token === undefined) {
		return 'gateway/token-missing';
	}
	return world.tokens.isValid(token) ? undefined : 'gateway/token-not-valid';
}
function decodeSegment(segment) {
	try {
		return decodeURIComponent(segment);
	}
	catch {
		return segment;
	}
}
;// lib/simulator/campaign.js
const METADATA_PATH = /^\/([^/]+)\/campaign\/profileAndServices\/resourceType\/profile$/;
const INGEST_PATH = /^\/([^/?]+)\/campaign\/dataIngestion\/xdmIngestion\/([^/?]+)\/ingest(?:\?(.*))?$/;
const OOPS = { fixture: 'gateway/oops' };
const CAMPAIGN_PATHS = [METADATA_PATH, INGEST_PATH];
function answerAsCampaign(request, world) {
	const fixture = gatewayRefusal(request, world);
	if (fixture !== undefined) {
		return { fixture };
	}
	if (METADATA_PATH.test(request.path))
		return answerWithMetadata(request, world);
	const [, org, mappingId = '', query] = INGEST_PATH.exec(request.path) ?? [];
	const mapping = org === world.org ? world.mappings.get(decodeSegment(mappingId)) : undefined;
	if (mapping === undefined || !hasHeaders(request)) {
		return OOPS;
	}
	if (mapping.refusesToken()) {
		return { fixture: 'gateway/token-not-valid' };
	}
	const body = parseObject(request.body);
	if (request.method === 'POST')
		return body === undefined ? OOPS : mapping.submit();
	const requestId = new URLSearchParams(query).get('requestId') ?? body?.get('requestId');
	const isStatusCheck = request.method === 'GET' && typeof requestId === 'string';
	return (isStatusCheck ? mapping.checkStatus(requestId) : undefined) ?? OOPS;
}
const hasHeaders = (request) => hasContentType(request, 'application/json') && request.headers['cache-control'] === 'no-cache';
function answerWithMetadata(request, { org, refusal }) {
	const [, named] = METADATA_PATH.exec(request.path) ?? [];
	const isRight = request.method === 'GET' && request.body === '' && named === org && hasHeaders(request);
	return isRight ? { fixture: refusal ?? 'metadata/profile' } : OOPS;
}
function parseObject(text) {
	try {
		const value = JSON.parse(text);
		const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
		return isObject ? new Map(Object.entries(value)) : undefined;
	}
	catch {
		return undefined;
	}
}
;// lib/simulator/fixtures.js
const fault = (httpStatus, text) => ({ httpStatus, text });
const ok = (text) => fault(200, text);
const oops = (code) => fault(500, `{"code":${code},"message":"Oops. Something went wrong. Check your URI and try again."}`);
const FIXTURES = {
	'submit/accepted': ok('{ "requestId": 3520, "info": "Ingestion request submitted successfully for the Mapping ID: <value>", "status": "Success" }'),
	'submit/in-progress': ok('{ "requestId": 3520, "info": "Ingestion request already in progress for the Mapping ID: <value>", "status": "In Progress" }'),
	'submit/not-stopped': ok('{ "info": "Unable to submit data ingestion request, XDM Mapping ID: <value> is not stopped", "status": "Failed" }'),
	'submit/not-published': ok('{ "info": "Unable to submit data ingestion request, XDM Mapping ID: <value> is not published", "status": "Failed" }'),
	'status/success': ok('{ "batchId": "", "info": "Mapping Id: <value>. ", "numRecords": 15, "requestId": 3520, "status": "Success" }'),
	'status/failed-to-fetch': ok('{ "batchId": "", "info": "Mapping Id: <value>. ACP-880056 Failed to fetch the record from the database.", "numRecords": 0, "requestId": 3520, "status": "Failed" }'),
	'status/failed-to-upload': ok('{ "batchId": "<value>", "info": "Mapping Id: <value>. ACP-880096 Sync Job failed to upload. Please check the error in the Platform UI.", "numRecords": 0, "requestId": 3520, "status": "Failed" }'),
	'status/aborted': ok('{ "batchId": "", "info": "Mapping Id: <value>. Ingestion request aborted due to some issue with data ingestion service. Please submit a new request", "numRecords": 0, "requestId": 3520, "status": "Aborted" }'),
	'status/in-progress': ok('{ "batchId": "", "info": "Mapping Id: <value>.", "numRecords": 0, "requestId": 3520, "status": "In Progress" }'),
	'ims/token': ok('{ "access_token": "<value>", "token_type": "bearer", "expires_in": 86399 }'),
	'ims/token-hour': ok('{ "access_token": "<value>", "expires_in": 3599 }'),
	'ims/invalid-client': fault(400, '{"error":"invalid_client","error_description":"invalid client_secret parameter"}'),
	'ims/invalid-scope': fault(400, '{"error":"invalid_scope"}'),
	'platform/batch': ok(`{ "a27d800531ac4d95945a2bc234eb0d86": { "status": "failed", "imsOrg": "…@AdobeOrg", "created": 1576741597205, "started": 1576741718543, "completed": 1576741722026,
  "relatedObjects": [ { "type": "dataSet", "id": "5deac2648a19d218a888d2b1" } ],
  "metrics": { "inputRecordCount": 519, "outputRecordCount": 514, "failedRecordCount": 5 },
  "errors": [ { "code": "INGEST-1401-400", "description": "The row has corrupted data and cannot be read or parsed. Fix the corrupted data and try again.", "recordCount": 2 } ] } }`),
	'platform/batches': ok(`{ "a27d800531ac4d95945a2bc234eb0d86": { "status": "success", "imsOrg": "…@AdobeOrg", "created": 1576741597205,
  "relatedObjects": [ { "type": "dataSet", "id": "5deac2648a19d218a888d2b1" } ],
  "metrics": { "inputRecordCount": 519, "outputRecordCount": 514, "failedRecordCount": 5 } } }`),
	'platform/any-batch': ok('{}'),
	'platform/missing-header': fault(400, '{"error_code":"400003","message":"Missing header"}'),
	'platform/profile-not-valid': fault(403, '{"error_code":"403025","message":"Profile is not valid"}'),
	'platform/not-found': fault(404, '{}'),
	'gateway/token-not-valid': fault(401, '{"error_code":"401013","message":"Oauth token is not valid"}'),
	'gateway/key-required': fault(403, '{"error_code":"403000","message":"Api Key is required"}'),
	'gateway/key-invalid': fault(403, '{"error_code":"403003","message":"Api Key is invalid"}'),
	'gateway/token-missing': fault(403, '{"error_code":"403010","message":"Oauth token is missing."}'),
	'gateway/throttled': {
		httpStatus: 429,
		headers: { 'Retry-After': '1' },
		text: '{"error_code":"429050","message":"Too many requests"}',
	},
	'gateway/profile-not-valid': fault(403, '{"error_code":"403023","message":"Profile is not valid"}'),
	'gateway/oops': oops(500),
	'gateway/oops-502': oops(502),
	'campaign/no-such-key': fault(404, "\"RST-360011 An error has occurred - please contact your administrator. Unable to find document with path 'xdmIngestion' from key '<value>' (type 'string').\""),
	'campaign/refused': fault(500, '"RST-360011 An error has occurred - please contact your administrator. XTK-170036 Unable to parse expression \'@name = 3\'."'),
	'campaign/database-error': fault(500, '"RST-360011 An error has occurred - please contact your administrator. PGS-220000 PostgreSQL error: ERROR: duplicate key value violates unique constraint DETAIL: Key (email)=(jane@example.com) already exists."'),
	'metadata/profile': ok('{ "content": { "PKey": { "apiName": "PKey", "type": "string" } }, "type": "collection" }'),
	'profile/tenant': ok('{ "projectedProductContext": [ { "prodCtx": { "serviceCode": "dma_tartan", "organization_id": "<value>" } } ] }'),
	'profile/no-products': ok('{ "projectedProductContext": [] }'),
};
const EXAMPLE_BATCH = 'a27d800531ac4d95945a2bc234eb0d86';
const PLACEHOLDER = new RegExp(String.raw `(?<="(\w+)": "?)(?:<value>|3520\b|15\b|86399|3599|1576741597205|519|514|5\b|5deac2648a19d218a888d2b1)|<value>|${EXAMPLE_BATCH}`, 'g');
function fill(name, values = {}) {
	const given = new Map(Object.entries(values));
	return FIXTURES[name].text.replace(PLACEHOLDER, (documented, key) => {
		const value = given.get(key ?? (documented === EXAMPLE_BATCH ? 'batchId' : 'mappingId'));
		if (value === undefined) {
			return documented;
		}
		return typeof value === 'number' ? String(value) : JSON.stringify(value).slice(1, -1);
	});
}
const fillBatches = (batches) => `{${batches.map((values) => fill('platform/batches', values).slice(1, -1)).join(',')}}`;
;// lib/simulator/datasets.js
const LIST_PATH = /^\/data\/foundation\/catalog\/batches\?(dataSet=.+)$/;
const PAGE = 100;
function createDatasets() {
	const batches = new Map();
	const failed = new Set();
	return {
		failed,
		note({ fixture, values = {} }) {
			const { batchId = '', numRecords = 15, failedRecordCount = 0, id } = values;
			if (fixture === 'status/failed-to-upload')
				failed.add(batchId);
			if (fixture !== 'status/success' || batches.has(batchId) || numRecords === 0)
				return;
			batches.set(batchId, {
				batchId,
				id,
				created: Date.now(),
				inputRecordCount: numRecords,
				outputRecordCount: numRecords - failedRecordCount,
				failedRecordCount,
			});
		},
		list(path) {
			const { dataSet = '', createdAfter = '', orderBy, limit, start = '0', ...others } = Object.fromEntries(new URLSearchParams(LIST_PATH.exec(path)?.[1] ?? ''));
			const isRight = /^\d+$/.test(createdAfter) &&
				/^\d+$/.test(start) &&
				orderBy === 'desc:created' &&
				limit === String(PAGE) &&
				Object.keys(others).length === 0;
			if (!isRight)
				return { fixture: 'platform/not-found' };
			const found = [...batches.values()]
				.filter(({ id = dataSet, created }) => id === dataSet && created >= Number(createdAfter))
				.reverse()
				.slice(Number(start), Number(start) + PAGE);
			return { fixture: 'platform/batches', batches: found.map((batch) => ({ ...batch, id: dataSet })) };
		},
	};
}
;// lib/simulator/mapping.js
const isFinal = (answer) => answer.startsWith('status/') && answer !== 'status/in-progress';
function createMapping(mappingId, script, firstRequestId, datasetId) {
	let { staleLocks = 0, refusedTokens = 0 } = script;
	let nextRequestId = firstRequestId;
	const submissions = script.submissions.values();
	const start = (requestId, { checks, end }) => ({
		requestId,
		batchId: (0,external_node_crypto_namespaceObject.randomBytes)(16).toString('hex'),
		checks: checks.values(),
		end,
		isRunning: true,
	});
	let latest = script.foreign && start(firstRequestId - 1, script.foreign);
	const requests = new Map(latest && [[String(latest.requestId), latest]]);
	return {
		refusesToken() {
			refusedTokens -= 1;
			return refusedTokens >= 0;
		},
		submit() {
			if (latest !== undefined && (latest.isRunning || staleLocks > 0)) {
				if (!latest.isRunning)
					staleLocks -= 1;
				return { fixture: 'submit/in-progress', values: { mappingId, requestId: latest.requestId } };
			}
			const submission = submissions.next().value ?? script.lastly;
			if (!('request' in submission)) {
				return { fixture: submission.answer, values: { mappingId } };
			}
			latest = start(nextRequestId, submission.request);
			requests.set(String(nextRequestId), latest);
			nextRequestId += 1;
			return { fixture: submission.answer, values: { mappingId, requestId: latest.requestId } };
		},
		checkStatus(id) {
			const request = requests.get(id);
			if (request === undefined)
				return undefined;
			const { requestId, batchId, checks, end } = request;
			const { answer, ...values } = checks.next().value ?? end;
			request.isRunning = !isFinal(answer);
			return { fixture: answer, values: { mappingId, requestId, batchId, id: datasetId, ...values } };
		},
	};
}
;// lib/simulator/tokens.js
const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
function createTokens(clientId, lifeSeconds, given) {
	const expiresAtMs = new Map();
	if (given !== undefined)
		expiresAtMs.set(given, Number.POSITIVE_INFINITY);
	return {
		lifeSeconds,
		issue() {
			const lifeMs = lifeSeconds * 1000;
			const header = { alg: 'RS256', typ: 'JWT' };
			const payload = {
				id: (0,external_node_crypto_namespaceObject.randomBytes)(16).toString('hex'),
				type: 'access_token',
				client_id: clientId,
				created_at: String(Date.now()),
				expires_in: String(lifeMs),
			};
			const token = `${base64url(header)}.${base64url(payload)}.${(0,external_node_crypto_namespaceObject.randomBytes)(256).toString('base64url')}`;
			expiresAtMs.set(token, performance.now() + lifeMs);
			return token;
		},
		isValid: (token) => performance.now() < (expiresAtMs.get(token) ?? Number.NEGATIVE_INFINITY),
	};
}
;// lib/simulator/world.js
const FIRST_REQUEST_ID = 3520;
const grantsToken = (fixture) => fixture.startsWith('ims/token');
function createWorld(options) {
	const { scenario, org, mappingIds, datasetIds, sandbox = 'prod' } = options;
	const { clientId = (0,external_node_crypto_namespaceObject.randomBytes)(16).toString('hex') } = options;
	const { clientSecrets = [`p8e-${(0,external_node_crypto_namespaceObject.randomBytes)(24).toString('base64url')}`] } = options;
	const { imsOrg = `${(0,external_node_crypto_namespaceObject.randomBytes)(12).toString('hex').toUpperCase()}@AdobeOrg` } = options;
	const scripts = mappingIds.map((_, index) => options.script ?? scriptOf(typeof scenario === 'string' ? scenario : (scenario[index] ?? '')));
	const answers = scripts.map(({ token }) => token);
	const tokenAnswer = answers.find((token) => !grantsToken(token)) ?? answers[0] ?? 'ims/token';
	const { tokenLifeSeconds = tokenAnswer === 'ims/token-hour' ? 3_599 : 86_399 } = options;
	const [tenant = org] = scripts.map((script) => script.tenant).filter((named) => named !== undefined);
	const mappings = scripts.map((script, index) => {
		const id = mappingIds[index] ?? '';
		const datasetId = datasetIds && (datasetIds[index] ?? '');
		return [id, createMapping(id, script, FIRST_REQUEST_ID + 1000 * index, datasetId)];
	});
	return {
		org,
		clientId,
		clientSecrets,
		imsOrg,
		sandbox,
		tokens: createTokens(clientId, tokenLifeSeconds, options.accessToken),
		tokenAnswer,
		tenant,
		mappings: new Map(mappings),
		refusal: scripts
			.map(({ lastly: { answer } }) => answer)
			.find((answer) => answer.startsWith('gateway/')),
		datasets: createDatasets(),
	};
}
function scriptOf(name) {
	const scenario = SCENARIOS.find((candidate) => candidate.name === name);
	if (scenario === undefined) {
		throw new Error(`Unknown scenario ${name}. Known: ${SCENARIOS.map((known) => known.name).join(', ')}`);
	}
	return scenario.script;
}
;// lib/simulator/ims.js
const TOKEN_PATH = /^\/ims\/token\/v3$/;
const PROFILE_PATH = /^\/ims\/profile\/v1$/;
const IMS_PATHS = [TOKEN_PATH, PROFILE_PATH];
const SCOPES = /^[!-+\--~]+(?:,[!-+\--~]+)*$/;
function answerAsIms(request, world) {
	if (PROFILE_PATH.test(request.path))
		return answerWithProfile(request, world);
	const fixture = refusal(request, world) ?? world.tokenAnswer;
	if (!grantsToken(fixture)) {
		return { fixture };
	}
	const { tokens } = world;
	return { fixture, values: { access_token: tokens.issue(), expires_in: tokens.lifeSeconds } };
}
function answerWithProfile(request, { tokens, tenant }) {
	const isRight = request.method === 'GET' && request.body === '' && tokens.isValid(tokenOf(request) ?? '');
	if (!isRight)
		return { fixture: 'gateway/token-not-valid' };
	return tenant === null
		? { fixture: 'profile/no-products' }
		: { fixture: 'profile/tenant', values: { organization_id: tenant } };
}
function refusal(request, world) {
	const form = new URLSearchParams(request.body);
	if (!TOKEN_PATH.test(request.path) ||
		request.method !== 'POST' ||
		!hasContentType(request, 'application/x-www-form-urlencoded') ||
		form.get('grant_type') !== 'client_credentials' ||
		form.get('client_id') !== world.clientId ||
		!world.clientSecrets.includes(form.get('client_secret') ?? '')) {
		return 'ims/invalid-client';
	}
	return SCOPES.test(form.get('scope') ?? '') ? undefined : 'ims/invalid-scope';
}
;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// lib/simulator/listener.js
async function listen(answer) {
	const server = (0,external_node_http_namespaceObject.createServer)((incoming, outgoing) => {
		const chunks = [];
		incoming.on('data', (chunk) => chunks.push(chunk));
		incoming.on('end', () => {
			const { method = '', url: path = '' } = incoming;
			const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
			const body = Buffer.concat(chunks).toString('utf8');
			const answered = answer({ method, path, headers, body });
			if (answered === undefined) {
				outgoing.destroy();
				return;
			}
			const { status, headers: named, text } = answered;
			outgoing.writeHead(status, { ...named, 'Content-Type': 'application/json' }).end(text);
		});
	});
	server.on('clientError', (_error, socket) => socket.destroy());
	await new Promise((resolve, reject) => {
		server.once('error', reject).listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address !== null ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}`,
		close: () => new Promise((resolve, reject) => {
			server.close((error) => (error === undefined ? resolve() : reject(error)));
			server.closeAllConnections();
		}),
	};
}
;// lib/simulator/platform.js
const BATCH_PATH = /^\/data\/foundation\/catalog\/batches\/([^/?]+)$/;
const ANY_BATCH_PATH = /^\/data\/foundation\/catalog\/batches\?limit=1$/;
const NOT_FOUND = { fixture: 'platform/not-found' };
const PLATFORM_PATHS = [BATCH_PATH, ANY_BATCH_PATH, LIST_PATH];
function answerAsPlatform(request, world) {
	const fixture = gatewayRefusal(request, world) ?? headerRefusal(request, world);
	if (fixture !== undefined) {
		return { fixture };
	}
	const { method, path, body, headers } = request;
	const isRight = method === 'GET' && body === '' && headers['x-sandbox-name'] === world.sandbox;
	if (!isRight)
		return NOT_FOUND;
	if (ANY_BATCH_PATH.test(path))
		return { fixture: 'platform/any-batch' };
	if (LIST_PATH.test(path))
		return world.datasets.list(path);
	const batchId = decodeSegment(BATCH_PATH.exec(path)?.[1] ?? '');
	return world.datasets.failed.has(batchId) ? { fixture: 'platform/batch', values: { batchId } } : NOT_FOUND;
}
function headerRefusal(request, { imsOrg }) {
	const { 'x-gw-ims-org-id': given, 'x-sandbox-name': sandbox } = request.headers;
	if (given === undefined || sandbox === undefined) {
		return 'platform/missing-header';
	}
	return given === imsOrg ? undefined : 'platform/profile-not-valid';
}
;// lib/simulator/server.js
async function startSimulator(options) {
	const world = createWorld(options);
	const requests = [];
	const startedAtMs = performance.now();
	const serve = (api, paths, answerTo) => listen((request) => {
		const reply = answerTo(request, world);
		world.datasets.note(reply);
		const answer = render(reply, api === 'ims' ? 'x-debug-id' : 'X-Request-Id');
		requests.push({
			...request,
			api: paths.some((path) => path.test(request.path)) ? api : 'other',
			status: answer?.status ?? 0,
			answer: answer?.text ?? '',
			fixture: reply.fixture,
			atMs: performance.now() - startedAtMs,
		});
		return answer;
	});
	const ims = await serve('ims', IMS_PATHS, answerAsIms);
	const campaign = await serve('campaign', CAMPAIGN_PATHS, answerAsCampaign);
	const platform = await serve('platform', PLATFORM_PATHS, answerAsPlatform);
	const { imsOrg, clientId, clientSecrets } = world;
	let closed;
	return {
		imsUrl: ims.url,
		apiUrl: campaign.url,
		platformUrl: platform.url,
		imsOrg,
		clientId,
		clientSecret: clientSecrets[0],
		requests,
		close: () => {
			closed ??= Promise.all([ims.close(), campaign.close(), platform.close()]).then(() => { });
			return closed;
		},
	};
}
function render({ fixture, values, batches }, idHeader) {
	if (fixture === 'none') {
		return undefined;
	}
	const { httpStatus, headers } = FIXTURES[fixture];
	return {
		status: httpStatus,
		headers: { ...headers, [idHeader]: (0,external_node_crypto_namespaceObject.randomUUID)() },
		text: batches === undefined ? fill(fixture, values) : fillBatches(batches),
	};
}
;// lib/simulator/index.js
var __webpack_exports__SCENARIOS = __webpack_exports__.U;
var __webpack_exports__startSimulator = __webpack_exports__.r;
export { __webpack_exports__SCENARIOS as SCENARIOS, __webpack_exports__startSimulator as startSimulator };

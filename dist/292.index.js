export const id = 292;
export const ids = [292];
export const modules = {
292:
((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.r(__webpack_exports__);
__webpack_require__.d(__webpack_exports__, {
  publish: () => (publish),
  runPostStep: () => (runPostStep)
});
var runner_toolkit = __webpack_require__(21);
var clean = __webpack_require__(4874);
var lib_text = __webpack_require__(8804);
var errors = __webpack_require__(452);
var retry_after = __webpack_require__(3145);
var json = __webpack_require__(6413);
;// lib/check-run/check-fault.js
class CheckFault extends Error {
	name = 'CheckFault';
	kind;
	reason;
	text;
	details;
	constructor(kind, reason, details = {}, said = '') {
		const whole = said.trim() === '' ? reason : (0,lib_text.Qq) `${reason} (${(0,lib_text.TL)(said)})`;
		super(whole.raw);
		this.kind = kind;
		this.reason = reason;
		this.text = whole;
		this.details = details;
	}
}
const JOB_TOKEN = (0,lib_text.Qq) `Leave githubToken out: the token of the job lasts as long as the job`;
const PERMISSION = (0,lib_text.Qq) `the token lacks the permission \`checks: write\`. Add it to the permissions of the job; pull requests from forks and Dependabot get a token that may only read`;
const CAUSES = [
	[/not accessible by integration/i, PERMISSION],
	[
		/by personal access token|via a GitHub App/i,
		(0,lib_text.Qq) `githubToken is a personal access token, and only GitHub Apps may write check runs. ${JOB_TOKEN}`,
	],
	[
		/IP allow list/i,
		(0,lib_text.Qq) `the organization's IP allow list keeps this runner out. Add its address to the list, or use a runner that is on it`,
	],
	[
		/\bSAML\b|single sign-on/i,
		(0,lib_text.Qq) `the organization requires SAML single sign-on for githubToken. Authorize the token for it, or leave githubToken out`,
	],
	[
		/archived/i,
		(0,lib_text.Qq) `the repository is archived, so nobody can write to it. Unarchive it, or set checkRun: false`,
	],
	[
		/access blocked|suspended|disabled/i,
		(0,lib_text.Qq) `GitHub has blocked the repository or the account behind the token. Whoever owns it must ask GitHub`,
	],
];
const STATUSES = {
	401: (0,lib_text.Qq) `githubToken was refused. ${JOB_TOKEN}`,
	403: (0,lib_text.Qq) `most likely ${PERMISSION}`,
	404: (0,lib_text.Qq) `the repository or the commit is hidden from the token. Check githubToken, and that the job has the permission \`checks: write\``,
	422: (0,lib_text.Qq) `GitHub does not accept a check run for this commit`,
};
const EXPIRED = (0,lib_text.Qq) `githubToken expired during the step (the token of a GitHub App lasts an hour). ${JOB_TOKEN}`;
const PAGE = (0,lib_text.Qq) `the answer is a page instead of GitHub's JSON, so a proxy or a firewall gave it. Let the runner reach GitHub's API`;
const THROTTLED = /rate limit|abuse detection|too many requests|submitted too quickly|wait a few minutes/i;
const LONGEST_WAIT_MS = 24 * 3_600_000;
function checkFault(thrown, circumstances) {
	const said = (0,errors.q0)(thrown);
	const answer = answerOf(thrown);
	if (answer !== undefined)
		return fromAnswer(answer, said, circumstances);
	const cause = thrown instanceof Error && thrown.cause instanceof errors.lZ ? thrown.cause : undefined;
	const { code, details: { proxyStatus = 500 } = {} } = cause ?? {};
	const fault = (kind, reason, details = {}) => new CheckFault(kind, reason, details, said);
	if (code === 'redirected') {
		return fault('refused', (0,lib_text.Qq) `GitHub redirects to another address. Was the repository renamed?`);
	}
	const isUnconnected = code === 'proxy' || code === 'unreachable';
	if (code === 'certificate' || (isUnconnected && proxyStatus < 500)) {
		return fault('refused', (0,lib_text.Qq) `GitHub cannot be reached from this runner`);
	}
	if (isUnconnected)
		return fault('failed', (0,lib_text.Qq) `GitHub could not be reached`);
	const mayComeLate = code === 'no-answer';
	return fault('failed', (0,lib_text.Qq) `GitHub gave no answer that could be read`, { mayBeDone: true, mayComeLate });
}
function fromAnswer({ status, headers, data }, message, { wasAccepted, date }) {
	const isPage = typeof data === 'string' && data.trim() !== '';
	const said = typeof data === 'string' ? (/<title[^>]*>([^<]*)/i.exec(data)?.[1] ?? '') : message;
	const fault = (kind, reason, details = {}) => new CheckFault(kind, (0,lib_text.Qq) `HTTP ${status}: ${reason}`, details, said);
	const cause = CAUSES.find(([pattern]) => pattern.test(message))?.[1];
	const speaksOfLimit = THROTTLED.test(message) ||
		headers['retry-after'] !== undefined ||
		(cause === undefined && headers['x-ratelimit-remaining'] === '0');
	const askedWaitMs = waitAskedFor(headers, date);
	if (status === 429 || (status === 403 && speaksOfLimit)) {
		return fault('throttled', (0,lib_text.Qq) `GitHub limits the number of requests`, { askedWaitMs });
	}
	if (status < 300)
		return fault('failed', isPage ? PAGE : (0,lib_text.Qq) `GitHub's answer is empty`, { mayBeDone: true });
	if (status < 400 || status >= 500 || status === 408 || status === 425) {
		return fault('failed', (0,lib_text.Qq) `GitHub had an internal error`, { mayBeDone: true, askedWaitMs });
	}
	const byStatus = status === 401 && wasAccepted ? EXPIRED : isPage ? PAGE : STATUSES[status];
	return fault('refused', cause ?? byStatus ?? (0,lib_text.Qq) `GitHub refuses the request`);
}
function waitAskedFor(headers, date) {
	const retryAfterMs = (0,retry_after.V)(headers);
	if (retryAfterMs !== undefined)
		return retryAfterMs;
	const reset = headers['x-ratelimit-reset'] ?? '';
	if (headers['x-ratelimit-remaining'] !== '0' || !/^\d{10}$/.test(reset))
		return undefined;
	const waitMs = Number(reset) * 1000 - ((0,retry_after.m)(headers['date']) ?? date().getTime());
	return waitMs > LONGEST_WAIT_MS ? undefined : Math.max(0, waitMs);
}
function answerOf(thrown) {
	const response = (0,json.at)(thrown, 'response');
	if (!(0,json.Gv)(response))
		return undefined;
	const { headers, data } = response;
	const entries = Object.entries(Object(headers)).map(([name, value]) => [name.toLowerCase(), String(value)]);
	return { status: Number((0,json.at)(thrown, 'status')), headers: Object.fromEntries(entries), data };
}
;// lib/check-run/check-pause.js
const FIRST_THROTTLED_MS = 60_000;
const LONGEST_THROTTLED_MS = 10 * 60_000;
const FIRST_ASKED_MS = 1_000;
const FIRST_FAILED_MS = 2_000;
const LONGEST_FAILED_MS = 2 * 60_000;
const growing = (firstMs, times, longestMs) => Math.min(longestMs, firstMs * 2 ** (times - 1));
const waitAfter = (failures) => growing(FIRST_FAILED_MS, failures, LONGEST_FAILED_MS);
class CheckPause {
	#count = 0;
	#throttles = 0;
	#faults = 0;
	#cautiousUntilMs = Number.NEGATIVE_INFINITY;
	#askedUntilMs = Number.NEGATIVE_INFINITY;
	#isFinishing = false;
	get count() {
		return this.#count;
	}
	get untilMs() {
		return this.#isFinishing ? this.#askedUntilMs : Math.max(this.#askedUntilMs, this.#cautiousUntilMs);
	}
	get isCareful() {
		return this.#throttles > 0 || (this.#faults > 0 && !this.#isFinishing);
	}
	finish() {
		this.#isFinishing = true;
	}
	endsWith(count) {
		if (count !== this.#count)
			return false;
		this.#throttles = 0;
		this.#faults = 0;
		return true;
	}
	beginWith({ kind, details: { askedWaitMs } }, nowMs, count) {
		this.#askedUntilMs = Math.max(this.#askedUntilMs, nowMs + (askedWaitMs ?? 0));
		if (count !== this.#count)
			return;
		this.#count += 1;
		if (kind === 'throttled') {
			this.#throttles += 1;
			const firstMs = askedWaitMs === undefined ? FIRST_THROTTLED_MS : FIRST_ASKED_MS;
			const waitMs = growing(firstMs, this.#throttles, LONGEST_THROTTLED_MS);
			this.#askedUntilMs = Math.max(this.#askedUntilMs, nowMs + waitMs);
		}
		else {
			this.#faults += 1;
			this.#cautiousUntilMs = nowMs + waitAfter(this.#faults);
		}
	}
}
var ingestion_outcome = __webpack_require__(7362);
;// lib/check-run/check-run.js
const WRITES = ['conclusion', 'creation', 'repeat', 'progress'];
const PROGRESS_INTERVAL_MS = 60_000;
function checkRun(api, given, onChange = () => { }) {
	const { mappingId } = given;
	let check = given;
	let wanted;
	let shown;
	let nextProgressMs = Number.NEGATIVE_INFINITY;
	let failed;
	let isComplete = false;
	let mayHaveTwin = false;
	const change = (changed) => {
		check = { ...check, ...changed };
		onChange();
	};
	const isConcluded = () => check.outcome !== undefined;
	const next = () => {
		if (isComplete || wanted === undefined)
			return undefined;
		const atMs = failed?.nextMs ?? Number.NEGATIVE_INFINITY;
		if (isConcluded())
			return { write: 'conclusion', atMs };
		if (check.id === undefined)
			return { write: failed ? 'repeat' : 'creation', atMs };
		const isShown = wanted.title === shown?.title && wanted.summary === shown.summary;
		return isShown ? undefined : { write: 'progress', atMs: Math.max(atMs, nextProgressMs) };
	};
	const find = async (signal) => {
		const found = await api.find(signal);
		if (found !== undefined)
			mayHaveTwin = false;
		isComplete = isConcluded() && found?.completed === true;
		change({ id: found?.id ?? check.id, unsure: false });
		return isComplete || (found !== undefined && !isConcluded());
	};
	const createOrComplete = async (output, signal) => {
		const { id, outcome } = check;
		const wish = { output, conclusion: outcome && ingestion_outcome.im[outcome].conclusion };
		change({ unsure: true });
		shown = output;
		try {
			const known = id ?? (await api.create(wish, signal));
			if (id !== undefined)
				await api.update(id, wish, signal);
			isComplete = outcome !== undefined;
			change({ id: known, unsure: false });
		}
		catch (thrown) {
			if (thrown instanceof CheckFault) {
				const { mayBeDone = false, mayComeLate = false } = thrown.details;
				mayHaveTwin ||= id === undefined && mayComeLate;
				if (!mayBeDone)
					change({ unsure: false });
			}
			throw thrown;
		}
	};
	return {
		mappingId,
		get isComplete() {
			return isComplete;
		},
		get isConcluded() {
			return isConcluded();
		},
		next,
		get open() {
			if (isComplete && !mayHaveTwin)
				return undefined;
			return { ...check, unsure: check.unsure || mayHaveTwin };
		},
		get fault() {
			return failed?.fault;
		},
		get remaining() {
			if (isComplete)
				return 0;
			return check.id === undefined && !isConcluded() ? 2 : 1;
		},
		show(output, requestId) {
			if (isConcluded())
				return;
			wanted = output;
			if (requestId !== undefined && requestId !== check.requestId)
				change({ requestId });
		},
		conclude(outcome, output) {
			wanted = output;
			change({ outcome });
		},
		failed(fault, nowMs) {
			const tries = (failed?.tries ?? 0) + 1;
			failed = { tries, fault, nextMs: nowMs + waitAfter(tries) };
		},
		async send(nowMs, signal) {
			const output = wanted;
			const { id } = check;
			if (output === undefined)
				return false;
			let isSent = true;
			if (next()?.write === 'progress' && id !== undefined) {
				nextProgressMs = nowMs + PROGRESS_INTERVAL_MS;
				await api.update(id, { output }, signal);
				shown = output;
			}
			else if (check.unsure && (await find(signal)))
				isSent = false;
			else
				await createOrComplete(output, signal);
			failed = undefined;
			return isSent;
		},
	};
}
;// lib/check-run/check-queue.js
const MAX_AT_ONCE = 20;
const LONGEST_AFTER_SIGNAL_MS = 3_000;
const SLACK_MS = 200;
const NO_ANSWER = new CheckFault('failed', (0,lib_text.Qq) `GitHub gave no answer in time`);
function checkQueue(runs, { clock, budget, onFault }) {
	const underWay = new Map();
	const pause = new CheckPause();
	let lastFault;
	let wake = new AbortController();
	let wakesAtMs = Number.POSITIVE_INFINITY;
	let isClosed = false;
	let completed = 0;
	let whenIdle = (_nextMs) => { };
	const wakeAt = (atMs, nowMs) => {
		if (atMs === wakesAtMs)
			return;
		wakesAtMs = atMs;
		wake.abort();
		if (atMs === Number.POSITIVE_INFINITY)
			return;
		wake = new AbortController();
		const { signal } = wake;
		void clock.sleep(atMs - nowMs, signal).then(() => {
			if (signal.aborted)
				return;
			wakesAtMs = Number.POSITIVE_INFINITY;
			pump();
		});
	};
	const abort = (which) => {
		for (const each of underWay.values())
			if (which(each))
				each.controller.abort();
	};
	const close = () => {
		isClosed = true;
		wakeAt(Number.POSITIVE_INFINITY, 0);
		abort(() => true);
	};
	const wanted = () => runs
		.flatMap((run) => {
		const next = underWay.has(run) ? undefined : run.next();
		return next === undefined ? [] : [{ run, ...next }];
	})
		.toSorted((a, b) => WRITES.indexOf(a.write) - WRITES.indexOf(b.write));
	const room = (nowMs) => {
		const open = runs.filter(({ isComplete }) => !isComplete).length;
		const remaining = runs.reduce((sum, each) => sum + each.remaining, 0);
		const creation = budget?.writes.next(nowMs, open) ?? nowMs;
		const optional = Math.max(creation, budget?.requests.next(nowMs, remaining) ?? nowMs);
		return { conclusion: nowMs, creation, repeat: optional, progress: optional };
	};
	const pump = () => {
		const nowMs = clock.now();
		let nextMs = Number.POSITIVE_INFINITY;
		let allowedMs = room(nowMs);
		for (const { run, write, atMs } of isClosed ? [] : wanted()) {
			const startMs = Math.max(atMs, pause.untilMs, allowedMs[write]);
			if (startMs > nowMs)
				nextMs = Math.min(nextMs, startMs);
			else if (underWay.size < (pause.isCareful ? 1 : MAX_AT_ONCE)) {
				send(run, write, nowMs);
				allowedMs = room(nowMs);
			}
		}
		wakeAt(nextMs, nowMs);
		if (underWay.size === 0)
			whenIdle(nextMs);
	};
	const send = (run, write, nowMs) => {
		const controller = new AbortController();
		const { signal } = controller;
		const pauses = pause.count;
		const settled = run
			.send(nowMs, signal)
			.then((isSent) => {
			if (isSent && run.isComplete)
				completed += 1;
			if (pause.endsWith(pauses))
				lastFault = undefined;
		}, (thrown) => {
			if (isClosed)
				return;
			const fault = asCheckFault(thrown);
			lastFault = fault;
			if (fault.kind === 'refused')
				close();
			onFault?.(fault, run);
			if (isClosed || signal.aborted)
				return;
			if (budget === undefined)
				run.failed(fault, Number.POSITIVE_INFINITY);
			else {
				if (fault.kind === 'failed')
					run.failed(fault, clock.now());
				pause.beginWith(fault, clock.now(), pauses);
			}
		})
			.finally(() => {
			underWay.delete(run);
			pump();
		});
		underWay.set(run, { write, controller, settled });
	};
	return {
		pump,
		async finish(limitMs, cancelled) {
			const endMs = clock.now() + limitMs;
			const done = new AbortController();
			const after = async (ms, act) => {
				await clock.sleep(ms, done.signal);
				if (!done.signal.aborted)
					act();
			};
			pause.finish();
			await new Promise((resolve) => {
				if (limitMs === 0 || isClosed)
					resolve();
				const onCancel = () => void after(LONGEST_AFTER_SIGNAL_MS, resolve);
				cancelled?.addEventListener('abort', onCancel, { signal: done.signal });
				void after(limitMs / 2, () => abort(({ write }) => write !== 'conclusion'));
				void after(limitMs, resolve);
				whenIdle = (nextMs) => {
					if (nextMs >= endMs)
						resolve();
				};
				pump();
			});
			close();
			const settled = Promise.all([...underWay.values()].map((each) => each.settled));
			await Promise.race([settled, clock.sleep(SLACK_MS, done.signal)]);
			done.abort();
		},
		completed: () => completed,
		incomplete() {
			const refusal = lastFault?.kind === 'refused' ? lastFault : undefined;
			return runs
				.filter(({ isComplete }) => !isComplete)
				.map(({ mappingId, fault }) => ({ mappingId, fault: refusal ?? fault ?? lastFault ?? NO_ANSWER }));
		},
	};
}
const asCheckFault = (thrown) => thrown instanceof CheckFault ? thrown : new CheckFault('refused', (0,errors.ld)(thrown));
var proxy = __webpack_require__(768);
var external_node_fs_ = __webpack_require__(3024);
;// lib/runner/github-context.js
const SHA = /^(?:[\da-f]{40}|[\da-f]{64})$/i;
const REPOSITORY = /^([\w.-]+)\/([\w.-]+)$/;
const HEADS = new Map([
	['workflow_run', ['workflow_run', 'head_sha']],
	['check_suite', ['check_suite', 'head_sha']],
	['check_run', ['check_run', 'head_sha']],
	['status', ['sha']],
	['merge_group', ['merge_group', 'head_sha']],
	['deployment', ['deployment', 'sha']],
	['deployment_status', ['deployment', 'sha']],
]);
const ON_DEFAULT_BRANCH = new Set([
	'branch_protection_rule',
	'check_run',
	'check_suite',
	'delete',
	'discussion',
	'discussion_comment',
	'fork',
	'gollum',
	'issue_comment',
	'issues',
	'label',
	'milestone',
	'page_build',
	'public',
	'repository_dispatch',
	'schedule',
	'status',
	'watch',
	'workflow_run',
]);
function readGithubContext(env) {
	const [, owner, repo] = REPOSITORY.exec(env['GITHUB_REPOSITORY'] ?? '') ?? [];
	if (owner === undefined || repo === undefined) {
		return 'GITHUB_REPOSITORY names no repository';
	}
	const apiUrl = env['GITHUB_API_URL'] || 'https://api.github.com';
	if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl)) {
		return 'GITHUB_API_URL holds no address';
	}
	const event = readEvent(env['GITHUB_EVENT_PATH']);
	if (event === undefined) {
		return 'the file of the event, GITHUB_EVENT_PATH, cannot be read';
	}
	const name = env['GITHUB_EVENT_NAME'] ?? '';
	const named = (0,json.at)(event, ...(HEADS.get(name) ?? ['pull_request', 'head', 'sha']));
	const head = typeof named === 'string' && SHA.test(named) ? named : undefined;
	const sha = head ?? env['GITHUB_SHA'] ?? '';
	if (!SHA.test(sha)) {
		return 'neither the event nor GITHUB_SHA names a commit';
	}
	const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '');
	const runId = digits(env['GITHUB_RUN_ID'], '0');
	const attempt = digits(env['GITHUB_RUN_ATTEMPT'], '1');
	return {
		apiUrl: apiUrl.replace(/\/+$/, ''),
		owner,
		repo,
		sha,
		event: name,
		isDefaultBranch: head === undefined && ON_DEFAULT_BRANCH.has(name),
		runId,
		attempt,
		runUrl: `${server}/${owner}/${repo}/actions/runs/${runId}/attempts/${attempt}`,
	};
}
const digits = (text = '', otherwise) => (/^\d+$/.test(text) ? text : otherwise);
function readEvent(path) {
	if (!path) {
		return {};
	}
	try {
		return JSON.parse((0,external_node_fs_.readFileSync)(path, 'utf8').replace(/^\ufeff/, ''));
	}
	catch {
		return undefined;
	}
}
;// lib/check-run/octokit-fetch.js
const TIMEOUT_MS = 10_000;
const fetchOver = (exchange) => async (url, { method, headers, body, signal }) => {
	const request = { method, url: new URL(url), headers, body };
	const reply = await exchange(request, { timeoutMs: TIMEOUT_MS, signal });
	if (reply.status >= 300 && reply.status < 400) {
		throw new errors.lZ('redirected', (0,lib_text.Qq) `GitHub redirects elsewhere (HTTP ${reply.status}): was the repository renamed?`);
	}
	if (reply.unreadable !== undefined) {
		throw new errors.lZ('unreadable-answer', (0,lib_text.Qq) `GitHub's answer is ${reply.unreadable}`);
	}
	return {
		url,
		status: reply.status,
		headers: new Map(Object.entries(reply.headers)),
		text: async () => reply.text,
		arrayBuffer: async () => new TextEncoder().encode(reply.text).buffer,
	};
};
var markdown = __webpack_require__(3021);
var cut_to_size = __webpack_require__(7907);
;// lib/check-run/texts.js
const LONGEST_BYTES = 65_535;
const CUT = '\n\n… cut off: see the summary of the run.\n';
const renderOutput = ({ title, summary }, runUrl) => ({
	title,
	summary: (0,cut_to_size.V)(summary, LONGEST_BYTES, CUT),
	text: `[Log and summary of the run](${runUrl})`,
});
const page = (mark, title, blocks, cleaner) => {
	const heading = (0,lib_text.Qq) `## ${mark} Adobe Campaign data ingestion: ${title}`;
	return { title: cleaner.line(title), summary: (0,markdown.Gc)([heading, ...blocks, ''], cleaner) };
};
function renderProgress({ title, requestId }, mappingId, cleaner) {
	const row = [
		[(0,lib_text.Qq) `Mapping`, (0,lib_text.Cv)(mappingId)],
		[(0,lib_text.Qq) `Request`, (0,markdown.Hn)(requestId, lib_text.Cv)],
	];
	const note = 'There is no verdict yet. This page is updated when something happens, not at every status check.';
	return page((0,lib_text.Qq) `⏳`, title, [[row], note], cleaner);
}
function renderLeftOpen(outcome, requestId, cleaner) {
	if (outcome === undefined) {
		const now = requestId === undefined
			? (0,lib_text.Qq) `No request is known, but an ingestion may have started.`
			: (0,lib_text.Qq) `Request ${(0,lib_text.Cv)(requestId)} may still be running at Adobe: a new run with this requestId resumes it.`;
		const said = (0,lib_text.Qq) `The step ended before it could report a verdict, so whether the data arrived is not known here. ${now}`;
		return page((0,lib_text.Qq) `❌`, (0,lib_text.Qq) `Ended before a verdict`, [said], cleaner);
	}
	const said = (0,lib_text.Qq) `The step reported its verdict in the run, but could not publish it here in time.`;
	const mark = (0,ingestion_outcome.oJ)(outcome) ? (0,lib_text.Qq) `✅` : (0,lib_text.Qq) `❌`;
	return page(mark, (0,lib_text.ZV)(ingestion_outcome.im[outcome].headline), [said], cleaner);
}
;// lib/check-run/checks-api.js
const PER_PAGE = 10;
const MAX_PAGES = 5;
async function connectToGithub(options) {
	const { token, exchange, date, cleaner } = options;
	let { wasAccepted = false } = options;
	const context = readGithubContext(options.env);
	if (typeof context === 'string')
		throw new Error(`The check run cannot be created: ${context}`);
	if (!/^[\x21-\x7e]+$/.test(token)) {
		throw new Error('The check run could not be created: githubToken is blank or not a token');
	}
	const { apiUrl, owner, repo, runId, attempt, runUrl } = context;
	for (const secret of (0,proxy.t4)(new URL(apiUrl)))
		cleaner.hide(secret);
	const { getOctokit } = await Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 8390));
	const silent = () => { };
	const log = { debug: silent, info: silent, warn: silent, error: silent };
	const { request } = getOctokit(token, {
		baseUrl: apiUrl,
		log,
		request: { log, fetch: fetchOver(exchange) },
	});
	const repository = { owner, repo };
	const answerTo = async (sent) => {
		const fail = (thrown) => {
			throw checkFault(thrown, { wasAccepted, date });
		};
		const answer = await sent.catch(fail);
		if (typeof answer.data === 'string')
			fail({ status: answer.status, response: answer });
		wasAccepted = true;
		return answer;
	};
	const end = ({ conclusion }) => conclusion && { status: 'completed', conclusion, completed_at: date().toISOString() };
	const checkOf = ({ org, sha, random }, mappingId) => {
		const name = cleaner.line((0,lib_text.Qq) `Adobe ingestion: ${(0,lib_text.Cv)(org)}/${(0,lib_text.Cv)(mappingId)}`);
		const externalId = `${runId}-${attempt}-${mappingId}-${random}`;
		return {
			async create(change, signal) {
				const { data } = await answerTo(request('POST /repos/{owner}/{repo}/check-runs', {
					...repository,
					name,
					head_sha: sha,
					external_id: externalId,
					...(end(change) ?? { status: 'in_progress', started_at: date().toISOString() }),
					output: renderOutput(change.output, runUrl),
					request: { signal },
				}));
				const id = idOf(data);
				if (id === undefined || (data.external_id ?? externalId) !== externalId) {
					throw asLost((0,lib_text.Qq) `GitHub accepted the check run, but its answer holds no id`);
				}
				return id;
			},
			async update(id, change, signal) {
				const { data } = await answerTo(request('PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}', {
					...repository,
					check_run_id: id,
					...end(change),
					output: renderOutput(change.output, runUrl),
					request: { signal },
				}));
				if (idOf(data) !== id || (change.conclusion && data.status !== 'completed')) {
					throw asLost((0,lib_text.Qq) `GitHub's answer does not show that the check run was updated`);
				}
			},
			async find(signal) {
				for (let page = 1, seen = 0; page <= MAX_PAGES; page += 1) {
					const { data } = await answerTo(request('GET /repos/{owner}/{repo}/commits/{ref}/check-runs', {
						...repository,
						ref: sha,
						check_name: name,
						filter: 'all',
						per_page: PER_PAGE,
						page,
						request: { signal },
					}));
					const runs = (0,json.at)(data, 'check_runs');
					if (!Array.isArray(runs)) {
						throw new CheckFault('failed', (0,lib_text.Qq) `GitHub's list of check runs cannot be read`);
					}
					const ours = runs.filter((run) => (0,json.at)(run, 'external_id') === externalId);
					const isCompleted = (run) => (0,json.at)(run, 'status') === 'completed';
					const found = ours.find((run) => !isCompleted(run)) ?? ours[0];
					const id = idOf(found);
					if (id !== undefined)
						return { id, completed: isCompleted(found) };
					seen += runs.length;
					if (runs.length < PER_PAGE || seen >= Number(data.total_count))
						return undefined;
				}
				return undefined;
			},
		};
	};
	return { context, checkOf };
}
const asLost = (reason) => new CheckFault('failed', reason, { mayBeDone: true });
function idOf(data) {
	const id = (0,json.at)(data, 'id');
	return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}
var check_run_incomplete = __webpack_require__(5038);
;// lib/check-run/open-checks.js
const renderSaved = (saved) => (saved.checks.length === 0 ? '' : JSON.stringify(saved));
function readSaved(text) {
	let saved;
	try {
		saved = JSON.parse(text);
	}
	catch {
		return undefined;
	}
	const [org, sha, random] = ['org', 'sha', 'random'].map((name) => stringAt(saved, name));
	if (org === undefined || sha === undefined || random === undefined)
		return undefined;
	return { org, sha, random, checks: (0,json.gT)(saved, 'checks').flatMap(readEntry) };
}
function readEntry(entry) {
	const mappingId = stringAt(entry, 'mappingId');
	const id = (0,json.at)(entry, 'id');
	const outcome = (0,json.at)(entry, 'outcome');
	if (mappingId === undefined)
		return [];
	return [
		{
			mappingId,
			id: typeof id === 'number' ? id : undefined,
			requestId: stringAt(entry, 'requestId'),
			outcome: ingestion_outcome._m.find((candidate) => candidate === outcome),
			unsure: (0,json.at)(entry, 'unsure') === true,
		},
	];
}
function stringAt(value, name) {
	const found = (0,json.at)(value, name);
	return typeof found === 'string' ? found : undefined;
}
;// lib/check-run/post-step.js
const LIMIT_MS = 7_500;
async function runPostStep(options) {
	const { env, clock } = options;
	const saved = readSaved(env['STATE_checkRuns'] ?? '');
	const token = env['INPUT_GITHUBTOKEN']?.trim() ?? '';
	if (saved === undefined || saved.checks.length === 0)
		return;
	const cleaner = new clean.RO();
	cleaner.hide(token);
	const toolkit = new runner_toolkit.Z(cleaner, env);
	const warn = (incomplete) => toolkit.warnOnce('check-run', (0,lib_text.Qq) `${(0,check_run_incomplete.mO)(incomplete)} A check run in progress stays so until the job is run again. See docs/check-run.md.`, (0,lib_text.Qq) `Check run left open`);
	try {
		const wasAccepted = saved.checks.some(({ id }) => id !== undefined);
		const { checkOf } = await connectToGithub({ ...options, token, cleaner, wasAccepted });
		const runs = saved.checks.map((check) => {
			const { mappingId, outcome, requestId } = check;
			const run = checkRun(checkOf(saved, mappingId), check);
			run.conclude(outcome ?? 'cancelled', renderLeftOpen(outcome, requestId, cleaner));
			return run;
		});
		const queue = checkQueue(runs, { clock });
		await queue.finish(LIMIT_MS);
		const completed = queue.completed();
		const incomplete = queue.incomplete();
		const what = completed === 1 ? (0,lib_text.Qq) `check run` : (0,lib_text.Qq) `${completed} check runs`;
		if (incomplete.length > 0)
			warn(incomplete);
		else if (completed > 0)
			toolkit.info((0,lib_text.Qq) `Completed the ${what} that the step had left open.`);
	}
	catch (thrown) {
		const mappingIds = saved.checks.map(({ mappingId }) => mappingId);
		warn((0,check_run_incomplete.tD)(mappingIds, thrown));
	}
}
;// lib/check-run/request-budget.js
const MINUTE_MS = 60_000;
const LONGEST_MS = 65 * MINUTE_MS;
function requestBudget(clock) {
	let sent = [];
	const window = (limit, lengthMs, isCounted) => ({
		next(nowMs, reserved) {
			const ends = sent
				.filter(({ isWrite, endMs }) => isCounted(isWrite) && endMs + lengthMs > nowMs)
				.map(({ endMs }) => endMs)
				.toSorted((a, b) => a - b);
			const excess = ends.length + reserved + 1 - limit;
			return excess <= 0 ? nowMs : (ends[excess - 1] ?? Number.POSITIVE_INFINITY) + lengthMs;
		},
	});
	return {
		writes: window(70, MINUTE_MS, (isWrite) => isWrite),
		requests: window(200, LONGEST_MS, () => true),
		counting: (exchange) => async (request, limits) => {
			const counted = { isWrite: request.method !== 'GET', endMs: Number.POSITIVE_INFINITY };
			sent = [...sent.filter(({ endMs }) => endMs + LONGEST_MS > clock.now()), counted];
			return exchange(request, limits).finally(() => {
				counted.endMs = clock.now();
			});
		},
	};
}
;// lib/check-run/stage.js
const STARTING = (0,lib_text.Qq) `Starting`;
const FIRST_STAGE = { title: STARTING, requestId: undefined, calmTitle: STARTING };
const OUTAGES = {
	'no-token': (0,lib_text.Qq) `No access token yet, trying again`,
	'no-answer': (0,lib_text.Qq) `No answer to the request yet, trying again`,
	'answer-lost': (0,lib_text.Qq) `No answer to the request yet, trying again`,
	'no-contact': (0,lib_text.Qq) `No contact with Adobe, checking again`,
};
const FOLLOWING = {
	submitted: (0,lib_text.Qq) `Submitted, waiting for it to finish`,
	attached: (0,lib_text.Qq) `Following a request that was already running`,
	resumed: (0,lib_text.Qq) `Following a request of an earlier run`,
};
function nextStage(stage, state) {
	const { phase, outage, verdict } = state;
	if (verdict !== undefined && phase !== 'arriving')
		return stage;
	const own = titleOf(state);
	const calmTitle = own ?? stage.calmTitle;
	const title = outage === undefined ? calmTitle : OUTAGES[outage.kind];
	const hasRequest = phase !== 'queueing' && phase !== 'resubmitting';
	const requestId = own === undefined ? stage.requestId : hasRequest ? state.requestId : undefined;
	return title.raw === stage.title.raw && requestId === stage.requestId
		? stage
		: { title, requestId, calmTitle };
}
function titleOf({ phase, origin, attempt }) {
	switch (phase) {
		case 'signing-in':
		case 'following':
			return origin && FOLLOWING[origin];
		case 'queueing':
			return (0,lib_text.Qq) `Waiting for a request that was already running`;
		case 'resubmitting':
			return (0,lib_text.Qq) `Aborted by Adobe, submitting a new request (attempt ${attempt})`;
		case 'arriving':
			return (0,lib_text.Qq) `Adobe reports success, looking up the dataset`;
		case 'idle':
		case 'submitting':
		case 'concluded':
			return undefined;
	}
}
;// lib/check-run/publisher.js
const ENDING_MS = 4_000;
const publisher_LONGEST_MS = 10_000;
async function publish(mappingIds, options) {
	const { cleaner, clock, cancelled, deadline, toolkit, warn } = options;
	const budget = requestBudget(clock);
	const { context, checkOf } = await connectToGithub({
		...options,
		exchange: budget.counting(options.exchange),
	});
	const { sha, event, isDefaultBranch } = context;
	const random = Math.floor(options.random() * 2 ** 32)
		.toString(16)
		.padStart(8, '0');
	const origin = { org: cleaner.exact(options.org), sha, random };
	let isOver = false;
	let ending;
	let cancelledMs = Number.POSITIVE_INFINITY;
	const save = () => {
		const checks = isOver ? [] : [...runs.values()].flatMap(({ open }) => open ?? []);
		toolkit.saveState('checkRuns', renderSaved({ ...origin, checks }));
	};
	const stages = new Map();
	const runs = new Map(mappingIds.map((given) => {
		const mappingId = cleaner.exact(given);
		return [given, checkRun(checkOf(origin, mappingId), { mappingId }, save)];
	}));
	save();
	const queue = checkQueue([...runs.values()], {
		budget,
		clock,
		onFault: (fault, { mappingId }) => {
			if (fault.kind !== 'refused') {
				toolkit.debug((0,lib_text.Qq) `The check run of ${(0,lib_text.Cv)(mappingId)}: ${fault.text}`);
				return;
			}
			isOver = true;
			save();
			warn(queue.incomplete(), true);
		},
	});
	const show = (mappingId, stage) => {
		stages.set(mappingId, stage);
		const requestId = stage.requestId && cleaner.exact(stage.requestId);
		runs.get(mappingId)?.show(renderProgress(stage, mappingId, cleaner), requestId);
		queue.pump();
	};
	const follow = (mappingId, state) => {
		const last = stages.get(mappingId) ?? FIRST_STAGE;
		const stage = nextStage(last, state);
		if (stage !== last)
			show(mappingId, stage);
	};
	const conclude = (result) => {
		const run = runs.get(result.mappingId);
		if (run === undefined || run.isConcluded)
			return;
		const { headline, summary } = options.describe(result);
		run.conclude(result.outcome, { title: cleaner.line(headline), summary });
		if ([...runs.values()].every(({ isConcluded }) => isConcluded)) {
			ending = queue.finish(publishingTime(clock.now(), deadline, cancelledMs), cancelled);
		}
		queue.pump();
	};
	const onCancel = () => {
		cancelledMs = clock.now();
	};
	if (cancelled.aborted)
		onCancel();
	else
		cancelled.addEventListener('abort', onCancel, { once: true });
	if (isDefaultBranch) {
		toolkit.info((0,lib_text.Qq) `Note: the event ${(0,lib_text.Cv)(event)} has no commit of its own, so the check run is on the default branch's commit, ${(0,lib_text.Cv)(sha)}.`);
	}
	for (const mappingId of mappingIds.slice(0, options.maxParallel))
		show(mappingId, FIRST_STAGE);
	return {
		on(step, states) {
			if (step.of === 'token') {
				for (const [mappingId, state] of states)
					follow(mappingId, state);
			}
			else if (step.of === 'mapping') {
				const { mappingId, event } = step;
				const state = states.get(mappingId);
				if (event.kind === 'started')
					show(mappingId, FIRST_STAGE);
				else if (event.kind === 'ended')
					conclude(event.result);
				else if (state !== undefined)
					follow(mappingId, state);
			}
		},
		async finish(results) {
			for (const result of results)
				conclude(result);
			await ending;
			const left = queue.incomplete();
			if (left.length > 0 && !isOver)
				warn(left, false);
		},
	};
}
function publishingTime(nowMs, deadlineMs, cancelledMs) {
	const endMs = Math.min(deadlineMs, cancelledMs) + ENDING_MS;
	const longestMs = cancelledMs === Number.POSITIVE_INFINITY ? publisher_LONGEST_MS : LONGEST_AFTER_SIGNAL_MS;
	return Math.max(0, Math.min(longestMs, endMs - nowMs));
}
;// lib/check-run/index.js
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

export const id = 675;
export const ids = [675];
export const modules = {

/***/ 37:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ CheckFault),
/* harmony export */   o: () => (/* binding */ checkFault)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

class CheckFault extends Error {
    name = 'CheckFault';
    mayBeDone;
    constructor(message, mayBeDone, cause) {
        super(message, { cause });
        this.mayBeDone = mayBeDone;
    }
}
const DOING = {
    create: 'The check run could not be created',
    update: 'The check run could not be updated',
    list: 'The check runs of the commit could not be listed',
};
const REMEDIES = {
    401: 'githubToken was refused, or has expired during the wait (the token of a GitHub App lasts an hour). Leave it out: the token of the job lasts as long as the job.',
    403: 'The token lacks the permission `checks: write`: add it to the permissions of the job. Pull requests from forks and Dependabot get a token that may only read.',
    404: 'The repository or the commit is hidden from the token: check githubToken, and that the job has the permission `checks: write`.',
    422: 'GitHub does not accept a check run for this commit.',
};
const THROTTLED = 'GitHub limits the number of requests.';
const NOT_CARRIED_OUT = new Set(['unreachable', 'certificate', 'proxy', 'redirected']);
function checkFault(call, thrown) {
    const status = statusOf(thrown);
    const said = (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .describe */ .q0)(thrown);
    const mayBeDone = status === undefined ? !NOT_CARRIED_OUT.has(codeOfCause(thrown)) : status < 400 || status >= 500;
    const what = call === 'create' && mayBeDone ? 'Nobody knows whether the check run was created' : DOING[call];
    if (status === undefined) {
        return new CheckFault(`${what}: ${said}`, mayBeDone, thrown);
    }
    const isThrottled = status === 429 || (status === 403 && /rate limit/i.test(said));
    const remedy = isThrottled ? THROTTLED : (REMEDIES[status] ?? '');
    return new CheckFault(`${what}: HTTP ${status}. ${remedy} GitHub says: ${said}`, mayBeDone, thrown);
}
function codeOfCause(thrown) {
    const cause = thrown instanceof Error ? thrown.cause : undefined;
    return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}
function statusOf(thrown) {
    return typeof thrown === 'object' &&
        thrown !== null &&
        'response' in thrown &&
        thrown.response !== undefined &&
        'status' in thrown &&
        typeof thrown.status === 'number'
        ? thrown.status
        : undefined;
}


/***/ }),

/***/ 918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  ChecksApi: () => (/* binding */ ChecksApi)
});

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 21 modules
var github = __webpack_require__(157);
// EXTERNAL MODULE: ./lib/check-run/check-fault.js
var check_fault = __webpack_require__(37);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/text.js
var lib_text = __webpack_require__(804);
;// CONCATENATED MODULE: ./lib/check-run/octokit-fetch.js


const METHODS = new Set(['GET', 'POST', 'PATCH']);
const isMethod = (method) => METHODS.has(method);
const fetchOver = (exchange, timeoutMs) => async (url, { method, headers, body, signal }) => {
    if (!isMethod(method)) {
        throw new errors/* ActionError */.lZ('internal', (0,lib_text/* text */.Qq) `no check run needs ${method}`);
    }
    const reply = await exchange({ method, url: new URL(url), headers, ...(body === undefined ? {} : { body }) }, { timeoutMs, signal: signal ?? new AbortController().signal });
    if (reply.status >= 300 && reply.status < 400) {
        throw new errors/* ActionError */.lZ('redirected', (0,lib_text/* text */.Qq) `GitHub redirects elsewhere (HTTP ${reply.status}): was the repository renamed?`);
    }
    if (reply.unreadable !== undefined) {
        throw new errors/* ActionError */.lZ('unreadable-answer', (0,lib_text/* text */.Qq) `GitHub's answer is ${reply.unreadable}`);
    }
    return {
        url,
        status: reply.status,
        headers: new Map(Object.entries(reply.headers)),
        text: async () => reply.text,
        arrayBuffer: async () => new TextEncoder().encode(reply.text).buffer,
    };
};

;// CONCATENATED MODULE: ./lib/check-run/checks-api.js



const CALL_TIMEOUT_MS = 10_000;
const PER_PAGE = 30;
class ChecksApi {
    #options;
    #octokit;
    constructor(options) {
        this.#options = options;
        const silent = () => { };
        const log = { debug: silent, info: silent, warn: silent, error: silent };
        this.#octokit = (0,github/* getOctokit */.Q)(options.token, {
            baseUrl: options.apiUrl,
            log,
            request: { log, fetch: fetchOver(options.exchange, CALL_TIMEOUT_MS) },
        });
    }
    async create({ name, externalId, sha }, output, signal) {
        const { data } = await this.#call('create', (at) => this.#octokit.rest.checks.create({
            ...at,
            name,
            head_sha: sha,
            external_id: externalId,
            status: 'in_progress',
            started_at: this.#options.date().toISOString(),
            output: { ...output },
            request: { signal },
        }));
        const id = idOf(data);
        if (id === undefined) {
            throw new check_fault/* CheckFault */.l('GitHub accepted the check run, but its answer holds no id', true, undefined);
        }
        return id;
    }
    async update(id, { conclusion, output }, signal) {
        const end = conclusion === undefined
            ? {}
            : { status: 'completed', conclusion, completed_at: this.#options.date().toISOString() };
        await this.#call('update', (at) => this.#octokit.rest.checks.update({
            ...at,
            check_run_id: id,
            ...end,
            output: { ...output },
            request: { signal },
        }));
    }
    async find({ name, externalId, sha }, signal) {
        const { data } = await this.#call('list', (at) => this.#octokit.rest.checks.listForRef({
            ...at,
            ref: sha,
            check_name: name,
            filter: 'all',
            per_page: PER_PAGE,
            request: { signal },
        }));
        const runs = data?.check_runs;
        const found = (Array.isArray(runs) ? runs : []).find((run) => run?.external_id === externalId);
        const id = idOf(found);
        return id === undefined ? undefined : { id, completed: found.status === 'completed' };
    }
    async #call(call, send) {
        const { owner, repo } = this.#options;
        try {
            return await send({ owner, repo });
        }
        catch (thrown) {
            throw (0,check_fault/* checkFault */.o)(call, thrown);
        }
    }
}
function idOf(data) {
    const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
    return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : undefined;
}


/***/ }),

/***/ 675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Publisher: () => (/* reexport */ Publisher),
  completeLeftOpen: () => (/* reexport */ completeLeftOpen)
});

// EXTERNAL MODULE: ./lib/ingestion/outcome.js
var ingestion_outcome = __webpack_require__(362);
// EXTERNAL MODULE: ./lib/text/clean.js
var clean = __webpack_require__(874);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(24);
;// CONCATENATED MODULE: ./lib/runner/github-context.js

const SHA = /^(?:[\da-f]{40}|[\da-f]{64})$/i;
const NAME = String.raw `[\w.-]+`;
const REPOSITORY = new RegExp(`^(${NAME})/(${NAME})$`);
const HEAD_IN_EVENT = /^(pull_request|workflow_run$)/;
function readGithubContext(env) {
    const [, owner, repo] = REPOSITORY.exec(env['GITHUB_REPOSITORY'] ?? '') ?? [];
    if (owner === undefined || repo === undefined) {
        return unknown('GITHUB_REPOSITORY names no repository');
    }
    const apiUrl = env['GITHUB_API_URL'] || 'https://api.github.com';
    if (!/^https?:\/\//.test(apiUrl) || !URL.canParse(apiUrl)) {
        return unknown('GITHUB_API_URL holds no address');
    }
    const event = readEvent(env['GITHUB_EVENT_PATH']);
    if (event === undefined) {
        return unknown('the file of the event, GITHUB_EVENT_PATH, cannot be read');
    }
    const name = env['GITHUB_EVENT_NAME'] ?? '';
    const sha = headOf(event) ?? (HEAD_IN_EVENT.test(name) ? undefined : env['GITHUB_SHA']);
    if (sha === undefined || !SHA.test(sha)) {
        return unknown('neither the event nor GITHUB_SHA names a commit');
    }
    const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '');
    const runId = digits(env['GITHUB_RUN_ID'], '0');
    const attempt = digits(env['GITHUB_RUN_ATTEMPT'], '1');
    const runUrl = `${server}/${owner}/${repo}/actions/runs/${runId}/attempts/${attempt}`;
    const context = { apiUrl: apiUrl.replace(/\/+$/, ''), owner, repo, sha, runId, attempt, runUrl };
    return { kind: 'ok', context };
}
const unknown = (problem) => ({ kind: 'unknown', problem });
const digits = (text, otherwise) => (/^\d+$/.test(text ?? '') ? text : undefined) ?? otherwise;
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
const headOf = (event) => textAt(event, ['pull_request', 'head', 'sha']) ?? textAt(event, ['workflow_run', 'head_sha']);
function textAt(value, path) {
    const found = path.reduce((at, key) => typeof at === 'object' && at !== null ? Object.getOwnPropertyDescriptor(at, key)?.value : undefined, value);
    return typeof found === 'string' ? found : undefined;
}

;// CONCATENATED MODULE: ./lib/check-run/github.js

async function connectToGithub({ token, env, exchange, date }) {
    const github = readGithubContext(env);
    if (github.kind === 'unknown') {
        throw new Error(`The check run has no place to go: ${github.problem}`);
    }
    if (!/^[\x21-\x7e]+$/.test(token)) {
        throw new Error('The check run could not be created: githubToken is blank or no token');
    }
    const { context } = github;
    const { ChecksApi } = await Promise.resolve(/* import() eager */).then(__webpack_require__.bind(__webpack_require__, 918));
    return { context, api: new ChecksApi({ ...context, token, exchange, date }) };
}

;// CONCATENATED MODULE: ./lib/check-run/ledger.js

class Ledger {
    #open = new Map();
    #save;
    constructor(save) {
        this.#save = save;
    }
    note(check) {
        this.#open.set(check.externalId, check);
        this.#save(JSON.stringify([...this.#open.values()]));
    }
    remove({ externalId }) {
        this.#open.delete(externalId);
        this.#save(this.#open.size === 0 ? '' : JSON.stringify([...this.#open.values()]));
    }
}
function readLedger(text) {
    try {
        const entries = JSON.parse(text);
        return Array.isArray(entries) ? entries.flatMap(readEntry) : [];
    }
    catch {
        return [];
    }
}
function readEntry(entry) {
    if (typeof entry !== 'object' || entry === null)
        return [];
    const { name, externalId, sha, id, requestId, outcome } = { ...entry };
    if (typeof name !== 'string' || typeof externalId !== 'string' || typeof sha !== 'string')
        return [];
    return [
        {
            name,
            externalId,
            sha,
            id: typeof id === 'number' ? id : undefined,
            requestId: typeof requestId === 'string' ? requestId : undefined,
            outcome: ingestion_outcome/* OUTCOME_NAMES */._m.find((candidate) => candidate === outcome),
        },
    ];
}

// EXTERNAL MODULE: ./lib/report/markdown.js
var markdown = __webpack_require__(21);
// EXTERNAL MODULE: ./lib/text/cut-to-size.js
var cut_to_size = __webpack_require__(907);
// EXTERNAL MODULE: ./lib/text.js
var lib_text = __webpack_require__(804);
;// CONCATENATED MODULE: ./lib/check-run/texts.js




const LONGEST_BYTES = 65_535;
const CUT = '\n\n… cut off: see the summary of the run.\n';
function renderProgress({ title, requestId }, mappingId, runUrl, cleaner) {
    const request = requestId === undefined ? markdown/* NONE */.x3 : (0,lib_text/* identifier */.Cv)(requestId);
    const summary = [
        cleaner.markdown((0,lib_text/* text */.Qq) `## ⏳ Adobe Campaign data ingestion: ${title}`),
        (0,markdown/* renderTable */.bo)([
            [
                [(0,lib_text/* text */.Qq) `Mapping`, (0,lib_text/* identifier */.Cv)(mappingId)],
                [(0,lib_text/* text */.Qq) `Request`, request],
            ],
        ], cleaner),
        'There is no verdict yet. This page is updated when something happens, not at every status check.',
        '',
    ].join('\n\n');
    return { title: cleaner.line(title), summary: (0,cut_to_size/* cutToSize */.V)(summary, LONGEST_BYTES, CUT), text: linkTo(runUrl) };
}
function renderEnd(title, summary, runUrl) {
    return { title, summary: (0,cut_to_size/* cutToSize */.V)(summary, LONGEST_BYTES, CUT), text: linkTo(runUrl) };
}
function renderLeftOpen(outcome, requestId, runUrl, cleaner) {
    const title = outcome === undefined ? (0,lib_text/* text */.Qq) `Ended before a verdict` : (0,lib_text/* own */.ZV)(ingestion_outcome/* OUTCOMES */.im[outcome].headline);
    const mark = outcome === undefined || !(0,ingestion_outcome/* isSuccess */.oJ)(outcome) ? (0,lib_text/* text */.Qq) `❌` : (0,lib_text/* text */.Qq) `✅`;
    const paragraphs = [
        (0,lib_text/* text */.Qq) `## ${mark} Adobe Campaign data ingestion: ${title}`,
        outcome === undefined
            ? (0,lib_text/* text */.Qq) `The step ended before it could report a verdict, so whether the data arrived is not known here. ${whatNow(requestId)}`
            : (0,lib_text/* text */.Qq) `The step reported its verdict in the run, but could not publish it here in time.`,
        (0,lib_text/* text */.Qq) ``,
    ];
    const summary = paragraphs.map((paragraph) => cleaner.markdown(paragraph)).join('\n\n');
    return { title: cleaner.line(title), summary, text: linkTo(runUrl) };
}
const whatNow = (requestId) => requestId === undefined
    ? (0,lib_text/* text */.Qq) `No request is known, but an ingestion may have started.`
    : (0,lib_text/* text */.Qq) `Request ${(0,lib_text/* identifier */.Cv)(requestId)} may still be running at Adobe: a new run with this requestId resumes it.`;
const linkTo = (runUrl) => `[Log and summary of the run](${runUrl})`;

;// CONCATENATED MODULE: ./lib/check-run/left-open.js





async function completeLeftOpen(options) {
    const { saved, token, limitMs, clock } = options;
    const { context, api } = await connectToGithub(options);
    const cleaner = new clean/* Cleaner */.RO();
    cleaner.hide(token);
    const end = new AbortController();
    const done = new AbortController();
    void clock.sleep(limitMs, done.signal).then(() => done.signal.aborted || end.abort());
    async function complete(check) {
        const { outcome, requestId } = check;
        const id = await findOpen(check);
        if (id === undefined)
            return 0;
        const conclusion = outcome === undefined ? 'cancelled' : ingestion_outcome/* OUTCOMES */.im[outcome].conclusion;
        const output = renderLeftOpen(outcome, requestId, context.runUrl, cleaner);
        await api.update(id, { conclusion, output }, end.signal);
        return 1;
    }
    async function findOpen(check) {
        if (check.id !== undefined && check.outcome === undefined)
            return check.id;
        const found = await api.find(check, end.signal);
        return found === undefined || found.completed ? undefined : found.id;
    }
    try {
        const counts = await Promise.all(readLedger(saved).map(complete));
        return counts.reduce((sum, count) => sum + count, 0);
    }
    finally {
        done.abort();
    }
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/report/overview.js
var overview = __webpack_require__(615);
// EXTERNAL MODULE: ./lib/check-run/check-fault.js
var check_fault = __webpack_require__(37);
;// CONCATENATED MODULE: ./lib/check-run/check-run.js




class CheckRun {
    #options;
    #hurry = new AbortController();
    #check;
    #waiting;
    #work;
    constructor(name, first, options) {
        this.#options = options;
        this.#note(name);
        this.#work = this.#create(name, first);
    }
    show(output, requestId) {
        if (this.#check === undefined)
            return;
        if (requestId !== undefined && requestId !== this.#check.requestId) {
            this.#note({ ...this.#check, requestId });
        }
        if (this.#waiting === undefined) {
            this.#work = this.#work.then(() => this.#showWaiting());
        }
        this.#waiting = output;
    }
    async complete(outcome, output, patienceMs, end) {
        const { api, ledger, clock, onFault } = this.#options;
        if (this.#check === undefined)
            return;
        this.#waiting = undefined;
        this.#note({ ...this.#check, outcome });
        const giveUp = () => this.#hurry.abort();
        const done = new AbortController();
        clock.sleep(patienceMs, done.signal).then(() => done.signal.aborted || giveUp());
        end.addEventListener('abort', giveUp);
        try {
            await this.#work;
            const check = this.#check;
            if (check === undefined)
                return;
            const id = check.id ?? (await api.find(check, end))?.id;
            if (id === undefined) {
                throw new check_fault/* CheckFault */.l('The check run whose creation got no answer is not there', false, undefined);
            }
            await api.update(id, { conclusion: ingestion_outcome/* OUTCOMES */.im[outcome].conclusion, output }, end);
            this.#check = undefined;
            ledger.remove(check);
        }
        catch (thrown) {
            onFault(thrown);
        }
        finally {
            done.abort();
        }
    }
    async #create(name, first) {
        const { api, ledger, onFault } = this.#options;
        try {
            const id = await api.create(name, first, this.#hurry.signal);
            if (this.#check !== undefined)
                this.#note({ ...this.#check, id });
        }
        catch (thrown) {
            onFault(thrown);
            if (thrown instanceof check_fault/* CheckFault */.l && !thrown.mayBeDone) {
                this.#check = undefined;
                ledger.remove(name);
            }
        }
    }
    async #showWaiting() {
        const output = this.#waiting;
        this.#waiting = undefined;
        const id = this.#check?.id;
        if (output === undefined || id === undefined)
            return;
        try {
            await this.#options.api.update(id, { output }, this.#hurry.signal);
        }
        catch (thrown) {
            this.#options.debug((0,lib_text/* quoted */.TL)((0,errors/* describe */.q0)(thrown)));
        }
    }
    #note(check) {
        this.#check = check;
        this.#options.ledger.note(check);
    }
}

;// CONCATENATED MODULE: ./lib/check-run/stage.js

const STARTING = (0,lib_text/* text */.Qq) `Starting`;
const FIRST_STAGE = { title: STARTING, requestId: undefined, calmTitle: STARTING };
const OUTAGES = {
    'no-token': (0,lib_text/* text */.Qq) `No access token yet, trying again`,
    'no-answer': (0,lib_text/* text */.Qq) `No answer to the request yet, trying again`,
    'answer-lost': (0,lib_text/* text */.Qq) `No answer to the request yet, trying again`,
    'no-contact': (0,lib_text/* text */.Qq) `No contact with Adobe, checking again`,
};
const FOLLOWING = {
    submitted: (0,lib_text/* text */.Qq) `Submitted, waiting for it to finish`,
    attached: (0,lib_text/* text */.Qq) `Following a request that was already running`,
    resumed: (0,lib_text/* text */.Qq) `Following a request of an earlier run`,
};
function nextStage(stage, state) {
    if (state.verdict !== undefined && state.phase !== 'arriving')
        return stage;
    const { title: calmTitle, requestId } = calmStage(state) ?? { ...stage, title: stage.calmTitle };
    const title = state.outage === undefined ? calmTitle : OUTAGES[state.outage.kind];
    return title.raw === stage.title.raw && requestId === stage.requestId
        ? stage
        : { title, requestId, calmTitle };
}
function calmStage({ phase, origin, attempt, requestId, }) {
    switch (phase) {
        case 'signing-in':
            return origin === 'resumed' ? { title: FOLLOWING.resumed, requestId } : undefined;
        case 'queueing':
            return {
                title: (0,lib_text/* text */.Qq) `Waiting for a request that was already running`,
                requestId: undefined,
            };
        case 'following':
            return origin === undefined ? undefined : { title: FOLLOWING[origin], requestId };
        case 'resubmitting':
            return {
                title: (0,lib_text/* text */.Qq) `Aborted by Adobe, submitting a new request (attempt ${attempt})`,
                requestId: undefined,
            };
        case 'arriving':
            return { title: (0,lib_text/* text */.Qq) `Adobe reports success, looking up the dataset`, requestId };
        case 'idle':
        case 'submitting':
        case 'concluded':
            return undefined;
        default:
            return phase;
    }
}

;// CONCATENATED MODULE: ./lib/check-run/publisher.js








const SLACK_MS = 200;
const ENDING_MS = 4_000;
const LONGEST_MS = 10_000;
const LONGEST_AFTER_SIGNAL_MS = 3_000;
class Publisher {
    #options;
    #publications = new Map();
    #github;
    #ledger;
    #cancelledMs = Number.POSITIVE_INFINITY;
    constructor(mappingIds, options) {
        const { clock, cancelled } = options;
        this.#options = options;
        this.#github = connectToGithub(options);
        this.#ledger = new Ledger(options.save);
        this.#github.catch(() => { });
        const onCancel = () => {
            this.#cancelledMs = clock.now();
        };
        if (cancelled.aborted)
            onCancel();
        else
            cancelled.addEventListener('abort', onCancel, { once: true });
        for (const mappingId of mappingIds)
            this.#start(mappingId);
    }
    on(step, states) {
        if (step.of === 'token') {
            for (const [mappingId, state] of states)
                this.#show(mappingId, state);
        }
        if (step.of !== 'mapping')
            return;
        const { mappingId, event } = step;
        const state = states.get(mappingId);
        if (event.kind === 'started')
            this.#start(mappingId);
        if (event.kind === 'ended')
            this.#complete(event.result);
        else if (state !== undefined)
            this.#show(mappingId, state);
    }
    async finish(results) {
        for (const result of results)
            this.#complete(result);
        await Promise.all([...this.#publications.values()].map(({ completion }) => completion));
    }
    #start(mappingId) {
        if (this.#publications.has(mappingId))
            return;
        const run = this.#create(mappingId).catch((thrown) => {
            this.#options.warn(mappingId, (0,errors/* describeText */.ld)(thrown));
            return undefined;
        });
        this.#publications.set(mappingId, { run, stage: FIRST_STAGE, completion: undefined });
    }
    async #create(mappingId) {
        const { org, cleaner, clock, warn, debug } = this.#options;
        const { api, context } = await this.#github;
        const { runId, attempt, sha, runUrl } = context;
        const name = {
            name: cleaner.line((0,lib_text/* text */.Qq) `Adobe ingestion: ${(0,lib_text/* identifier */.Cv)(org)}/${(0,lib_text/* identifier */.Cv)(mappingId)}`),
            externalId: `${runId}-${attempt}-${cleaner.exact(mappingId)}`,
            sha,
        };
        return new CheckRun(name, renderProgress(FIRST_STAGE, mappingId, runUrl, cleaner), {
            api,
            ledger: this.#ledger,
            clock,
            onFault: (fault) => warn(mappingId, (0,errors/* describeText */.ld)(fault)),
            debug,
        });
    }
    #show(mappingId, state) {
        const publication = this.#publications.get(mappingId);
        if (publication === undefined || publication.completion !== undefined)
            return;
        const stage = nextStage(publication.stage, state);
        if (stage === publication.stage)
            return;
        publication.stage = stage;
        const { cleaner } = this.#options;
        const requestId = stage.requestId === undefined ? undefined : cleaner.exact(stage.requestId);
        publication.run
            .then(async (run) => run?.show(renderProgress(stage, mappingId, await this.#runUrl(), cleaner), requestId))
            .catch((thrown) => this.#options.debug((0,lib_text/* quoted */.TL)((0,errors/* describe */.q0)(thrown))));
    }
    #complete(result) {
        const publication = this.#publications.get(result.mappingId);
        if (publication !== undefined)
            publication.completion ??= this.#conclude(result, publication);
    }
    async #conclude(result, { run }) {
        const { cleaner, clock, cancelled, deadline, warn, summarize } = this.#options;
        const limitMs = publishingTime(clock.now(), deadline, this.#cancelledMs);
        const end = new AbortController();
        const done = new AbortController();
        const endIn = async (ms) => {
            await clock.sleep(ms, done.signal);
            if (!done.signal.aborted)
                end.abort();
        };
        const onCancel = () => void endIn(LONGEST_AFTER_SIGNAL_MS);
        cancelled.addEventListener('abort', onCancel, { once: true });
        void endIn(limitMs);
        const concluded = (async () => {
            const output = renderEnd(cleaner.line((0,overview/* headlineOf */.gD)(result)), summarize(result), await this.#runUrl());
            await (await run)?.complete(result.outcome, output, limitMs / 2, end.signal);
        })().catch((thrown) => warn(result.mappingId, (0,errors/* describeText */.ld)(thrown)));
        const outOfTime = new Promise((resolve) => {
            end.signal.addEventListener('abort', () => resolve(clock.sleep(SLACK_MS, done.signal)), { once: true });
        });
        await Promise.race([concluded, outOfTime]);
        done.abort();
        cancelled.removeEventListener('abort', onCancel);
    }
    async #runUrl() {
        return this.#github.then(({ context }) => context.runUrl, () => '');
    }
}
function publishingTime(nowMs, deadlineMs, cancelledMs) {
    const endMs = Math.min(deadlineMs, cancelledMs) + ENDING_MS;
    const longestMs = cancelledMs === Number.POSITIVE_INFINITY ? LONGEST_MS : LONGEST_AFTER_SIGNAL_MS;
    return Math.max(0, Math.min(longestMs, endMs - nowMs));
}

;// CONCATENATED MODULE: ./lib/check-run/index.js




/***/ })

};

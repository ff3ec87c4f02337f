import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 770:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

module.exports = __nccwpck_require__(218);


/***/ }),

/***/ 218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var net = __nccwpck_require__(278);
var tls = __nccwpck_require__(756);
var http = __nccwpck_require__(611);
var https = __nccwpck_require__(692);
var events = __nccwpck_require__(434);
var assert = __nccwpck_require__(613);
var util = __nccwpck_require__(23);


exports.httpOverHttp = httpOverHttp;
exports.httpsOverHttp = httpsOverHttp;
exports.httpOverHttps = httpOverHttps;
exports.httpsOverHttps = httpsOverHttps;


function httpOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  return agent;
}

function httpsOverHttp(options) {
  var agent = new TunnelingAgent(options);
  agent.request = http.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}

function httpOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  return agent;
}

function httpsOverHttps(options) {
  var agent = new TunnelingAgent(options);
  agent.request = https.request;
  agent.createSocket = createSecureSocket;
  agent.defaultPort = 443;
  return agent;
}


function TunnelingAgent(options) {
  var self = this;
  self.options = options || {};
  self.proxyOptions = self.options.proxy || {};
  self.maxSockets = self.options.maxSockets || http.Agent.defaultMaxSockets;
  self.requests = [];
  self.sockets = [];

  self.on('free', function onFree(socket, host, port, localAddress) {
    var options = toOptions(host, port, localAddress);
    for (var i = 0, len = self.requests.length; i < len; ++i) {
      var pending = self.requests[i];
      if (pending.host === options.host && pending.port === options.port) {
        // Detect the request to connect same origin server,
        // reuse the connection.
        self.requests.splice(i, 1);
        pending.request.onSocket(socket);
        return;
      }
    }
    socket.destroy();
    self.removeSocket(socket);
  });
}
util.inherits(TunnelingAgent, events.EventEmitter);

TunnelingAgent.prototype.addRequest = function addRequest(req, host, port, localAddress) {
  var self = this;
  var options = mergeOptions({request: req}, self.options, toOptions(host, port, localAddress));

  if (self.sockets.length >= this.maxSockets) {
    // We are over limit so we'll add it to the queue.
    self.requests.push(options);
    return;
  }

  // If we are under maxSockets create a new one.
  self.createSocket(options, function(socket) {
    socket.on('free', onFree);
    socket.on('close', onCloseOrRemove);
    socket.on('agentRemove', onCloseOrRemove);
    req.onSocket(socket);

    function onFree() {
      self.emit('free', socket, options);
    }

    function onCloseOrRemove(err) {
      self.removeSocket(socket);
      socket.removeListener('free', onFree);
      socket.removeListener('close', onCloseOrRemove);
      socket.removeListener('agentRemove', onCloseOrRemove);
    }
  });
};

TunnelingAgent.prototype.createSocket = function createSocket(options, cb) {
  var self = this;
  var placeholder = {};
  self.sockets.push(placeholder);

  var connectOptions = mergeOptions({}, self.proxyOptions, {
    method: 'CONNECT',
    path: options.host + ':' + options.port,
    agent: false,
    headers: {
      host: options.host + ':' + options.port
    }
  });
  if (options.localAddress) {
    connectOptions.localAddress = options.localAddress;
  }
  if (connectOptions.proxyAuth) {
    connectOptions.headers = connectOptions.headers || {};
    connectOptions.headers['Proxy-Authorization'] = 'Basic ' +
        new Buffer(connectOptions.proxyAuth).toString('base64');
  }

  debug('making CONNECT request');
  var connectReq = self.request(connectOptions);
  connectReq.useChunkedEncodingByDefault = false; // for v0.6
  connectReq.once('response', onResponse); // for v0.6
  connectReq.once('upgrade', onUpgrade);   // for v0.6
  connectReq.once('connect', onConnect);   // for v0.7 or later
  connectReq.once('error', onError);
  connectReq.end();

  function onResponse(res) {
    // Very hacky. This is necessary to avoid http-parser leaks.
    res.upgrade = true;
  }

  function onUpgrade(res, socket, head) {
    // Hacky.
    process.nextTick(function() {
      onConnect(res, socket, head);
    });
  }

  function onConnect(res, socket, head) {
    connectReq.removeAllListeners();
    socket.removeAllListeners();

    if (res.statusCode !== 200) {
      debug('tunneling socket could not be established, statusCode=%d',
        res.statusCode);
      socket.destroy();
      var error = new Error('tunneling socket could not be established, ' +
        'statusCode=' + res.statusCode);
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    if (head.length > 0) {
      debug('got illegal response body from proxy');
      socket.destroy();
      var error = new Error('got illegal response body from proxy');
      error.code = 'ECONNRESET';
      options.request.emit('error', error);
      self.removeSocket(placeholder);
      return;
    }
    debug('tunneling connection has established');
    self.sockets[self.sockets.indexOf(placeholder)] = socket;
    return cb(socket);
  }

  function onError(cause) {
    connectReq.removeAllListeners();

    debug('tunneling socket could not be established, cause=%s\n',
          cause.message, cause.stack);
    var error = new Error('tunneling socket could not be established, ' +
                          'cause=' + cause.message);
    error.code = 'ECONNRESET';
    options.request.emit('error', error);
    self.removeSocket(placeholder);
  }
};

TunnelingAgent.prototype.removeSocket = function removeSocket(socket) {
  var pos = this.sockets.indexOf(socket)
  if (pos === -1) {
    return;
  }
  this.sockets.splice(pos, 1);

  var pending = this.requests.shift();
  if (pending) {
    // If we have pending requests and a socket gets closed a new one
    // needs to be created to take over in the pool for the one that closed.
    this.createSocket(pending, function(socket) {
      pending.request.onSocket(socket);
    });
  }
};

function createSecureSocket(options, cb) {
  var self = this;
  TunnelingAgent.prototype.createSocket.call(self, options, function(socket) {
    var hostHeader = options.request.getHeader('host');
    var tlsOptions = mergeOptions({}, self.options, {
      socket: socket,
      servername: hostHeader ? hostHeader.replace(/:.*$/, '') : options.host
    });

    // 0 is dummy port for v0.6
    var secureSocket = tls.connect(0, tlsOptions);
    self.sockets[self.sockets.indexOf(socket)] = secureSocket;
    cb(secureSocket);
  });
}


function toOptions(host, port, localAddress) {
  if (typeof host === 'string') { // since v0.10
    return {
      host: host,
      port: port,
      localAddress: localAddress
    };
  }
  return host; // for v0.11 or later
}

function mergeOptions(target) {
  for (var i = 1, len = arguments.length; i < len; ++i) {
    var overrides = arguments[i];
    if (typeof overrides === 'object') {
      var keys = Object.keys(overrides);
      for (var j = 0, keyLen = keys.length; j < keyLen; ++j) {
        var k = keys[j];
        if (overrides[k] !== undefined) {
          target[k] = overrides[k];
        }
      }
    }
  }
  return target;
}


var debug;
if (process.env.NODE_DEBUG && /\btunnel\b/.test(process.env.NODE_DEBUG)) {
  debug = function() {
    var args = Array.prototype.slice.call(arguments);
    if (typeof args[0] === 'string') {
      args[0] = 'TUNNEL: ' + args[0];
    } else {
      args.unshift('TUNNEL:');
    }
    console.error.apply(console, args);
  }
} else {
  debug = function() {};
}
__webpack_unused_export__ = debug; // for test


/***/ }),

/***/ 613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 23:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   lZ: () => (/* binding */ ActionError),
/* harmony export */   q0: () => (/* binding */ describe),
/* harmony export */   v5: () => (/* binding */ isUnconnected),
/* harmony export */   z6: () => (/* binding */ asActionError)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
/** Every code of our own that can stand in the `errorCode` output. Vendor codes (`ACP-880096`) stand there as they are. */
const ERROR_CODES = (/* unused pure expression or super */ null && ([
    'bad-input',
    'invalid-credentials',
    'unauthorized',
    'no-token',
    'refused',
    'redirected',
    'throttled',
    'unreachable',
    'certificate',
    'proxy',
    'no-answer',
    'unreadable-answer',
    'no-request-id',
    'server-error',
    'wrong-request',
    'lost-answer',
    'not-stopped',
    'not-published',
    'rejected',
    'already-running',
    'failed',
    'aborted',
    'lost-contact',
    'timed-out',
    'cancelled',
    'too-few-records',
    'internal',
]));
/** The only error thrown on purpose. Its message may quote a server: print it through `ForeignText`. */
class ActionError extends Error {
    name = 'ActionError';
    code;
    details;
    constructor(code, message, details = {}) {
        super(message, 'cause' in details ? { cause: details.cause } : undefined);
        this.code = code;
        this.details = details;
    }
}
/** Text of anything thrown. An `AggregateError` (a host with several addresses) has an empty message of its own. */
function describe(thrown) {
    if (thrown instanceof AggregateError && thrown.errors.length > 0) {
        return thrown.errors.map(describe).join('; ');
    }
    if (thrown instanceof Error) {
        return thrown.message || ('code' in thrown ? String(thrown.code) : thrown.name);
    }
    return String(thrown);
}
/** Any thrown value as an `ActionError`: what is not ours is a fault of ours. */
function asActionError(thrown) {
    return thrown instanceof ActionError
        ? thrown
        : new ActionError('internal', describe(thrown), { cause: thrown });
}
/** No connection was made, and another try may find one; a proxy that refuses the login will go on refusing. */
const isUnconnected = ({ code, details }) => code === 'unreachable' || (code === 'proxy' && (details.proxyStatus ?? 500) >= 500);


/***/ }),

/***/ 691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _main_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(932);
/* harmony import */ var _runtime_clock_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(252);
/* harmony import */ var _runtime_http_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(456);



await (0,_main_js__WEBPACK_IMPORTED_MODULE_0__/* .main */ .i)({
    process,
    env: process.env,
    clock: _runtime_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m,
    random: Math.random,
    date: () => new Date(),
    exchange: (0,_runtime_http_js__WEBPACK_IMPORTED_MODULE_2__/* .httpExchange */ .a)(_runtime_clock_js__WEBPACK_IMPORTED_MODULE_1__/* .systemClock */ .m),
});
// A name look-up cannot be aborted and holds the process for as long as the resolver is silent. The verdict is out: leave,
// but never before the log is, since ending the process cuts off what a slow reader has not taken yet.
const leave = () => {
    if (process.stdout.writableLength === 0)
        process.exit();
    setTimeout(leave, 100).unref();
};
setTimeout(leave, 1_000).unref();

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 932:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  i: () => (/* binding */ main)
});

;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
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
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
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
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(201);
;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/auth.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
class BasicCredentialHandler {
    constructor(username, password) {
        this.username = username;
        this.password = password;
    }
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`${this.username}:${this.password}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class auth_BearerCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Bearer ${this.token}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
class PersonalAccessTokenCredentialHandler {
    constructor(token) {
        this.token = token;
    }
    // currently implements pre-authorization
    // TODO: support preAuth = false where it hooks on 401
    prepareRequest(options) {
        if (!options.headers) {
            throw Error('The request has no headers');
        }
        options.headers['Authorization'] = `Basic ${Buffer.from(`PAT:${this.token}`).toString('base64')}`;
    }
    // This handler cannot handle 401
    canHandleAuthentication() {
        return false;
    }
    handleAuthentication() {
        return __awaiter(this, void 0, void 0, function* () {
            throw new Error('not implemented');
        });
    }
}
//# sourceMappingURL=auth.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/oidc-utils.js
var oidc_utils_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
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
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
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
        return oidc_utils_awaiter(this, void 0, void 0, function* () {
            try {
                // New ID Token is requested from action service
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
//# sourceMappingURL=oidc-utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
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
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
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
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = (/* unused pure expression or super */ null && (_summary));
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/path-utils.js

/**
 * toPosixPath converts the given path to the posix form. On Windows, \\ will be
 * replaced with /.
 *
 * @param pth. Path to transform.
 * @return string Posix path.
 */
function toPosixPath(pth) {
    return pth.replace(/[\\]/g, '/');
}
/**
 * toWin32Path converts the given path to the win32 form. On Linux, / will be
 * replaced with \\.
 *
 * @param pth. Path to transform.
 * @return string Win32 path.
 */
function toWin32Path(pth) {
    return pth.replace(/[/]/g, '\\');
}
/**
 * toPlatformPath converts the given path to a platform-specific path. It does
 * this by replacing instances of / and \ with the platform-specific path
 * separator.
 *
 * @param pth The path to platformize.
 * @return string The platform-specific path.
 */
function toPlatformPath(pth) {
    return pth.replace(/[/\\]/g, path.sep);
}
//# sourceMappingURL=path-utils.js.map
;// CONCATENATED MODULE: external "string_decoder"
const external_string_decoder_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(613);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var io_util_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_namespaceObject.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_namespaceObject.constants.O_RDONLY;
function exists(fsPath) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return io_util_awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return io_util_awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_namespaceObject.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_namespaceObject.EOL.length);
                n = s.indexOf(external_os_namespaceObject.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_namespaceObject.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec_exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = tr.argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new tr.ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new StringDecoder('utf8');
        const stderrDecoder = new StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec_exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/platform.js
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
const platform = external_os_namespaceObject.platform();
const arch = external_os_namespaceObject.arch();
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
//# sourceMappingURL=platform.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function core_setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
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
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
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
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
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
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function core_debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
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
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return file_command_issueFileCommand('STATE', file_command_prepareKeyValueMessage(name, value));
    }
    command_issueCommand('save-state', { name }, utils_toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/ingestion/outcome.js
/** Our verdicts, worst first. The last two let the step succeed. */
const OUTCOMES = [
    'error',
    'rejected',
    'failed',
    'aborted',
    'lost-contact',
    'timed-out',
    'cancelled',
    'too-few-records',
    'submitted',
    'succeeded',
];
/** The worst first; among equals the order stays. */
function byAttention(results) {
    return OUTCOMES.flatMap((outcome) => results.filter((result) => result.outcome === outcome));
}
/** The end of a mapping by a fault of ours, or of one whose turn never came. */
const unstarted = (mappingId, ending) => ({
    mappingId,
    attempts: 0,
    attached: false,
    ...ending,
});
/** `undefined` when any count is unknown. Exact also above 2^53, where large counts may come together. */
function sumOfRecords(results) {
    const counts = results.map(({ numRecords }) => numRecords);
    return counts.every((count) => count !== undefined)
        ? counts.reduce((sum, count) => sum + BigInt(count), 0n)
        : undefined;
}
function isSuccess(outcome) {
    switch (outcome) {
        case 'submitted':
        case 'succeeded':
            return true;
        case 'error':
        case 'rejected':
        case 'failed':
        case 'aborted':
        case 'lost-contact':
        case 'timed-out':
        case 'cancelled':
        case 'too-few-records':
            return false;
        default:
            return outcome;
    }
}

;// CONCATENATED MODULE: ./lib/adobe/json.js
/** Deeper nesting than this is no answer of Adobe's. */
const MAX_DEPTH = 100;
/** Strings (kept), numbers (exact digits), brackets (depth). Only ever run over text that `JSON.parse` accepts. */
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[[\]{}]/g;
/**
 * JSON text as a value, with integers beyond 2^53 as strings of their exact digits (`JSON.parse` would round a request id).
 * Throws a `SyntaxError` that quotes nothing of the text.
 */
function parseJson(text) {
    try {
        JSON.parse(text);
    }
    catch {
        throw new SyntaxError('not valid JSON');
    }
    let depth = 0;
    let deepest = 0;
    const exact = text.replace(TOKEN, (token) => {
        if (token === '{' || token === '[') {
            depth += 1;
            deepest = Math.max(deepest, depth);
        }
        else if (token === '}' || token === ']') {
            depth -= 1;
        }
        else if (/^-?\d{16,}$/.test(token) && !Number.isSafeInteger(Number(token))) {
            return `"${token}"`;
        }
        return token;
    });
    if (deepest > MAX_DEPTH) {
        throw new SyntaxError(`JSON nested deeper than ${MAX_DEPTH} levels`);
    }
    return JSON.parse(exact);
}
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
/** The value at a path of own keys, or `undefined`: an inherited or forged `__proto__` is never followed. */
const at = (value, ...path) => path.reduce((inner, key) => (isObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined), value);
/** The non-blank text at a path, trimmed. */
function textAt(value, ...path) {
    const text = at(value, ...path);
    return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}
/** The count at a path: trusted only as a whole number; everything else is unknown, which is not 0. */
function countAt(value, ...path) {
    const found = at(value, ...path);
    const count = typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : found;
    return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

;// CONCATENATED MODULE: ./lib/adobe/credentials.js

/** Campaign's usual set, as public clients of Campaign Standard ask for it. */
const DEFAULT_SCOPES = [
    'openid',
    'AdobeID',
    'campaign_sdk',
    'additional_info.projectedProductContext',
    'campaign_config_server_general',
    'deliverability_service_general',
];
const DOWNLOAD = 'Download the OAuth server-to-server credential from the Adobe Developer Console again.';
const unusable = (problem) => ({ kind: 'unusable', problem });
const texts = (value) => (Array.isArray(value) ? value : []).flatMap((item) => typeof item === 'string' && item.trim() !== '' ? [item.trim()] : []);
const withoutMark = (text) => text.replace(/^\uFEFF/, '');
/** Every text under a key that speaks of secrets, whatever else is wrong with the file. Never throws. */
function secretsInFile(text) {
    const secrets = [];
    try {
        JSON.parse(withoutMark(text), (key, value) => {
            secrets.push(...(/secret/i.test(key) ? texts([value].flat()) : []));
            return value;
        });
    }
    catch {
        // What is not JSON has no keys: its problem quotes nothing of it.
    }
    return secrets;
}
/** The IMS organization that a credential file belongs to, in either of its forms. Never throws. */
function imsOrgInFile(text) {
    try {
        const file = JSON.parse(withoutMark(text));
        return textAt(file, 'ORG_ID') ?? textAt(file, 'project', 'org', 'ims_org_id');
    }
    catch {
        return undefined;
    }
}
/** Scopes in one text as well as in a list, separated by commas or spaces. */
const scopesOf = (value) => texts([value].flat()).flatMap((text) => text.split(/[\s,]+/).filter((scope) => scope !== ''));
/** Both forms hold the same three fields under names of their own. */
function readOAuth(fields, idKey, secretsKey, scopesKey) {
    const clientId = textAt(fields, idKey);
    const clientSecrets = texts(at(fields, secretsKey));
    if (clientId === undefined || clientSecrets.length === 0) {
        const missing = [
            ...(clientId === undefined ? [idKey] : []),
            ...(clientSecrets.length === 0 ? [secretsKey] : []),
        ];
        return unusable(`lacks ${missing.join(' and ')}. ${DOWNLOAD}`);
    }
    return { kind: 'oauth', clientId, clientSecrets, scopes: scopesOf(at(fields, scopesKey)) };
}
function isJwt(file, nested) {
    return (['CLIENT_SECRET', 'API_KEY', 'PUBLIC_KEYS_WITH_EXPIRY'].some((key) => Object.hasOwn(file, key)) ||
        nested.some((item) => at(item, 'jwt') !== undefined || textAt(item, 'integration_type')?.startsWith('service') === true));
}
/**
 * Reads a credential file: the flat form (`CLIENT_ID`, `CLIENT_SECRETS`, `SCOPES`) or the project form
 * (`project.workspace.details.credentials[]`), whose entry is selected by key, not by position.
 * Never throws, and no problem quotes the file.
 */
function parseCredentialFile(text) {
    let file;
    try {
        file = JSON.parse(withoutMark(text));
    }
    catch {
        return unusable('is not JSON. Store the whole downloaded file as the secret, on one line (jq -c . file).');
    }
    if (!isObject(file)) {
        return unusable(`is JSON, but not an object. ${DOWNLOAD}`);
    }
    const list = at(file, 'project', 'workspace', 'details', 'credentials');
    const nested = Array.isArray(list) ? list : [];
    const oauth = ['oauth_server_to_server', 'oauth_server_to_server_migrate']
        .flatMap((key) => nested.map((item) => at(item, key)))
        .find(isObject);
    if (oauth !== undefined) {
        return readOAuth(oauth, 'client_id', 'client_secrets', 'scopes');
    }
    if (!Object.hasOwn(file, 'CLIENT_SECRETS') && isJwt(file, nested)) {
        return unusable('is a Service Account (JWT) credential. Adobe has ended that kind: add an OAuth server-to-server credential to the project in the Adobe Developer Console and use its file.');
    }
    if (Object.hasOwn(file, 'project')) {
        return unusable(`holds no OAuth server-to-server credential. ${DOWNLOAD}`);
    }
    return readOAuth(file, 'CLIENT_ID', 'CLIENT_SECRETS', 'SCOPES');
}

;// CONCATENATED MODULE: ./lib/adobe/token-life.js

/**
 * When a ready-made token ends, in milliseconds since 1970, as it says itself; `undefined` when it says nothing.
 * An access token of Adobe IMS is a JWT whose payload holds `created_at` and `expires_in` as strings of milliseconds.
 */
function tokenEnd(token) {
    const [, payload] = token.split('.');
    try {
        const claims = parseJson(Buffer.from(payload ?? '', 'base64url').toString('utf8'));
        const end = milliseconds(at(claims, 'created_at')) + milliseconds(at(claims, 'expires_in'));
        return Number.isSafeInteger(end) ? end : undefined;
    }
    catch {
        return undefined;
    }
}
const milliseconds = (value) => typeof value === 'number' || (typeof value === 'string' && /^\d+$/.test(value)) ? Number(value) : Number.NaN;

;// CONCATENATED MODULE: ./lib/inputs/values.js
const MAX_ID_LENGTH = 200;
const CONTROL = /\p{Cc}/u;
/** Never cut: a misplaced secret is masked as a whole only. */
const quote = (text) => text.length > 60 ? `A text of ${text.length} characters` : JSON.stringify(text);
/** The lines of a list, trimmed, without the blank ones: whoever leaves a position free writes a `-`. */
const linesOf = (text) => text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
/** Booleans of YAML's core schema, as the runner's own `getBooleanInput`. */
function parseBoolean(text) {
    if (/^(true|True|TRUE)$/.test(text))
        return { value: true };
    if (/^(false|False|FALSE)$/.test(text))
        return { value: false };
    return { problem: `${quote(text)} is not a boolean. Write true or false.` };
}
/** Plain decimal digits only: `1e9`, `5m`, `0x10` and `NaN` are refused rather than guessed at. */
function parseNumber(text, { min, max, exclusiveMin, integer }) {
    const range = `${exclusiveMin ? `above ${min} and at most` : `from ${min} to`} ${max}`;
    const kind = integer ? 'a whole number' : 'a number';
    const value = Number(text);
    if (!(integer ? /^\d+$/ : /^\d+(\.\d+)?$/).test(text)) {
        return { problem: `${quote(text)} is not ${kind} in plain digits. Write ${kind} ${range}.` };
    }
    if (value > max || value < min || (exclusiveMin && value === min)) {
        return { problem: `${quote(text)} is out of range. Write ${kind} ${range}.` };
    }
    return { value };
}
function parseChoice(text, choices) {
    const value = choices.find((choice) => choice === text);
    return value === undefined
        ? { problem: `${quote(text)} is unknown. Write one of: ${choices.join(', ')}.` }
        : { value };
}
/** The tenant: a single label in a path. The IMS organization is the likeliest wrong value. */
function parseOrganization(text) {
    if (text.includes('@')) {
        return {
            problem: `${quote(text)} looks like an IMS organization. Write the tenant instead: the name in your instance's address, such as "geometrixx" in https://geometrixx.campaign.adobe.com.`,
        };
    }
    if (text.length > MAX_ID_LENGTH) {
        return { problem: `is ${text.length} characters long. Write the tenant alone, such as "geometrixx".` };
    }
    if (!/^[A-Za-z0-9._-]+$/.test(text) || /^\.+$|\.\.|\.adobe\.com$/i.test(text)) {
        return {
            problem: `${quote(text)} is not a tenant name (letters, digits, "-", "_", "."). Write the tenant alone, such as "geometrixx" or "geometrixx-mkt-stage3", not an address.`,
        };
    }
    return { value: text };
}
/** Adobe sets no pattern: screenshots show ids with spaces. What would change the request's path is refused. */
function parseMappingId(text) {
    if (text.length > MAX_ID_LENGTH) {
        return { problem: `is ${text.length} characters long. Write the ID as shown in the mapping's ID field.` };
    }
    if (CONTROL.test(text)) {
        return { problem: "contains a control character. Write the ID as shown in the mapping's ID field." };
    }
    if (/[/\\]/.test(text) || text === '.' || text === '..') {
        return {
            problem: `${quote(text)} cannot be a data mapping's ID. Write the ID as shown in Administration > Development > Platform > Data mappings.`,
        };
    }
    return text.isWellFormed() ? { value: text } : { problem: 'contains broken Unicode. Write the ID again.' };
}
/** Adobe sets no pattern for request ids either. A `-` is what recipes pass on when an earlier job had none. */
function parseRequestId(text) {
    if (text === '-') {
        return {
            problem: 'is "-": the job that should have submitted a request handed none on, so there is nothing to follow. Look at that job.',
        };
    }
    if (text.length > MAX_ID_LENGTH || CONTROL.test(text) || !text.isWellFormed()) {
        return { problem: 'is not a request id. Write the output requestId of the run to follow, on one line.' };
    }
    return { value: text };
}
/** An address to send secrets to: https, or http where nothing leaves the machine. */
function parseAddress(text) {
    if (!URL.canParse(text)) {
        return { problem: 'is not an address. Write it in full, such as "https://mc.adobe.io".' };
    }
    const url = new URL(text);
    const onLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && onLoopback)) {
        return { problem: 'must begin with https:// (http:// only on loopback): secrets are sent there.' };
    }
    if (url.username || url.password) {
        return { problem: 'holds a user name or password. Write the address without it.' };
    }
    if (/[?#]/.test(text)) {
        return { problem: 'holds a query or fragment. Write the address without it.' };
    }
    return { value: url.href.replace(/\/+$/, '') };
}
/** Secrets travel in headers and masks: too short a one cannot be masked without hiding half the log. */
const MIN_SECRET_LENGTH = 8;
function parseSecret(text) {
    if (text.replace(/\s+/g, '').length < MIN_SECRET_LENGTH) {
        return {
            problem: `has a secret shorter than ${MIN_SECRET_LENGTH} characters. Copy the whole secret from the Adobe Developer Console.`,
        };
    }
    return CONTROL.test(text) || !text.isWellFormed()
        ? {
            problem: 'has a secret with a control character or broken Unicode. Copy it again from the Adobe Developer Console.',
        }
        : { value: text };
}
/** What may stand in a header value unchanged. */
function parseHeaderToken(text) {
    return /^[\x21-\x7e]+$/.test(text)
        ? { value: text }
        : {
            problem: 'holds a space, line break or non-ASCII character. Copy the value again, without anything around it.',
        };
}
/** Scope tokens as of RFC 6749, section 3.3; Adobe separates them by commas, its own files by either. */
function parseScopes(text) {
    const value = text.split(/[\s,]+/).filter((scope) => scope !== '');
    return value.length > 0 && value.every((scope) => /^[\x21\x23-\x5b\x5d-\x7e]+$/.test(scope))
        ? { value }
        : { problem: "is not a list of scopes. Copy the scopes from the credential's page, comma separated." };
}

;// CONCATENATED MODULE: ./lib/inputs/parse-credentials.js



const MAX_SECRETS = 2;
const NO_CREDENTIAL = 'no credential was given. Pass the file of the Adobe Developer Console as credentials, or clientId with clientSecret. If you do pass a secret, it arrived empty: GitHub hands no secrets to pull requests from forks, hands Dependabot only the secrets stored for Dependabot, and hands environment secrets only to jobs that name the environment.';
const bareToken = (text) => text.replace(/^bearer(\s+|$)/i, '');
/** Every secret among the inputs: for the masks and the redactor, before anything is printed, whatever else is wrong. */
function secretsOf(read) {
    // Every step is handed a token of GitHub's; this one is asked to use it.
    const githubToken = /^(false)?$/i.test(read('checkRun')) ? '' : read('githubToken');
    return [
        ...secretsInFile(read('credentials')),
        read('clientSecret'),
        bareToken(read('accessToken')),
        githubToken,
    ]
        .flatMap(linesOf)
        .filter((secret) => secret.length >= MIN_SECRET_LENGTH && secret.isWellFormed());
}
/** One of three ways: a credential file, an id with its secret, or an id with a ready-made token. */
function parseCredentials(read, problems) {
    const scopes = read('scopes') === '' ? [] : (problems.take('scopes', parseScopes(read('scopes'))) ?? []);
    if (read('credentials') !== '') {
        return fromFile(read, scopes, problems);
    }
    if (read('accessToken') !== '') {
        return fromToken(read, problems);
    }
    if (read('clientId') === '' && read('clientSecret') === '') {
        return problems.refuse('credentials', NO_CREDENTIAL);
    }
    return fromSecret(read, scopes, problems);
}
function fromFile(read, scopes, problems) {
    for (const input of ['clientId', 'clientSecret', 'accessToken']) {
        if (read(input) !== '') {
            problems.refuse(input, 'is given beside credentials, which hold the same. Keep one of the two.');
        }
    }
    const file = parseCredentialFile(read('credentials'));
    if (file.kind === 'unusable') {
        return problems.refuse('credentials', file.problem);
    }
    const clientId = problems.take('credentials', parseHeaderToken(file.clientId));
    const clientSecrets = file.clientSecrets.map((secret) => problems.take('credentials', parseSecret(secret)));
    const fileScopes = file.scopes.length > 0 ? file.scopes : DEFAULT_SCOPES;
    return clientId === undefined || !clientSecrets.every((secret) => secret !== undefined)
        ? undefined
        : { kind: 'client-secret', clientId, clientSecrets, scopes: scopes.length > 0 ? scopes : fileScopes };
}
function fromToken(read, problems) {
    if (read('clientSecret') !== '') {
        problems.refuse('clientSecret', 'is given beside accessToken, which replaces it. Keep one of the two.');
    }
    const bare = bareToken(read('accessToken'));
    const accessToken = problems.take('accessToken', parseSecret(bare)) && problems.take('accessToken', parseHeaderToken(bare));
    const clientId = read('clientId') === ''
        ? problems.refuse('clientId', 'is blank, but accessToken needs it as the API key. Write the client ID.')
        : problems.take('clientId', parseHeaderToken(read('clientId')));
    if (accessToken === undefined || clientId === undefined) {
        return undefined;
    }
    const endsAtMs = tokenEnd(accessToken);
    return { kind: 'access-token', clientId, accessToken, ...(endsAtMs === undefined ? {} : { endsAtMs }) };
}
function fromSecret(read, scopes, problems) {
    const clientId = read('clientId') === ''
        ? problems.refuse('clientId', 'is blank, but clientSecret needs it. Write the client ID of the credential.')
        : problems.take('clientId', parseHeaderToken(read('clientId')));
    const secrets = linesOf(read('clientSecret'));
    if (secrets.length === 0) {
        return problems.refuse('clientSecret', 'is blank, but clientId needs it (or an accessToken). If you do pass a secret, it arrived empty: GitHub hands no secrets to pull requests from forks, and Dependabot only those stored for Dependabot.');
    }
    if (secrets.length > MAX_SECRETS) {
        return problems.refuse('clientSecret', `holds ${secrets.length} lines. Write one secret, or two, one per line, while you rotate it.`);
    }
    const clientSecrets = secrets.map((secret) => problems.take('clientSecret', parseSecret(secret)));
    return clientId === undefined || !clientSecrets.every((secret) => secret !== undefined)
        ? undefined
        : { kind: 'client-secret', clientId, clientSecrets, scopes: scopes.length > 0 ? scopes : DEFAULT_SCOPES };
}

;// CONCATENATED MODULE: ./lib/inputs/parse-mappings.js

const MAX_MAPPINGS = 50;
/** Holds a position in a list; outputs hold it where there is nothing to tell. */
const NONE = '-';
const RECORDS = { min: 0, max: Number.MAX_SAFE_INTEGER, integer: true };
/** `undefined` when any of them is wrong, after noting every problem. */
function parseMappings(read, problems) {
    const ids = parseIds(read, problems);
    const requestIds = parseRequestIds(read, ids?.length, problems);
    const minRecords = parsePerMapping(read, 'minRecords', ids?.length, problems, (text, isOneOfSeveral) => isOneOfSeveral && text === NONE ? { value: undefined } : parseNumber(text, RECORDS));
    return ids?.map((mappingId, index) => {
        const requestId = requestIds[index];
        const least = minRecords[index];
        return {
            mappingId,
            ...(requestId === undefined ? {} : { requestId }),
            ...(least === undefined ? {} : { minRecords: least }),
        };
    });
}
/** One value for every mapping, or one line for each in their order. */
function parsePerMapping(read, input, mappings, problems, parse) {
    const lines = linesOf(read(input));
    if (lines.length > 1 && mappings !== undefined && lines.length !== mappings) {
        problems.refuse(input, `${countOf(lines, mappings)} Write one line for all, or one for each.`);
        return [];
    }
    const values = lines.map((line, index) => problems.take(input, ofLine(lines, index, parse(line, lines.length > 1))));
    return lines.length === 1 ? Array.from({ length: mappings ?? 1 }, () => values[0]) : values;
}
function parseIds(read, problems) {
    const lines = linesOf(read('mappingId'));
    if (lines.length === 0) {
        return problems.refuse('mappingId', 'is required, but blank. Write its value in the step that uses the action.');
    }
    if (lines.length > MAX_MAPPINGS) {
        return problems.refuse('mappingId', `holds ${lines.length} data mappings, but one step takes ${MAX_MAPPINGS} at most. Spread them over the jobs of a matrix, as in examples/matrix-from-file.yml.`);
    }
    const ids = lines.map((line, index) => problems.take('mappingId', ofLine(lines, index, parseMappingId(line))));
    for (const twice of new Set(lines.filter((line, index) => lines.indexOf(line) < index))) {
        problems.refuse('mappingId', `names ${JSON.stringify(twice)} more than once. Write each data mapping once.`);
    }
    return ids.every((id) => id !== undefined) ? ids : undefined;
}
/** By position alone: whose request an id is, nothing else can tell. */
function parseRequestIds(read, mappings, problems) {
    const lines = linesOf(read('requestId'));
    if (lines.length > 0 && mappings !== undefined && lines.length !== mappings) {
        problems.refuse('requestId', `${countOf(lines, mappings)} Write one line for each mapping in their order, ${NONE} to submit for that one.`);
        return [];
    }
    return lines.map((line, index) => lines.length > 1 && line === NONE
        ? undefined
        : problems.take('requestId', ofLine(lines, index, parseRequestId(line))));
}
const countOf = (lines, mappings) => `has ${lines.length === 1 ? 'one line' : `${lines.length} lines`}, but mappingId has ${mappings}.`;
/** Among several lines a problem says which one it is of. */
const ofLine = (lines, index, parsed) => 'problem' in parsed && lines.length > 1 ? { problem: `line ${index + 1}: ${parsed.problem}` } : parsed;

;// CONCATENATED MODULE: ./lib/inputs/parse-platform.js


const NO_ORGANIZATION = "is blank, but sandbox needs it, and credentials hold none. Write the IMS organization (…@AdobeOrg), which stands as Organization ID on the credential's page in the Adobe Developer Console.";
/** Sent in a header, and shown in a link. Its title may hold anything, its name may not. */
function parseSandbox(text) {
    return /^[\x21-\x7e]{1,200}$/.test(text)
        ? { value: text }
        : {
            problem: 'is not the name of a sandbox. Write its name, such as prod, which holds no spaces, not its title.',
        };
}
/** Sent in a header. The tenant is the likeliest wrong value. */
function parseImsOrg(text) {
    return /^[\w.-]{1,200}@AdobeOrg$/.test(text)
        ? { value: text }
        : {
            problem: "is not an IMS organization, which ends in @AdobeOrg. It stands as Organization ID on the credential's page in the Adobe Developer Console; the tenant belongs into org.",
        };
}
/** What stands in the inputs is checked also where it has no use: a person who tries things out learns of it early. */
function takeNames(read, problems) {
    const sandbox = read('sandbox') === '' ? undefined : problems.take('sandbox', parseSandbox(read('sandbox')));
    const imsOrg = read('imsOrg') === '' ? undefined : problems.take('imsOrg', parseImsOrg(read('imsOrg')));
    return { sandbox, imsOrg };
}
/** `undefined` when no sandbox is given: most credentials have no right in Experience Platform. */
function parsePlatform(read, problems) {
    const { sandbox, imsOrg: given } = takeNames(read, problems);
    const platformUrl = problems.take('platformUrl', parseAddress(read('platformUrl')));
    const imsOrg = given ?? inFile(read('credentials'));
    if (read('sandbox') !== '' && read('imsOrg') === '' && imsOrg === undefined) {
        problems.refuse('imsOrg', NO_ORGANIZATION);
    }
    return sandbox === undefined || imsOrg === undefined || platformUrl === undefined
        ? undefined
        : { platformUrl, imsOrg, sandbox };
}
/** The simulator makes an organization up, so that none is needed. */
function parseRehearsedSandbox(read, problems) {
    return takeNames(read, problems).sandbox;
}
/** A file that holds something else there holds none. */
function inFile(credentials) {
    const found = parseImsOrg(imsOrgInFile(credentials) ?? '');
    return 'value' in found ? found.value : undefined;
}

;// CONCATENATED MODULE: ./lib/inputs/problems.js
/** Collects every problem, so that a person mends all inputs at once. */
class Problems {
    list = [];
    refuse(input, text) {
        // Two short secrets are one thing to mend.
        if (!this.list.some((known) => known.input === input && known.text === text)) {
            this.list.push({ input, text });
        }
    }
    /** The value, or `undefined` after noting the problem. */
    take(input, parsed) {
        return 'value' in parsed ? parsed.value : this.refuse(input, parsed.problem);
    }
}

;// CONCATENATED MODULE: ./lib/inputs/table.js
const INPUTS = {
    org: {
        description: "Campaign Standard organization (tenant) as in the API's address: `geometrixx`, `geometrixx-mkt-stage3`. Not the IMS organization `…@AdobeOrg`.",
        required: true,
    },
    mappingId: {
        description: 'ID of the XDM data mapping to ingest, for example `XDM44`. Several: one per line, at most 50.',
        required: true,
    },
    credentials: {
        description: 'The OAuth server-to-server credential as downloaded from the Adobe Developer Console (either JSON form), as one secret on one line (`jq -c . file`).',
    },
    clientId: {
        description: 'Client ID of the credential (also the API key), instead of `credentials`.',
    },
    clientSecret: {
        description: 'Client secret of the credential, instead of `credentials`. While you rotate it: two, one per line.',
    },
    scopes: {
        description: "OAuth scopes, comma or space separated. Blank: the credential file's scopes, else Campaign's usual set.",
    },
    accessToken: {
        description: 'A ready-made bearer token, with `clientId` as API key, instead of a secret. A leading `Bearer ` is dropped.',
    },
    requestId: {
        description: 'Follow this request, of an earlier run, instead of submitting one. A lone `-` (an empty output of an earlier job) is refused: there is nothing to follow. Several mappings: one line for each, in their order; `-` submits for that one.',
    },
    wait: {
        description: '`false` ends the step as soon as Adobe has accepted the request, without knowing whether data arrived.',
        default: 'true',
    },
    timeoutMinutes: {
        description: "The step's deadline in minutes from its start, for everything it does. Decimals, above 0, at most 7200.",
        default: '60',
    },
    pollIntervalSeconds: {
        description: 'Shortest time between two looks at the status, 1 to 300. It grows with the age of the ingestion up to 15 s (or this value, if larger).',
        default: '1',
    },
    onInProgress: {
        description: 'When a request for this mapping is already running: `queue` waits until it ends, whatever its end, then submits ours, whose data is fresh; `attach` follows it (its data may be older than yours); `fail` fails at once.',
        default: 'queue',
        tacit: true,
    },
    resubmitOnAborted: {
        description: "Fresh requests to submit after Adobe's `Aborted`, its own remedy: 0 to 5. Never after `Failed`.",
        default: '0',
    },
    minRecords: {
        description: 'Gate: fail when fewer records were ingested, or when their number is unknown. One number for every mapping, or one per line in their order; there `-` sets no gate.',
    },
    maxParallel: {
        description: 'How many mappings are ingested at the same time, 1 to 20.',
        default: '4',
    },
    checkRun: {
        description: 'Also publish a check run per mapping on the commit, for required checks. Needs the permission `checks: write`.',
        default: 'false',
    },
    githubToken: {
        description: 'The token that publishes the check run; used for nothing else.',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression, for the runner
        default: '${{ github.token }}',
    },
    sandbox: {
        description: 'Experience Platform sandbox (`prod`). When set, a batch that failed after its upload is looked up there for its error codes and counts; the credential needs rights in Experience Platform for that.',
    },
    imsOrg: {
        description: 'IMS organization (`…@AdobeOrg`) for that look-up. Blank: the one in the credential file. A rehearsal needs none.',
    },
    requestIdIn: {
        description: '`query` sends the request id of a look in the query string; `body` sends it as a JSON body, should an instance want that.',
        default: 'query',
    },
    apiUrl: {
        description: "Address of Adobe's API gateway. `https`, or `http` on loopback; no user info, query or fragment.",
        default: 'https://mc.adobe.io',
        tacit: true,
    },
    imsUrl: {
        description: 'Address of Adobe IMS, for other regions and test servers. Same rules as `apiUrl`.',
        default: 'https://ims-na1.adobelogin.com',
        tacit: true,
    },
    platformUrl: {
        description: 'Address of Experience Platform, for test servers; used with `sandbox` alone. Same rules as `apiUrl`.',
        default: 'https://platform.adobe.io',
        tacit: true,
    },
    rehearse: {
        description: 'Try the workflow without Adobe: a built-in simulator plays the named scenario (`success`, `failed`, `never-ends`, …). No request leaves the machine. Several mappings: one scenario for all, or one per line.',
    },
};
const INPUT_NAMES = Object.keys(INPUTS);
const declared = INPUTS;
/** A blank input is its default. */
const withDefaults = (read) => (name) => read(name) || (declared[name].default ?? '');

;// CONCATENATED MODULE: ./lib/inputs/parse.js






/** What to do when a request for the mapping is already running. */
const ON_IN_PROGRESS = ['queue', 'attach', 'fail'];
/** Where a look carries the request id: Adobe documents the parameter, not its place. */
const REQUEST_ID_IN = ['query', 'body'];
const TIMEOUT_MINUTES = { min: 0, max: 7200, exclusiveMin: true };
const POLL_SECONDS = { min: 1, max: 300 };
const RESUBMITS = { min: 0, max: 5, integer: true };
const PARALLEL = { min: 1, max: 20, integer: true };
/**
 * Raw strings to typed inputs. All problems of all inputs are collected before any is reported.
 * `scenarios` are the names that `rehearse` may take.
 */
function parseInputs(given, scenarios) {
    const problems = new Problems();
    const read = withDefaults(given);
    const org = read('org') === ''
        ? problems.refuse('org', 'is required, but blank. Write its value in the step that uses the action.')
        : problems.take('org', parseOrganization(read('org')));
    const mappings = parseMappings(read, problems);
    const maxParallel = problems.take('maxParallel', parseNumber(read('maxParallel'), PARALLEL));
    const target = parseTarget(given, scenarios, mappings?.length, problems);
    const wait = problems.take('wait', parseBoolean(read('wait')));
    const timeoutMinutes = problems.take('timeoutMinutes', parseNumber(read('timeoutMinutes'), TIMEOUT_MINUTES));
    const pollSeconds = problems.take('pollIntervalSeconds', parseNumber(read('pollIntervalSeconds'), POLL_SECONDS));
    const onInProgress = problems.take('onInProgress', parseChoice(read('onInProgress'), ON_IN_PROGRESS));
    const resubmitOnAborted = problems.take('resubmitOnAborted', parseNumber(read('resubmitOnAborted'), RESUBMITS));
    const requestIdIn = problems.take('requestIdIn', parseChoice(read('requestIdIn'), REQUEST_ID_IN));
    const checkRun = problems.take('checkRun', parseBoolean(read('checkRun')));
    if (wait === false) {
        refuseWaiting(given, problems);
        if (checkRun) {
            problems.refuse('checkRun', 'tells how the ingestion ended, but wait is false. Drop one of the two.');
        }
    }
    return problems.list.length > 0 ||
        org === undefined ||
        mappings === undefined ||
        maxParallel === undefined ||
        target === undefined ||
        wait === undefined ||
        timeoutMinutes === undefined ||
        pollSeconds === undefined ||
        onInProgress === undefined ||
        resubmitOnAborted === undefined ||
        requestIdIn === undefined ||
        checkRun === undefined
        ? { kind: 'bad', problems: problems.list }
        : {
            kind: 'ok',
            inputs: {
                org,
                mappings,
                maxParallel,
                target,
                wait,
                timeoutMs: timeoutMinutes * 60_000,
                pollIntervalMs: pollSeconds * 1000,
                onInProgress,
                resubmitOnAborted,
                requestIdIn,
                // Its default is an expression, which only the runner can evaluate.
                ...(checkRun ? { checkRun: { githubToken: given('githubToken') } } : {}),
            },
        };
}
function parseTarget(given, known, mappings, problems) {
    const addresses = ['apiUrl', 'imsUrl'];
    const read = withDefaults(given);
    if (given('rehearse') !== '') {
        for (const input of [...addresses, 'platformUrl'].filter((name) => given(name) !== '')) {
            problems.refuse(input, 'has no use in a rehearsal, which sends nothing to it. Drop it, or drop rehearse.');
        }
        if (given('requestId') !== '') {
            problems.refuse('requestId', 'is unknown to the simulator of a rehearsal, which answers for its own requests alone. Drop it, or drop rehearse.');
        }
        const scenarios = parsePerMapping(given, 'rehearse', mappings, problems, (name) => parseChoice(name, known));
        const sandbox = parseRehearsedSandbox(read, problems);
        return scenarios.every((name) => name !== undefined)
            ? { kind: 'rehearsal', scenarios, ...(sandbox === undefined ? {} : { sandbox }) }
            : undefined;
    }
    const [apiUrl, imsUrl] = addresses.map((name) => problems.take(name, parseAddress(read(name))));
    const credentials = parseCredentials(read, problems);
    const platform = parsePlatform(read, problems);
    return credentials === undefined || apiUrl === undefined || imsUrl === undefined
        ? undefined
        : { kind: 'adobe', credentials, apiUrl, imsUrl, ...(platform === undefined ? {} : { platform }) };
}
/** `wait: false` ends before there is anything to count or to queue behind. */
function refuseWaiting(given, problems) {
    if (given('minRecords') !== '') {
        problems.refuse('minRecords', 'needs the end of the ingestion, but wait is false. Drop one of the two.');
    }
    if (Number(given('resubmitOnAborted')) > 0) {
        problems.refuse('resubmitOnAborted', 'needs the end of the ingestion, but wait is false. Drop one of the two.');
    }
    if (given('requestId') !== '') {
        problems.refuse('requestId', 'is there to be waited for, but wait is false. Drop one of the two.');
    }
    if (given('onInProgress') === 'queue') {
        problems.refuse('onInProgress', 'is queue, which waits, but wait is false. Write attach or fail, or drop one of the two.');
    }
}

;// CONCATENATED MODULE: ./lib/rehearsal.js
/** A bundle of its own, beside the step's: the production entry contains no fake server. Bundlers leave this import alone. */
const loadSimulator = () => import(/* webpackIgnore: true */ './simulator/index.js');
const LONGEST_MS = 0.25 * 60_000;
const LONGEST_INTERVAL_MS = 1_000;
/** The names that `rehearse` may take; nothing is loaded unless somebody rehearses. */
async function knownScenarios(rehearse) {
    return rehearse === '' ? [] : (await loadSimulator()).SCENARIOS.map(({ name }) => name);
}
/**
 * @param scenario one for each mapping
 * @param sandbox the one that failed batches are in
 */
async function startRehearsal(scenario, { org, mappings }, sandbox) {
    const where = sandbox === undefined ? {} : { sandbox };
    const mappingIds = mappings.map(({ mappingId }) => mappingId);
    return (await loadSimulator()).startSimulator({ scenario, org, mappingIds, ...where });
}
/** Rehearsals run on short times, so no mapping waits for its turn: a simulator need not be spared. */
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

;// CONCATENATED MODULE: ./lib/report/redactor.js
/** A shorter secret would hide half of the log; the inputs refuse it. */
const redactor_MIN_SECRET_LENGTH = 8;
const HIDDEN = '***';
/** Characters of a secret in one regular expression. */
const LONGEST_PATTERN = 2_500;
/** What a reader does not see, or sees as a mere gap: it may stand inside a secret without making it another one. */
const GAPS = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;
/** A gap that stands in the secret itself, as forms, addresses, JSON and HTML spell it. */
const SPELLED_GAPS = String.raw `(?:\+|%(?:25)*[\da-f]{2}|\\{1,3}(?:u[\da-f]{4}|[a-z])|&(?:amp;)*#?\w+;)*`;
/** Plain, or as addresses escape it. */
const BACKSLASH = String.raw `(?:\\|%(?:25)*5c)`;
const ENTITIES = {
    '&': 'amp',
    '<': 'lt',
    '>': 'gt',
    '"': 'quot',
    "'": 'apos',
};
/** Finds secrets in any spelling, also when split by gaps or written in another case, and hides them. */
class Redactor {
    /** By what they find. */
    #forms = new Map();
    hide(secret) {
        if (secret.length < redactor_MIN_SECRET_LENGTH)
            return;
        for (const form of formsOf(secret.toWellFormed()).flatMap(piecesOf)) {
            const { length } = form.replace(GAPS, '');
            // Longer than what replaces it, so that hiding always ends.
            if (length > HIDDEN.length) {
                this.#forms.set(form, { length, pattern: once(() => patternOf(form)) });
            }
        }
    }
    /** Goes on until nothing is found: what replaces one secret may complete another that has asterisks. */
    redact(text) {
        const redacted = this.#redactOnce(text);
        return redacted === text ? text : this.redact(redacted);
    }
    #redactOnce(text) {
        const visible = text.replace(GAPS, '');
        const spans = [...this.#forms.values()].flatMap(({ length, pattern }) => visible.length < length ? [] : spansOf(visible, pattern()));
        if (spans.length === 0)
            return text;
        const positions = visiblePositions(text);
        let result = '';
        let end = 0;
        for (const span of spans.sort((a, b) => a.start - b.start)) {
            const from = positions[span.start] ?? 0;
            const to = (positions[span.end - 1] ?? 0) + 1;
            if (from >= end) {
                result += text.slice(end, from) + HIDDEN;
            }
            end = Math.max(end, to);
        }
        return result + text.slice(end);
    }
}
function once(make) {
    let made;
    return () => {
        made ??= make();
        return made;
    };
}
/** Where each character that is not in a gap stands. */
function visiblePositions(text) {
    const positions = [];
    for (const { 0: run, index } of text.matchAll(VISIBLE)) {
        for (let at = index; at < index + run.length; at += 1) {
            positions.push(at);
        }
    }
    return positions;
}
/** All finds, overlapping ones too. */
function spansOf(text, pattern) {
    const spans = [];
    pattern.lastIndex = 0;
    for (let found = pattern.exec(text); found !== null; found = pattern.exec(text)) {
        spans.push({ start: found.index, end: pattern.lastIndex });
        pattern.lastIndex = found.index + 1;
    }
    return spans;
}
/** A secret as it is and as its bytes are commonly written. */
function formsOf(secret) {
    const bytes = Buffer.from(secret, 'utf8');
    return [secret, bytes.toString('hex'), ...[0, 1, 2].flatMap((shift) => base64Within(bytes, shift))];
}
/** What the bytes look like inside a longer base64 text, `shift` bytes after a multiple of three; both alphabets. */
function base64Within(bytes, shift) {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
        .toString('base64')
        .replace(/=+$/, '');
    const sharesLast = (bytes.length + shift) % 3 !== 0;
    const own = encoded.slice(shift === 0 ? 0 : shift + 1, sharesLast ? -1 : undefined);
    return [own, own.replaceAll('+', '-').replaceAll('/', '_')];
}
/** An engine's regular expressions may not grow for ever: a long form is hidden piece by piece. */
function piecesOf(form) {
    const characters = [...form];
    const count = Math.ceil(characters.length / LONGEST_PATTERN);
    const size = Math.ceil(characters.length / count);
    return Array.from({ length: count }, (_, at) => characters.slice(at * size, (at + 1) * size).join(''));
}
/** Finds `form` in text without gaps, whichever of its characters are escaped: no two encoders agree on which. */
function patternOf(form) {
    const words = form.split(GAPS).filter((word) => word !== '');
    return new RegExp(words.map((word) => [...word].map(spellings).join('')).join(SPELLED_GAPS), 'gi');
}
const hex = (code, digits) => code.toString(16).padStart(digits, '0');
/** One character as it is, behind backslashes, and as JSON, addresses and HTML escape it, once or several times over. */
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

;// CONCATENATED MODULE: ./lib/report/foreign-text.js

const MAX_LINES = 20;
const MAX_LINE_LENGTH = 2_000;
/** CSI and OSC sequences of terminals, as a whole: their parameters would stay behind as rubbish. */
const ANSI = new RegExp([
    String.raw `(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]`,
    String.raw `(?:\x1b\]|\x9d)[^\x07\x1b\x9c\x9d]*(?:\x07|\x1b\\|\x9c)`,
].join('|'), 'g');
const LINE_END = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
/** Controls, and whatever is invisible or turns the reading direction. Line feeds stay, tabs are white space. */
const INVISIBLE = /[^\P{Cc}\t\n]|\p{Cf}|\p{Default_Ignorable_Code_Point}/gu;
/**
 * The one door for foreign text: every byte from a server, every library's message, every input.
 * The order is fixed: redact, neutralise, redact again (taking out a terminal's sequence can make a split secret whole),
 * truncate (cutting first could leave a piece of a secret that is no longer found). Doing it twice changes nothing.
 */
class ForeignText {
    #redactor = new Redactor();
    /** Hides `secret`, in every encoding, from now on. */
    hide(secret) {
        this.#redactor.hide(secret);
    }
    /** Safe text of at most 20 lines of 2,000 characters; its line ends are all `\n`. */
    clean(text) {
        const lines = this.#safe(text).split('\n');
        const kept = lines.length > MAX_LINES
            ? [...lines.slice(0, MAX_LINES - 1), `… ${lines.length - MAX_LINES + 1} more lines`]
            : lines;
        return kept.map(truncate).join('\n');
    }
    /** Safe text on one line. */
    line(text) {
        return truncate(this.#safe(text).replace(/\s+/g, ' ').trim());
    }
    /** An identifier, exact, since it must work when it is given back. Only one that hides a secret is changed. */
    identifier(text) {
        const plain = neutralise(text);
        const hidesSecret = this.#redactor.redact(text) !== text || this.#redactor.redact(plain) !== plain;
        return hidesSecret ? this.line(text) : text;
    }
    #safe(text) {
        return this.#redactor.redact(neutralise(this.#redactor.redact(text)));
    }
}
function neutralise(text) {
    return text
        .toWellFormed()
        .replace(ANSI, '')
        .replace(LINE_END, '\n')
        .replace(INVISIBLE, '')
        .replace(/#(?=#\[)/g, '# ')
        .replace(/:(?=:)/g, ': ');
}
/** Never leaves half of a surrogate pair behind. */
function truncate(line) {
    return line.length > MAX_LINE_LENGTH
        ? `${line.slice(0, MAX_LINE_LENGTH - 1).replace(/[\ud800-\udbff]$/, '')}…`
        : line;
}

;// CONCATENATED MODULE: ./lib/report/human.js
/** A count with commas: `53,000`. By hand, since loading the tables of a locale costs more than the rest of the report. */
const humanCount = (count) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
/** A count of records as a person reads it: `53,000 records`. */
function humanRecords(count) {
    return `${humanCount(count)} ${String(count) === '1' ? 'record' : 'records'}`;
}
/** A duration as a person reads it: `0.4 s`, `29 s`, `4 min 5 s`, `5 h 30 min`. */
function humanDuration(durationMs) {
    if (durationMs < 10_000) {
        return `${Number(Math.max(0, durationMs / 1000).toFixed(1))} s`;
    }
    const seconds = Math.round(durationMs / 1000);
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return joined(`${minutes} min`, seconds % 60, 's');
    const hours = Math.floor(minutes / 60);
    return hours < 48
        ? joined(`${hours} h`, minutes % 60, 'min')
        : joined(`${Math.floor(hours / 24)} days`, hours % 24, 'h');
}
const joined = (large, small, unit) => small === 0 ? large : `${large} ${small} ${unit}`;
/** Wall-clock time of a log line, in UTC: `14:02:11`. */
const humanTime = (time) => time.toISOString().slice(11, 19);
/** An instant that may be on another day: `2026-11-23 14:02:11 UTC`. */
const humanInstant = (time) => `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
/** A text without its final stop, ready to stand inside a sentence. By hand: a regular expression would take quadratic time. */
function withoutStop(text) {
    let end = text.length;
    while (end > 0 && ' .\n\r\t'.includes(text.charAt(end - 1)))
        end -= 1;
    return text.slice(0, end).trimStart();
}

;// CONCATENATED MODULE: ./lib/report/outcome-texts.js
/** One table of texts for every outcome, worst first. */
const outcome_texts_OUTCOME_TEXTS = {
    error: {
        headline: 'The step could not do its work',
        when: 'Bad input, refused credentials, Adobe unreachable or refusing before anything was accepted, a fault of the action.',
        step: 'fails',
    },
    rejected: {
        headline: 'Adobe did not start the ingestion',
        when: 'The mapping is not stopped or not published; or a request is already running and `onInProgress` is `fail` (or `wait` is `false`).',
        step: 'fails',
    },
    failed: { headline: 'The ingestion failed', when: "Adobe's terminal `Failed`.", step: 'fails' },
    aborted: { headline: 'The ingestion was aborted', when: "Adobe's terminal `Aborted`.", step: 'fails' },
    'lost-contact': {
        headline: 'Contact was lost, so nobody knows whether the data arrived',
        when: 'A request may be running, but no readable answer about it came.',
        step: 'fails',
    },
    'timed-out': {
        headline: 'Time ran out before the ingestion ended',
        when: 'The deadline passed; the ingestion may go on at Adobe.',
        step: 'fails',
    },
    cancelled: {
        headline: 'Cancelled before the ingestion ended',
        when: 'The step was cancelled; the ingestion may go on at Adobe.',
        step: 'fails',
    },
    'too-few-records': {
        headline: 'Too few records arrived',
        when: 'Success, but fewer records than `minRecords`, or an unknown number.',
        step: 'fails',
    },
    submitted: {
        headline: 'Submitted, not waited for',
        when: 'With `wait: false`: Adobe accepted the request.',
        step: 'succeeds',
    },
    succeeded: { headline: 'The data arrived', when: 'Success, and every gate held.', step: 'succeeds' },
};

;// CONCATENATED MODULE: ./lib/report/hint-tables.js
const DATA_MAPPINGS = 'Administration > Development > Platform > Data mappings';
const EXPORT_STATUS = 'Administration > Development > Platform > Status of data export to platform';
const ADDRESS = `Check org (the tenant: the first part of the address of your instance) and mappingId (as in ${DATA_MAPPINGS}). Also ask Adobe whether your instance still has the Experience Platform Data Connector, which its release notes call removed.`;
const WAIT_FOR_RUNNING = 'Run the step again: it finds a running request and waits for it before it submits its own.';
const CREDENTIAL_PAGE = "the credential's page in the Adobe Developer Console";
const ALLOW_LIST = {
    cause: 'The gateway does not accept the address of this runner.',
    next: 'Hosted runners change their addresses: use a self-hosted runner or a proxy whose address is allow-listed.',
};
const PRODUCT_PROFILE = {
    cause: 'The credential lacks a product profile of this organization.',
    next: 'Assign the credential a product profile of this Campaign Standard organization in the Adobe Developer Console.',
};
const RATE_LIMIT = {
    cause: 'Adobe limits the number of requests.',
    next: 'Run fewer jobs at a time, or run this one later.',
};
const GATEWAY_UNAVAILABLE = {
    cause: 'The gateway could not check the request.',
    next: 'Run the job again later.',
};
/** Our own codes. A new one does not compile without a hint. */
const OWN_HINTS = {
    'bad-input': {
        cause: 'An input is missing or wrong; the message names it. A secret that is passed but arrives empty: GitHub hands none to pull requests from forks, and Dependabot only those stored for Dependabot. A Service Account (JWT) credential: Adobe has ended that kind.',
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
};
/** Adobe's codes. */
const VENDOR_HINTS = {
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
};
/** The thousands of codes of Campaign itself: by their first letters. */
const FAMILY_HINTS = {
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
};

;// CONCATENATED MODULE: ./lib/report/hints.js

/** For a request that may still be running. */
const RESUME = 'Adobe has no cancel call, so the request may still end well: the step that goes on waiting for it stands in the log and in the job summary.';
/** What to do next. Adobe's own code tells more than ours, its family less than an exact one. */
function hintFor(code, vendorCode) {
    return (vendorCode === undefined ? undefined : vendorHint(vendorCode))?.next ?? OWN_HINTS[code].next;
}
function vendorHint(vendorCode) {
    if (Object.hasOwn(VENDOR_HINTS, vendorCode)) {
        return VENDOR_HINTS[vendorCode];
    }
    const family = Object.keys(FAMILY_HINTS).find((prefix) => vendorCode.startsWith(prefix));
    return family === undefined ? undefined : FAMILY_HINTS[family];
}

;// CONCATENATED MODULE: ./lib/report/verdict.js


const MAX_NAMES = 10;
/** The verdict, then what to do next. */
function renderMessage(...args) {
    const hint = renderHint(args[0]);
    const verdict = renderVerdict(...args);
    return hint === undefined ? verdict : `${verdict} ${hint}`;
}
/**
 * Which mapping, which request, what happened. Several lines only for bad inputs, which say themselves what to do.
 * @param timeoutMs the step's deadline, from its start
 * @param mappingIds those that the verdict is true of, word for word
 */
function renderVerdict(result, timeoutMs, quote, mappingIds = [result.mappingId]) {
    return result.fault?.code === 'bad-input'
        ? result.fault.message.split('\n').map(quote).join('\n')
        : `${mappingIds.length === 1 ? 'Mapping' : 'Mappings'} ${names(mappingIds, quote)}: ${verdictOf(quoteAll(result, quote), timeoutMs)}`;
}
/** The first ones by name, the rest by number. */
function names(mappingIds, quote) {
    const more = mappingIds.length - MAX_NAMES;
    const named = mappingIds.slice(0, MAX_NAMES).map(quote).join(', ');
    return more > 0 ? `${named} and ${more} more` : named;
}
/** The foreign parts of a result, quoted and without their final stop. */
function quoteAll(result, quote) {
    const { requestId, runningRequestId, info = '', fault } = result;
    const said = (text) => quote(verdict_shorten(withoutStop(text)));
    return {
        ...result,
        info: said(info),
        reason: said(fault?.message ?? ''),
        requestId: requestId === undefined ? undefined : quote(requestId),
        runningRequestId: runningRequestId === undefined ? undefined : quote(runningRequestId),
    };
}
const MAX_QUOTE = 600;
/** What to do next must not be cut off by what Adobe had to say; the output `info` holds more of it. */
const verdict_shorten = (text) => text.length > MAX_QUOTE ? `${text.slice(0, MAX_QUOTE)}…`.toWellFormed() : text;
function verdictOf(result, timeoutMs) {
    const { requestId, info, reason, durationMs, numRecords, minRecords } = result;
    const request = requestId === undefined ? '' : ` (request ${requestId})`;
    const records = numRecords === undefined ? 'an unknown number of records' : humanRecords(numRecords);
    switch (result.outcome) {
        case 'succeeded':
            return `Adobe ingested ${records}${request}${durationMs === undefined ? '' : ` in ${humanDuration(durationMs)}`}.`;
        case 'submitted':
            return result.attached
                ? `request ${requestId} was already running. The step did not wait for its end, so whether data arrives is not known.`
                : `Adobe accepted the request${request}. The step did not wait for its end, so whether data arrives is not known.`;
        case 'too-few-records':
            return `Adobe ingested ${records}${request}, but minRecords asks for at least ${humanCount(minRecords ?? 0)}.`;
        case 'failed':
            return `the ingestion failed at Adobe${request}${because(info)}.`;
        case 'aborted':
            return reason === ''
                ? `Adobe aborted the ingestion${request}${because(info)}.`
                : `Adobe aborted the ingestion${request}${because(info)}. A fresh request failed: ${reason}.`;
        case 'rejected':
            return rejection(result);
        case 'timed-out':
            return `the deadline of ${humanDuration(timeoutMs)} passed ${whatWasGoingOn(result)}`;
        case 'cancelled':
            return `the step was cancelled ${whatWasGoingOn(result)}`;
        case 'lost-contact':
            return result.open === undefined
                ? `no answer to the request could be read, so an ingestion may have started${because(reason)}.`
                : `contact with Adobe was lost while request ${requestId} was running${because(reason)}.`;
        case 'error':
            return `${reason === '' ? 'the step could not do its work' : reason}.${stillRunning(result)}`;
        default:
            return result.outcome;
    }
}
/** An error does not end what Adobe has under way. */
function stillRunning({ open, requestId, runningRequestId }) {
    if (open)
        return ` Request ${requestId} may go on at Adobe.`;
    return runningRequestId === undefined ? '' : ` Request ${runningRequestId} was running before ours.`;
}
function rejection(result) {
    const { errorCode, info, runningRequestId } = result;
    const whose = ownerOf(result);
    switch (errorCode) {
        case 'not-stopped':
            return 'Adobe refused the request, because the data mapping is not stopped.';
        case 'not-published':
            return 'Adobe refused the request, because the data mapping is not published.';
        case 'already-running':
            return `request ${runningRequestId}${whose} is already running, and the step was told not to wait for it.`;
        default:
            return `Adobe refused the request${because(info)}.`;
    }
}
function whatWasGoingOn(result) {
    const { requestId, runningRequestId, fault, open, outcome, reason } = result;
    if (open) {
        return `while request ${requestId} was in progress; it may go on at Adobe.`;
    }
    if (fault?.code === 'lost-answer') {
        return 'before an answer to the request arrived; an ingestion may have started.';
    }
    if (runningRequestId === undefined) {
        return requestId === undefined
            ? `before Adobe accepted a request${because(outcome === 'timed-out' ? reason : '')}.`
            : `after Adobe aborted request ${requestId}, before it accepted a fresh one.`;
    }
    return result.afterLostAnswer
        ? `while request ${runningRequestId}${ownerOf(result)} was running.`
        : `while request ${runningRequestId}${ownerOf(result)} was running; ours was not submitted.`;
}
const ownerOf = ({ afterLostAnswer }) => afterLostAnswer ? ', perhaps ours, whose answer was lost,' : ' of somebody else';
const because = (text) => (text === '' ? '' : `: ${text}`);
/** What to do next, in our words; absent when there is nothing to do. */
function renderHint({ outcome, fault, errorCode, open }) {
    const lostAnswer = fault?.code === 'lost-answer' ? fault.code : undefined;
    switch (outcome) {
        case 'succeeded':
        case 'submitted':
            return undefined;
        case 'error':
            return fault === undefined || fault.code === 'bad-input'
                ? undefined
                : hintFor(fault.code, fault.details.vendorCode);
        case 'rejected':
            return hintFor(REJECTIONS.find((rejection) => rejection === errorCode) ?? 'rejected', errorCode);
        case 'timed-out':
            return open ? `Raise timeoutMinutes. ${RESUME}` : hintFor(lostAnswer ?? outcome, undefined);
        case 'cancelled':
            return open ? RESUME : hintFor(lostAnswer ?? outcome, undefined);
        case 'lost-contact':
            return open ? hintOfLostContact(fault) : hintFor(fault?.code ?? outcome, errorCode);
        default:
            return hintFor(outcome, errorCode);
    }
}
/** What can be mended on our side comes before the advice to go on waiting. */
function hintOfLostContact(fault) {
    const mendable = [
        'wrong-request',
        'unauthorized',
        'invalid-credentials',
        'no-token',
        'refused',
    ];
    return fault !== undefined && mendable.includes(fault.code)
        ? `${hintFor(fault.code, fault.details.vendorCode)} ${RESUME}`
        : RESUME;
}
const REJECTIONS = ['not-stopped', 'not-published', 'already-running'];

;// CONCATENATED MODULE: ./lib/report/sum.js




const asIs = (foreign) => foreign;
/** What needs attention first; what is true of several mappings is told once. */
function groupAlike(results, timeoutMs) {
    const groups = new Map();
    for (const result of byAttention(results)) {
        const verdict = renderVerdict(result, timeoutMs, asIs, []);
        const key = JSON.stringify([result.outcome, verdict, renderHint(result)]);
        const group = groups.get(key) ?? { result, mappingIds: [] };
        group.mappingIds.push(result.mappingId);
        groups.set(key, group);
    }
    return [...groups.values()];
}
/** The verdict of one glance, in our words alone: `2 of 3 mappings did not succeed`. */
function renderHeadline(results) {
    const [worst, ...others] = byAttention(results);
    if (worst === undefined)
        return outcome_texts_OUTCOME_TEXTS.error.headline;
    if (others.length === 0 || worst.fault?.code === 'bad-input')
        return outcome_texts_OUTCOME_TEXTS[worst.outcome].headline;
    if (worst.outcome === 'succeeded')
        return `The data of all ${results.length} mappings arrived`;
    if (worst.outcome === 'submitted')
        return `All ${results.length} mappings submitted, not waited for`;
    const failed = results.filter(({ outcome }) => !isSuccess(outcome)).length;
    return `${failed} of ${results.length} mappings did not succeed`;
}
/** The sum of several mappings on one line: how many did not succeed, which ones and how. */
function renderSum(results, quote) {
    const failed = byAttention(results).filter(({ outcome }) => !isSuccess(outcome));
    if (failed.length === 0) {
        return `All ${results.length} mappings: ${goodEnd(results)}`;
    }
    const kinds = [...new Set(failed.map(({ outcome }) => outcome))].map((kind) => {
        const mappingIds = failed.filter(({ outcome }) => outcome === kind).map(({ mappingId }) => mappingId);
        return `${names(mappingIds, quote)} (${kind})`;
    });
    return `${renderHeadline(results)}: ${kinds.join(', ')}.`;
}
function goodEnd(results) {
    if (results.some(({ outcome }) => outcome === 'submitted')) {
        return 'Adobe accepted the requests. The step did not wait for their ends, so whether data arrives is not known.';
    }
    const sum = sumOfRecords(results);
    return `Adobe ingested ${sum === undefined ? 'an unknown number of records' : humanRecords(sum)}.`;
}

;// CONCATENATED MODULE: ./lib/report/announcement.js



const announcement_asIs = (foreign) => foreign;
/** GitHub cuts an annotation off at 4,096 characters; the last words are the ones that say what to do next. */
const MAX_LENGTH = 3_500;
/** @param told at least one, clean, in the order of the input */
function announce(told, timeoutMs) {
    const results = told.map(({ result }) => result);
    const [worst] = byAttention(results);
    const [alone, ...others] = told;
    const outcome = worst?.outcome ?? 'error';
    const headline = renderHeadline(results);
    if (alone !== undefined && (others.length === 0 || worst?.fault?.code === 'bad-input')) {
        const whose = others.length === 0 ? alone.result.mappingId : '';
        const title = `${whose || 'Adobe Campaign data ingestion'}: ${headline}`;
        return { outcome, title, lines: alone.message.split('\n'), message: alone.message };
    }
    const sum = renderSum(results, announcement_asIs);
    const verdicts = groupAlike(results, timeoutMs)
        .filter(({ result }) => !isSuccess(result.outcome))
        .map(({ result, mappingIds }) => renderMessage(result, timeoutMs, announcement_asIs, mappingIds));
    return {
        outcome,
        title: `Adobe Campaign data ingestion: ${headline}`,
        lines: [sum, ...fitting(verdicts, MAX_LENGTH - sum.length)],
        message: [sum, ...verdicts.slice(0, 1)].join(' '),
    };
}
/** As many as have room, the first in any case; then how many there are beyond. */
function fitting(verdicts, room) {
    let left = room;
    const shown = verdicts.filter((verdict, index) => {
        left -= verdict.length + 1;
        return index === 0 || left >= 0;
    });
    const more = verdicts.length - shown.length;
    return more === 0 ? shown : [...shown, `${more} more verdicts stand in the log and in the job summary.`];
}

;// CONCATENATED MODULE: ./lib/report/batch-refusal.js

const ADD_API = "Add the Experience Platform API to the credential's project in the Adobe Developer Console, and its scopes to the credential.";
const ROLE = 'a role with access to this sandbox and the permission View Datasets';
const NO_PROFILE = 'The credential has no right in Experience Platform for this IMS organization: check imsOrg, and add the Experience Platform API with a product profile to its project in the Adobe Developer Console.';
/** What the gateway's own codes tell of the missing right. */
const BY_CODE = {
    '403003': ADD_API,
    '403011': ADD_API,
    '403012': hintFor('refused', '403012'),
    '403013': hintFor('refused', '403013'),
    '403023': NO_PROFILE,
    '403024': NO_PROFILE,
    '403025': NO_PROFILE,
};
/** Which right is missing when Experience Platform answers 401, 403 or 404. */
function missingRight({ httpStatus, vendorCode }) {
    const known = vendorCode !== undefined && Object.hasOwn(BY_CODE, vendorCode) ? BY_CODE[vendorCode] : undefined;
    if (known !== undefined)
        return known;
    switch (httpStatus) {
        case 401:
            return `Experience Platform does not accept the access token. ${ADD_API}`;
        case 404:
            return `The batch is not in this sandbox, or the credential may not see it. Check sandbox and imsOrg, and give the API credential ${ROLE} (Experience Platform > Permissions > Roles).`;
        default:
            return `The credential may not look into this sandbox. Give the API credential ${ROLE} (Experience Platform > Permissions > Roles).`;
    }
}

;// CONCATENATED MODULE: ./lib/report/batch.js


/** The look-up as lines of the log. Its foreign texts are clean; whoever prints them cleans the lines again. */
function batchLines(lookup) {
    const { finding, batchId } = lookup;
    const asIs = (foreign) => foreign;
    if (finding.kind !== 'found') {
        return [`Why batch ${batchId} failed is not known. ${whyNot(lookup, asIs)}`];
    }
    const { details } = finding;
    const link = datasetLink(lookup, details);
    return [
        factsOf(lookup, details, asIs),
        ...details.errors.map((error) => `  ${errorLine(error)}`),
        ...more(details).map((line) => `  ${line}`),
        ...(link === undefined ? [] : [`  Dataset: ${link}`]),
    ];
}
/** The section of the summary, below its title. */
function renderBatch(lookup, inert) {
    const { finding } = lookup;
    return finding.kind === 'found'
        ? sectionOf(lookup, finding.details, inert).join('\n\n')
        : `This is not known. ${whyNot(lookup, inert)}`;
}
const sectionOf = (lookup, details, inert) => [
    factsOf(lookup, details, inert),
    ...(details.errors.length === 0 ? [] : [errorTable(details.errors, inert)]),
    ...more(details),
    ...datasetOf(lookup, details, inert),
];
function whyNot({ finding }, quote) {
    switch (finding.kind) {
        case 'refused':
            return `${quote(withoutStop(finding.fault.message))}. ${missingRight(finding.fault.details)}`;
        case 'failed':
            return `Asking Experience Platform failed: ${quote(withoutStop(finding.fault.message))}.`;
        case 'no-time':
            return 'No time was left to ask Experience Platform.';
        case 'found':
            return '';
        default:
            return finding;
    }
}
function factsOf({ batchId, sandbox }, details, quote) {
    const { status, inputRecords, outputRecords, failedRecords } = details;
    const word = typeof status === 'object' ? `an unknown status, "${quote(status.unknown)}"` : status;
    const counts = [
        ...batch_countOf(inputRecords, 'in'),
        ...batch_countOf(outputRecords, 'out'),
        ...batch_countOf(failedRecords, 'failed'),
    ];
    return [
        `Experience Platform on batch ${quote(batchId)} in sandbox ${quote(sandbox)}: ${word ?? 'no status'}`,
        counts.length === 0 ? '' : `; records: ${counts.join(', ')}`,
        details.errors.length === 0 ? '. It names no error.' : '.',
    ].join('');
}
const batch_countOf = (count, what) => count === undefined ? [] : [`${humanCount(count)} ${what}`];
function errorLine({ code, description, recordCount }) {
    const count = recordCount === undefined ? '' : ` (${humanRecords(recordCount)})`;
    return `${code ?? 'An error without a code'}${count}: ${description ?? 'no description'}`;
}
function errorTable(errors, inert) {
    const cell = (foreign) => (foreign === undefined ? '–' : inert(foreign));
    return [
        '| Error | Records | What Experience Platform says |',
        '| --- | --- | --- |',
        ...errors.map(({ code, description, recordCount }) => `| ${cell(code)} | ${recordCount === undefined ? '–' : humanRecords(recordCount)} | ${cell(description)} |`),
    ].join('\n');
}
const more = ({ moreErrors }) => moreErrors === 0 ? [] : [`… and ${moreErrors} more ${moreErrors === 1 ? 'error' : 'errors'}.`];
function datasetOf(lookup, details, inert) {
    const { datasetId } = details;
    if (datasetId === undefined)
        return [];
    const link = datasetLink(lookup, details);
    return [
        link === undefined
            ? `Dataset: ${inert(datasetId)}`
            : `[Open dataset ${datasetId} in Experience Platform](${link})`,
    ];
}
/** The only link that holds anything foreign: an id of 24 hex digits. Tenant and sandbox are ours. */
function datasetLink({ tenant, sandbox }, { datasetId }) {
    return datasetId !== undefined && /^[0-9a-f]{24}$/i.test(datasetId)
        ? `https://experience.adobe.com/#/@${encoded(tenant)}/sname:${encoded(sandbox)}/platform/dataset/browse/${datasetId}`
        : undefined;
}
/** Without any mark that Markdown or the runner could take for its own. */
const encoded = (text) => encodeURIComponent(text).replace(/[!'()*~_]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

;// CONCATENATED MODULE: ./lib/report/outputs.js

/** The one table of outputs. `action.yml` and the README's table are generated from it. */
const OUTPUTS = {
    requestId: "Adobe's id of the request submitted or followed, written as soon as it is known; empty when there is none. Several mappings: one line each in their order, `-` for none; fit for the input `requestId`.",
    status: "Adobe's last word: `Success`, `Failed`, `Aborted` or `In Progress`; empty when there is none. `Success` means ingested, not submitted. Several mappings: the first present of `Failed`, `Aborted`, `In Progress`, none, `Success`.",
    outcome: "The action's verdict; see the table of outcomes. Several mappings: the worst.",
    numRecords: 'Number of records ingested, in plain digits; empty unless Adobe reported it with a Success. Several mappings: the sum; empty if any is unknown.',
    batchId: "Adobe Experience Platform's batch id, when Adobe names one. Several mappings: one line each, `-` for none.",
    info: "Adobe's text, cleaned, on one line. Several mappings: one line each, `-` for none.",
    message: 'The verdict in one line, as in the annotation; for notifications. Several mappings: it sums up.',
    errorCode: "Code of what went wrong, Adobe's (`ACP-880096`) or ours (`timed-out`); empty on success. Several mappings: of the worst.",
    attached: '`true` when a running request was followed with `onInProgress: attach`. Several mappings: when any was.',
    durationSeconds: 'Seconds from the accepted request to the end of the wait, one decimal; empty if neither. Several mappings: the longest.',
    rehearsal: '`true` when a simulator stood in for Adobe.',
    results: 'All of it as a JSON array with one object per mapping, in their order.',
};
const OUTPUT_NAMES = Object.keys(OUTPUTS);
const seconds = (durationMs) => Math.max(0, durationMs / 1000).toFixed(1);
/** What stands in a line of several when there is nothing to tell: recipes and readers count on positions. */
const outputs_NONE = '-';
/** Of several, the first that is present is the step's; nothing known is worse than a success, and better than the rest. */
const STATUS_ORDER = [
    'Failed',
    'Aborted',
    'In Progress',
    undefined,
    'Success',
];
/** One value as it is; of several one line each, in their order. */
function linesOfOutput(values) {
    const [first = '', ...others] = values;
    return others.length === 0 ? first : values.map((value) => value || outputs_NONE).join('\n');
}
/**
 * The full set of outputs, written on every path.
 * @param results at least one, in the order of the input
 * @param message the verdict on all of them, on one line
 */
function renderOutputs(results, message) {
    const worst = byAttention(results)[0];
    const status = STATUS_ORDER.find((candidate) => results.some((result) => result.status === candidate));
    return {
        requestId: linesOfOutput(results.map(({ requestId }) => requestId)),
        status: status ?? '',
        outcome: worst?.outcome ?? 'error',
        numRecords: String(sumOfRecords(results) ?? ''),
        batchId: linesOfOutput(results.map(({ batchId }) => batchId)),
        info: linesOfOutput(results.map(({ info }) => info)),
        message,
        errorCode: worst?.errorCode ?? '',
        attached: String(results.some(({ attached }) => attached)),
        durationSeconds: longestOf(results.map(({ durationMs }) => durationMs)),
        rehearsal: String(results.some(({ rehearsal }) => rehearsal)),
        results: JSON.stringify(results.map(renderResult)),
    };
}
function longestOf(durations) {
    const known = durations.filter((durationMs) => durationMs !== undefined);
    return known.length === 0 ? '' : seconds(Math.max(...known));
}
function renderResult(result) {
    return {
        mappingId: result.mappingId,
        requestId: result.requestId ?? '',
        runningRequestId: result.runningRequestId ?? '',
        status: result.status ?? '',
        outcome: result.outcome,
        batchId: result.batchId ?? '',
        info: result.info ?? '',
        message: result.message,
        errorCode: result.errorCode ?? '',
        numRecords: result.numRecords ?? null,
        durationSeconds: result.durationMs === undefined ? null : Number(seconds(result.durationMs)),
        attempts: result.attempts,
        attached: result.attached,
        rehearsal: result.rehearsal,
    };
}

;// CONCATENATED MODULE: ./lib/report/render.js





/**
 * After these GitHub may find addresses, people and issues once more, when entities have become marks again. A space
 * without width keeps the pieces apart. As an entity, since a tag of ours would be one more thing to tell from theirs.
 */
const LINKED_LATE = /(?<=@|#|:(?=\/\/)|www(?=\.))/i;
/** Text without any meaning to Markdown or HTML: HTML escaping alone leaves images and links alive in a table cell. */
function safeMarkdown(line) {
    const entities = (piece) => piece.replace(/[!-/:-@[-`{-~]/g, (mark) => `&#${mark.charCodeAt(0)};`);
    return line.split(LINKED_LATE).map(entities).join('&#8203;');
}
/** The job summary: what happened and what to do next, above all that a tired person may skip. */
function renderSummary(told, parts) {
    const { inert, rehearsal, recipe, timelineOf, runAttempt = 1 } = parts;
    const results = byAttention(told.map(({ result }) => result));
    const timeline = timelineOf(results.map(({ mappingId }) => mappingId));
    const isGood = results.every(({ outcome }) => isSuccess(outcome));
    return [
        `## ${isGood ? '✅' : '❌'} Adobe Campaign data ingestion: ${renderHeadline(results)}`,
        ...(rehearsal ? ['> **Rehearsal**: a simulator stood in for Adobe. No data was ingested.'] : []),
        ...(runAttempt > 1 ? [`Attempt ${runAttempt} of this run.`] : []),
        ...renderVerdicts(results, parts),
        renderTable(results, inert),
        ...told.flatMap((each) => renderWhy(each, told.length, inert)),
        ...(recipe === undefined ? [] : [recipeIntroduction(recipe, rehearsal), fence('yaml', recipe.yaml)]),
        ...(timeline === undefined ? [] : [fence('mermaid', timeline)]),
        '',
    ].join('\n\n');
}
/** Among several the table tells of the successes: words are for what needs attention. */
function renderVerdicts(results, parts) {
    const groups = groupAlike(results, parts.timeoutMs);
    const bad = groups.filter(({ result }) => !isSuccess(result.outcome));
    if (results.length > 1 && bad.length === 0)
        return [renderSum(results, parts.inert)];
    const shown = results.length > 1 ? bad : groups;
    return shown.flatMap((group, index) => {
        const hint = renderHint(group.result);
        // What is to be done for several in a row is said after the last of them.
        const following = shown[index + 1];
        const isSaidLater = following !== undefined && renderHint(following.result) === hint;
        const next = hint === undefined || isSaidLater ? [] : [`**Next:** ${hint}`];
        return [...renderVerdictOf(group, parts), ...next];
    });
}
function renderVerdictOf({ result, mappingIds }, { timeoutMs, inert }) {
    const [verdict = '', ...details] = renderVerdict(result, timeoutMs, inert, mappingIds).split('\n');
    return [verdict, ...(details.length > 0 ? [details.map((line) => `- ${line}`).join('\n')] : [])];
}
function renderWhy({ result, batch }, mappings, inert) {
    if (batch === undefined)
        return [];
    const whose = mappings === 1 ? 'the batch' : `the batch of ${inert(result.mappingId)}`;
    return [`### Why ${whose} failed`, renderBatch(batch, inert)];
}
/** A rehearsed request is known to nobody but the simulator, which is gone. */
function recipeIntroduction({ mappings }, rehearsal) {
    const it = mappings === 1 ? 'it' : 'them';
    return rehearsal
        ? `Outside of a rehearsal, this step would go on waiting for ${it}:`
        : `To go on waiting for ${it}, run this step:`;
}
/** No line of `code` begins with a fence: it is ours, and the values in it stand in quotes. */
const fence = (language, code) => `\`\`\`${language}\n${code}\n\`\`\``;
/** One row for each mapping; among several, numbered as the lanes of the timeline, and each with its outcome. */
function renderTable(results, inert) {
    const several = results.length > 1;
    const batches = results.some(({ batchId }) => batchId !== undefined);
    const rows = results.map((result, index) => [
        ...(several ? [['Row', String(index + 1)]] : []),
        ['Mapping', result.mappingId === '' ? '–' : inert(result.mappingId)],
        ...(several
            ? [['Outcome', `${isSuccess(result.outcome) ? '✅' : '❌'} ${result.outcome}`]]
            : []),
        ...cellsOf(result, inert),
        ...(batches ? [['Batch', result.batchId === undefined ? '–' : inert(result.batchId)]] : []),
    ]);
    const titles = rows[0]?.map(([title]) => title) ?? [];
    return [titles, titles.map(() => '---'), ...rows.map((row) => row.map(([, value]) => value))]
        .map((cells) => `| ${cells.join(' | ')} |`)
        .join('\n');
}
function cellsOf(result, inert) {
    const { outcome, numRecords, requestId, status, attached, attempts } = result;
    // What was not waited for has no duration yet; 0 s would read as one.
    const durationMs = outcome === 'submitted' ? undefined : result.durationMs;
    const how = attached || attempts === 0 ? 'followed' : 'submitted';
    return [
        ['Request', requestId === undefined ? '–' : `${inert(requestId)} (${how})`],
        ["Adobe's status", status ?? '–'],
        ['Records', numRecords === undefined ? '–' : humanRecords(numRecords)],
        ['Duration', durationMs === undefined ? '–' : humanDuration(durationMs)],
    ];
}

;// CONCATENATED MODULE: ./lib/report/clean-batch.js

/** Longer texts are cut off: they explain, and nobody gives them back. */
const MAX_TEXT = 500;
const MAX_WORD = 100;
/** A look-up whose foreign texts are safe and short. Each is cleaned as a whole, before anything is cut off. */
function cleanBatch(lookup, text) {
    const { tenant, sandbox, batchId, finding } = lookup;
    return {
        tenant: text.identifier(tenant),
        sandbox: text.identifier(sandbox),
        batchId: clean_batch_shorten(text.line(batchId), MAX_WORD),
        finding: cleanFinding(finding, text),
    };
}
function cleanFinding(finding, text) {
    switch (finding.kind) {
        case 'found':
            return { kind: 'found', details: cleanDetails(finding.details, text) };
        case 'refused':
        case 'failed': {
            const { code, message, details } = finding.fault;
            return {
                kind: finding.kind,
                fault: new errors/* ActionError */.lZ(code, clean_batch_shorten(text.line(message), MAX_TEXT), details),
            };
        }
        case 'no-time':
            return finding;
        default:
            return finding;
    }
}
function cleanDetails(details, text) {
    const { status, datasetId, errors } = details;
    const word = (foreign) => foreign === undefined ? undefined : clean_batch_shorten(text.line(foreign), MAX_WORD);
    const cleanError = ({ code, description, recordCount }) => ({
        code: word(code),
        description: description === undefined ? undefined : clean_batch_shorten(text.line(description), MAX_TEXT),
        recordCount,
    });
    return {
        ...details,
        status: typeof status === 'object' ? { unknown: word(status.unknown) ?? '' } : status,
        datasetId: word(datasetId),
        errors: errors.map(cleanError),
    };
}
const clean_batch_shorten = (line, length) => line.length > length ? `${line.slice(0, length).toWellFormed()}…` : line;

;// CONCATENATED MODULE: ./lib/report/clean-result.js

/**
 * A result whose foreign texts are safe, as a whole and before anything is cut off or put around them: a secret that a
 * rendering has taken apart is no longer found. Identifiers stay exact, since they are given back to Adobe and to this action.
 */
function cleanResult(result, text) {
    const { requestId, runningRequestId, batchId, info, errorCode, fault } = result;
    return {
        ...result,
        mappingId: text.identifier(result.mappingId),
        ...(requestId === undefined ? {} : { requestId: text.identifier(requestId) }),
        ...(runningRequestId === undefined ? {} : { runningRequestId: text.identifier(runningRequestId) }),
        ...(batchId === undefined ? {} : { batchId: text.line(batchId) }),
        ...(info === undefined ? {} : { info: text.line(info) }),
        ...(errorCode === undefined ? {} : { errorCode: text.line(errorCode) }),
        ...(fault === undefined
            ? {}
            : { fault: new errors/* ActionError */.lZ(fault.code, text.clean(fault.message), fault.details) }),
    };
}

;// CONCATENATED MODULE: ./lib/report/told.js



function tell({ index, result: raw, batch }, timeoutMs, text) {
    const result = cleanResult(raw, text);
    return {
        index,
        result,
        message: text.clean(renderMessage(result, timeoutMs, (foreign) => foreign)),
        ...(batch === undefined ? {} : { batch: cleanBatch(batch, text) }),
    };
}

;// CONCATENATED MODULE: ./lib/report/report.js







/** Tells the outcome everywhere: outputs first, since they must survive whatever comes after. At least one end. */
async function report(ends, context) {
    const { toolkit, text, timeoutMs, rehearsal } = context;
    const told = ends.map((end) => tell(end, timeoutMs, text));
    const announcement = announce(told, timeoutMs);
    const outputs = renderOutputs(told.map((each) => printable(each, text, rehearsal)), text.line(announcement.message));
    for (const name of OUTPUT_NAMES) {
        toolkit.setOutput(name, outputs[name]);
    }
    for (const each of told) {
        tellEnd(each, told.length, context);
    }
    tellVerdict(announcement, toolkit);
    const recipe = recipeOf(told, context);
    if (recipe !== undefined) {
        toolkit.info(recipeIntroduction(recipe, rehearsal));
        for (const line of recipe.yaml.split('\n'))
            toolkit.info(line);
    }
    await toolkit.writeSummary(summarize(told, context));
}
/** The job summary of these ends, or of one of them for its check run. */
function renderEnds(ends, context) {
    return summarize(ends.map((end) => tell(end, context.timeoutMs, context.text)), context);
}
function summarize(told, context) {
    const { text, timelineOf } = context;
    return renderSummary(told, {
        ...context,
        inert: (foreign) => safeMarkdown(text.line(foreign)),
        recipe: recipeOf(told, context),
        timelineOf,
    });
}
function printable({ result, message }, text, rehearsal) {
    const { fault: _, ...facts } = result;
    return { ...facts, message: text.line(message), rehearsal };
}
/** What the verdict does not say of a mapping. Among several, its story stands together at last. */
function tellEnd({ result, message, batch }, mappings, context) {
    const { toolkit, linesOf } = context;
    const { mappingId, outcome, numRecords, minRecords } = result;
    const lines = batch === undefined ? [] : batchLines(batch);
    // A refusal is to be expected, so it is a line; only a fault is worth a warning.
    const isFault = batch?.finding.kind === 'failed';
    if (isFault) {
        toolkit.warnOnce('batch-details', `Mapping ${mappingId}: ${lines.join(' ')} The verdict does not depend on it.`, `${mappingId}: no details of the batch`);
    }
    if (outcome === 'succeeded' && numRecords === 0 && minRecords === undefined) {
        toolkit.warnOnce('no-records', `Mapping ${mappingId}: Adobe reports Success with 0 records. Set minRecords to make that fail the step.`, `${mappingId}: no records`);
    }
    const details = isFault ? [] : lines;
    const story = linesOf(mappingId);
    if (mappings > 1 && story.length > 0) {
        toolkit.group(`${mappingId}: ${outcome_texts_OUTCOME_TEXTS[outcome].headline}`, [...story, message, ...details]);
    }
    else {
        for (const line of details)
            toolkit.info(line);
    }
}
function tellVerdict({ outcome, title, lines }, toolkit) {
    const message = lines.join('\n');
    if (isSuccess(outcome))
        toolkit.info(message);
    else if (outcome === 'cancelled')
        toolkit.notice(message, title);
    else
        toolkit.error(message, title);
}
/** Nothing to go on with when no request of ours may be running: then the step is run again as it is. */
function recipeOf(told, { recipeFor }) {
    const unfinished = told.flatMap(unfinishedOf);
    return unfinished.some(({ requestId }) => requestId !== undefined)
        ? { yaml: recipeFor(unfinished), mappings: unfinished.length }
        : undefined;
}
function unfinishedOf({ index, result }) {
    const { outcome, open, requestId } = result;
    if (open && requestId !== undefined)
        return [{ index, requestId }];
    return outcome === 'timed-out' || outcome === 'cancelled' || outcome === 'lost-contact' ? [{ index }] : [];
}

;// CONCATENATED MODULE: ./lib/report/start.js

/** GitHub ends a job on its own runners after six hours. */
const HOSTED_JOB_MS = 350 * 60_000;
/** The first lines of the log: what is asked for, until when, and what a person should know beforehand. */
function tellStart(inputs, { read, toolkit, env, date }) {
    const { target, timeoutMs, checkRun } = inputs;
    if (target.kind === 'rehearsal') {
        const names = [...new Set(target.scenarios)].join(', ');
        toolkit.warnOnce('rehearsal', `Rehearsal: a simulator plays the ${names.includes(',') ? 'scenarios' : 'scenario'} ${names} instead of Adobe. No data is ingested, and no request leaves this machine.`, `Rehearsal of ${names}`);
    }
    if (target.kind === 'rehearsal' && checkRun !== undefined) {
        toolkit.info('Note: a rehearsal publishes no check run, which could let somebody merge or deploy.');
    }
    toolkit.info(whatIsAskedFor(inputs));
    const deadline = new Date(date().getTime() + timeoutMs);
    toolkit.info(`Deadline: ${humanInstant(deadline)}, ${humanDuration(timeoutMs)} from the start of this step.`);
    warnOfTokenEnd(inputs, deadline, toolkit);
    if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
        toolkit.warnOnce('tls', 'NODE_TLS_REJECT_UNAUTHORIZED=0 switches the verification of certificates off: anybody on the way can read the secrets. Name your certificate authority in NODE_EXTRA_CA_CERTS instead.', 'Certificates are not verified');
    }
    if (timeoutMs > HOSTED_JOB_MS) {
        toolkit.info('Note: GitHub ends a job on its own runners after six hours, whatever timeoutMinutes says.');
    }
    if (/[\r\n]/.test(read('credentials'))) {
        toolkit.info('Note: the credentials secret spans several lines. GitHub masks each of them, even a lone brace, so the log may be hidden and job outputs such as results be dropped. Store it on one line (jq -c . file).');
    }
}
function whatIsAskedFor({ org, mappings, maxParallel }) {
    const ids = mappings.map(({ mappingId }) => mappingId);
    const atATime = maxParallel < ids.length ? `, ${maxParallel} at a time` : '';
    const what = ids.length === 1 ? `data mapping ${ids[0]}` : `${ids.length} data mappings (${ids.join(', ')})`;
    return `Ingestion of ${what} of organization ${org} into Adobe Experience Platform${atATime}.`;
}
/** A ready-made token cannot be renewed: better known before the wait than in its middle. */
function warnOfTokenEnd({ target }, deadline, toolkit) {
    if (target.kind !== 'adobe' || target.credentials.kind !== 'access-token') {
        return;
    }
    const { endsAtMs } = target.credentials;
    if (endsAtMs !== undefined && endsAtMs < deadline.getTime()) {
        toolkit.warnOnce('token-ends', `The given access token ends at ${humanInstant(new Date(endsAtMs))}, before the deadline of this step, and cannot be renewed. Pass credentials, or clientId with clientSecret, for longer ingestions.`, 'The access token ends before the deadline');
    }
}

;// CONCATENATED MODULE: ./lib/report/support-inputs.js


/** Nothing is shown of them but whether they are given. */
const SECRET = new Set([
    'credentials',
    'clientId',
    'clientSecret',
    'accessToken',
    'githubToken',
]);
/** Names that people gave: only how long they are. */
const IDENTIFYING = new Set([
    'org',
    'mappingId',
    'requestId',
    'imsOrg',
    'sandbox',
]);
const ADDRESSES = new Set(['apiUrl', 'imsUrl', 'platformUrl']);
/** Adobe's own, which say nothing of anybody. */
const KNOWN_HOST = /^https:\/\/(mc\.adobe\.io|ims-na1\.adobelogin\.com|platform\.adobe\.io)\/?$/;
/** What the other inputs may hold rightly: numbers, and the words of the table. */
const PLAIN = /^(true|false|\d{1,6}(\.\d{1,3})?|-|[a-z]+(-[a-z]+){0,3})$/i;
/** The identifiers among the inputs: nothing that holds one of them may be shown. */
const identifiersOf = (read) => [...IDENTIFYING].flatMap((name) => linesOf(read(name)));
/** The inputs as they may be shown to anybody. */
function shapesOfInputs(read) {
    const given = INPUT_NAMES.filter((name) => read(name) !== '');
    const blank = INPUT_NAMES.filter((name) => read(name) === '');
    return [
        ...given.map((name) => `${name}: ${shapeOf(name, read(name))}`),
        `blank: ${blank.join(', ') || 'none'}`,
    ];
}
function shapeOf(name, text) {
    if (SECRET.has(name))
        return 'given';
    const lines = linesOf(text);
    if (IDENTIFYING.has(name))
        return `text(${lines.map((line) => (line === '-' ? '-' : line.length)).join(', ')})`;
    if (ADDRESSES.has(name))
        return KNOWN_HOST.test(text) ? text : 'another address';
    return lines.every((line) => PLAIN.test(line)) ? lines.join(', ') : `text(${text.length})`;
}

;// CONCATENATED MODULE: ./lib/report/shape.js
const shape_MAX_DEPTH = 4;
const MAX_KEYS = 20;
const shape_MAX_LENGTH = 600;
/** Whose values tell what the gateway or Campaign means, and never whose data it is about. */
const WORDED_KEYS = new Set(['status', 'error', 'error_code', 'code', 'kind']);
/** The shape of an answer: keys and types, statuses and codes; no other value, whatever the server sends. */
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
    return shape.length > shape_MAX_LENGTH ? `${shape.slice(0, shape_MAX_LENGTH)}…` : shape;
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
    if (depth >= shape_MAX_DEPTH)
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
/** A key may be an id, as in Experience Platform's answers: only what reads like a name is shown. */
const nameOf = (key, isHarmless) => /^[A-Za-z][A-Za-z_-]*$/.test(key) && isHarmless(key) ? key : `<key of ${key.length} characters>`;
/**
 * Short words of letters and digits that hide no identifier of this run. Hex digits in a row are an id, whoever says so.
 * @param identifiers what a person may not want to show: organization, mappings, requests
 */
function harmless(identifiers) {
    const hidden = identifiers.filter((identifier) => identifier.length > 1).map((text) => text.toLowerCase());
    return (word) => /^[A-Za-z0-9_. -]{1,40}$/.test(word) &&
        !/[0-9a-f]{12}|\d{7}/i.test(word) &&
        !hidden.some((identifier) => word.toLowerCase().includes(identifier));
}

;// CONCATENATED MODULE: ./lib/report/support-transcript.js

const FIRST = 50;
const LAST = 150;
/** The words of Adobe's addresses; whatever else stands in one is somebody's. */
const PATH_WORDS = new Set('ims token v1 v2 v3 campaign dataIngestion xdmIngestion ingest data foundation catalog batches'.split(' '));
/** What a run asked and was answered, in shapes: enough to learn how an instance of Adobe's behaves, too little to learn whose. */
class SupportTranscript {
    #isHarmless;
    #startMs;
    #first = [];
    #last = [];
    #dropped = 0;
    /** @param identifiers names and ids of this run that may not be shown, wherever a server puts them */
    constructor(identifiers, startMs) {
        this.#isHarmless = harmless(identifiers);
        this.#startMs = startMs;
    }
    note({ request, atMs, durationMs, end }) {
        const what = `${request.method} ${pathShape(request.url)} → ${this.#answer(end)}`;
        const latest = this.#last.at(-1) ?? this.#first.at(-1);
        if (latest?.what === what) {
            latest.count += 1;
            return;
        }
        const list = this.#first.length < FIRST ? this.#first : this.#last;
        list.push({ atMs, durationMs, what, count: 1 });
        if (this.#last.length > LAST) {
            this.#last.shift();
            this.#dropped += 1;
        }
    }
    /** @param about lines about machine and inputs, which hold nothing foreign */
    lines(about, results) {
        const line = ({ atMs, durationMs, what, count }) => {
            const at = `${((atMs - this.#startMs) / 1000).toFixed(1)} s`;
            return `${at}  ${what} (${Math.round(durationMs)} ms)${count > 1 ? ` × ${count}` : ''}`;
        };
        return [
            ...about,
            ...this.#first.map(line),
            ...(this.#dropped > 0 ? [`… ${this.#dropped} more`] : []),
            ...this.#last.map(line),
            ...results.map((result, index) => `mapping ${index + 1}: ${this.#outcome(result)}`),
        ];
    }
    #answer(end) {
        if ('code' in end)
            return `no answer: ${end.code}`;
        const names = Object.keys(end.headers);
        const shown = names
            .filter((name) => /^[a-z][a-z-]{0,39}$/.test(name) && this.#isHarmless(name))
            .slice(0, 30);
        const more = names.length - shown.length;
        const headers = [...shown, ...(more > 0 ? [`${more} more`] : [])].join(' ');
        const body = end.unreadable === undefined ? shape_shapeOf(end.text, this.#isHarmless) : 'unreadable';
        return `${end.status}; headers: ${headers}; body: ${body}`;
    }
    #outcome({ outcome, status, errorCode = '', attempts }) {
        const code = errorCode === '' || this.#isHarmless(errorCode) ? errorCode : `text(${errorCode.length})`;
        return `outcome ${outcome}, status ${status ?? 'none'}, errorCode ${code || 'none'}, attempts ${attempts}`;
    }
}
/** `/<id>/campaign/dataIngestion/xdmIngestion/<id>/ingest?requestId=<id>` */
function pathShape({ pathname, searchParams }) {
    const path = pathname.replace(/[^/]+/g, (segment) => (PATH_WORDS.has(segment) ? segment : '<id>'));
    const names = [...searchParams.keys()].map((name) => `${name === 'requestId' ? name : '<name>'}=<id>`);
    return names.length === 0 ? path : `${path}?${names.join('&')}`;
}

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:fs/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");
;// CONCATENATED MODULE: ./lib/report/toolkit.js





/** GitHub drops a larger summary as a whole. */
const LARGEST_SUMMARY_BYTES = 1024 * 1024;
/** The runner, through the toolkit. Everything printed here goes through the door for foreign text first. */
class Toolkit {
    #text;
    #env;
    #warned = new Map();
    constructor(text, env) {
        this.#text = text;
        this.#env = env;
    }
    /** Masks a secret in the log and hides it everywhere else. Nothing too short to be one: its mask would hide half the log. */
    hide(secret) {
        if (secret.length < redactor_MIN_SECRET_LENGTH) {
            return;
        }
        this.#text.hide(secret);
        // The runner masks its own encodings of a value, but not the way a form or a URL of JavaScript spells it.
        const form = new URLSearchParams({ s: secret }).toString().slice('s='.length);
        for (const variant of new Set([secret, encodeURIComponent(secret), form])) {
            core_setSecret(variant);
        }
    }
    info(message) {
        info(this.#text.clean(message));
    }
    debug(message) {
        core_debug(this.#text.clean(message));
    }
    notice(message, title) {
        notice(this.#text.clean(message), { title: this.#text.line(title) });
    }
    error(message, title) {
        error(withoutAstral(this.#text.clean(message)), { title: withoutAstral(this.#text.line(title)) });
    }
    /** Lines that the log folds away under a title. */
    group(title, lines) {
        startGroup(this.#text.line(title));
        for (const line of lines)
            this.info(line);
        endGroup();
    }
    /** What comes again, of another mapping, is a line of the log. */
    warnOnce(kind, message, title) {
        const told = this.#warned.get(kind) ?? new Set();
        if (told.size === 0) {
            const shown = withoutAstral(this.#text.clean(message));
            warning(shown, { title: withoutAstral(this.#text.line(title)) });
        }
        else if (!told.has(message)) {
            this.info(message);
        }
        this.#warned.set(kind, told.add(message));
    }
    /** `value` must be safe already. Without an output file the value is printed: the old command would let anybody forge it. */
    setOutput(name, value) {
        if (!this.#env['GITHUB_OUTPUT']) {
            this.info(`${name}=${value}`);
            return;
        }
        try {
            setOutput(name, value);
        }
        catch (thrown) {
            this.warnOnce('outputs-file', `The outputs could not be written: ${(0,errors/* describe */.q0)(thrown)}`, 'Outputs missing');
        }
    }
    /** For the post step. `value` must be safe already. Without a state file nothing is saved: the old command would let anybody forge it. */
    saveState(name, value) {
        if (!this.#env['GITHUB_STATE']) {
            return;
        }
        try {
            saveState(name, value);
        }
        catch (thrown) {
            this.warnOnce('check-run', `The post step cannot complete the check run should this step be killed: ${(0,errors/* describe */.q0)(thrown)}`, 'State missing');
        }
    }
    /** `markdown` must be safe already. Where there is no room for all of it, what stands before its table is written. */
    async writeSummary(markdown) {
        try {
            const path = this.#env['GITHUB_STEP_SUMMARY'];
            if (!path) {
                throw new Error('GITHUB_STEP_SUMMARY names no file');
            }
            const room = LARGEST_SUMMARY_BYTES - (0,external_node_fs_namespaceObject.statSync)(path).size;
            const [beforeTable = ''] = markdown.split('\n\n|', 1);
            const fitting = [markdown, `${beforeTable}\n`].find((text) => Buffer.byteLength(text) <= room);
            if (fitting === undefined) {
                throw new Error('there is no room left in it');
            }
            // Not the toolkit's summary, which remembers the first file that it has written to.
            await (0,promises_namespaceObject.appendFile)(path, fitting);
        }
        catch (thrown) {
            this.warnOnce('summary', `The job summary could not be written: ${(0,errors/* describe */.q0)(thrown)}`, 'Summary missing');
        }
    }
}
/**
 * GitHub's runner traces the first 256 UTF-16 units of every error and warning, and its worker dies when that cuts a
 * surrogate pair: no later step, no post step, no outputs. Masks shift positions, so none of these characters is safe.
 */
const withoutAstral = (text) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd');

;// CONCATENATED MODULE: ./lib/runtime/cancellation.js
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGBREAK'];
/**
 * Calls `onFirst` at the first signal of the runner, which sends SIGINT (Windows: Ctrl-Break) and SIGTERM 7.5 s later.
 * A second one ends the process at once, as if nobody had listened. Nobody can send Ctrl-Break, not even to oneself.
 */
function onSignal(process, onFirst) {
    let isFirst = true;
    for (const signal of SIGNALS) {
        process.on(signal, () => {
            if (isFirst) {
                isFirst = false;
                onFirst();
                return;
            }
            for (const each of SIGNALS)
                process.removeAllListeners(each);
            process.kill(process.pid, signal === 'SIGBREAK' ? 'SIGTERM' : signal);
        });
    }
}

;// CONCATENATED MODULE: ./lib/runtime/guard.js

/**
 * Runs `work` to its one end. Whatever else happens becomes a fault instead of a stack trace or a silent exit: a rejection,
 * an exception outside of any promise, an event loop that runs empty before the work has settled.
 * The listeners stay: after the end, what is left of an abandoned connection may still fail, and nobody needs to hear of it.
 */
function guard(processEvents, work) {
    return new Promise((resolve) => {
        const fail = (thrown) => resolve({ kind: 'fault', fault: (0,errors/* asActionError */.z6)(thrown) });
        processEvents.on('uncaughtException', fail);
        processEvents.on('unhandledRejection', fail);
        processEvents.once('beforeExit', () => fail(new errors/* ActionError */.lZ('internal', 'The step ended before its work was done')));
        new Promise((settle) => settle(work())).then((value) => resolve({ kind: 'done', value }), fail);
    });
}

;// CONCATENATED MODULE: ./lib/report/check-stage.js
const FIRST_STAGE = { title: 'Starting' };
/** The stage after an event; the very same object when there is nothing new to show. */
function nextStage(stage, event) {
    switch (event.kind) {
        case 'submitted':
            return { title: 'Submitted, waiting for its end', requestId: event.requestId };
        case 'attached':
            return { title: 'Following a request that was already running', requestId: event.requestId };
        case 'resumed':
            return { title: 'Following a request of an earlier run', requestId: event.requestId };
        case 'queued':
            return { title: 'Waiting for the end of a request that was already running' };
        case 'resubmitting':
            return { title: `Aborted by Adobe, submitting a fresh request (attempt ${event.attempt})` };
        case 'retrying':
            return outage(stage, event.what === 'token'
                ? 'No access token yet, trying again'
                : 'No answer to the request yet, trying again');
        case 'looked':
            return event.news.kind === 'failed'
                ? outage(stage, 'No contact with Adobe, looking again')
                : outageOver(stage);
        case 'authenticated':
            return outageOver(stage);
        case 'started':
        case 'recovered':
        case 'ended':
            return stage;
        default:
            return event;
    }
}
const outage = (stage, title) => stage.title === title ? stage : { ...stage, title, before: stage.before ?? stage.title };
function outageOver(stage) {
    const { before, ...rest } = stage;
    return before === undefined ? stage : { ...rest, title: before };
}

;// CONCATENATED MODULE: ./lib/report/check-texts.js

/** GitHub's limit in characters, kept in bytes to be on the safe side. */
const LONGEST_BYTES = 65_535;
const CUT = '\n\n… cut off: see the summary of the run.\n';
function conclusionOf(outcome) {
    switch (outcome) {
        case 'succeeded':
        case 'submitted':
            return 'success';
        case 'timed-out':
        case 'lost-contact':
            return 'timed_out';
        case 'cancelled':
            return 'cancelled';
        case 'error':
        case 'rejected':
        case 'failed':
        case 'aborted':
        case 'too-few-records':
            return 'failure';
        default:
            return outcome;
    }
}
/** While it runs. `requestId` and `mappingId` must be safe already. */
function renderProgress(stage, mappingId, runUrl) {
    const request = stage.requestId === undefined ? '–' : stage.requestId;
    const summary = [
        `## ⏳ Adobe Campaign data ingestion: ${stage.title}`,
        `| Mapping | Request |\n| --- | --- |\n| ${mappingId} | ${request} |`,
        'Nothing is decided yet. This page changes when something happens, not with every look.',
        '',
    ].join('\n\n');
    return { title: stage.title, summary: cutToSize(summary), text: linkTo(runUrl) };
}
/** The verdict; `summary` is that of the job. */
function renderEnd(outcome, summary, runUrl) {
    return { title: outcome_texts_OUTCOME_TEXTS[outcome].headline, summary: cutToSize(summary), text: linkTo(runUrl) };
}
/** What the post step can tell of a step that could not. `requestId` must be safe already. */
function renderLeftOpen(outcome, requestId, runUrl) {
    const title = outcome === undefined ? 'Ended before a verdict' : OUTCOME_TEXTS[outcome].headline;
    const whatNow = requestId === undefined
        ? 'No request is known; an ingestion may have started all the same.'
        : `Request ${requestId} may go on at Adobe: a new run with this requestId goes on waiting for it.`;
    const summary = [
        `## ${outcome === undefined || conclusionOf(outcome) !== 'success' ? '❌' : '✅'} Adobe Campaign data ingestion: ${title}`,
        outcome === undefined
            ? `The step was ended before it could tell a verdict, so nobody knows here whether the data arrived. ${whatNow}`
            : 'The step told its verdict in the run, but could not tell it here in time.',
        '',
    ].join('\n\n');
    return { title, summary, text: linkTo(runUrl) };
}
/** GitHub ignores `details_url` from a workflow's token. */
const linkTo = (runUrl) => `[Log and summary of the run](${runUrl})`;
/** Whole lines as far as they fit: half an entity or half a tag is none, but nobody wants to read it. */
function cutToSize(markdown) {
    if (Buffer.byteLength(markdown) <= LONGEST_BYTES) {
        return markdown;
    }
    const room = LONGEST_BYTES - Buffer.byteLength(CUT);
    let kept = '';
    for (const line of markdown.split('\n')) {
        if (Buffer.byteLength(kept) + Buffer.byteLength(line) + 1 > room)
            break;
        kept += `${line}\n`;
    }
    return kept + CUT;
}

;// CONCATENATED MODULE: ./lib/runtime/github-context.js

const SHA = /^(?:[\da-f]{40}|[\da-f]{64})$/i;
const NAME = String.raw `[\w.-]+`;
const REPOSITORY = new RegExp(`^(${NAME})/(${NAME})$`);
/** Their GITHUB_SHA is another commit than the one that people look at. Source: "Events that trigger workflows". */
const HEAD_IN_EVENT = /^(pull_request|workflow_run$)/;
/** Reads the default environment variables and the event of a workflow run. Never throws. */
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
/** The event, empty when there is none; `undefined` when there is one that cannot be read. */
function readEvent(path) {
    if (!path) {
        return {};
    }
    try {
        return JSON.parse((0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8').replace(/^\ufeff/, ''));
    }
    catch {
        return undefined;
    }
}
/** The head of a pull request, else of the run that this one follows. */
const headOf = (event) => github_context_textAt(event, ['pull_request', 'head', 'sha']) ?? github_context_textAt(event, ['workflow_run', 'head_sha']);
function github_context_textAt(value, path) {
    const found = path.reduce((at, key) => typeof at === 'object' && at !== null ? Object.getOwnPropertyDescriptor(at, key)?.value : undefined, value);
    return typeof found === 'string' ? found : undefined;
}

;// CONCATENATED MODULE: ./lib/publish.js






/** A bundle of its own, beside the step's: nobody waits for octokit who does not need it. Bundlers leave this import alone. */
const loadCheckRun = () => import(/* webpackIgnore: true */ './check-run/index.js');
/** Loads the bundle when it is first needed, once for all check runs. */
function checkRunTools(toolkit) {
    let loaded;
    return () => {
        loaded ??= loadCheckRun().then(({ CheckRun, ChecksApi, Ledger }) => ({
            CheckRun,
            ChecksApi,
            ledger: new Ledger((open) => toolkit.saveState(STATE, open)),
        }));
        return loaded;
    };
}
/** The name of the state that the post step reads. */
const STATE = 'checkRuns';
/** Longer than the limit that a check run keeps by itself: the verdict must not hang on a promise of a library. */
const SLACK_MS = 200;
/** What a step may take after its deadline or a signal, less a second for whatever is slow. */
const ENDING_MS = 4_000;
const publish_LONGEST_MS = 10_000;
const LONGEST_AFTER_SIGNAL_MS = 3_000;
/** How long the verdict may take to get onto the check run: the end of the step must not wait for GitHub. */
function publishingTime(nowMs, deadlineMs, signalMs) {
    const endMs = Math.min(deadlineMs, signalMs ?? Number.POSITIVE_INFINITY) + ENDING_MS;
    const longestMs = signalMs === undefined ? publish_LONGEST_MS : LONGEST_AFTER_SIGNAL_MS;
    return Math.max(0, Math.min(longestMs, endMs - nowMs));
}
/**
 * Publishes a mapping's check run beside the ingestion, which never waits for it.
 * Whatever goes wrong becomes one warning and nothing else.
 */
class Publisher {
    #options;
    #github;
    #mappingId;
    #run;
    #stage = FIRST_STAGE;
    #end = new AbortController();
    /** Fires when the verdict was told, or there is no time left for it; set while it is being told. */
    #told;
    /** Begins at once. */
    constructor({ org, mappingId, token }, options) {
        this.#options = options;
        this.#mappingId = mappingId;
        this.#github = readGithubContext(options.env);
        this.#run = this.#start(org, token).catch((thrown) => this.#warn(thrown));
    }
    on(event) {
        const stage = nextStage(this.#stage, event);
        if (stage === this.#stage) {
            return;
        }
        this.#stage = stage;
        const { requestId } = stage;
        const known = requestId === undefined ? undefined : this.#options.text.identifier(requestId);
        this.#run
            .then((run) => run?.show(this.#progress(stage), known))
            .catch((thrown) => this.#options.toolkit.debug((0,errors/* describe */.q0)(thrown)));
    }
    /** Tells the verdict. `summary` must be safe Markdown. Resolves within the time given, told or not. */
    async complete(outcome, summary, limitMs) {
        const output = renderEnd(outcome, summary, this.#runUrl);
        const done = new AbortController();
        this.#told = done;
        this.#endIn(limitMs, done.signal);
        const told = this.#run
            .then((run) => run?.complete(outcome, output, limitMs / 2, this.#end.signal))
            .catch((thrown) => this.#warn(thrown));
        await Promise.race([told, this.#afterEnd(done.signal)]);
        done.abort();
    }
    /** The step is to end: a verdict that is being told has less time from now on. */
    hurry() {
        if (this.#told !== undefined)
            this.#endIn(LONGEST_AFTER_SIGNAL_MS, this.#told.signal);
    }
    #endIn(ms, told) {
        this.#options.clock.sleep(ms, told).then(() => told.aborted || this.#end.abort());
    }
    #afterEnd(signal) {
        return new Promise((resolve) => {
            const wait = () => resolve(this.#options.clock.sleep(SLACK_MS, signal));
            this.#end.signal.addEventListener('abort', wait, { once: true });
        });
    }
    async #start(org, token) {
        const { toolkit, tools, text, clock, exchange, date } = this.#options;
        if (this.#github.kind === 'unknown') {
            throw new Error(`The check run has no place to go: ${this.#github.problem}`);
        }
        if (!/^[\x21-\x7e]+$/.test(token)) {
            throw new Error('The check run could not be created: githubToken is blank or no token');
        }
        const { context } = this.#github;
        const { CheckRun, ChecksApi, ledger } = await tools();
        const name = {
            name: `Adobe ingestion: ${org}/${text.line(this.#mappingId)}`,
            externalId: `${context.runId}-${context.attempt}-${text.identifier(this.#mappingId)}`,
            sha: context.sha,
        };
        return new CheckRun(name, this.#progress(FIRST_STAGE), {
            api: new ChecksApi({ ...context, token, exchange, date }),
            ledger,
            clock,
            onFault: (fault) => this.#warn(fault),
            debug: (line) => toolkit.debug(line),
        });
    }
    #progress(stage) {
        const inert = (foreign) => safeMarkdown(this.#options.text.line(foreign));
        const { requestId, ...rest } = stage;
        const shown = requestId === undefined ? rest : { ...rest, requestId: inert(requestId) };
        return renderProgress(shown, inert(this.#mappingId), this.#runUrl);
    }
    get #runUrl() {
        return this.#github.kind === 'ok' ? this.#github.context.runUrl : '';
    }
    #warn(thrown) {
        const { toolkit, text } = this.#options;
        toolkit.warnOnce('check-run', `${withoutStop(text.line((0,errors/* describe */.q0)(thrown)))}. The outcome of this step does not depend on its check run.`, `${this.#mappingId}: no complete check run`);
    }
}

;// CONCATENATED MODULE: ./lib/check-runs.js

/** The check runs of a step: one for each mapping, from its start to its own end. */
class CheckRuns {
    #start;
    #open = new Map();
    #completing = new Map();
    constructor(org, token, options) {
        this.#start = (mappingId) => new Publisher({ org, mappingId, token }, options);
    }
    start(mappingId) {
        if (!this.#open.has(mappingId)) {
            this.#open.set(mappingId, this.#start(mappingId));
        }
    }
    on(mappingId, event) {
        if (event.kind === 'started')
            this.start(mappingId);
        this.#open.get(mappingId)?.on(event);
    }
    /** Tells a verdict, beside whatever else goes on; what was not started, or is told already, stays as it is. */
    complete(mappingId, outcome, summary, limitMs) {
        const publisher = this.#open.get(mappingId);
        if (publisher !== undefined && !this.#completing.has(publisher)) {
            this.#completing.set(publisher, publisher.complete(outcome, summary(), limitMs));
        }
    }
    /** The step is to end: what is being told has less time from now on. */
    hurry() {
        for (const publisher of this.#completing.keys())
            publisher.hurry();
    }
    async settled() {
        await Promise.all(this.#completing.values());
    }
}

;// CONCATENATED MODULE: ./lib/ingestion/schedule.js
/** Without knowing how long an ingestion takes, looks after a fixed share of its age keep lag and looks in balance. */
const SHARE_OF_AGE = 0.05;
const schedule_LONGEST_INTERVAL_MS = 15_000;
const SPREAD = 0.1;
const LOOK_BACKOFF_MS = [5_000, 10_000, 20_000, 40_000, 60_000];
/** What is no number counts as `min`: a wait of `NaN` would be none at all. */
const clamp = (value, min, max) => (value > min ? Math.min(value, max) : min);
/**
 * Milliseconds until the next look at a request of this age: 5 % of it, at least `minMs` (the input's promise), at most
 * 15 s or `minMs`, spread by a tenth so that several runs do not look in step.
 */
function nextLookDelay(ageMs, minMs, random) {
    const base = clamp(SHARE_OF_AGE * ageMs, minMs, Math.max(schedule_LONGEST_INTERVAL_MS, minMs));
    return Math.max(minMs, base * (1 - SPREAD + 2 * SPREAD * random()));
}
/** Half of the delay is certain, half is random: no two clients return together, none returns at once. */
function withEqualJitter(delayMs, random) {
    return delayMs / 2 + (random() * delayMs) / 2;
}
/** Milliseconds to wait after the n-th failed look in a row (from 1). */
function lookBackoff(failedInARow, random) {
    const step = LOOK_BACKOFF_MS[clamp(failedInARow, 1, LOOK_BACKOFF_MS.length) - 1];
    return withEqualJitter(step ?? LOOK_BACKOFF_MS[0], random);
}

;// CONCATENATED MODULE: ./lib/runtime/retry.js


/** Repeats `attempt` as the policy allows, within the budget; rejects with the last fault. */
async function retry(attempt, policy, budget, { clock, random, onRetry }) {
    const used = new Map();
    const endMs = Math.min(budget.deadline, clock.now() + policy.totalMs);
    for (;;) {
        try {
            return await attempt();
        }
        catch (thrown) {
            const fault = (0,errors/* asActionError */.z6)(thrown);
            const waits = policy.waitsAfter(fault);
            const count = waits === undefined ? 0 : (used.get(waits) ?? 0);
            const backoffMs = waits?.[count];
            if (waits === undefined || backoffMs === undefined || budget.signal.aborted) {
                throw fault;
            }
            used.set(waits, count + 1);
            const askedMs = fault.details.retryAfterMs ?? 0;
            if (askedMs > policy.longestRetryAfterMs) {
                throw fault;
            }
            const waitMs = Math.max(withEqualJitter(backoffMs, random), askedMs);
            if (clock.now() + waitMs >= endMs) {
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

;// CONCATENATED MODULE: ./lib/runtime/retry-after.js
/**
 * How long a server asks us to wait, in milliseconds: whole seconds, or an HTTP date taken relative to the answer's own
 * `Date`, so that a wrong clock on either side does no harm. Anything else is ignored. Source: RFC 9110, section 10.2.3.
 */
function parseRetryAfter(headers) {
    const value = headers['retry-after']?.trim();
    if (value === undefined) {
        return undefined;
    }
    if (/^\d{1,10}$/.test(value)) {
        return Number(value) * 1000;
    }
    const until = parseHttpDate(value);
    const from = parseHttpDate(headers['date']);
    return until === undefined || from === undefined ? undefined : Math.max(0, until - from);
}
/** The preferred form of HTTP dates alone: `Sun, 06 Nov 1994 08:49:37 GMT`. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
function parseHttpDate(text) {
    const time = text !== undefined && HTTP_DATE.test(text.trim()) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
}

;// CONCATENATED MODULE: ./lib/adobe/errors.js



/** Codes of Campaign and of the connector, wherever they stand in a text. */
const CAMPAIGN_CODE = /\b(?:ACP|RST|XTK|NMS)-\d{6}\b/;
/** The gateway's own codes for "could not validate, try again", which come with 403 as well as with 503. */
const errors_GATEWAY_UNAVAILABLE = new Set(['503000', '503010', '503020']);
/** Longer texts are not quoted at all: cut, a secret in them would no longer be recognised. */
const errors_MAX_QUOTE = 1_500;
/** What may stand as a code in outputs and texts; a sentence in its place is a message. */
const CODE = /^[\w.-]{1,60}$/;
const campaignCodeIn = (text) => CAMPAIGN_CODE.exec(text)?.[0];
/** A body that may be JSON; anything else is `undefined`. Content types are not trusted. */
function jsonBody(reply) {
    try {
        return parseJson(reply.text);
    }
    catch {
        return undefined;
    }
}
/** The error shapes of the gateway (`error_code`, `code`), of IMS (`error`) and of Campaign (a JSON string, plain text). */
function vendorError(reply) {
    const body = jsonBody(reply);
    if (typeof body === 'object' && body !== null) {
        const code = ['error_code', 'error', 'code']
            .map((key) => codeAt(body, key))
            .find((found) => found !== undefined);
        const message = textAt(body, 'message') ?? textAt(body, 'error_description') ?? textAt(body, 'error') ?? '';
        return { message: errors_quote(message), ...withCode(code ?? campaignCodeIn(message)) };
    }
    const text = typeof body === 'string' ? body : reply.text;
    return { message: errors_quote(text.trim()), ...withCode(campaignCodeIn(text)) };
}
/** Text as documented, or a number where a server drops the quotes. */
function codeAt(body, key) {
    const value = at(body, key);
    const code = typeof value === 'number' ? String(value) : textAt(body, key);
    return code !== undefined && CODE.test(code) ? code : undefined;
}
const errors_quote = (text) => (text.length > errors_MAX_QUOTE ? `a text of ${text.length} characters` : text);
const withCode = (code) => (code === undefined ? {} : { code });
function codeOf(status, vendorCode) {
    if (vendorCode !== undefined && errors_GATEWAY_UNAVAILABLE.has(vendorCode))
        return 'server-error';
    if (status === 401)
        return 'unauthorized';
    if (status === 429)
        return 'throttled';
    if (status === 408 || status >= 500)
        return 'server-error';
    if (status >= 400)
        return 'refused';
    return status >= 300 ? 'redirected' : 'unreadable-answer';
}
/**
 * What an answer that is none of the expected ones means.
 * @param what who answered what, for the message: `Adobe IMS`, `Adobe Campaign`
 */
function faultOfReply(reply, what) {
    const { status, headers } = reply;
    const { code: vendorCode, message } = vendorError(reply);
    const gatewayRequestId = headers['x-request-id'] || headers['x-debug-id'] || undefined;
    const retryAfterMs = parseRetryAfter(headers);
    const code = codeOf(status, vendorCode);
    const said = [vendorCode !== undefined && !message.includes(vendorCode) ? vendorCode : '', message]
        .filter((part) => part !== '')
        .join(' ');
    const text = [
        `${what} answered HTTP ${status}`,
        code === 'redirected' ? ' (a redirect, which is never followed)' : '',
        said === '' ? '' : `: ${said}`,
        code !== 'unreadable-answer' ? '' : ` (${reply.unreadable ?? 'not one of the documented answers'})`,
        retryAfterMs === undefined ? '' : ` (it asks for a pause of ${retryAfterMs / 1000} s)`,
        gatewayRequestId === undefined ? '' : ` [gateway request id ${gatewayRequestId}]`,
    ].join('');
    return new errors/* ActionError */.lZ(code, text, {
        httpStatus: status,
        ...(vendorCode === undefined ? {} : { vendorCode }),
        ...(gatewayRequestId === undefined ? {} : { gatewayRequestId }),
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
}

;// CONCATENATED MODULE: ./lib/adobe/ims.js



const DEFAULT_LIFE_MS = 24 * 3600 * 1000;
/** Ten days: no token lives so long, so a larger `expires_in` is milliseconds. */
const MOST_SECONDS = 864_000;
/** Larger than any header a server accepts. */
const MAX_TOKEN_LENGTH = 16_000;
/** Fit for a header. A number is no token; one that is long arrives as its digits. */
const ims_TOKEN = /^(?!-?\d+$)[\x21-\x7e]{8,}$/;
/** RFC 6749, section 5.2: final under any status code. */
const REFUSALS = new Set([
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
]);
/**
 * OAuth server-to-server, version 3 of the token endpoint: the secret in the form body, scopes comma separated.
 * Source: Adobe Developer, "OAuth Server-to-Server credential", generate access tokens.
 */
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
/**
 * IMS names a refusal in `error`, whatever the status code; any other word there counts as the status does.
 * Throws an `ActionError` for everything unexpected.
 */
function parseTokenReply(reply) {
    const body = jsonBody(reply);
    const error = textAt(body, 'error');
    if (error !== undefined && (REFUSALS.has(error) || !isTransient(reply.status))) {
        const { message, details } = faultOf(reply, body);
        return {
            kind: 'refused',
            wrongSecret: textAt(body, 'error_description') === 'invalid client_secret parameter',
            fault: new errors/* ActionError */.lZ('invalid-credentials', message, details),
        };
    }
    const accessToken = textAt(body, 'access_token');
    if (reply.status < 200 ||
        reply.status > 299 ||
        accessToken === undefined ||
        !ims_TOKEN.test(accessToken) ||
        accessToken.length > MAX_TOKEN_LENGTH) {
        throw faultOf(reply, body);
    }
    return { kind: 'granted', grant: { accessToken, lifeMs: parseLife(at(body, 'expires_in')) } };
}
const isTransient = (status) => status === 408 || status === 429 || status >= 500;
/** Quotes named errors only: other text may be a token in an unexpected wrapping, which nothing masks yet. */
function faultOf(reply, body) {
    const quotable = isObject(body) && !Object.hasOwn(body, 'access_token');
    return faultOfReply(quotable ? reply : { ...reply, text: '' }, 'Adobe IMS');
}
function parseLife(expiresIn) {
    const value = typeof expiresIn === 'string' && /^\d+$/.test(expiresIn) ? Number(expiresIn) : expiresIn;
    if (typeof value !== 'number' || !Number.isFinite(value) || value <= 0) {
        return DEFAULT_LIFE_MS;
    }
    return value > MOST_SECONDS ? value : value * 1000;
}

;// CONCATENATED MODULE: ./lib/adobe/access-token.js



const EXCHANGE_MS = 15_000;
/** An exchange in flight may end this long after the deadline. */
const DEADLINE_GRACE_MS = 2_000;
const RENEW_BEFORE_END_MS = 10 * 60_000;
const RENEW_BEFORE_END_SHARE = 0.1;
const SHORTEST_RENEWAL_MS = 60_000;
/** For all tries, with every secret. */
const TOTAL_MS = 60_000;
const WAITS = [1_000, 2_000, 4_000];
const POLICY = {
    waitsAfter: (fault) => (0,errors/* isUnconnected */.v5)(fault) ||
        ['no-answer', 'throttled', 'server-error', 'unreadable-answer'].includes(fault.code)
        ? WAITS
        : undefined,
    longestRetryAfterMs: 60_000,
    totalMs: TOTAL_MS,
};
/** Tokens from Adobe IMS: renewed before they end, and once when a server refuses one. */
class ImsTokens {
    #options;
    #held;
    #pending;
    #lastTriedMs = Number.NEGATIVE_INFINITY;
    /** The secret that was accepted last. */
    #secret = 0;
    /** Adobe has refused the credential: nobody needs to ask again. */
    #refusal;
    constructor(options) {
        this.#options = options;
    }
    async get(budget) {
        const held = this.#held;
        if (held === undefined) {
            return (await this.#fetchOnce(budget)).accessToken;
        }
        const leftMs = this.#leftMs(held);
        const isEnding = leftMs < Math.min(RENEW_BEFORE_END_MS, RENEW_BEFORE_END_SHARE * held.lifeMs);
        if (!isEnding || this.#options.clock.now() - this.#lastTriedMs < SHORTEST_RENEWAL_MS) {
            return held.accessToken;
        }
        try {
            return (await this.#fetchOnce(budget)).accessToken;
        }
        catch (thrown) {
            // The token in hand still serves; the next call tries again in a minute.
            if (this.#leftMs(held) > 0)
                return held.accessToken;
            throw thrown;
        }
    }
    async renew(refused, budget) {
        const held = this.#held;
        if (held !== undefined && held.accessToken !== refused) {
            return held.accessToken;
        }
        if (held?.renewed && this.#options.clock.now() - held.requestedMs < SHORTEST_RENEWAL_MS) {
            throw new errors/* ActionError */.lZ('unauthorized', 'Adobe refuses a token that Adobe IMS has just issued', {
                httpStatus: 401,
            });
        }
        return (await this.#fetchOnce(budget)).accessToken;
    }
    #leftMs(held) {
        return held.requestedMs + held.lifeMs - this.#options.clock.now();
    }
    /** Callers that need a token at the same time wait for the same one. */
    #fetchOnce(budget) {
        this.#pending ??= this.#fetch(budget).finally(() => {
            this.#pending = undefined;
        });
        return this.#pending;
    }
    async #fetch(budget) {
        const { credentials, clock, onToken } = this.#options;
        if (this.#refusal !== undefined)
            throw this.#refusal;
        const endMs = Math.min(budget.deadline + DEADLINE_GRACE_MS, clock.now() + TOTAL_MS);
        const bounded = { ...budget, deadline: Math.min(budget.deadline, endMs) };
        this.#lastTriedMs = clock.now();
        for (;;) {
            let requestedMs = clock.now();
            const attempt = () => {
                requestedMs = clock.now();
                return this.#request(this.#secret, budget.signal, endMs);
            };
            const reply = await retry(attempt, POLICY, bounded, this.#options);
            if (reply.kind === 'granted') {
                onToken(reply.grant.accessToken, reply.grant.lifeMs);
                this.#held = { ...reply.grant, requestedMs, renewed: this.#held !== undefined };
                return this.#held;
            }
            if (!reply.wrongSecret || this.#secret + 1 >= credentials.clientSecrets.length) {
                this.#refusal = reply.fault;
                throw reply.fault;
            }
            this.#secret += 1;
        }
    }
    async #request(secret, signal, endMs) {
        const { credentials, imsUrl, exchange, clock } = this.#options;
        const { clientId, scopes, clientSecrets } = credentials;
        const clientSecret = clientSecrets[secret] ?? '';
        const timeoutMs = Math.max(0, Math.min(EXCHANGE_MS, endMs - clock.now()));
        const request = buildTokenRequest(imsUrl, { clientId, clientSecret, scopes });
        return parseTokenReply(await exchange(request, { timeoutMs, signal }));
    }
}
/** A ready-made token: all there is, so a refusal is final. */
class GivenToken {
    #credentials;
    #date;
    /** @param date the wall clock, to explain a refusal */
    constructor(credentials, date) {
        this.#credentials = credentials;
        this.#date = date;
    }
    async get() {
        return this.#credentials.accessToken;
    }
    async renew() {
        const { endsAtMs } = this.#credentials;
        const why = endsAtMs !== undefined && endsAtMs <= this.#date().getTime()
            ? `it ended at ${new Date(endsAtMs).toISOString()}`
            : 'it has ended, or was never valid here';
        throw new errors/* ActionError */.lZ('unauthorized', `Adobe refuses the given access token: ${why}`, { httpStatus: 401 });
    }
}

;// CONCATENATED MODULE: ./lib/ingestion/status.js
/** Status of an ingestion request, as the GET reports it. The page's prose and examples differ in case and spacing. */
const INGESTION_STATUSES = ['In Progress', 'Success', 'Failed', 'Aborted'];
const fold = (text) => text
    .trim()
    .replace(/[\s_-]+/g, ' ')
    .toLowerCase();
/** The documented status that a server's word means, or `undefined`: an unknown word is never a verdict. */
function parseStatus(text) {
    const folded = fold(text);
    return INGESTION_STATUSES.find((status) => fold(status) === folded);
}

;// CONCATENATED MODULE: ./lib/adobe/campaign.js




const SPEAKER = 'Adobe Campaign';
const campaign_MAX_ID_LENGTH = 200;
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
/**
 * POST of a new ingestion request. No body is documented; an empty object suits the content type.
 * Source: Adobe Campaign Standard, "Triggering data ingestion via APIs".
 */
function buildTriggerRequest(call) {
    return { method: 'POST', url: ingestUrl(call), headers: headersOf(call), body: '{}' };
}
/**
 * GET of a request's status. Adobe's page shows the id "in the parameters" without saying where: by default in the query,
 * as every other GET of this API has it.
 */
function buildLookRequest(call, requestId, idIn) {
    const url = ingestUrl(call);
    if (idIn === 'body') {
        return { method: 'GET', url, headers: headersOf(call), body: JSON.stringify({ requestId }) };
    }
    url.search = `?requestId=${encodeURIComponent(requestId)}`;
    return { method: 'GET', url, headers: headersOf(call) };
}
/** The four documented answers, read from the body whatever the status code. Throws an `ActionError` for any other. */
function parseTriggerReply(reply) {
    const body = jsonBody(reply);
    const word = textAt(body, 'status');
    const status = word === undefined ? undefined : parseStatus(word);
    const info = textAt(body, 'info') ?? '';
    switch (status) {
        case 'Success':
        case 'In Progress': {
            const requestId = campaign_parseRequestId(at(body, 'requestId'));
            if (requestId === undefined) {
                throw new errors/* ActionError */.lZ('no-request-id', `${SPEAKER} answered "${status}" without a usable request id`, {
                    httpStatus: reply.status,
                });
            }
            return { kind: status === 'Success' ? 'accepted' : 'already-in-progress', requestId, info };
        }
        case 'Failed':
            return { kind: 'rejected', reason: rejectionReason(info), info, ...vendorCodeIn(info) };
        case 'Aborted':
        case undefined:
            throw faultOfReply(reply, SPEAKER);
    }
}
/** The answer to a GET. Throws an `ActionError` for anything that is no status report. */
function parseLookReply(reply) {
    const body = jsonBody(reply);
    const word = textAt(body, 'status');
    if (!isObject(body) || word === undefined) {
        throw faultOfReply(reply, SPEAKER);
    }
    const status = parseStatus(word);
    if (status === undefined && (reply.status < 200 || reply.status > 299)) {
        throw faultOfReply(reply, SPEAKER);
    }
    const info = textAt(body, 'info') ?? '';
    return {
        status: status ?? { unknown: word },
        info,
        ...vendorCodeIn(info),
        ...fieldsOf(body),
    };
}
function fieldsOf(body) {
    const requestId = campaign_parseRequestId(at(body, 'requestId'));
    const batchId = textAt(body, 'batchId');
    const numRecords = countAt(body, 'numRecords');
    return {
        ...(requestId === undefined ? {} : { requestId }),
        ...(batchId === undefined ? {} : { batchId }),
        ...(numRecords === undefined ? {} : { numRecords }),
    };
}
const vendorCodeIn = (info) => {
    const vendorCode = campaignCodeIn(info);
    return vendorCode === undefined ? {} : { vendorCode };
};
function rejectionReason(info) {
    // The last one counts: the mapping's ID stands before it and may hold the same words.
    const [, missing] = [...info.matchAll(/\bnot (stopped|published)\b/gi)].at(-1) ?? [];
    if (missing === undefined)
        return 'rejected';
    return missing.toLowerCase() === 'stopped' ? 'not-stopped' : 'not-published';
}
/** The examples show a bare number; the type is undocumented, so the id is opaque text with all its digits. */
function campaign_parseRequestId(value) {
    if (typeof value === 'number') {
        return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
    }
    if (typeof value !== 'string') {
        return undefined;
    }
    const usable = value.trim() !== '' && value.length <= campaign_MAX_ID_LENGTH && !/\p{Cc}/u.test(value) && value.isWellFormed();
    // A number that is long arrives as its digits, a negative one too.
    return usable && !/^-\d+$/.test(value) ? value : undefined;
}

;// CONCATENATED MODULE: ./lib/adobe/campaign-api.js




/** What one step asks of the gateway at most, whatever the number of its mappings. Adobe publishes no limit. */
const RATE = { burst: 20, perMinute: 100 };
/** The gateway cuts at 60 s: a shorter deadline of ours would manufacture lost answers. */
const campaign_api_EXCHANGE_MS = 70_000;
/** An exchange in flight, or the last look, may end this long after the deadline. */
const campaign_api_DEADLINE_GRACE_MS = 2_000;
/** After a signal a POST in flight may still tell the id of what it has started. */
const POST_GRACE_MS = 2_000;
const UNDELIVERED_WAITS = [1_000, 2_000, 4_000];
/** Soon: after a minute a short ingestion that did start would have ended, and ours would be a duplicate. */
const AMBIGUOUS_WAITS = [2_000, 4_000];
/** May the request have been accepted, although no readable answer came? */
function isAmbiguous({ code, details }) {
    return (['no-answer', 'unreadable-answer', 'no-request-id'].includes(code) ||
        (code === 'server-error' && !isTurnedAway(details)));
}
/** The gateway did not pass the request on: it could not validate it, or names a time to come back. */
function isTurnedAway({ httpStatus, vendorCode, retryAfterMs }) {
    return ((vendorCode !== undefined && errors_GATEWAY_UNAVAILABLE.has(vendorCode)) ||
        (httpStatus === 503 && retryAfterMs !== undefined));
}
/** @param faults of all POSTs of the submission */
const triggerPolicy = (faults) => ({
    waitsAfter: (fault) => {
        // Accepted, but nobody knows as what: the repeat will name the running request, or nothing will.
        if (fault.code === 'no-request-id' && faults.filter(({ code }) => code === fault.code).length > 1) {
            return undefined;
        }
        if (isAmbiguous(fault))
            return AMBIGUOUS_WAITS;
        return (0,errors/* isUnconnected */.v5)(fault) || ['throttled', 'server-error'].includes(fault.code)
            ? UNDELIVERED_WAITS
            : undefined;
    },
    longestRetryAfterMs: 120_000,
    totalMs: 5 * 60_000,
});
/** Campaign Standard's ingestion API over HTTP: tokens, exchanges, and the repeats of a POST. */
class CampaignApi {
    #options;
    constructor(options) {
        this.#options = options;
    }
    async authenticate(budget) {
        await this.#options.tokens.get(budget);
    }
    async trigger(mappingId, budget) {
        const { clock, random } = this.#options;
        const faults = [];
        // Waiting for a token takes time: with none left, the answer would be one more lost one.
        const build = (call) => {
            if (clock.now() >= budget.deadline) {
                throw new errors/* ActionError */.lZ('timed-out', 'The time was over before the request could be sent');
            }
            return buildTriggerRequest(call);
        };
        const post = async () => {
            try {
                return await this.#call(mappingId, build, parseTriggerReply, budget, POST_GRACE_MS);
            }
            catch (thrown) {
                const fault = (0,errors/* asActionError */.z6)(thrown);
                faults.push(fault);
                throw fault;
            }
        };
        const onRetry = (fault, waitMs) => this.#options.onRetry(mappingId, fault, waitMs, isAmbiguous(fault));
        try {
            const reply = await retry(post, triggerPolicy(faults), budget, { clock, random, onRetry });
            return reply.kind !== 'rejected' && faults.some(isAmbiguous)
                ? { ...reply, afterLostAnswer: true }
                : reply;
        }
        catch (thrown) {
            const fault = (0,errors/* asActionError */.z6)(thrown);
            const ambiguous = faults.filter(isAmbiguous);
            throw ambiguous.length === 0 || isNowhere(ambiguous) ? fault : lostAnswer(fault);
        }
    }
    async look(mappingId, requestId, budget) {
        const { requestIdIn } = this.#options;
        try {
            const build = (call) => buildLookRequest(call, requestId, requestIdIn);
            return { kind: 'reported', report: await this.#call(mappingId, build, parseLookReply, budget) };
        }
        catch (thrown) {
            return { kind: 'failed', fault: (0,errors/* asActionError */.z6)(thrown) };
        }
    }
    /**
     * One exchange with a valid token, its answer read. A refused token is answered with one fresh one, but only once the
     * body was read: a documented answer counts under any status code, and repeating its POST would start a second request.
     */
    async #call(mappingId, build, parse, budget, graceMs = 0) {
        const { tokens, exchange, pace, clock, apiUrl, org, clientId } = this.#options;
        const callWith = async (accessToken) => {
            if (!(await pace(budget)) && !budget.signal.aborted) {
                throw new errors/* ActionError */.lZ('timed-out', 'The step ended before the rate of requests allowed another one');
            }
            return parse(await exchange(build({ apiUrl, org, clientId, mappingId, accessToken }), {
                timeoutMs: Math.max(0, Math.min(campaign_api_EXCHANGE_MS, budget.deadline + campaign_api_DEADLINE_GRACE_MS - clock.now())),
                signal: budget.signal,
                graceMs,
            }));
        };
        const token = await orNoToken(tokens.get(budget));
        try {
            return await callWith(token);
        }
        catch (thrown) {
            if (!(thrown instanceof errors/* ActionError */.lZ) || thrown.code !== 'unauthorized')
                throw thrown;
            return callWith(await orNoToken(tokens.renew(token, budget)));
        }
    }
}
/** A token that could not be had says nothing about the request it was for: its fault must not be taken for a lost answer. */
async function orNoToken(token) {
    try {
        return await token;
    }
    catch (thrown) {
        const fault = (0,errors/* asActionError */.z6)(thrown);
        const isFinal = fault.code === 'invalid-credentials' || fault.code === 'unauthorized';
        throw isFinal ? fault : new errors/* ActionError */.lZ('no-token', fault.message, { ...fault.details, cause: fault });
    }
}
/** The gateway's "Oops" to the last repeat: it does not know the address, and nothing was started there. */
const isNowhere = (ambiguous) => ambiguous.length > AMBIGUOUS_WAITS.length && ambiguous.every(({ details }) => details.vendorCode === '502');
const lostAnswer = (fault) => new errors/* ActionError */.lZ('lost-answer', fault.message, { ...fault.details, cause: fault });

;// CONCATENATED MODULE: ./lib/batch.js
/** The states of a batch. Source: Adobe Experience Platform, "Batch ingestion troubleshooting guide", batch states. */
const BATCH_STATUSES = [
    'processing',
    'success',
    'failure',
    'queued',
    'retrying',
    'stalled',
    'aborted',
    'abandoned',
    'inactive',
    'failed',
    'loading',
    'loaded',
    'staged',
    'active',
    'staging',
    'deleted',
];

;// CONCATENATED MODULE: ./lib/adobe/platform.js




const platform_SPEAKER = 'Experience Platform';
const platform_MAX_ID_LENGTH = 200;
const MAX_ERRORS = 10;
/**
 * GET of one batch in the catalog: its state and the kinds of its errors, never its rows.
 * Throws an `ActionError` for an id that is no single step of a path: it comes from a server.
 * Source: Adobe Experience Platform, Catalog Service API, "Look up a Catalog object".
 */
function buildBatchRequest(call) {
    const { platformUrl, imsOrg, sandbox, batchId, clientId, accessToken } = call;
    if (!batchId.isWellFormed() || batchId.length > platform_MAX_ID_LENGTH || /^\.{0,2}$/.test(batchId)) {
        throw new errors/* ActionError */.lZ('unreadable-answer', 'What Adobe Campaign names as batch id is none');
    }
    return {
        method: 'GET',
        url: new URL(`${platformUrl}/data/foundation/catalog/batches/${encodeURIComponent(batchId)}`),
        headers: {
            authorization: `Bearer ${accessToken}`,
            'x-api-key': clientId,
            'x-gw-ims-org-id': imsOrg,
            'x-sandbox-name': sandbox,
        },
    };
}
/** The answer is an object under the batch's id, any field of which may be missing. Throws an `ActionError` for all else. */
function parseBatchReply(reply, batchId) {
    const isOk = reply.status >= 200 && reply.status <= 299;
    const batch = at(jsonBody(reply), batchId);
    if (!isOk || !isObject(batch)) {
        // What is no error may be anything, even data of customers: only errors are quoted.
        throw faultOfReply(isOk ? { ...reply, text: '' } : reply, platform_SPEAKER);
    }
    const dataset = listAt(batch, 'relatedObjects').find((item) => textAt(item, 'type') === 'dataSet');
    const errors = listAt(batch, 'errors').map(parseError).filter(isTelling);
    return {
        status: platform_parseStatus(textAt(batch, 'status')),
        inputRecords: countAt(batch, 'metrics', 'inputRecordCount'),
        outputRecords: countAt(batch, 'metrics', 'outputRecordCount'),
        failedRecords: countAt(batch, 'metrics', 'failedRecordCount'),
        datasetId: textAt(dataset, 'id'),
        errors: errors.slice(0, MAX_ERRORS),
        moreErrors: Math.max(0, errors.length - MAX_ERRORS),
    };
}
function listAt(value, key) {
    const list = at(value, key);
    return Array.isArray(list) ? list : [];
}
function platform_parseStatus(word) {
    if (word === undefined)
        return undefined;
    return BATCH_STATUSES.find((status) => status === word.toLowerCase()) ?? { unknown: word };
}
/** Codes are text (`INGEST-1401-400`) or numbers (`106`). Older errors have `rows`: how many is told, not what they hold. */
function parseError(item) {
    const code = at(item, 'code');
    const rows = at(item, 'rows');
    return {
        code: typeof code === 'number' ? String(code) : textAt(item, 'code'),
        description: textAt(item, 'description'),
        recordCount: countAt(item, 'recordCount') ?? (Array.isArray(rows) ? rows.length : countAt(item, 'rows')),
    };
}
const isTelling = ({ code, description, recordCount }) => code !== undefined || description !== undefined || recordCount !== undefined;

;// CONCATENATED MODULE: ./lib/adobe/platform-api.js


/** Nobody waits long for an explanation. */
const platform_api_LONGEST_MS = 20_000;
/** What a credential without rights in Experience Platform, or with rights elsewhere, normally gets. */
const platform_api_REFUSALS = new Set([401, 403, 404]);
/** Experience Platform over HTTP, as far as it explains a failure: best effort, so nothing is tried twice. */
class PlatformApi {
    sandbox;
    #options;
    constructor(options) {
        this.sandbox = options.sandbox;
        this.#options = options;
    }
    /** Looks a batch up, within 20 seconds and the budget. Never rejects; `undefined` after a signal. */
    async lookUp(batchId, { deadline, signal }) {
        const { clock } = this.#options;
        const end = { deadline: Math.min(deadline, clock.now() + platform_api_LONGEST_MS), signal };
        if (signal.aborted)
            return undefined;
        if (clock.now() >= end.deadline)
            return { kind: 'no-time' };
        try {
            return await this.#ask(batchId, end);
        }
        catch (thrown) {
            return signal.aborted ? undefined : { kind: 'failed', fault: (0,errors/* asActionError */.z6)(thrown) };
        }
    }
    async #ask(batchId, end) {
        const { tokens, exchange, clock, platformUrl, imsOrg, sandbox, clientId } = this.#options;
        const accessToken = await tokens.get(end);
        const request = buildBatchRequest({ platformUrl, imsOrg, sandbox, batchId, clientId, accessToken });
        const timeoutMs = Math.max(0, end.deadline - clock.now());
        const reply = await exchange(request, { timeoutMs, signal: end.signal });
        try {
            return { kind: 'found', details: parseBatchReply(reply, batchId) };
        }
        catch (thrown) {
            const fault = (0,errors/* asActionError */.z6)(thrown);
            // The gateway's passing troubles come with 403 too.
            const isRefusal = platform_api_REFUSALS.has(fault.details.httpStatus) && fault.code !== 'server-error';
            return { kind: isRefusal ? 'refused' : 'failed', fault };
        }
    }
}

// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var lib_proxy = __nccwpck_require__(783);
;// CONCATENATED MODULE: ./lib/runtime/proxy.js


/**
 * Throws an `ActionError` when a proxy is set for this address but cannot be used: the client would silently connect
 * directly, past whatever the proxy is there for. The value is not quoted, since it may hold a password.
 */
function checkProxy(url, env) {
    const variable = ['https_proxy', 'HTTPS_PROXY'].find((name) => env[name]);
    if (url.protocol !== 'https:' || variable === undefined || (0,lib_proxy/* checkBypass */.H)(url)) {
        return;
    }
    const proxy = proxyFor(url);
    if (proxy === undefined || proxy.hostname === '' || !/^https?:$/.test(proxy.protocol)) {
        throw new errors/* ActionError */.lZ('proxy', `The environment variable ${spelling(variable, env)} does not hold the address of an HTTP proxy. Write it in full, such as http://proxy.example:3128`);
    }
}
/** As the user wrote it: Windows finds a variable under any spelling. */
function spelling(variable, env) {
    const names = Object.keys(env);
    if (names.includes(variable))
        return variable;
    return names.find((name) => name.toLowerCase() === variable.toLowerCase()) ?? variable;
}
/** The proxy that requests to this address go through. */
function proxyFor(url) {
    try {
        return (0,lib_proxy/* getProxyUrl */.s)(url);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/runtime/rate-limit.js
/**
 * A token bucket, shared by all who call it and served in the order of their calls. It keeps one number, the time at which
 * the bucket would be full again (the "generic cell rate algorithm"), so that no timer has to fill it.
 */
function limitRate({ burst, perMinute }, clock) {
    const intervalMs = 60_000 / perMinute;
    const allowanceMs = (burst - 1) * intervalMs;
    let fullAtMs = Number.NEGATIVE_INFINITY;
    return async ({ deadline, signal }) => {
        const now = clock.now();
        const startMs = Math.max(fullAtMs, now);
        const waitMs = startMs - allowanceMs - now;
        if (waitMs <= 0) {
            fullAtMs = startMs + intervalMs;
            return !signal.aborted;
        }
        const comesInTime = now + waitMs <= deadline;
        if (comesInTime) {
            fullAtMs = startMs + intervalMs;
        }
        await clock.sleep(comesInTime ? waitMs : Math.max(0, deadline - now), signal);
        return comesInTime && !signal.aborted;
    };
}

;// CONCATENATED MODULE: ./lib/runtime/trace.js

/** The same exchange, told of afterwards. */
function traced(exchange, clock, tell) {
    return async (request, limits) => {
        const atMs = clock.now();
        const done = (end) => tell({ request, atMs, durationMs: clock.now() - atMs, end });
        try {
            const reply = await exchange(request, limits);
            done(reply);
            return reply;
        }
        catch (thrown) {
            done((0,errors/* asActionError */.z6)(thrown));
            throw thrown;
        }
    };
}
/** In one line: method, address, status and time; no header and no body. */
function describeExchange({ request, durationMs, end }) {
    const what = 'status' in end ? `HTTP ${end.status}` : end.message;
    return `${request.method} ${request.url.href}: ${what} after ${Math.round(durationMs)} ms`;
}

;// CONCATENATED MODULE: ./lib/connect.js







/**
 * Adobe's API for these inputs, or in a rehearsal the same API in front of a simulator.
 * Rejects with an `ActionError` when a proxy is set that cannot be used.
 */
async function connect(inputs, options) {
    const { target } = inputs;
    if (target.kind === 'adobe') {
        const { platform } = target;
        for (const address of [new URL(target.apiUrl), new URL(target.imsUrl)]) {
            checkProxy(address, options.env);
            options.hide(proxyFor(address)?.password ?? '');
        }
        if (platform !== undefined) {
            options.hide(proxyFor(new URL(platform.platformUrl))?.password ?? '');
        }
        const pace = limitRate(RATE, options.clock);
        return { ...buildApis(inputs, { ...target, pace }, options), close: async () => { } };
    }
    const { sandbox, scenarios } = target;
    const simulator = await startRehearsal(scenarios, inputs, sandbox);
    options.hide(simulator.clientSecret);
    const { apiUrl, imsUrl, platformUrl, imsOrg, clientId, clientSecret } = simulator;
    const platform = sandbox === undefined ? {} : { platform: { platformUrl, imsOrg, sandbox } };
    const credentials = {
        kind: 'client-secret',
        clientId,
        clientSecrets: [clientSecret],
        scopes: ['openid'],
    };
    const pace = async ({ signal }) => !signal.aborted;
    return {
        ...buildApis(inputs, { apiUrl, imsUrl, credentials, pace, ...platform }, options),
        close: () => simulator.close(),
    };
}
function buildApis({ org, requestIdIn }, endpoints, options) {
    const { apiUrl, imsUrl, credentials, pace } = endpoints;
    const { clientId } = credentials;
    const { clock, random, observer, onTokenRetry, hide, debug, onExchange, date, env } = options;
    const exchange = traced(options.exchange, clock, (told) => {
        debug(describeExchange(told));
        onExchange?.(told);
    });
    const tokens = credentials.kind === 'access-token'
        ? new GivenToken(credentials, date)
        : new ImsTokens({
            imsUrl,
            credentials,
            exchange,
            clock,
            random,
            onToken: hide,
            onRetry: (fault, waitMs) => onTokenRetry({ kind: 'retrying', what: 'token', fault, waitMs, mayHaveStarted: false }),
        });
    const api = new CampaignApi({
        apiUrl,
        org,
        requestIdIn,
        clientId,
        tokens,
        exchange,
        pace,
        clock,
        random,
        onRetry: (id, fault, waitMs, mayHaveStarted) => observer.on(id, { kind: 'retrying', what: 'request', fault, waitMs, mayHaveStarted }),
    });
    // Its proxy is checked only when it is used: nothing about an explanation may keep the ingestion from its start.
    const checked = async (request, limits) => {
        checkProxy(request.url, env);
        return exchange(request, limits);
    };
    const platform = endpoints.platform &&
        new PlatformApi({ ...endpoints.platform, clientId, tokens, exchange: checked, clock });
    return { api, platform };
}

;// CONCATENATED MODULE: ./lib/ingestion/contact.js

/** How long looks may fail before we admit that we no longer know. */
const CONTACT_BUDGET_MS = 30 * 60_000;
/** A request may be unknown to the GET for a moment after its POST. */
const NOT_FOUND_GRACE_MS = 60_000;
const FORBIDDEN_LIMIT = 3;
/** From this many wrong answers on, the place of the request id in the GET is the likely reason. */
const WRONG_REQUEST_LIMIT = 3;
/** Tells hiccups from a lost contact. Times are milliseconds of the injected clock. */
class Contact {
    failedInARow = 0;
    lastContactMs;
    #startMs;
    #forbiddenInARow = 0;
    #wrongInARow = 0;
    constructor(nowMs) {
        this.#startMs = nowMs;
        this.lastContactMs = nowMs;
    }
    /** When the budget ends unless something readable arrives before. */
    get lostAtMs() {
        return this.lastContactMs + CONTACT_BUDGET_MS;
    }
    heard(nowMs) {
        this.lastContactMs = nowMs;
        this.failedInARow = 0;
        this.#forbiddenInARow = 0;
        this.#wrongInARow = 0;
    }
    /** Notes a failed look; the answer says whether looking on makes sense. */
    failed(fault, nowMs) {
        this.failedInARow += 1;
        this.#forbiddenInARow = isForbidden(fault) ? this.#forbiddenInARow + 1 : 0;
        this.#wrongInARow = fault.code === 'wrong-request' ? this.#wrongInARow + 1 : 0;
        return this.#isFinal(fault, nowMs) || nowMs >= this.lostAtMs ? 'lost' : 'look-again';
    }
    /** The fault with the advice that only its repetition justifies. */
    explain(fault) {
        return this.#wrongInARow < WRONG_REQUEST_LIMIT
            ? fault
            : new errors/* ActionError */.lZ(fault.code, `${fault.message}. If that goes on, this instance may want the request id in the body: set requestIdIn to body`, fault.details);
    }
    #isFinal(fault, nowMs) {
        const status = fault.details.httpStatus;
        switch (fault.code) {
            case 'unauthorized':
            case 'invalid-credentials':
            case 'redirected':
                return true;
            case 'refused':
                if (status === 425)
                    return false;
                if (status === 403)
                    return this.#forbiddenInARow >= FORBIDDEN_LIMIT;
                if (status === 404)
                    return nowMs - this.#startMs >= NOT_FOUND_GRACE_MS;
                return true;
            default:
                return false;
        }
    }
}
/** Not the gateway's passing troubles, some of which come with 403 too. */
const isForbidden = ({ code, details }) => code === 'refused' && details.httpStatus === 403;

;// CONCATENATED MODULE: ./lib/ingestion/news.js

/** Only an answer that names our request may end the wait: the GET's parameter might be ignored, and another request be meant. */
function interpret(look, requestId) {
    if (look.kind === 'failed') {
        return look;
    }
    const { report } = look;
    const { status, requestId: named } = report;
    if (named !== undefined && named !== requestId) {
        return wrongRequest(`Adobe answered about request ${named} instead of ${requestId}`);
    }
    if (typeof status === 'object') {
        return { kind: 'unknown-status', word: status.unknown };
    }
    if (status === 'In Progress') {
        return named === undefined ? { kind: 'contact' } : { kind: 'running', info: report.info };
    }
    return named === undefined
        ? wrongRequest(`Adobe answered "${status}" without naming a request, so it may not be about ${requestId}`)
        : { kind: 'terminal', report: { ...report, requestId: named, status } };
}
const wrongRequest = (message) => ({
    kind: 'failed',
    fault: new errors/* ActionError */.lZ('wrong-request', message),
});

;// CONCATENATED MODULE: ./lib/ingestion/follow.js



/** A server may ask for patience, not for silence. */
const LONGEST_RETRY_AFTER_MS = 300_000;
/** Looks at a request on the growing schedule until its end, the deadline (with one last look), a signal, or loss of contact. */
async function follow(request, { api, clock, random, observer }, budget) {
    const { mappingId, requestId, sinceMs, pollIntervalMs, queueing = false } = request;
    const contact = new Contact(clock.now());
    let seen = {};
    let delayMs = request.firstLookAfterMs ?? pollIntervalMs;
    for (;;) {
        const leftMs = Math.max(0, budget.deadline - clock.now());
        const isLast = delayMs >= leftMs;
        await clock.sleep(Math.min(delayMs, leftMs), budget.signal);
        if (budget.signal.aborted) {
            return { kind: 'cancelled', ...seen };
        }
        seen = { firstLookMs: clock.now(), ...seen };
        const news = interpret(await api.look(mappingId, requestId, budget), requestId);
        const now = clock.now();
        if (news.kind === 'terminal') {
            observer.on(mappingId, { kind: 'looked', requestId, queueing, news, ageMs: now - sinceMs });
            return { ...news, ...seen };
        }
        if (budget.signal.aborted) {
            return { kind: 'cancelled', ...seen };
        }
        // The look was never sent: that tells nothing of Adobe.
        if (news.kind === 'failed' && news.fault.code === 'timed-out') {
            return { kind: 'timed-out', ...seen };
        }
        if (news.kind !== 'failed') {
            contact.heard(now);
            if (news.kind === 'running')
                seen = { ...seen, runningInfo: news.info };
            delayMs = nextLookDelay(now - sinceMs, pollIntervalMs, random);
        }
        else if (contact.failed(news.fault, now) === 'lost') {
            return { kind: 'lost', fault: contact.explain(news.fault), ...seen };
        }
        else {
            const backoffMs = Math.max(lookBackoff(contact.failedInARow, random), pollIntervalMs);
            const askedMs = Math.min(news.fault.details.retryAfterMs ?? 0, LONGEST_RETRY_AFTER_MS);
            delayMs = Math.min(Math.max(backoffMs, askedMs), contact.lostAtMs - now);
        }
        const isOver = isLast || now >= budget.deadline;
        observer.on(mappingId, {
            kind: 'looked',
            requestId,
            queueing,
            news: news.kind === 'failed' ? { ...news, fault: contact.explain(news.fault) } : news,
            ageMs: now - sinceMs,
            ...(isOver ? {} : { nextLookMs: delayMs }),
        });
        if (isOver) {
            return { kind: 'timed-out', ...seen };
        }
    }
}

;// CONCATENATED MODULE: ./lib/ingestion/submit.js


/** POSTs until a request of ours is accepted or an answer says that none will be. */
async function submit_submit(plan, deps, budget) {
    const { mappingId, onInProgress, pollIntervalMs, lookOffsetMs = 0 } = plan;
    const { api, clock, observer } = deps;
    let queuedSinceMs;
    let running = {};
    for (;;) {
        const over = endOf(budget, deps);
        if (over !== undefined) {
            return ended({ ...running, outcome: over, errorCode: over });
        }
        let reply;
        try {
            reply = await api.trigger(mappingId, budget);
        }
        catch (thrown) {
            return ended({ ...running, ...endingOfFault((0,errors/* asActionError */.z6)(thrown), deps, budget) });
        }
        const { info } = reply;
        const maybeOurs = reply.kind === 'already-in-progress' && reply.afterLostAnswer === true;
        if (reply.kind !== 'rejected' && reply.afterLostAnswer) {
            observer.on(mappingId, { kind: 'recovered', requestId: reply.requestId, wasRunning: maybeOurs });
        }
        if (reply.kind === 'accepted') {
            const { requestId } = reply;
            observer.on(mappingId, { kind: 'submitted', requestId, info });
            return { kind: 'followed', request: { requestId, info, origin: 'submitted', acceptedMs: clock.now() } };
        }
        if (reply.kind === 'rejected') {
            const errorCode = reply.vendorCode ?? reply.reason;
            return ended({ outcome: 'rejected', status: 'Failed', errorCode, info });
        }
        const runningRequestId = reply.requestId;
        if (onInProgress === 'attach') {
            observer.on(mappingId, { kind: 'attached', requestId: runningRequestId });
            return { kind: 'followed', request: { requestId: runningRequestId, info, origin: 'attached' } };
        }
        running = {
            runningRequestId,
            status: 'In Progress',
            ...(maybeOurs ? { afterLostAnswer: true } : {}),
        };
        if (onInProgress === 'fail' || !plan.wait) {
            return ended({ ...running, outcome: 'rejected', errorCode: 'already-running', info });
        }
        observer.on(mappingId, { kind: 'queued', runningRequestId, maybeOurs });
        queuedSinceMs ??= clock.now();
        const sinceMs = queuedSinceMs;
        const firstLookAfterMs = pollIntervalMs + lookOffsetMs;
        const end = await follow({ mappingId, requestId: runningRequestId, sinceMs, pollIntervalMs, firstLookAfterMs, queueing: true }, deps, budget);
        if (end.kind !== 'terminal') {
            return ended({ ...running, ...endOfQueue(end) });
        }
    }
}
const ended = (ending) => ({ kind: 'ended', ending });
/** Why nothing may be started any more. */
function endOf({ signal, deadline }, { clock }) {
    if (signal.aborted)
        return 'cancelled';
    return clock.now() >= deadline ? 'timed-out' : undefined;
}
/** A fault before anything of ours was accepted, unless the answer itself was lost. */
function endingOfFault(fault, deps, budget) {
    const over = endOf(budget, deps);
    if (over !== 'cancelled' && fault.code === 'lost-answer') {
        return { outcome: 'lost-contact', fault, errorCode: submit_codeOf(fault) };
    }
    return over === undefined
        ? { outcome: 'error', fault, errorCode: submit_codeOf(fault) }
        : { outcome: over, fault, errorCode: over };
}
/** Nothing of ours is running yet, so losing sight of the other request is an error, not a lost contact. */
function endOfQueue(end) {
    return end.kind === 'lost'
        ? { outcome: 'error', fault: end.fault, errorCode: submit_codeOf(end.fault) }
        : { outcome: end.kind, errorCode: end.kind };
}
const submit_codeOf = (fault) => fault.details.vendorCode ?? fault.code;

;// CONCATENATED MODULE: ./lib/ingestion/ingest.js



/** Brings one mapping to its end: submits, waits, judges. Never rejects for anything that Adobe or the network does. */
async function ingest(plan, deps, budget) {
    const { mappingId, requestId, minRecords } = plan;
    const { api, observer } = deps;
    let attempts = 0;
    let attached = false;
    const gate = minRecords === undefined ? {} : { minRecords };
    const result = (ending) => ({ mappingId, ...gate, attempts, attached, ...ending });
    let request;
    let aborted;
    if (requestId !== undefined) {
        observer.on(mappingId, { kind: 'resumed', requestId });
        request = { requestId, origin: 'resumed' };
    }
    try {
        await api.authenticate(budget);
        observer.on(mappingId, { kind: 'authenticated' });
    }
    catch (thrown) {
        const open = requestId === undefined ? {} : { requestId, open: true };
        return result({ ...open, ...endingOfFault((0,errors/* asActionError */.z6)(thrown), deps, budget) });
    }
    const over = endOf(budget, deps);
    if (request === undefined && over !== undefined) {
        return result({ outcome: over, errorCode: over });
    }
    for (let resubmits = 0;; resubmits += 1) {
        if (request === undefined) {
            attempts += 1;
            const submission = await submit_submit(plan, deps, budget);
            if (submission.kind === 'ended') {
                return result(aborted === undefined ? submission.ending : afterAborted(aborted, submission.ending));
            }
            request = submission.request;
        }
        attached = request.origin === 'attached';
        const ending = await bringToEnd(request, plan, deps, budget);
        const isLast = resubmits >= plan.resubmitOnAborted || endOf(budget, deps) !== undefined;
        if (ending.outcome !== 'aborted' || isLast) {
            return result(ending);
        }
        aborted = ending;
        const abortedRequestId = request.requestId;
        request = undefined;
        observer.on(mappingId, { kind: 'resubmitting', abortedRequestId, attempt: attempts + 1 });
    }
}
/** A fresh submission that came to nothing. Adobe's word on the aborted request stays the last one, unless it said more. */
function afterAborted(aborted, { outcome, ...ending }) {
    return outcome === 'error'
        ? { ...aborted, ...(ending.fault === undefined ? {} : { fault: ending.fault }) }
        : { ...aborted, ...ending, outcome };
}
async function bringToEnd(request, plan, deps, budget) {
    const { requestId, acceptedMs, info, origin } = request;
    const { clock } = deps;
    const known = { requestId, open: true, ...(info === undefined ? {} : { info }) };
    if (!plan.wait) {
        return { ...known, ...duration(acceptedMs), status: 'In Progress', outcome: 'submitted' };
    }
    const { mappingId, pollIntervalMs, lookOffsetMs = 0 } = plan;
    const sinceMs = acceptedMs ?? clock.now();
    const firstLookAfterMs = lookOffsetMs + (origin === 'resumed' ? 0 : pollIntervalMs);
    const end = await follow({ mappingId, requestId, sinceMs, pollIntervalMs, firstLookAfterMs }, deps, budget);
    const took = duration(acceptedMs ?? end.firstLookMs);
    if (end.kind === 'terminal') {
        return { requestId, ...took, ...judge(end.report, plan.minRecords) };
    }
    // A request of an earlier run has said nothing before the first readable look.
    const isKnownRunning = origin !== 'resumed' || end.runningInfo !== undefined;
    const open = {
        ...known,
        ...took,
        ...(isKnownRunning ? { status: 'In Progress' } : {}),
        ...(end.runningInfo === undefined ? {} : { info: end.runningInfo }),
    };
    return end.kind === 'lost'
        ? {
            ...open,
            outcome: 'lost-contact',
            fault: end.fault,
            errorCode: end.fault.details.vendorCode ?? 'lost-contact',
        }
        : { ...open, outcome: end.kind, errorCode: end.kind };
    function duration(fromMs) {
        return fromMs === undefined ? {} : { durationMs: clock.now() - fromMs };
    }
}
/** Adobe's last word on our request, and the gate on the number of records. */
function judge(report, minRecords) {
    const { status, info, batchId, numRecords, vendorCode } = report;
    const facts = { status, info, ...(batchId === undefined ? {} : { batchId }) };
    switch (status) {
        case 'Failed':
            return { ...facts, outcome: 'failed', errorCode: vendorCode ?? 'failed' };
        case 'Aborted':
            return { ...facts, outcome: 'aborted', errorCode: vendorCode ?? 'aborted' };
        case 'Success': {
            const counted = { ...facts, ...(numRecords === undefined ? {} : { numRecords }) };
            const enough = minRecords === undefined || (numRecords !== undefined && numRecords >= minRecords);
            return enough
                ? { ...counted, outcome: 'succeeded' }
                : { ...counted, outcome: 'too-few-records', errorCode: 'too-few-records' };
        }
    }
}

;// CONCATENATED MODULE: ./lib/ingestion/ingest-all.js




/**
 * Brings every mapping to its own end, `maxParallel` at a time and in their order; no end hurries or hides another.
 * One authentication serves all, so that a refused credential ends all of them, with one fault and without asking again;
 * what is running then is still followed.
 * Never rejects: a fault of ours is the result of the mapping that it befell.
 */
async function ingestAll(plans, maxParallel, deps, budget) {
    const { observer } = deps;
    const shared = { ...deps, api: authenticatingOnce(deps.api) };
    const slots = Math.min(maxParallel, plans.length);
    const results = [];
    const queue = plans.entries();
    let refusal;
    /** Why a mapping whose turn comes late need not begin. */
    const lateEnd = () => {
        if (refusal !== undefined)
            return endingOfFault(refusal, deps, budget);
        const over = endOf(budget, deps);
        return over === undefined ? undefined : { outcome: over, errorCode: over };
    };
    const bringToEnd = async (plan, index) => {
        const late = index < slots ? undefined : lateEnd();
        if (late !== undefined) {
            const { mappingId, requestId } = plan;
            const open = requestId === undefined ? {} : { requestId, open: true };
            return unstarted(mappingId, { ...open, ...late });
        }
        observer.on(plan.mappingId, { kind: 'started' });
        const lookOffsetMs = (plan.pollIntervalMs * (index % slots)) / slots;
        return ingest({ ...plan, lookOffsetMs }, shared, budget);
    };
    const work = async () => {
        for (const [index, plan] of queue) {
            const result = await bringToEnd(plan, index).catch((thrown) => ofFault(plan.mappingId, thrown));
            results[index] = result;
            refusal ??= refusalIn(result);
            observer.on(plan.mappingId, { kind: 'ended', result });
        }
    };
    await Promise.all(Array.from({ length: slots }, work));
    return results;
}
/** The credential was refused before anything of this mapping was accepted: so it will be for the next. */
const refusalIn = ({ outcome, fault }) => outcome === 'error' && (fault?.code === 'unauthorized' || fault?.code === 'invalid-credentials')
    ? fault
    : undefined;
/** A fault of ours: whatever Adobe and the network do has become a result already. */
function ofFault(mappingId, thrown) {
    const fault = (0,errors/* asActionError */.z6)(thrown);
    return unstarted(mappingId, { outcome: 'error', fault, errorCode: fault.code });
}
/** The first to ask decides for all. */
function authenticatingOnce(api) {
    let authenticated;
    return {
        authenticate: (budget) => {
            authenticated ??= api.authenticate(budget);
            return authenticated;
        },
        trigger: (mappingId, budget) => api.trigger(mappingId, budget),
        look: (mappingId, requestId, budget) => api.look(mappingId, requestId, budget),
    };
}

;// CONCATENATED MODULE: ./lib/report/mapping-log.js

const HEARTBEAT_MS = 5 * 60_000;
/** As many lines are kept for the end. */
const mapping_log_MAX_LINES = 100;
/** Tells what happens to one mapping: one line when something changes, and a heartbeat now and then. */
class MappingLog {
    #mappingId;
    #options;
    #lines = [];
    #lastLineMs;
    /** What the last look told, in one word: the same again is not worth a line. */
    #lastNews = '';
    #outage;
    #toldOutageMs = Number.NEGATIVE_INFINITY;
    constructor(mappingId, options) {
        this.#mappingId = mappingId;
        this.#options = options;
        this.#lastLineMs = options.clock.now();
    }
    /** What was told of this mapping, each line with its time; of many, the last ones. */
    get lines() {
        return this.#lines;
    }
    tell(line) {
        const { clock, date } = this.#options;
        this.#lastLineMs = clock.now();
        this.#lines.push(`${humanTime(date())}  ${line}`);
        if (this.#lines.length > mapping_log_MAX_LINES)
            this.#lines.shift();
        this.#options.tell(line);
    }
    on(event) {
        const mappingId = this.#mappingId;
        switch (event.kind) {
            case 'started':
                return;
            case 'submitted':
                this.#lastNews = '';
                this.tell(`submitted as request ${event.requestId}.`);
                return;
            case 'attached':
                this.#lastNews = '';
                this.tell(`request ${event.requestId} is already running and is followed; nothing was submitted.`);
                this.#options.toolkit.warnOnce('attached', `Mapping ${mappingId}: request ${event.requestId} was already running and is followed instead of a new one. Its data may be older than yours.`, `${mappingId}: attached to a running request`);
                return;
            case 'queued':
                this.#lastNews = '';
                this.tell(event.maybeOurs
                    ? `request ${event.runningRequestId} is running, perhaps the one whose answer was lost. Waiting for its end, then submitting a request that is surely ours.`
                    : `request ${event.runningRequestId} of somebody else is already running. Waiting for its end, then submitting ours.`);
                return;
            case 'recovered':
                this.#options.toolkit.warnOnce('lost-answer-recovered', event.wasRunning
                    ? `Mapping ${mappingId}: Adobe's answer to the request was lost, and asking again found request ${event.requestId} running. It may be ours or somebody else's; nobody can tell.`
                    : `Mapping ${mappingId}: Adobe's answer to the request was lost, and asking again started request ${event.requestId}. A short ingestion may have run before it.`, `${mappingId}: a lost answer was recovered`);
                return;
            case 'resumed':
                this.tell(`following request ${event.requestId}; nothing is submitted.`);
                return;
            case 'resubmitting':
                this.tell(`submitting a fresh request in place of ${event.abortedRequestId} (attempt ${event.attempt}).`);
                return;
            case 'retrying':
                this.tell(describeRetry(event));
                return;
            case 'looked':
                this.#looked(event);
                return;
            default:
                event;
        }
    }
    #looked(event) {
        const { news, requestId, queueing, ageMs, nextLookMs } = event;
        const request = queueing ? `the other request, ${requestId}` : `request ${requestId}`;
        const now = this.#options.clock.now();
        if (news.kind === 'failed') {
            this.#lookFailed(news.fault, now, nextLookMs);
            return;
        }
        if (this.#outage?.told) {
            this.tell(`Adobe answers again after ${humanDuration(now - this.#outage.sinceMs)}.`);
        }
        this.#outage = undefined;
        const told = describeNews(news);
        const next = nextLookMs === undefined ? '' : `, next look in ${humanDuration(nextLookMs)}`;
        if (told !== this.#lastNews) {
            this.#lastNews = told;
            this.tell(`${told} (${request}, ${humanDuration(ageMs)}).`);
            if (news.kind === 'unknown-status') {
                this.#options.toolkit.warnOnce('unknown-status', `Mapping ${this.#mappingId}: Adobe reported the unknown status "${news.word}" for request ${requestId}. The wait goes on until a known one.`, `${this.#mappingId}: unknown status`);
            }
        }
        else if (now - this.#lastLineMs >= HEARTBEAT_MS) {
            this.tell(`still ${told} (${request}, ${humanDuration(ageMs)}${next}).`);
        }
    }
    /** The first failure is told, then one in five minutes: a line that goes up and down must not fill the log. */
    #lookFailed(fault, now, nextLookMs) {
        this.#outage ??= { sinceMs: now, told: false };
        if (now - this.#toldOutageMs < HEARTBEAT_MS) {
            this.#options.toolkit.debug(`${this.#mappingId}: a look failed: ${fault.message}`);
            return;
        }
        this.#toldOutageMs = now;
        this.#outage.told = true;
        const since = now - this.#outage.sinceMs;
        const next = nextLookMs === undefined ? '' : ` Looking again in ${humanDuration(nextLookMs)}.`;
        const what = since === 0 ? 'a look failed' : `no contact with Adobe for ${humanDuration(since)}`;
        this.tell(`${what}: ${withoutStop(fault.message)}.${next}`);
    }
}
function describeRetry(event) {
    const { what, fault, waitMs, mayHaveStarted } = event;
    const lost = 'the answer to the request was lost, so an ingestion may have started';
    const open = mayHaveStarted ? lost : 'the request was not accepted yet';
    const state = what === 'token' ? 'no access token yet' : open;
    return `${state}: ${withoutStop(fault.message)}. Trying again in ${humanDuration(waitMs)}.`;
}
function describeNews(news) {
    switch (news.kind) {
        case 'terminal':
            return news.report.status;
        case 'running':
            return 'In Progress';
        case 'unknown-status':
            return `an unknown status, "${news.word}"`;
        case 'contact':
            return 'In Progress, without saying for which request';
    }
}

;// CONCATENATED MODULE: ./lib/report/log.js


/** Tells what happens: what concerns all mappings once, the rest for each mapping by itself. */
class Log {
    #options;
    #logs;
    #signedIn = false;
    #ended = 0;
    constructor(mappingIds, options) {
        this.#options = options;
        this.#logs = new Map(mappingIds.map((mappingId) => [
            mappingId,
            new MappingLog(mappingId, { ...options, tell: (line) => this.#tell(`${mappingId}: ${line}`) }),
        ]));
    }
    on(mappingId, event) {
        const isAlone = this.#logs.size === 1;
        switch (event.kind) {
            case 'authenticated':
                if (!this.#signedIn)
                    this.#tell(isAlone ? `${mappingId}: authenticated.` : 'authenticated, for all mappings.');
                this.#signedIn = true;
                return;
            case 'ended':
                this.#ended += 1;
                if (!isAlone) {
                    const count = `${this.#ended} of ${this.#logs.size}`;
                    this.#logs.get(mappingId)?.tell(`ended as ${event.result.outcome} (${count}).`);
                }
                return;
            default:
                this.#logs.get(mappingId)?.on(event);
        }
    }
    /** There is one token for all mappings. */
    onTokenRetry(event) {
        const [alone, ...others] = this.#logs.keys();
        this.#tell(`${others.length === 0 ? `${alone}: ` : ''}${describeRetry(event)}`);
    }
    /** The lines about one mapping, which stand among those of others in the log. */
    linesOf(mappingId) {
        return this.#logs.get(mappingId)?.lines ?? [];
    }
    #tell(message) {
        this.#options.toolkit.info(`${humanTime(this.#options.date())}  ${message}`);
    }
}

;// CONCATENATED MODULE: ./lib/report/timeline.js
/** Steps that always come, and as a rule pass in a moment. */
const PASSING = new Set(['signing in', 'submitting']);
/** A thinner bar, as a share of the whole picture, cannot be seen. */
const THINNEST = 1 / 300;
/** Remembers what every mapping went through, and draws it as a Mermaid chart: one lane for each. */
class Timeline {
    #options;
    #lanes = new Map();
    constructor(options) {
        this.#options = options;
    }
    on(mappingId, event) {
        switch (event.kind) {
            case 'started':
                this.#lanes.set(mappingId, { spans: [], eventful: false, resumed: false });
                this.#begin(mappingId, 'signing in', 'done');
                break;
            case 'ended':
                this.#end(mappingId);
                break;
            case 'authenticated':
                if (this.#lanes.get(mappingId)?.resumed)
                    this.#begin(mappingId, 'ingesting', 'plain');
                else
                    this.#begin(mappingId, 'submitting', 'done');
                break;
            case 'resumed':
                this.#resume(mappingId);
                break;
            case 'retrying':
                this.#trouble(mappingId, event.mayHaveStarted ? 'answer lost, asking again' : 'trying again');
                break;
            case 'queued':
                this.#notable(mappingId, 'waiting for another request', 'done');
                break;
            case 'resubmitting':
                this.#notable(mappingId, 'submitting again', 'done');
                break;
            case 'submitted':
            case 'attached':
                this.#begin(mappingId, 'ingesting', 'plain');
                break;
            case 'looked':
                this.#looked(mappingId, event);
                break;
            case 'recovered':
                break;
            default:
                event;
        }
    }
    /** The chart, with lanes in the order of the rows of the table above it; nothing when that table says it all. */
    render(mappingIds) {
        const rows = mappingIds.map((mappingId) => this.#lanes.get(mappingId));
        const lanes = rows.filter((lane) => lane !== undefined);
        if (lanes.length === 0 || (rows.length === 1 && !lanes.some(({ eventful }) => eventful))) {
            return undefined;
        }
        const nowMs = this.#options.clock.now();
        const longestMs = Math.max(0, ...lanes.flatMap(({ spans }) => spans.map(({ startMs }) => nowMs - startMs)));
        const sections = rows.flatMap((lane, index) => lane === undefined
            ? []
            : [
                `    section ${rows.length === 1 ? 'Ingestion' : `Row ${index + 1}`}`,
                ...worthDrawing(lane.spans, longestMs * THINNEST).map((span) => `    ${this.#bar(span, nowMs)}`),
            ]);
        return [
            'gantt',
            '    title Times in UTC',
            // The marker would stand where the reader's own clock shows this time, in another zone.
            '    todayMarker off',
            '    dateFormat YYYY-MM-DD HH:mm:ss.SSS',
            `    axisFormat ${longestMs < 600_000 ? '%H:%M:%S' : '%H:%M'}`,
            ...sections,
        ].join('\n');
    }
    #bar({ what, look, startMs, endMs }, nowMs) {
        const [start, end] = [startMs, Math.max(endMs ?? nowMs, startMs + 1)].map((ms) => this.#instant(ms, nowMs));
        return `${what} :${look === 'plain' ? '' : `${look}, `}${start}, ${end}`;
    }
    #looked(mappingId, { news, queueing }) {
        if (news.kind === 'failed') {
            this.#trouble(mappingId, 'no contact');
        }
        else if (news.kind === 'terminal') {
            this.#end(mappingId);
            if (queueing)
                this.#begin(mappingId, 'submitting', 'done');
        }
        else if (this.#last(mappingId)?.look === 'crit') {
            this.#begin(mappingId, queueing ? 'waiting for another request' : 'ingesting', queueing ? 'done' : 'plain');
        }
    }
    #resume(mappingId) {
        const lane = this.#lanes.get(mappingId);
        if (lane !== undefined)
            lane.resumed = true;
    }
    #trouble(mappingId, what) {
        if (this.#last(mappingId)?.what !== what)
            this.#notable(mappingId, what, 'crit');
    }
    #notable(mappingId, what, look) {
        const lane = this.#lanes.get(mappingId);
        if (lane !== undefined)
            lane.eventful = true;
        this.#begin(mappingId, what, look);
    }
    #begin(mappingId, what, look) {
        this.#end(mappingId);
        this.#lanes.get(mappingId)?.spans.push({ what, look, startMs: this.#options.clock.now() });
    }
    #end(mappingId) {
        const last = this.#last(mappingId);
        if (last !== undefined)
            last.endMs ??= this.#options.clock.now();
    }
    #last(mappingId) {
        return this.#lanes.get(mappingId)?.spans.at(-1);
    }
    /** Durations come from the monotonic clock; the wall clock, which may jump, only says where now is. */
    #instant(ms, nowMs) {
        const instant = new Date(Math.round(this.#options.date().getTime() - (nowMs - ms)));
        return instant.toISOString().replace('T', ' ').replace('Z', '');
    }
}
/** The last one stays in any case: it is where the mapping ended. */
const worthDrawing = (spans, thinnestMs) => spans.filter((span, index) => index === spans.length - 1 ||
    !PASSING.has(span.what) ||
    (span.endMs ?? span.startMs) - span.startMs >= thinnestMs);

;// CONCATENATED MODULE: ./lib/report/recipe.js



/** What stands in place of a secret: its usual name, since nobody can know the real one. */
const SECRETS = {
    credentials: 'ADOBE_CREDENTIALS',
    clientId: 'ADOBE_CLIENT_ID',
    clientSecret: 'ADOBE_CLIENT_SECRET',
    accessToken: 'ADOBE_ACCESS_TOKEN',
};
/** May hold one line for each mapping, in their order. */
const PER_MAPPING = new Set(['mappingId', 'minRecords']);
/** What has no meaning, or another one, when a request is followed. */
const LEFT_OUT = new Set([
    'requestId',
    'wait',
    'rehearse',
    // Every step has GitHub's token by default.
    'githubToken',
]);
const PUBLISHED_AS = '<owner>/<repo>@v1';
/** The action as the workflow names it. Source: GitHub's default environment variables. */
function usesOf(env) {
    const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = env;
    return repository && ref ? `${repository}@${ref}` : PUBLISHED_AS;
}
/**
 * The step that goes on waiting, as YAML to paste: the inputs of this step for the unfinished mappings, and their requests.
 * @param safe hides secrets in a value that stays exact otherwise
 */
function renderRecipe(unfinished, read, env, safe) {
    const declared = INPUTS;
    const submits = unfinished.some(({ requestId }) => requestId === undefined);
    const isWanted = (name) => !LEFT_OUT.has(name) && (name !== 'onInProgress' || submits) && !isDefault(read(name), declared[name]);
    const inputs = INPUT_NAMES.filter(isWanted).map((name) => {
        const secret = SECRETS[name];
        const lines = PER_MAPPING.has(name) ? linesFor(unfinished, linesOf(read(name))) : [read(name)];
        return `    ${name}: ${secret === undefined ? scalar(lines.map(safe)) : `\${{ secrets.${secret} }}`}`;
    });
    const requestIds = unfinished.map(({ requestId }) => (requestId === undefined ? NONE : safe(requestId)));
    return [`- uses: ${usesOf(env)}`, '  with:', ...inputs, `    requestId: ${scalar(requestIds)}`].join('\n');
}
const isDefault = (given, declaration) => given === '' || given === declaration.default;
/** One line is for all mappings; of several, those of the unfinished ones are left. */
function linesFor(unfinished, lines) {
    return lines.length === 1 ? lines : unfinished.map(({ index }) => lines[index] ?? NONE);
}
/** One value, or several as a block of lines where YAML reads each of them as the same text. */
function scalar(lines) {
    const isPlain = lines.every((line) => /^[\w.-]+$/.test(line));
    return lines.length > 1 && isPlain
        ? ['|-', ...lines.map((line) => `      ${line}`)].join('\n')
        : quoted(lines.join('\n'));
}
/**
 * Plain where YAML reads it as the same text, else quoted: a JSON string is a YAML string. Escapes keep it exact and yet
 * without meaning to a terminal, to the runner and to Markdown.
 */
function quoted(text) {
    if (/^[A-Za-z][\w-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text)) {
        return text;
    }
    return JSON.stringify(text)
        .replace(/[^\x20-\x7e]/g, escaped)
        .replace(/:(?=:)|#(?=#\[)|\$(?=\{\{)/g, escaped);
}
const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

;// CONCATENATED MODULE: ./lib/step-tools.js


/** How the end of a step is told before anything is known of its mappings. */
const reportContext = ({ toolkit, text, read, env }) => ({
    toolkit,
    text,
    timeoutMs: 0,
    rehearsal: read('rehearse') !== '',
    runAttempt: Number(env['GITHUB_RUN_ATTEMPT'] ?? 1),
    recipeFor: (unfinished) => renderRecipe(unfinished, read, env, (value) => text.identifier(value)),
    timelineOf: () => undefined,
    linesOf: () => [],
});
/** A mapping that ended before there was anything to follow, or by a fault of ours. */
const endedBy = (fault, mappingId) => unstarted(mappingId, { outcome: 'error', fault, errorCode: fault.details.vendorCode ?? fault.code });

;// CONCATENATED MODULE: ./lib/step.js










/** The ingestion of all mappings, and what of it is told while it runs and at its end. */
class Step {
    #inputs;
    #tools;
    #budget;
    #courses;
    #log;
    #timeline;
    #checkRuns;
    #lookingUp = [];
    #connection;
    #signalMs;
    /** The verdict is being told: what a fault has left behind may still run to its end, and nobody needs to hear of it. */
    #isTold = false;
    constructor(inputs, budget, tools) {
        this.#inputs = inputs;
        this.#budget = budget;
        this.#tools = tools;
        const { mappings, org, checkRun, target } = inputs;
        this.#courses = new Map(mappings.map(({ mappingId, requestId }) => [mappingId, { requestId }]));
        this.#log = new Log([...this.#courses.keys()], tools);
        this.#timeline = new Timeline(tools);
        if (checkRun !== undefined && target.kind === 'adobe') {
            const options = { ...tools, tools: checkRunTools(tools.toolkit) };
            this.#checkRuns = new CheckRuns(org, checkRun.githubToken, options);
        }
    }
    /** The signal of the budget has fired: what is being published must hurry. */
    hurry() {
        this.#signalMs = this.#tools.clock.now();
        this.#checkRuns?.hurry();
    }
    /** Resolves when every mapping has come to its end. Rejects with an `ActionError` before any has begun. */
    async run() {
        const { clock, random, exchange, env, date, toolkit, transcript } = this.#tools;
        const { mappings, maxParallel } = this.#inputs;
        for (const { mappingId } of mappings.slice(0, maxParallel)) {
            this.#checkRuns?.start(mappingId);
        }
        this.#connection = await connect(this.#inputs, {
            clock,
            random,
            exchange,
            observer: this,
            onTokenRetry: (event) => this.#onTokenRetry(event),
            env,
            date,
            hide: (secret) => toolkit.hide(secret),
            debug: (line) => toolkit.debug(line),
            onExchange: transcript && ((told) => transcript.note(told)),
        });
        try {
            const { api } = this.#connection;
            const plans = mappings.map((mapping) => ({ ...this.#inputs, ...mapping }));
            await ingestAll(plans, maxParallel, { api, clock, random, observer: this }, this.#budget);
            await Promise.all(this.#lookingUp);
        }
        finally {
            await this.#connection.close();
        }
    }
    on(mappingId, event) {
        const course = this.#courses.get(mappingId);
        if (course === undefined || this.#isTold)
            return;
        if (event.kind === 'submitted' || event.kind === 'attached' || event.kind === 'resumed') {
            course.requestId = event.requestId;
            this.#tellRequestIds();
        }
        this.#log.on(mappingId, event);
        this.#timeline.on(mappingId, event);
        this.#checkRuns?.on(mappingId, event);
        if (event.kind === 'ended') {
            course.result = withRequest(event.result, course.requestId);
            this.#lookingUp.push(this.#lookUp(course).then(() => this.#publish(mappingId, undefined)));
        }
    }
    /** Tells the outcome everywhere. A fault is that of every mapping without a verdict. */
    async tell(fault) {
        this.#isTold = true;
        const ends = [...this.#courses.keys()].map((mappingId) => this.#endOf(mappingId, fault));
        try {
            await report(ends, this.#context());
        }
        finally {
            for (const { result } of ends)
                this.#publish(result.mappingId, fault);
            await this.#checkRuns?.settled();
        }
        return ends.map(({ result }) => result);
    }
    /** At once: an output written before a kill is kept. */
    #tellRequestIds() {
        const { toolkit, text } = this.#tools;
        const requestIds = [...this.#courses.values()].map(({ requestId }) => requestId === undefined ? undefined : text.identifier(requestId));
        toolkit.setOutput('requestId', linesOfOutput(requestIds));
    }
    /** Every mapping that is under way waits for it. */
    #onTokenRetry(event) {
        this.#log.onTokenRetry(event);
        for (const [mappingId, { result }] of this.#courses) {
            if (result === undefined) {
                this.#timeline.on(mappingId, event);
                this.#checkRuns?.on(mappingId, event);
            }
        }
    }
    async #lookUp(course) {
        const platform = this.#connection?.platform;
        const { outcome, batchId } = course.result ?? {};
        if (platform === undefined || outcome !== 'failed' || batchId === undefined) {
            return;
        }
        course.asked = { tenant: this.#inputs.org, sandbox: platform.sandbox, batchId };
        const finding = await platform.lookUp(batchId, this.#budget);
        if (finding === undefined)
            delete course.asked;
        else
            course.finding = finding;
    }
    /** A mapping's check run does not wait for the other mappings, nor anybody for it. */
    #publish(mappingId, fault) {
        const end = this.#endOf(mappingId, fault);
        const limitMs = publishingTime(this.#tools.clock.now(), this.#budget.deadline, this.#signalMs);
        this.#checkRuns?.complete(mappingId, end.result.outcome, () => renderEnds([end], this.#context()), limitMs);
    }
    #endOf(mappingId, fault = new errors/* ActionError */.lZ('internal', 'The step ended before its work was done')) {
        const index = [...this.#courses.keys()].indexOf(mappingId);
        const { requestId, result, asked, finding } = this.#courses.get(mappingId) ?? {};
        if (result === undefined) {
            return { index, result: withRequest(endedBy(fault, mappingId), requestId) };
        }
        return asked === undefined
            ? { index, result }
            : { index, result, batch: { ...asked, finding: finding ?? { kind: 'failed', fault } } };
    }
    #context() {
        const { timeoutMs, target } = this.#inputs;
        return {
            ...reportContext(this.#tools),
            timeoutMs,
            rehearsal: target.kind === 'rehearsal',
            timelineOf: (mappingIds) => this.#timeline.render(mappingIds),
            linesOf: (mappingId) => this.#log.linesOf(mappingId),
        };
    }
}
/** Whatever went wrong here, a request that is known may go on at Adobe. */
const withRequest = (result, requestId) => result.fault?.code === 'internal' && requestId !== undefined ? { ...result, requestId, open: true } : result;

;// CONCATENATED MODULE: ./lib/version.js
/** That of package.json, which a bundle does not have at hand. */
const VERSION = '1.0.0';

;// CONCATENATED MODULE: ./lib/main.js




















/** The step: reads the inputs, does the work, tells the outcome. The only place that decides the exit. */
async function main({ process, ...outside }) {
    process.exitCode = 1;
    const startMs = outside.clock.now();
    const text = new ForeignText();
    const read = (name) => getInput(name);
    const toolkit = new Toolkit(text, outside.env);
    const tools = {
        ...outside,
        toolkit,
        text,
        read,
        transcript: isDebug() ? new SupportTranscript(identifiersOf(read), startMs) : undefined,
    };
    const ending = new AbortController();
    // Every mapping that waits listens, and Node would take that for a leak.
    (0,external_node_events_namespaceObject.setMaxListeners)(0, ending.signal);
    let step;
    onSignal(process, () => {
        ending.abort();
        step?.hurry();
    });
    const guarded = await guard(process, async () => {
        for (const secret of secretsOf(tools.read)) {
            toolkit.hide(secret);
        }
        const parsed = parseInputs(tools.read, await knownScenarios(tools.read('rehearse')));
        const inputs = shorten(orThrow(parsed));
        const budget = { deadline: startMs + inputs.timeoutMs, signal: ending.signal };
        step = new Step(inputs, budget, tools);
        tellStart(inputs, tools);
        await step.run();
    });
    ending.abort();
    const fault = guarded.kind === 'fault' ? guarded.fault : undefined;
    try {
        const results = await (step?.tell(fault) ?? tellFault(fault, tools));
        tellTranscript(results, tools);
        process.exitCode = results.every(({ outcome }) => isSuccess(outcome)) ? 0 : 1;
    }
    catch (thrown) {
        toolkit.error(`The outcome could not be told: ${(0,errors/* describe */.q0)(thrown)}`, 'Internal fault');
    }
}
/** Of a step that came no further than its inputs. */
async function tellFault(fault, tools) {
    const ended = fault ?? new errors/* ActionError */.lZ('internal', 'The step ended before it had begun');
    const [first = '', ...others] = linesOf(tools.read('mappingId'));
    const ends = [first, ...others.slice(0, MAX_MAPPINGS - 1)].map((mappingId, index) => ({
        index,
        result: endedBy(ended, mappingId),
    }));
    await report(ends, reportContext(tools));
    return ends.map(({ result }) => result);
}
/** The end of the log, with debug logging: nobody can test against every instance of Adobe's, so a run may teach us. */
function tellTranscript(results, { toolkit, transcript, read }) {
    if (transcript === undefined)
        return;
    try {
        const { version, platform, arch } = process;
        const about = [
            `Version ${VERSION}, Node ${version}, ${platform} ${arch}. No secrets, names or ids; made to be copied.`,
            ...shapesOfInputs(read),
        ];
        toolkit.group('Support transcript', transcript.lines(about, results));
    }
    catch (thrown) {
        // It never changes the verdict.
        toolkit.debug(`There is no support transcript: ${(0,errors/* describe */.q0)(thrown)}`);
    }
}
function orThrow(parsed) {
    if (parsed.kind === 'ok')
        return parsed.inputs;
    throw badInput(parsed.problems);
}
function badInput(problems) {
    const inputs = new Set(problems.map(({ input }) => input)).size;
    const count = inputs === 1 ? 'One input needs' : `${inputs} inputs need`;
    const list = problems.map(({ input, text }) => `${input}: ${text}`).join('\n');
    return new errors/* ActionError */.lZ('bad-input', `${count} attention; nothing was sent to Adobe.\n${list}`);
}


/***/ }),

/***/ 252:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ systemClock)
});

;// CONCATENATED MODULE: external "node:perf_hooks"
const external_node_perf_hooks_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");
;// CONCATENATED MODULE: ./lib/runtime/clock.js

/** `setTimeout` fires at once for anything larger. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/**
 * The machine's monotonic clock: a step of the wall clock moves no deadline. Its sleeps keep the process alive.
 * A sleep of `NaN` is a fault of ours, and rejects: a timer would take it for none at all, and a loop would spin.
 */
const systemClock = {
    now: () => external_node_perf_hooks_namespaceObject.performance.now(),
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
        const timer = setTimeout(done, Math.min(Math.ceil(ms), LONGEST_TIMER_MS));
        signal.addEventListener('abort', done, { once: true });
    }),
};


/***/ }),

/***/ 456:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  a: () => (/* binding */ httpExchange)
});

;// CONCATENATED MODULE: external "node:http"
const external_node_http_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/index.js + 1 modules
var lib = __nccwpck_require__(201);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/runtime/http.js




const MAX_BODY_BYTES = 1024 * 1024;
/** The toolkit's client gives the agent: its proxy and certificate handling, without its reader that never settles. */
const httpExchange = (clock) => (request, limits) => new Promise((resolve, reject) => {
    const { url, method, body, headers } = request;
    const secure = url.protocol === 'https:';
    const tunnel = openTunnel(url);
    const outgoing = (secure ? external_node_https_namespaceObject : external_node_http_namespaceObject).request(url, {
        method,
        agent: tunnel.agent,
        headers: {
            ...headers,
            'accept-encoding': 'identity',
            ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
        },
    });
    let phase = tunnel.proxied ? 'tunnel' : 'connect';
    let settled = false;
    const ended = new AbortController();
    const settle = (finish) => {
        if (settled)
            return;
        settled = true;
        ended.abort();
        limits.signal.removeEventListener('abort', onAbort);
        finish();
        outgoing.destroy();
        if (phase === 'tunnel')
            tunnel.abandon();
    };
    const fail = (cause) => settle(() => reject(faultOf(cause, phase, url)));
    const failIn = (ms, why) => {
        clock.sleep(ms, ended.signal).then(() => fail(new Error(why)), fail);
    };
    const onAbort = () => failIn(phase === 'sent' ? (limits.graceMs ?? 0) : 0, 'the step was ended');
    failIn(limits.timeoutMs, `no complete answer within ${Math.round(limits.timeoutMs / 100) / 10} s`);
    outgoing.on('error', fail);
    outgoing.on('socket', (socket) => {
        phase = 'connect';
        if (secure || socket.connecting) {
            socket.once(secure ? 'secureConnect' : 'connect', () => {
                phase = 'sent';
            });
        }
        else {
            phase = 'sent';
        }
    });
    outgoing.on('response', (incoming) => {
        const chunks = [];
        let size = 0;
        const complete = (bodyOf) => settle(() => resolve({ status: incoming.statusCode ?? 0, headers: flatten(incoming.headers), ...bodyOf }));
        incoming.on('data', (chunk) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size > MAX_BODY_BYTES) {
                complete({ text: '', unreadable: `larger than ${MAX_BODY_BYTES} bytes` });
            }
        });
        incoming.on('error', fail);
        incoming.on('close', () => fail(new Error('the connection closed before the answer was complete')));
        incoming.on('end', () => {
            if (incoming.complete)
                complete(decode(Buffer.concat(chunks), incoming.headers['content-encoding']));
        });
    });
    if (limits.signal.aborted) {
        fail(new Error('the step was ended'));
    }
    else {
        limits.signal.addEventListener('abort', onAbort, { once: true });
        outgoing.end(body);
    }
});
function decode(bytes, encoding) {
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
        return { text: '', unreadable: 'compressed, although no compression was asked for' };
    }
    try {
        return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
    }
    catch {
        return { text: '', unreadable: 'not UTF-8 text' };
    }
}
const flatten = (headers) => Object.fromEntries(Object.entries(headers).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
]));
const isTunneling = (agent) => 'proxyOptions' in agent;
/** The toolkit's agent for an address, with its way through a proxy if there is one. */
function openTunnel(url) {
    const agent = new lib/* HttpClient */.Qq().getAgent(url.href);
    const controller = new AbortController();
    if (isTunneling(agent)) {
        const { request, proxyOptions } = agent;
        const { proxyAuth } = proxyOptions;
        // The agent itself would encode it with a constructor that Node warns of.
        delete proxyOptions.proxyAuth;
        const login = proxyAuth && { 'proxy-authorization': `Basic ${Buffer.from(proxyAuth).toString('base64')}` };
        agent.request = ({ host, headers, ...options }) => request({
            ...options,
            // An IPv6 address has brackets only within a URL.
            host: host?.replace(/^\[|\]$/g, ''),
            headers: { ...headers, ...login },
            signal: controller.signal,
        });
    }
    return { agent, proxied: isTunneling(agent), abandon: () => controller.abort() };
}
/** OpenSSL's names for a certificate that cannot be trusted. */
const CERTIFICATE = /CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;
function faultOf(cause, phase, { host }) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    const text = (0,errors/* describe */.q0)(cause);
    if (phase === 'sent') {
        return new errors/* ActionError */.lZ('no-answer', `${host} gave no answer: ${text}`, { cause });
    }
    if (CERTIFICATE.test(code)) {
        return new errors/* ActionError */.lZ('certificate', `The certificate of ${host} was refused: ${text}`, { cause });
    }
    if (phase === 'tunnel') {
        const proxyStatus = /statusCode=(\d{3})/.exec(text)?.[1];
        return new errors/* ActionError */.lZ('proxy', `The proxy on the way to ${host} made no connection: ${text}`, {
            cause,
            ...(proxyStatus === undefined ? {} : { proxyStatus: Number(proxyStatus) }),
        });
    }
    return new errors/* ActionError */.lZ('unreachable', `${host} could not be reached: ${text}`, { cause });
}


/***/ }),

/***/ 201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Qq: () => (/* binding */ HttpClient)
});

// UNUSED EXPORTS: Headers, HttpClientError, HttpClientResponse, HttpCodes, MediaTypes, getProxyUrl, isHttps

// EXTERNAL MODULE: external "http"
var external_http_ = __nccwpck_require__(611);
var external_http_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_http_, 2);
// EXTERNAL MODULE: external "https"
var external_https_ = __nccwpck_require__(692);
var external_https_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_https_, 2);
// EXTERNAL MODULE: ./node_modules/@actions/http-client/lib/proxy.js
var proxy = __nccwpck_require__(783);
// EXTERNAL MODULE: ./node_modules/tunnel/index.js
var tunnel = __nccwpck_require__(770);
;// CONCATENATED MODULE: ./scripts/bundle/undici.js
/**
 * Replaces undici in the bundle: the toolkit imports it for a dispatcher that this action never asks for, and it would be
 * 72 % of the bundle.
 */
function fetch() {
  throw new Error('undici is not part of this bundle')
}

class ProxyAgent {
  constructor() {
    fetch()
  }
}

;// CONCATENATED MODULE: ./node_modules/@actions/http-client/lib/index.js
/* eslint-disable @typescript-eslint/no-explicit-any */
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
/**
 * Returns the proxy URL, depending upon the supplied url and proxy environment variables.
 * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
 */
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
    /**
     * Gets a typed object from an endpoint
     * Be aware that not found returns a null.  Other errors (4xx, 5xx) reject the promise
     */
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
    /**
     * Makes a raw http request.
     * All other methods such as get, post, patch, and request ultimately call this.
     * Prefer get, del, post and patch
     */
    request(verb, requestUrl, data, headers) {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._disposed) {
                throw new Error('Client has already been disposed.');
            }
            const parsedUrl = new URL(requestUrl);
            let info = this._prepareRequest(verb, parsedUrl, headers);
            // Only perform retries on reads since writes may not be idempotent.
            const maxTries = this._allowRetries && RetryableHttpVerbs.includes(verb)
                ? this._maxRetries + 1
                : 1;
            let numTries = 0;
            let response;
            do {
                response = yield this.requestRaw(info, data);
                // Check if it's an authentication challenge
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
                        // We have received an unauthorized response but have no handlers to handle it.
                        // Let the response return to the caller.
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
                        // if there's no location to redirect to, we won't
                        break;
                    }
                    const parsedRedirectUrl = new URL(redirectUrl);
                    if (parsedUrl.protocol === 'https:' &&
                        parsedUrl.protocol !== parsedRedirectUrl.protocol &&
                        !this._allowRedirectDowngrade) {
                        throw new Error('Redirect from HTTPS to HTTP protocol. This downgrade is not allowed for security reasons. If you want to allow this behavior, set the allowRedirectDowngrade option to true.');
                    }
                    // we need to finish reading the response before reassigning response
                    // which will leak the open socket.
                    yield response.readBody();
                    // strip authorization header if redirected to a different hostname
                    if (parsedRedirectUrl.hostname !== parsedUrl.hostname) {
                        for (const header in headers) {
                            // header names are case insensitive
                            if (header.toLowerCase() === 'authorization') {
                                delete headers[header];
                            }
                        }
                    }
                    // let's make the request with the new redirectUrl
                    info = this._prepareRequest(verb, parsedRedirectUrl, headers);
                    response = yield this.requestRaw(info, data);
                    redirectsRemaining--;
                }
                if (!response.message.statusCode ||
                    !HttpResponseRetryCodes.includes(response.message.statusCode)) {
                    // If not a retry code, return immediately instead of retrying
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
    /**
     * Needs to be called if keepAlive is set to true in request options.
     */
    dispose() {
        if (this._agent) {
            this._agent.destroy();
        }
        this._disposed = true;
    }
    /**
     * Raw request.
     * @param info
     * @param data
     */
    requestRaw(info, data) {
        return __awaiter(this, void 0, void 0, function* () {
            return new Promise((resolve, reject) => {
                function callbackForResult(err, res) {
                    if (err) {
                        reject(err);
                    }
                    else if (!res) {
                        // If `err` is not passed, then `res` must be passed.
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
    /**
     * Raw request with callback.
     * @param info
     * @param data
     * @param onResult
     */
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
        // If we ever get disconnected, we want the socket to timeout eventually
        req.setTimeout(this._socketTimeout || 3 * 60000, () => {
            if (socket) {
                socket.end();
            }
            handleResult(new Error(`Request timeout: ${info.options.path}`));
        });
        req.on('error', function (err) {
            // err has statusCode property
            // res should have headers
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
    /**
     * Gets an http agent. This function is useful when you need an http agent that handles
     * routing through a proxy server - depending upon the url and proxy environment variables.
     * @param serverUrl  The server URL where the request will be sent. For example, https://api.github.com
     */
    getAgent(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        return this._getAgent(parsedUrl);
    }
    getAgentDispatcher(serverUrl) {
        const parsedUrl = new URL(serverUrl);
        const proxyUrl = proxy/* getProxyUrl */.s(parsedUrl);
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
        info.httpModule = usingSsl ? external_https_namespaceObject : external_http_namespaceObject;
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
        // gives handlers an opportunity to participate
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
    /**
     * Gets an existing header value or returns a default.
     * Handles converting number header values to strings since HTTP headers must be strings.
     * Note: This returns string | string[] since some headers can have multiple values.
     * For headers that must always be a single string (like Content-Type), use the
     * specialized _getExistingOrDefaultContentTypeHeader method instead.
     */
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
    /**
     * Specialized version of _getExistingOrDefaultHeader for Content-Type header.
     * Always returns a single string (not an array) since Content-Type should be a single value.
     * Converts arrays to comma-separated strings and numbers to strings to ensure type safety.
     * This was split from _getExistingOrDefaultHeader to provide stricter typing for callers
     * that assign the result to places expecting a string (e.g., additionalHeaders[Headers.ContentType]).
     */
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
        // Return the first non-undefined value, converting numbers or arrays to strings if necessary
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
        const proxyUrl = proxy/* getProxyUrl */.s(parsedUrl);
        const useProxy = proxyUrl && proxyUrl.hostname;
        if (this._keepAlive && useProxy) {
            agent = this._proxyAgent;
        }
        if (!useProxy) {
            agent = this._agent;
        }
        // if agent is already assigned use that agent.
        if (agent) {
            return agent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        let maxSockets = 100;
        if (this.requestOptions) {
            maxSockets = this.requestOptions.maxSockets || external_http_.globalAgent.maxSockets;
        }
        // This is `useProxy` again, but we need to check `proxyURl` directly for TypeScripts's flow analysis.
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
                tunnelAgent = overHttps ? tunnel.httpsOverHttps : tunnel.httpsOverHttp;
            }
            else {
                tunnelAgent = overHttps ? tunnel.httpOverHttps : tunnel.httpOverHttp;
            }
            agent = tunnelAgent(agentOptions);
            this._proxyAgent = agent;
        }
        // if tunneling agent isn't assigned create a new agent
        if (!agent) {
            const options = { keepAlive: this._keepAlive, maxSockets };
            agent = usingSsl ? new external_https_.Agent(options) : new external_http_.Agent(options);
            this._agent = agent;
        }
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
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
        // if agent is already assigned use that agent.
        if (proxyAgent) {
            return proxyAgent;
        }
        const usingSsl = parsedUrl.protocol === 'https:';
        proxyAgent = new ProxyAgent(Object.assign({ uri: proxyUrl.href, pipelining: !this._keepAlive ? 0 : 1 }, ((proxyUrl.username || proxyUrl.password) && {
            token: `Basic ${Buffer.from(`${proxyUrl.username}:${proxyUrl.password}`).toString('base64')}`
        })));
        this._proxyAgentDispatcher = proxyAgent;
        if (usingSsl && this._ignoreSslError) {
            // we don't want to set NODE_TLS_REJECT_UNAUTHORIZED=0 since that will affect request for entire process
            // http.RequestOptions doesn't expose a way to modify RequestOptions.agent.options
            // we have to cast it to any and change it directly
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
            // Sanitize the orchestration ID to ensure it contains only valid characters
            // Valid characters: 0-9, a-z, _, -, .
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
                // not found leads to null obj returned
                if (statusCode === HttpCodes.NotFound) {
                    resolve(response);
                }
                // get the result from the body
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
                    // Invalid resource (contents not json);  leaving result obj null
                }
                // note that 3xx redirects are handled by the http layer.
                if (statusCode > 299) {
                    let msg;
                    // if exception/error in body, attempt to get better error
                    if (obj && obj.message) {
                        msg = obj.message;
                    }
                    else if (contents && contents.length > 0) {
                        // it may be the case that the exception is in the body message as string
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
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ checkBypass),
/* harmony export */   s: () => (/* binding */ getProxyUrl)
/* harmony export */ });
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
    // Determine the request port
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
    // Format the request hostname and hostname with port
    const upperReqHosts = [reqUrl.hostname.toUpperCase()];
    if (typeof reqPort === 'number') {
        upperReqHosts.push(`${upperReqHosts[0]}:${reqPort}`);
    }
    // Compare request host against noproxy
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
//# sourceMappingURL=proxy.js.map

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 

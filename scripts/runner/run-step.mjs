import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { collectFiles } from './collect-files.mjs'
import { createCommandFiles } from './command-files.mjs'
import { CommandProcessor } from './command-processor.mjs'
import { stepEnvironment } from './environment.mjs'
import { LineSplitter } from './lines.mjs'
import { Masker } from './masks.mjs'
import { StepLog } from './step-log.mjs'
import { LADDER_MS, startProcess } from './step-process.mjs'

/**
 * A stand-in of GitHub's runner for one step of a JavaScript action.
 */

/**
 * @typedef {object} StepOptions
 * @property {string} main the script, e.g. `dist/index.js`
 * @property {Readonly<Record<string, string>>} [inputs] all of them: no defaults are filled in here
 * @property {Readonly<Record<string, string | undefined>>} [env] added to the step's environment; undefined deletes
 * @property {string} [node] the Node executable
 * @property {readonly string[]} [nodeArgs] options for Node, before the script
 * @property {string} [workspace] the working directory; a fresh one when not given
 * @property {import('./step-log.mjs').LineListener} [onLine] called with every line of the log as it appears
 * @property {Partial<Record<import('./command-files.mjs').FileName, import('./command-files.mjs').FileFault>>} [files]
 * @property {number} [limitMs] after this the process is killed, so that nothing hangs; `Infinity` for none
 * @property {readonly [number, number]} [ladderMs] SIGINT to SIGTERM, SIGTERM to SIGKILL
 * @property {number} [drainMs] how long to wait for streams held open after the process has ended
 */

/**
 * @typedef {object} StepResult
 * @property {number | null} exitCode null when a signal ended the process
 * @property {NodeJS.Signals | null} signal
 * @property {'success' | 'failure'} conclusion
 * @property {boolean} limitHit killed because of `limitMs`
 * @property {boolean} streamsHeldOpen a descendant kept stdout or stderr after the end and was killed
 * @property {string} stdout raw, unmasked
 * @property {string} stderr raw, unmasked
 * @property {string[]} log what a person sees: masked, commands rendered
 * @property {number} lineCount lines printed by the process, commands included
 * @property {import('./command-processor.mjs').SeenCommand[]} commands carried out or refused, in order
 * @property {import('./step-log.mjs').Annotation[]} annotations the first ten of each level
 * @property {string[]} runnerErrors error annotations that the runner added, e.g. for a malformed file
 * @property {string[]} masks as given, then their single lines when there are several
 * @property {Record<string, string>} outputs
 * @property {{ name: string, value: string }[]} outputWrites the output file in the order written, repeats included
 * @property {Record<string, string>} state
 * @property {Record<string, string>} exportedEnv
 * @property {string[]} addedPath
 * @property {string} summary Markdown as shown: masked, '' when over 1 MiB
 * @property {string} rawSummary as written
 * @property {number} durationMs
 * @property {number | null} firstLineAtMs from the start of the process
 */

/**
 * @typedef {object} Step
 * @property {import('./step-process.mjs').StepChild} child
 * @property {number | undefined} pid
 * @property {(name: NodeJS.Signals) => boolean} signal sends one signal
 * @property {() => void} cancel what the runner does when the job is cancelled: SIGINT, SIGTERM, SIGKILL
 * @property {Promise<StepResult>} done rejects when the process could not be started, or when an annotation would have
 *   crashed the runner
 */

const LIMIT_MS = 60_000

/**
 * Runs a script as the runner runs the `main` or `post` of an action.
 * @param {StepOptions} options
 * @returns {Promise<StepResult>}
 */
export function runStep(options) {
  return startStep(options).done
}

/**
 * The same, with a handle on the running step.
 * @param {StepOptions} options
 * @returns {Step}
 */
export function startStep(options) {
  const { main, inputs = {}, env = {}, node = process.execPath, nodeArgs = [] } = options
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'step-'))
  const workspace = options.workspace ?? join(folder, 'workspace')
  mkdirSync(workspace, { recursive: true })
  const files = createCommandFiles(join(folder, 'commands'), options.files)
  const environment = stepEnvironment({ folder, workspace, inputs, commandFiles: files.variables, env })

  const masker = new Masker()
  const showDebug = environment['RUNNER_DEBUG'] === '1'
  const log = new StepLog({ masker, showDebug, onLine: options.onLine })
  const processor = new CommandProcessor(log, masker)

  const startedAt = performance.now()
  const { child, cancel, ended } = startProcess({
    node,
    args: [...nodeArgs, resolve(main)],
    cwd: workspace,
    env: environment,
    ladderMs: options.ladderMs ?? LADDER_MS,
    limitMs: options.limitMs ?? LIMIT_MS,
    drainMs: options.drainMs,
  })
  /** @type {number | null} */
  let firstLineAtMs = null
  /** @param {'stdout' | 'stderr'} stream */
  const listen = (stream) =>
    readLines(child[stream], (line) => {
      firstLineAtMs ??= performance.now() - startedAt
      processor.process(line, stream)
    })
  const readers = { stdout: listen('stdout'), stderr: listen('stderr') }

  const finish = async () => {
    const ending = await ended
    const durationMs = performance.now() - startedAt
    const stdout = readers.stdout.finish()
    const stderr = readers.stderr.finish()
    const collected = collectFiles(files, log, masker)
    if (log.crashedBy !== undefined) {
      throw new Error(
        `GitHub's runner may crash on a character above U+FFFF in an annotation: ${log.crashedBy}`,
      )
    }
    const succeeded = ending.exitCode === 0 && !processor.failed && !collected.failed
    return {
      ...ending,
      conclusion: /** @type {'success' | 'failure'} */ (succeeded ? 'success' : 'failure'),
      stdout,
      stderr,
      log: log.lines,
      lineCount: processor.lineCount,
      commands: processor.commands,
      annotations: log.annotations,
      runnerErrors: log.runnerErrors,
      masks: masker.values,
      // Files are read last, so they win over the old commands.
      outputs: { ...Object.fromEntries(processor.outputs), ...toRecord(collected.outputs) },
      outputWrites: collected.outputs,
      state: { ...Object.fromEntries(processor.state), ...toRecord(collected.state) },
      exportedEnv: toRecord(collected.env),
      addedPath: collected.path,
      summary: collected.summary,
      rawSummary: collected.rawSummary,
      durationMs,
      firstLineAtMs,
    }
  }
  const done = finish().finally(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  return { child, pid: child.pid, signal: (name) => child.kill(name), cancel, done }
}

/**
 * @param {import('node:stream').Readable} stream
 * @param {(line: string) => void} onLine
 */
function readLines(stream, onLine) {
  const splitter = new LineSplitter()
  /** @type {Buffer[]} */
  const chunks = []
  stream.on('data', (/** @type {Buffer} */ chunk) => {
    chunks.push(chunk)
    splitter.push(chunk).forEach(onLine)
  })
  const finish = () => {
    splitter.end().forEach(onLine)
    return Buffer.concat(chunks).toString('utf8')
  }
  return { finish }
}

/** @param {readonly { name: string, value: string }[]} pairs */
const toRecord = (pairs) => Object.fromEntries(pairs.map(({ name, value }) => [name, value]))

import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { EOL, tmpdir } from 'node:os'
import { join } from 'node:path'
import { collectFiles } from './collect-files.mjs'
import { createCommandFiles } from './command-files.mjs'
import { CommandProcessor } from './command-processor.mjs'
import { stepEnvironment } from './environment.mjs'
import { LineSplitter } from './lines.mjs'
import { Masker } from './masks.mjs'
import { StepLog } from './step-log.mjs'

/**
 * @typedef {object} StepResult
 * @property {number | null} exitCode null when a signal ended the process
 * @property {NodeJS.Signals | null} signal
 * @property {'success' | 'failure' | 'cancelled'} conclusion
 * @property {Stop | undefined} stoppedBy what made the runner stop the step before its end
 * @property {boolean} limitHit killed because of `limitMs`
 * @property {boolean} streamsHeldOpen a descendant kept stdout or stderr after the end and was killed
 * @property {string} stdout unmasked, the line ends of this platform as `\n`
 * @property {string} stderr the same
 * @property {string[]} log what a person sees: masked, commands rendered
 * @property {number} lineCount lines printed by the process, commands included
 * @property {import('./command-processor.mjs').SeenCommand[]} commands carried out or not, in order
 * @property {import('./step-log.mjs').Annotation[]} annotations the first ten of each level
 * @property {string[]} runnerErrors error annotations that the runner added, e.g. for a malformed file
 * @property {string[]} masks those that the step asked for, then their single lines when there are several
 * @property {Record<string, string>} outputs
 * @property {{ name: string, value: string }[]} outputWrites the output file in the order written, repeats included
 * @property {Record<string, string>} state
 * @property {Record<string, string>} exportedEnv
 * @property {string[]} addedPath
 * @property {string} summary Markdown as shown: masked, '' when over 1 MiB
 * @property {string} rawSummary as written
 * @property {number} durationMs
 */

/** A cancelled job, or the step's own `timeout-minutes`: the same signals, and not the same conclusion. @typedef {'cancel' | 'time-out'} Stop */

/** @typedef {Pick<StepResult, 'exitCode' | 'signal' | 'limitHit' | 'streamsHeldOpen'>} Ending */

/**
 * @typedef {object} RecordOptions
 * @property {Readonly<Record<string, string>>} [inputs] all of them: no defaults are filled in here
 * @property {Readonly<Record<string, string | undefined>>} [env] added to the step's environment; undefined deletes
 * @property {string} [folder] for the step's files, if need be that of a step that has ended; a fresh one when not given
 * @property {string} [workspace] the working directory; a fresh one when not given
 * @property {import('./step-log.mjs').LineListener} [onLine] called with every line of the log as it appears
 * @property {import('./command-files.mjs').CreateFile} [createFile]
 * @property {readonly string[]} [secrets] of the workflow: masked for the whole job, before the step, as is each line of them
 * @property {() => number} [now] milliseconds, from any start
 */

/**
 * The runner's part of a step, in whatever process it runs: its environment and files, its output, and their meaning.
 * @param {RecordOptions} options
 */
export function recordStep({
  inputs = {},
  env = {},
  secrets = [],
  now = () => performance.now(),
  onLine,
  ...options
}) {
  const folder = options.folder ?? newFolder()
  const workspace = options.workspace ?? join(folder, 'workspace')
  mkdirSync(workspace, { recursive: true })
  const files = createCommandFiles(folder, options.createFile)
  const environment = stepEnvironment({ folder, workspace, inputs, commandFiles: files.variables, env })

  const masker = new Masker([], secrets)
  const log = new StepLog({ masker, showDebug: environment['RUNNER_DEBUG'] === '1', onLine })
  const processor = new CommandProcessor(log, masker)
  const startedAt = now()
  /** @type {Stop | undefined} */
  let stoppedBy
  const onEachLine = (/** @type {string} */ line) => processor.process(line)
  const readers = { stdout: lineReader(onEachLine), stderr: lineReader(onEachLine) }

  /**
   * @param {Ending} ending
   * @returns {StepResult}
   */
  const finish = (ending) => {
    const durationMs = now() - startedAt
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
      conclusion: conclusionOf(succeeded, stoppedBy),
      stoppedBy,
      stdout,
      stderr,
      log: log.lines,
      lineCount: processor.lineCount,
      commands: processor.commands,
      annotations: log.annotations,
      runnerErrors: log.runnerErrors,
      masks: masker.values,
      outputs: toRecord(collected.outputs),
      outputWrites: collected.outputs,
      state: toRecord(collected.state),
      exportedEnv: toRecord(collected.env),
      addedPath: collected.path,
      summary: collected.summary,
      rawSummary: collected.rawSummary,
      durationMs,
    }
  }
  return {
    workspace,
    environment,
    /** @type {(stream: 'stdout' | 'stderr', chunk: Buffer) => void} */
    feed: (stream, chunk) => readers[stream].push(chunk),
    finish,
    /** Notes why the runner stops the step; only the first call counts. @type {(why: Stop) => void} */
    stop: (why) => {
      stoppedBy ??= why
    },
    /** Removes the step's files, unless they are in a folder that was given; do not use this object afterwards. */
    close: () => {
      if (options.folder === undefined) removeFolder(folder)
    },
  }
}

export const newFolder = () => mkdtempSync(join(realpathSync(tmpdir()), 'step-'))

/** @param {string} folder */
export function removeFolder(folder) {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch (error) {
    // Windows keeps a folder in which a descendant still works; the step's results are valid anyway.
    if (process.platform !== 'win32') throw error
  }
}

/**
 * A stopped step never succeeds, whatever its exit code.
 * @param {boolean} succeeded
 * @param {Stop | undefined} stoppedBy
 * @returns {StepResult['conclusion']}
 */
function conclusionOf(succeeded, stoppedBy) {
  if (stoppedBy === 'cancel') return 'cancelled'
  return succeeded && stoppedBy === undefined ? 'success' : 'failure'
}

/** @param {(line: string) => void} onLine */
function lineReader(onLine) {
  const splitter = new LineSplitter()
  /** @type {Buffer[]} */
  const chunks = []
  return {
    /** @param {Buffer} chunk */
    push(chunk) {
      chunks.push(chunk)
      splitter.push(chunk).forEach(onLine)
    },
    finish() {
      splitter.end().forEach(onLine)
      return Buffer.concat(chunks).toString('utf8').replaceAll(EOL, '\n')
    },
  }
}

/** @param {readonly { name: string, value: string }[]} pairs */
const toRecord = (pairs) => Object.fromEntries(pairs.map(({ name, value }) => [name, value]))

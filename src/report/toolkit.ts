import { statSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import * as core from '@actions/core'
import { describe } from '../errors.js'
import type { ForeignText } from './foreign-text.js'
import type { OutputName } from './outputs.js'
import { MIN_SECRET_LENGTH } from './redactor.js'

/** The only warnings there are; each appears at most once a step. */
export type WarningKind =
  | 'attached'
  | 'lost-answer-recovered'
  | 'unknown-status'
  | 'no-records'
  | 'rehearsal'
  | 'tls'
  | 'token-ends'
  | 'batch-details'
  | 'outputs-file'
  | 'summary'
  | 'check-run'

/** GitHub drops a larger summary as a whole. */
const LARGEST_SUMMARY_BYTES = 1024 * 1024

/** The runner, through the toolkit. Everything printed here goes through the door for foreign text first. */
export class Toolkit {
  readonly #text: ForeignText
  readonly #env: NodeJS.ProcessEnv
  readonly #warned = new Map<WarningKind, Set<string>>()

  constructor(text: ForeignText, env: NodeJS.ProcessEnv) {
    this.#text = text
    this.#env = env
  }

  /** Masks a secret in the log and hides it everywhere else. Nothing too short to be one: its mask would hide half the log. */
  hide(secret: string): void {
    if (secret.length < MIN_SECRET_LENGTH) {
      return
    }
    this.#text.hide(secret)
    // The runner masks its own encodings of a value, but not the way a form or a URL of JavaScript spells it.
    const form = new URLSearchParams({ s: secret }).toString().slice('s='.length)
    for (const variant of new Set([secret, encodeURIComponent(secret), form])) {
      core.setSecret(variant)
    }
  }

  info(message: string): void {
    core.info(this.#text.clean(message))
  }

  debug(message: string): void {
    core.debug(this.#text.clean(message))
  }

  notice(message: string, title: string): void {
    core.notice(this.#text.clean(message), { title: this.#text.line(title) })
  }

  error(message: string, title: string): void {
    core.error(withoutAstral(this.#text.clean(message)), { title: withoutAstral(this.#text.line(title)) })
  }

  /** Lines that the log folds away under a title. */
  group(title: string, lines: readonly string[]): void {
    core.startGroup(this.#text.line(title))
    for (const line of lines) this.info(line)
    core.endGroup()
  }

  /** What comes again, of another mapping, is a line of the log. */
  warnOnce(kind: WarningKind, message: string, title: string): void {
    const told = this.#warned.get(kind) ?? new Set()
    if (told.size === 0) {
      const shown = withoutAstral(this.#text.clean(message))
      core.warning(shown, { title: withoutAstral(this.#text.line(title)) })
    } else if (!told.has(message)) {
      this.info(message)
    }
    this.#warned.set(kind, told.add(message))
  }

  /** `value` must be safe already. Without an output file the value is printed: the old command would let anybody forge it. */
  setOutput(name: OutputName, value: string): void {
    if (!this.#env['GITHUB_OUTPUT']) {
      this.info(`${name}=${value}`)
      return
    }
    try {
      core.setOutput(name, value)
    } catch (thrown) {
      this.warnOnce(
        'outputs-file',
        `The outputs could not be written: ${describe(thrown)}`,
        'Outputs missing',
      )
    }
  }

  /** For the post step. `value` must be safe already. Without a state file nothing is saved: the old command would let anybody forge it. */
  saveState(name: string, value: string): void {
    if (!this.#env['GITHUB_STATE']) {
      return
    }
    try {
      core.saveState(name, value)
    } catch (thrown) {
      this.warnOnce(
        'check-run',
        `The post step cannot complete the check run should this step be killed: ${describe(thrown)}`,
        'State missing',
      )
    }
  }

  /** `markdown` must be safe already. Where there is no room for all of it, what stands before its table is written. */
  async writeSummary(markdown: string): Promise<void> {
    try {
      const path = this.#env['GITHUB_STEP_SUMMARY']
      if (!path) {
        throw new Error('GITHUB_STEP_SUMMARY names no file')
      }
      const room = LARGEST_SUMMARY_BYTES - statSync(path).size
      const [beforeTable = ''] = markdown.split('\n\n|', 1)
      const fitting = [markdown, `${beforeTable}\n`].find((text) => Buffer.byteLength(text) <= room)
      if (fitting === undefined) {
        throw new Error('there is no room left in it')
      }
      // Not the toolkit's summary, which remembers the first file that it has written to.
      await appendFile(path, fitting)
    } catch (thrown) {
      this.warnOnce('summary', `The job summary could not be written: ${describe(thrown)}`, 'Summary missing')
    }
  }
}

/**
 * GitHub's runner traces the first 256 UTF-16 units of every error and warning, and its worker dies when that cuts a
 * surrogate pair: no later step, no post step, no outputs. Masks shift positions, so none of these characters is safe.
 */
const withoutAstral = (text: string) => text.replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')

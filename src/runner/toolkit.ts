import { statSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import * as core from '@actions/core'
import { describeText } from '../errors.js'
import type { Cleaner } from '../text/clean.js'
import { withoutDiagrams } from '../text/cut-to-size.js'
import { MIN_SECRET_LENGTH } from '../text/redactor.js'
import { foreign, join, type Text, text } from '../text.js'

/** All kinds of warnings; each appears at most once a step. */
export type WarningKind =
  | 'attached'
  | 'lost-answer-recovered'
  | 'unknown-status'
  | 'unknown-answer'
  | 'no-records'
  | 'success-with-code'
  | 'address'
  | 'credentials-lines'
  | 'rehearsal'
  | 'dry-run'
  | 'tls'
  | 'token-ends'
  | 'batch-details'
  | 'arrival'
  | 'outputs-file'
  | 'summary'
  | 'check-run'

/** GitHub discards a larger summary completely. */
const LARGEST_SUMMARY_BYTES = 1024 * 1024

/** The runner's commands and files, through the toolkit: the only place that writes the log and annotations. */
export class Toolkit {
  readonly #cleaner: Cleaner
  readonly #env: NodeJS.ProcessEnv
  /** The texts of each kind, so that none is printed twice. */
  readonly #warned = new Map<WarningKind, Set<string>>()

  constructor(cleaner: Cleaner, env: NodeJS.ProcessEnv) {
    this.#cleaner = cleaner
    this.#env = env
  }

  /** Masks a secret in the log and redacts it everywhere else, unless its mask would hide half the log. */
  hide(secret: string): void {
    if (secret.length < MIN_SECRET_LENGTH) {
      return
    }
    this.#cleaner.hide(secret)
    // Outside GitHub Actions, the command would print the secret itself.
    if (!this.#env['GITHUB_ACTIONS']) return
    // The runner also masks its own encodings of a value, but not JavaScript's encodings for forms and URLs.
    const form = new URLSearchParams({ s: secret }).toString().slice('s='.length)
    for (const variant of new Set([secret, encodeURIComponent(secret), form])) {
      core.setSecret(variant)
    }
  }

  info(message: Text): void {
    core.info(this.#cleaner.plain(message))
  }

  debug(message: Text): void {
    core.debug(this.#cleaner.plain(message))
  }

  notice(message: Text, title: Text): void {
    core.notice(this.#cleaner.plain(message), { title: this.#cleaner.line(title) })
  }

  error(message: Text, title: Text): void {
    core.error(this.#annotation(message), { title: this.#annotation(title) })
  }

  group(title: Text, lines: readonly Text[]): void {
    core.startGroup(this.#cleaner.line(title))
    for (const line of lines) this.info(line)
    core.endGroup()
  }

  /** A later warning of the same kind becomes a line in the log. */
  warnOnce(kind: WarningKind, message: Text, title: Text): void {
    const said = this.#warned.get(kind) ?? new Set()
    if (said.size === 0) {
      core.warning(this.#annotation(message), { title: this.#annotation(title) })
    } else if (!said.has(message.raw)) {
      this.info(message)
    }
    this.#warned.set(kind, said.add(message.raw))
  }

  /** @param value clean. Without an output file it is only printed, because anybody could forge the old command. */
  setOutput(name: string, value: string): void {
    if (!this.#env['GITHUB_OUTPUT']) {
      const lines = value.split('\n').map((line) => foreign(line))
      this.info(text`${name}=${join(lines, '\n')}`)
      return
    }
    this.#orWarn(
      () => core.setOutput(name, value),
      'outputs-file',
      text`The outputs could not be written`,
      text`Outputs missing`,
    )
  }

  /** For the post step. @param value clean. Not saved without a state file, because anybody could forge the old command. */
  saveState(name: string, value: string): void {
    if (!this.#env['GITHUB_STATE']) return
    this.#orWarn(
      () => core.saveState(name, value),
      'check-run',
      text`If this step is killed, the post step cannot complete the check run`,
      text`State missing`,
    )
  }

  #orWarn(write: () => void, kind: WarningKind, failure: Text, title: Text): void {
    try {
      write()
    } catch (thrown) {
      this.warnOnce(kind, text`${failure}: ${describeText(thrown)}`, title)
    }
  }

  /** @param markdown clean. If it does not fit, drops the diagrams, then all from the first code block on, then from the table on. */
  async writeSummary(markdown: string): Promise<void> {
    try {
      const path = this.#env['GITHUB_STEP_SUMMARY']
      if (!path) {
        throw new Error('GITHUB_STEP_SUMMARY names no file')
      }
      const room = LARGEST_SUMMARY_BYTES - statSync(path).size
      const before = (mark: string) => `${markdown.split(mark, 1)[0]}\n`
      const fitting = [markdown, withoutDiagrams(markdown), before('\n\n```'), before('\n\n|')].find(
        (part) => Buffer.byteLength(part) <= room,
      )
      if (fitting === undefined) {
        throw new Error('there is no room left in it')
      }
      // The toolkit's own summary would keep writing to the first file it was used with.
      await appendFile(path, fitting)
    } catch (thrown) {
      this.warnOnce(
        'summary',
        text`The job summary could not be written: ${describeText(thrown)}`,
        text`Summary missing`,
      )
    }
  }

  /**
   * GitHub's runner traces the first 256 UTF-16 units of errors and warnings, and its worker crashes if that cuts a
   * surrogate pair: no later step, no post step, no outputs. Masks shift it, so no position is safe.
   */
  #annotation(message: Text): string {
    return this.#cleaner.plain(message).replace(/[\u{10000}-\u{10ffff}]/gu, '\ufffd')
  }
}

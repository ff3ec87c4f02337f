import { Masker } from '../runner/masks.mjs'

/** @type {Partial<Record<import('../runner/step-log.mjs').LineKind | 'heading', string>>} SGR codes */
const COLOURS = { error: '31', warning: '33', notice: '36', debug: '35', group: '1', heading: '1' }

/** Without control characters, which a terminal would obey.  @param {string} text */
const harmless = (text) => text.replace(/[^\P{Cc}\n\t]/gu, '')

/** Without a summary's escapes against Markdown, such as `&#95;`.  @param {string} text */
const unescaped = (text) =>
  text.replaceAll('&#8203;', '').replace(/&#(\d{2,3});/g, (_, code) => String.fromCharCode(Number(code)))

/** @typedef {{ readonly isTTY?: boolean, write(text: string): unknown }} Output */

/**
 * The output of `npm start`. In colour only on a terminal, unless NO_COLOR is set.
 * @param {{ readonly stdout: Output, readonly env: NodeJS.ProcessEnv }} host
 */
export function screenOn({ stdout, env }) {
  const coloured = stdout.isTTY === true && !env['NO_COLOR']

  /** @param {string} text */
  const write = (text) => void stdout.write(`${text}\n`)

  /**
   * @param {string} text
   * @param {keyof typeof COLOURS} kind
   */
  const paint = (text, kind) =>
    coloured && COLOURS[kind] !== undefined ? `\x1b[${COLOURS[kind]}m${text}\x1b[0m` : text

  return {
    /** @param {string} title */
    showTitle(title) {
      write(`${paint(harmless(title), 'heading')}\n`)
    },

    /** @type {import('../runner/step-log.mjs').LineListener} */
    showLine(line, kind) {
      write(paint(harmless(line), kind))
    },

    /** @param {readonly import('./project.mjs').Scenario[]} scenarios */
    showScenarios(scenarios) {
      const width = Math.max(...scenarios.map(({ name }) => name.length))
      const outcomes = Math.max(...scenarios.map(({ expected }) => expected.outcome.length))
      for (const { name, description, expected } of scenarios) {
        write(`${name.padEnd(width)}  ${expected.outcome.padEnd(outcomes)}  ${description}`)
      }
    },

    /** @param {import('../runner/run-step.mjs').StepResult} result */
    showResult(result) {
      const masker = new Masker(result.masks)
      write(`\n${paint('Outputs', 'heading')}`)
      const outputs = Object.entries(result.outputs)
      const width = Math.max(0, ...outputs.map(([name]) => name.length))
      for (const [name, value] of outputs) {
        const lines = harmless(masker.mask(value)).split('\n')
        const [first, ...others] = lines.map((line) => line || '(empty)')
        write(
          [`${name.padEnd(width)}  ${first}`, ...others.map((line) => ' '.repeat(width + 2) + line)].join(
            '\n',
          ),
        )
      }
      if (outputs.length === 0) write('(none)')
      write(`\n${paint('Summary', 'heading')}`)
      write(harmless(unescaped(result.summary)).trimEnd() || '(none)')
      if (result.limitHit) write('\nThe step did not end by itself and was killed.')
      const failed = result.conclusion !== 'success'
      const verdict = failed ? 'The job stops here: the step failed.' : 'The job continues.'
      write(`\n${paint(verdict, failed ? 'error' : 'heading')}`)
    },
  }
}

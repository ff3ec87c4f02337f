import { join, Text, text } from '../text.js'
import type { InputName } from './declarations.js'
import type { Parsed } from './values.js'

export interface Problem {
  readonly input: InputName
  readonly line?: number | undefined
  readonly text: Text
}

/** So that users can correct all inputs at once. */
export class Problems {
  readonly list: Problem[] = []

  refuse(input: InputName, problem: Text, line?: number): undefined {
    // Report two short secrets as one problem.
    const isSame = (known: Problem) =>
      known.input === input && known.line === line && known.text.raw === problem.raw
    if (!this.list.some(isSame)) this.list.push({ input, line, text: problem })
  }

  /** Returns the value, or notes the problem and returns `undefined`. */
  take<T>(input: InputName, parsed: Parsed<T>, line?: number): T | undefined {
    return parsed instanceof Text ? this.refuse(input, parsed, line) : parsed
  }
}

export function describeProblems(problems: readonly Problem[]): Text {
  const inputs = new Set(problems.map(({ input }) => input)).size
  const count = inputs === 1 ? text`One input needs` : text`${inputs} inputs need`
  const lines = problems.map(({ input, line, text: problem }) => {
    const where = line === undefined ? text`` : text` (line ${line})`
    return text`\`${input}\`${where} ${problem}`
  })
  return text`${count} attention; nothing was sent to Adobe.\n${join(lines, '\n')}`
}

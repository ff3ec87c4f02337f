import type { InputName } from './table.js'
import type { Parsed } from './values.js'

export interface Problem {
  readonly input: InputName
  /** What is wrong and the remedy; quotes no secret. */
  readonly text: string
}

/** Collects every problem, so that a person mends all inputs at once. */
export class Problems {
  readonly list: Problem[] = []

  refuse(input: InputName, text: string): undefined {
    // Two short secrets are one thing to mend.
    if (!this.list.some((known) => known.input === input && known.text === text)) {
      this.list.push({ input, text })
    }
  }

  /** The value, or `undefined` after noting the problem. */
  take<T>(input: InputName, parsed: Parsed<T>): T | undefined {
    return 'value' in parsed ? parsed.value : this.refuse(input, parsed.problem)
  }
}

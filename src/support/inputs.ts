import { declarationOf, INPUT_NAMES, type InputName, type ReadInput } from '../inputs/declarations.js'
import { linesOf } from '../inputs/lists.js'
import { VERSION } from '../version.js'

/** Adobe's own addresses, which identify nobody. */
const KNOWN_HOST = /^https:\/\/(mc\.adobe\.io|ims-na1\.adobelogin\.com|platform\.adobe\.io)\/?$/
/** Harmless values of the other inputs: numbers and simple words. */
const PLAIN = /^(true|false|\d{1,6}(\.\d{1,3})?|-|[a-z]+(-[a-z]+){0,3})$/i

/** The identifiers among the inputs: nothing that contains one of them may be shown. */
export const identifiersOf = (read: ReadInput): readonly string[] =>
  INPUT_NAMES.filter((name) => declarationOf(name).kind === 'identifier').flatMap((name) =>
    linesOf(read(name)),
  )

/** The machine and the inputs, in a form that may be shown to anybody. */
export function aboutRun(read: ReadInput): readonly string[] {
  const { version, platform, arch } = process
  const given = INPUT_NAMES.filter((name) => read(name) !== '')
  const blank = INPUT_NAMES.filter((name) => read(name) === '')
  return [
    `Version ${VERSION}, Node ${version}, ${platform} ${arch}. No secrets, names or ids; made to be copied.`,
    ...given.map((name) => `${name}: ${shapeOf(name, read(name))}`),
    `blank: ${blank.join(', ') || 'none'}`,
  ]
}

function shapeOf(name: InputName, value: string): string {
  const lines = linesOf(value)
  const { kind } = declarationOf(name)
  switch (kind) {
    case 'secret':
      return 'given'
    case 'identifier':
      return `text(${lines.map((line) => (line === '-' ? '-' : line.length)).join(', ')})`
    case 'address':
      return KNOWN_HOST.test(value) ? value : 'another address'
    case 'plain':
      return lines.every((line) => PLAIN.test(line)) ? lines.join(', ') : `text(${value.length})`
  }
}

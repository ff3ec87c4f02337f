import { INPUT_NAMES, type InputName, type ReadInput } from '../inputs/table.js'
import { linesOf } from '../inputs/values.js'

/** Nothing is shown of them but whether they are given. */
const SECRET: ReadonlySet<InputName> = new Set<InputName>([
  'credentials',
  'clientId',
  'clientSecret',
  'accessToken',
  'githubToken',
])

/** Names that people gave: only how long they are. */
const IDENTIFYING: ReadonlySet<InputName> = new Set<InputName>([
  'org',
  'mappingId',
  'requestId',
  'imsOrg',
  'sandbox',
])

const ADDRESSES: ReadonlySet<InputName> = new Set<InputName>(['apiUrl', 'imsUrl', 'platformUrl'])
/** Adobe's own, which say nothing of anybody. */
const KNOWN_HOST = /^https:\/\/(mc\.adobe\.io|ims-na1\.adobelogin\.com|platform\.adobe\.io)\/?$/
/** What the other inputs may hold rightly: numbers, and the words of the table. */
const PLAIN = /^(true|false|\d{1,6}(\.\d{1,3})?|-|[a-z]+(-[a-z]+){0,3})$/i

/** The identifiers among the inputs: nothing that holds one of them may be shown. */
export const identifiersOf = (read: ReadInput): readonly string[] =>
  [...IDENTIFYING].flatMap((name) => linesOf(read(name)))

/** The inputs as they may be shown to anybody. */
export function shapesOfInputs(read: ReadInput): readonly string[] {
  const given = INPUT_NAMES.filter((name) => read(name) !== '')
  const blank = INPUT_NAMES.filter((name) => read(name) === '')
  return [
    ...given.map((name) => `${name}: ${shapeOf(name, read(name))}`),
    `blank: ${blank.join(', ') || 'none'}`,
  ]
}

function shapeOf(name: InputName, text: string): string {
  if (SECRET.has(name)) return 'given'
  const lines = linesOf(text)
  if (IDENTIFYING.has(name))
    return `text(${lines.map((line) => (line === '-' ? '-' : line.length)).join(', ')})`
  if (ADDRESSES.has(name)) return KNOWN_HOST.test(text) ? text : 'another address'
  return lines.every((line) => PLAIN.test(line)) ? lines.join(', ') : `text(${text.length})`
}

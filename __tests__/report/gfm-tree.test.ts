import { beforeAll, describe, expect, test } from '@jest/globals'
import { INPUT_NAMES } from '../../src/inputs/declarations.js'
import { GOLDENS } from './support/all-goldens.js'
import { type Node, nodesOf, parseGfm } from './support/gfm.js'
import { HOSTILE_MARKDOWN } from './support/hostile-markdown.js'
import { renderGolden } from './support/play-golden.js'

/** All that a summary is made of, besides texts. */
const OURS = [
  'root',
  'heading',
  'paragraph',
  'blockquote',
  'strong',
  'list',
  'listItem',
  'table',
  'tableRow',
  'tableCell',
  'code',
]

/** The one link there is: constant but for names that are percent-encoded and an id of hexadecimal digits. */
const OUR_LINK =
  /^https:\/\/experience\.adobe\.com\/#\/@[\w%.-]+\/sname:[\w%.-]+\/platform\/dataset\/browse\/[\da-f]{24}$/

/** The structure without its texts. */
const shapeOf = ({ type, children }: Node): unknown =>
  children === undefined ? type : { [type]: children.filter(isStructure).map(shapeOf) }

const inputs: ReadonlySet<string> = new Set(INPUT_NAMES)

/** Code within a line is the name of an input, and nothing else. */
const isOurs = ({ type, url = '', value = '' }: Node) =>
  OURS.includes(type) ||
  (type === 'link' && OUR_LINK.test(url)) ||
  (type === 'inlineCode' && inputs.has(value))

const isStructure = ({ type }: Node) => type !== 'text'

/** What GitHub finds in finished text: people, teams, issues, addresses. */
const MENTIONS = /@\w|#\d|:\/\/|www\.|\w@\w/i

const harmless = GOLDENS.filter(({ hostile }) => hostile === undefined)

describe.each(harmless)('$name', (golden) => {
  let shape: unknown
  beforeAll(async () => {
    shape = shapeOf(parseGfm(await renderGolden(golden)))
  })

  test.each(HOSTILE_MARKDOWN)('%j is mere text in every field', async (hostile) => {
    const tree = parseGfm(await renderGolden({ ...golden, hostile }))
    expect(shapeOf(tree)).toEqual(shape)
    const nodes = nodesOf(tree)
    expect(nodes.filter(isStructure).filter((node) => !isOurs(node))).toEqual([])
    expect(nodes.filter(({ type, value = '' }) => type === 'text' && MENTIONS.test(value))).toEqual([])
  })
})

test('the parser finds what there is to find in texts that nobody made safe', () => {
  const found = new Set(HOSTILE_MARKDOWN.flatMap((text) => nodesOf(parseGfm(text)).map(({ type }) => type)))
  expect([...found]).toEqual(
    expect.arrayContaining([
      ...['image', 'link', 'html', 'heading', 'list', 'blockquote', 'code', 'inlineCode', 'strong', 'delete'],
      ...['footnoteReference', 'footnoteDefinition'],
    ]),
  )
})

test('entities alone do not keep GitHub from linking', () => {
  const entities = 'https://x.example octo@x.example'.replace(/\W/g, (mark) => `&#${mark.charCodeAt(0)};`)
  expect(nodesOf(parseGfm(entities)).filter(({ type }) => type === 'link')).toHaveLength(2)
})

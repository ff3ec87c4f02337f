import { describe, expect, test } from '@jest/globals'
import { GOLDENS } from './support/all-goldens.js'
import { type Node, nodesOf, parseGfm } from './support/gfm.js'
import { HOSTILE_MARKDOWN } from './support/hostile-markdown.js'
import { renderGolden } from './support/play-golden.js'

/** All that a summary is made of, and the two kinds of HTML and text that foreign words may leave in it. */
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

/** The structure without its texts. */
const shapeOf = ({ type, children }: Node): unknown =>
  children === undefined ? type : { [type]: children.filter(isStructure).map(shapeOf) }

const isStructure = ({ type }: Node) => type !== 'text' && type !== 'html'

/** What GitHub finds in finished text: people, teams, issues, addresses. An icon's name is the same, but it links nowhere. */
const MENTIONS = /@\w|#\d|:\/\/|www\.|\w@\w/i

const harmless = GOLDENS.filter(({ hostile }) => hostile === undefined)

describe.each(harmless)('$name', (golden) => {
  test.each(HOSTILE_MARKDOWN)('%j is mere text in every field', async (hostile) => {
    const tree = parseGfm(await renderGolden({ ...golden, hostile }))
    expect(shapeOf(tree)).toEqual(shapeOf(parseGfm(await renderGolden(golden))))
    const nodes = nodesOf(tree)
    expect(nodes.filter(isStructure).filter(({ type }) => !OURS.includes(type))).toEqual([])
    expect(nodes.filter(({ type }) => type === 'html')).toEqual([])
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

import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

export interface Node {
  readonly type: string
  readonly value?: string
  readonly url?: string
  readonly children?: readonly Node[]
}

const GITHUB = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }

/** The parse tree as GitHub sees it, with the links that it makes of finished text. */
export const parseGfm = (markdown: string): Node => fromMarkdown(markdown, GITHUB)

/** The nodes of a tree, each before its children. */
export const nodesOf = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)]

/** What a person reads. */
export const textOf = (node: Node): string =>
  nodesOf(node)
    .map(({ type, value = '' }) => (type === 'html' ? '' : value))
    .join('')

/** The cells of the tables, row by row. */
export const rowsOf = (tree: Node): readonly (readonly string[])[] =>
  nodesOf(tree)
    .filter(({ type }) => type === 'tableRow')
    .map(({ children = [] }) => children.map(textOf))

/** The code in fences of this language. */
export const fencesOf = (markdown: string, language: string): readonly string[] =>
  nodesOf(parseGfm(markdown)).flatMap((node) =>
    node.type === 'code' && 'lang' in node && node.lang === language ? [node.value ?? ''] : [],
  )

import type { Place } from '../ingestion/batch.js'
import type { Cleaner } from '../text/clean.js'
import { foreign, identifier, Text, text } from '../text.js'
import type { Block, Row } from './markdown.js'

/** What Experience Platform says of a batch or a dataset, for the summary and for the log. */
export interface Section {
  readonly introduction: Text
  /** The introduction in the log, where no title names the batch. */
  readonly opening?: Text
  readonly rows?: readonly Row[]
  /** The rows, as the log shows them. */
  readonly lines?: readonly Text[]
  readonly more?: readonly Text[]
  readonly place: Place
  readonly datasetId?: string | undefined
}

/** A server's word. A longer one is cut off, since it only explains. */
export const word = (said: string): Text => foreign(said, 100)

export function sectionLines(section: Section, cleaner: Cleaner): readonly Text[] {
  const { introduction, opening = introduction, lines = [], more = [] } = section
  const link = datasetLink(section, cleaner)
  const dataset = link === undefined ? [] : [text`Dataset: ${link}`]
  return [opening, ...[...lines, ...more, ...dataset].map((line) => text`  ${line}`)]
}

/** Without a title. */
export function sectionBlocks(section: Section, cleaner: Cleaner): readonly Block[] {
  const { introduction, rows = [], more = [], datasetId } = section
  const blocks = [introduction, rows, ...more]
  if (datasetId === undefined) return blocks
  const link = datasetLink(section, cleaner)
  return link === undefined
    ? [...blocks, text`Dataset: ${word(datasetId)}`]
    : [...blocks, text`[Open dataset ${identifier(datasetId)} in Experience Platform](${link})`]
}

/**
 * The only link with a foreign part: an id of 24 hex digits. The names are our own inputs. Encoded, a secret in them could
 * no longer be found.
 */
function datasetLink({ place, datasetId = '' }: Section, cleaner: Cleaner): Text | undefined {
  if (!/^[0-9a-f]{24}$/i.test(datasetId)) return undefined
  const [tenant, sandbox] = [place.tenant, place.sandbox].map((name) => encoded(cleaner.exact(name)))
  return new Text([
    `https://experience.adobe.com/#/@${tenant}/sname:${sandbox}/platform/dataset/browse/${datasetId}`,
  ])
}

/** Also encodes what Markdown or the runner could interpret. */
const encoded = (name: string) =>
  encodeURIComponent(name).replace(
    /[!'()*~_]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )

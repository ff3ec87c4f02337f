import { Cleaner } from '../../../src/text/clean.js'
import { Text } from '../../../src/text.js'

const cleaner = new Cleaner()

/** What the log shows of a text. */
export const shown = (text: Text): string => cleaner.plain(text)

/** The same with every foreign part in «». */
export const marked = ({ parts }: Text): string =>
  parts.map((part) => (typeof part === 'string' ? part : `«${shown(new Text([part]))}»`)).join('')

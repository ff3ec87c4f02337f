/** Adobe's documented texts name the mapping: `Mapping Id: XDM44. `, `… for the Mapping ID: XDM44`. */
const LABEL = /\bmapping\s+id\s*:\s*/i

const afterLabel = (info: string): string | undefined => {
  const found = LABEL.exec(info)
  return found === null ? undefined : info.slice(found.index + found[0].length)
}

const isBlank = (character: string) => /\s/.test(character)
/** Through upper case, because a long s and a sign of the kelvin are letters too. But a dotless i is another letter than i. */
const fold = (character: string | undefined) =>
  character === '\u0131' ? character : character?.toUpperCase().toLowerCase()

/** Whether the text begins with exactly that name, ignoring case, white space and Unicode form. Ids may hold full stops. */
function beginsWith(said: string, name: string): boolean {
  const wanted = [...name.normalize()].filter((character) => !isBlank(character))
  let matched = 0
  for (const character of said.normalize()) {
    if (matched === wanted.length) return isBlank(character) || character === '.'
    if (isBlank(character)) continue
    if (fold(character) !== fold(wanted[matched])) return false
    matched += 1
  }
  return matched === wanted.length
}

/** Whether texts about the one could be about the other. */
export const isSameMapping = (one: string, other: string): boolean =>
  beginsWith(one, other) && beginsWith(other, one)

/** The mapping that a text names, and whether it is `reference`; `undefined` when it names none. */
export function mappingNamed(
  info: string,
  reference: string,
): { readonly name: string; readonly isSame: boolean } | undefined {
  const said = afterLabel(info)
  if (said === undefined || said.trim() === '') return undefined
  if (beginsWith(said, reference)) return { name: reference, isSame: true }
  // One regular expression for all of it would take quadratic time on a long run of blanks.
  const end = said.search(/\.\s/)
  const name = (end < 0 ? said.trimEnd().replace(/\.$/, '') : said.slice(0, end)).trim()
  return name === '' ? undefined : { name, isSame: false }
}

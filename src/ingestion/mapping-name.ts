/** Adobe's documented texts name the mapping: `Mapping Id: XDM44. `, `… for the Mapping ID: XDM44`. */
const LABELLED = /\bmapping\s+id\s*:\s*(.*)/is

/** White space and invisible characters do not tell names apart. */
const IGNORED = /[\s\p{Cf}\p{Default_Ignorable_Code_Point}]/u
/** Through upper case, for a long s and a sign of the kelvin. A dotless i is another letter. */
const fold = (character: string) =>
  character === '\u0131' ? character : character.toUpperCase().toLowerCase()

/** One character at a time: to normalize a hostile text as a whole takes minutes. */
function lettersOf(character: string): readonly string[] {
  if (character < '\x80') return character.trim() === '' ? [] : [character.toLowerCase()]
  return [...character.normalize('NFD')].filter((letter) => !IGNORED.test(letter)).map(fold)
}

/** Whether the text begins with exactly that name, which may hold full stops. */
function beginsWith(said: string, name: string): boolean {
  const wanted = [...name].flatMap(lettersOf)
  let matched = 0
  for (const character of said) {
    if (matched === wanted.length && /[\s.]/.test(character)) return true
    for (const letter of lettersOf(character)) {
      if (letter !== wanted[matched]) return false
      matched += 1
    }
  }
  return matched === wanted.length
}

/** Whether texts about the one could be about the other. */
export const isSameMapping = (one: string, other: string): boolean =>
  beginsWith(one, other) && beginsWith(other, one)

/** The mapping that a text names, if it is another one than `reference`. */
export function otherMappingIn(info: string, reference: string): string | undefined {
  const [, said = ''] = LABELLED.exec(info) ?? []
  if (beginsWith(said, reference)) return undefined
  // One regular expression for all of it would take quadratic time on a long run of blanks.
  const end = said.search(/\.\s/)
  const name = (end < 0 ? said.trimEnd().replace(/\.$/, '') : said.slice(0, end)).trim()
  return name === '' ? undefined : name
}

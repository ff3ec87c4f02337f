/** Adobe's documented texts name the mapping: `Mapping Id: XDM44. `, `… for the Mapping ID: XDM44`. */
const LABEL = /\bmapping\s+id\s*:\s*/i

const afterLabel = (info: string): string | undefined => {
  const found = LABEL.exec(info)
  return found === null ? undefined : info.slice(found.index + found[0].length)
}

/** Does the text begin with that name, whatever its case and white space, and does the name end there? Ids may hold full stops. */
function beginsWith(said: string, name: string): boolean {
  const characters = [...name.replace(/\s+/g, '')].map((character) =>
    character.replace(/[$()*+./?[\\\]^{|}]/g, '\\$&'),
  )
  return new RegExp(`^${characters.join('\\s*')}(?=$|[.\\s])`, 'iu').test(said)
}

/** The mapping that a text names, and whether it is this one; `undefined` when it names none. */
export function mappingNamed(
  info: string,
  reference: string,
): { readonly name: string; readonly isSame: boolean } | undefined {
  const said = afterLabel(info)
  if (said === undefined || said.trim() === '') return undefined
  if (beginsWith(said, reference)) return { name: reference, isSame: true }
  const name = /^(.*?)(?:\.\s|\.?\s*$)/s.exec(said)?.[1]?.trim() ?? ''
  return name === '' ? undefined : { name: name.slice(0, 200), isSame: false }
}

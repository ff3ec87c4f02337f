import fc from 'fast-check'

const SURROGATES = { from: 0xd800, count: 0x800 }

/** Any character of Unicode. fast-check's own, the unit `binary`, fills a map of all of them first, in every test file. */
const anyCharacter = fc.nat(0x10ffff - SURROGATES.count).map(
  (index) => String.fromCodePoint(index < SURROGATES.from ? index : index + SURROGATES.count),
  (character) => {
    const code = typeof character === 'string' ? character.codePointAt(0) : undefined
    if (code === undefined || String.fromCodePoint(code) !== character || !character.isWellFormed()) {
      throw new Error('not one character')
    }
    return code < SURROGATES.from ? code : code - SURROGATES.count
  },
)

/** Text of any characters at all. */
export const anyText = (size: { readonly maxLength?: number } = {}) =>
  fc.string({ unit: anyCharacter, ...size })

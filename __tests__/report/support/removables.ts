import { REMOVABLE } from './secrets.js'

const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff

/** The planes of Unicode that hold any: the first two, and the one of tags. The others are letters, or nothing yet. */
const PLANES = [0x0, 0x1, 0xe]

/** All characters of a plane, in one text. */
const charactersOf = (plane: number) =>
  Array.from({ length: 0x10000 }, (_, at) => plane * 0x10000 + at)
    .filter((code) => !isSurrogate(code))
    .map((code) => String.fromCodePoint(code))
    .join('')

/** All of them. */
export const REMOVABLES: readonly string[] = PLANES.flatMap(
  (plane) => charactersOf(plane).match(new RegExp(REMOVABLE, 'gu')) ?? [],
)

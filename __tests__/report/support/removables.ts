import { REMOVABLE } from './secrets.js'

const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff

/** All of them. */
export const REMOVABLES: readonly string[] = Array.from({ length: 0x110000 }, (_, code) => code)
  .filter((code) => !isSurrogate(code))
  .map((code) => String.fromCodePoint(code))
  .filter((character) => REMOVABLE.test(character))

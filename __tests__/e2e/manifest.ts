import { OUTPUTS } from '../../scripts/generate/sections.mjs'
import { INPUTS, type InputDeclaration } from '../../src/inputs/declarations.js'

/**
 * What a runner reads in action.yml. Not read from there, because the parser would be loaded in every file of tests:
 * action-yml.test.ts compares.
 */

export const RUNS = { main: 'dist/index.js', post: 'dist/post/index.js' } as const

export const DEFAULTS = Object.fromEntries(
  Object.entries<InputDeclaration>(INPUTS).map(([name, { default: value, codeDefault }]) => [
    name,
    value === undefined || codeDefault ? {} : { default: value },
  ]),
)

export const OUTPUT_NAMES = [...OUTPUTS.keys()]

/** Everything as thoroughly as it can be, however long it takes: `npm run test:exhaustive`. */
export const EXHAUSTIVE = Boolean(process.env['EXHAUSTIVE'])

/** How often a property is tried. */
export const runs = (usual: number, exhaustive = 100_000) => ({
  numRuns: EXHAUSTIVE ? exhaustive : usual,
})

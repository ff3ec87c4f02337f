import { createHash } from 'node:crypto'

/**
 * Packages that import JSON without saying so, which Node refuses and of which Jest warns at every import: what they lack is
 * written down where Jest loads them.
 */
export default {
  /** @param {string} source */
  process: (source) => ({
    code: source.replace(/^(import .+ from ["'].+\.json["']);?$/gm, "$1 with { type: 'json' };"),
  }),
  /** @param {string} source */
  getCacheKey: (source) => createHash('sha256').update(source).update('1').digest('hex'),
}

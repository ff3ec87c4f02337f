/**
 * How late the end of an ingestion is noticed, and how many status checks that takes.
 * @typedef {{ lagMs: number, checks: number }} Noticed
 */

/**
 * A poller that checks at a fixed interval, whatever happens.
 * @param {number} durationMs
 * @param {number} everyMs
 * @param {number} runs
 * @returns {Noticed[]}
 */
export const lagsOfFixedPoller = (durationMs, everyMs, runs) =>
  Array.from({ length: runs }, () => {
    const endMs = varied(durationMs)
    const checks = Math.ceil(endMs / everyMs)
    return { lagMs: checks * everyMs - endMs, checks }
  })

/** By a tenth, so that no schedule fits by chance.  @param {number} durationMs */
export const varied = (durationMs) => durationMs * (0.9 + 0.2 * Math.random())

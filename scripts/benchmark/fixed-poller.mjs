/**
 * How late the end of an ingestion is noticed, and how many looks that takes.
 * @typedef {{ lagMs: number, looks: number }} Noticed
 */

/**
 * A poller that looks every so often, whatever happens.
 * @param {number} durationMs
 * @param {number} everyMs
 * @param {number} runs
 * @returns {Noticed[]}
 */
export const lagsOfFixedPoller = (durationMs, everyMs, runs) =>
  Array.from({ length: runs }, () => {
    const endMs = varied(durationMs)
    const looks = Math.ceil(endMs / everyMs)
    return { lagMs: looks * everyMs - endMs, looks }
  })

/** By a tenth, so that no schedule fits by chance.  @param {number} durationMs */
export const varied = (durationMs) => durationMs * (0.9 + 0.2 * Math.random())

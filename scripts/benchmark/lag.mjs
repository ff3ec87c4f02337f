import { ingestAll } from '../../lib/ingestion/ingest-all.js'
import { varied } from './fixed-poller.mjs'
import { measureRun } from './processes.mjs'
import { startSlowAdobe } from './slow-adobe.mjs'

/** @typedef {import('./fixed-poller.mjs').Noticed} Noticed */

/**
 * In real time, by the bundle, so many runs side by side: they mostly wait.
 * @param {string} script
 * @param {number} durationMs
 * @param {number} runs
 * @returns {Promise<Noticed[]>}
 */
export const lagsInRealTime = (script, durationMs, runs) =>
  Promise.all(
    Array.from({ length: runs }, async () => {
      const adobe = await startSlowAdobe(durationMs)
      try {
        await measureRun({ script, inputs: inputsFor(adobe.url) })
        return adobe.noticed()
      } finally {
        adobe.close()
      }
    }),
  )

/** @param {string} url */
export const inputsFor = (url) => ({
  org: 'geometrixx',
  mappingId: 'XDM44',
  clientId: 'client-of-the-benchmark',
  clientSecret: 'secret-of-the-benchmark',
  apiUrl: url,
  imsUrl: url,
})

/** Time that leaps to the end of every wait; there is only one at a time. */
class VirtualClock {
  #now = 0
  now = () => this.#now
  /** @param {number} ms */
  sleep = async (ms) => {
    this.#now += ms
  }
}

/**
 * The same core on virtual time. Durations differ by a tenth from run to run, so that no schedule fits by chance.
 * @param {number} durationMs
 * @param {number} runs
 * @returns {Promise<Noticed[]>}
 */
export const lagsOnVirtualTime = (durationMs, runs) =>
  Promise.all(
    Array.from({ length: runs }, async () => {
      const clock = new VirtualClock()
      const endMs = varied(durationMs)
      let checks = 0
      const api = {
        authenticate: async () => {},
        submit: async () => ({ kind: /** @type {const} */ ('accepted'), requestId: '1', info: '' }),
        checkStatus: async () => {
          checks += 1
          const status = /** @type {const} */ (clock.now() >= endMs ? 'Success' : 'In Progress')
          return { requestId: '1', status, info: '' }
        },
      }
      const plan = {
        mappingId: 'XDM44',
        wait: true,
        pollIntervalMs: 1_000,
        onInProgress: /** @type {const} */ ('queue'),
        resubmitOnAborted: 0,
      }
      await ingestAll(
        [plan],
        1,
        { api, clock, random: Math.random, observer: { on: () => {} } },
        { deadline: 10 * durationMs, signal: new AbortController().signal },
      )
      return { lagMs: clock.now() - endMs, checks }
    }),
  )

import Sequencer from '@jest/test-sequencer'

const isLong = (/** @type {{ path: string }} */ { path }) =>
  /[\\/]__tests__[\\/](e2e|examples|soak)[\\/]/.test(path)

/**
 * Starts the tests that run whole steps first. They take longest, and where Jest has no times of an earlier run it would go by
 * the size of files: the last one would then run alone while the other processors wait.
 */
export default class LongestFirst extends Sequencer {
  /** @param {Parameters<Sequencer['sort']>[0]} tests */
  async sort(tests) {
    const sorted = await super.sort(tests)
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))]
  }
}

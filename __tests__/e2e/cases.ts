import { test } from '@jest/globals'
import { EXHAUSTIVE } from '../support/runs.js'

/** In the tests' own process cases run one after the other, as bundles side by side. */
export const testCase = EXHAUSTIVE ? test.concurrent : test

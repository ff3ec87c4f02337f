/**
 * GitHub's checks API through octokit: a bundle of its own, since few steps need it and it is slow to load.
 * Importing it reads the event of the run, and throws when that cannot be read.
 */
export { CheckRun } from './check-run.js'
export { ChecksApi } from './checks-api.js'
export { Ledger } from './ledger.js'
export { completeLeftOpen } from './left-open.js'

/** A separate chunk, because only few steps need the check run, and it contains octokit. */
export { completeLeftOpen } from './left-open.js'
export { Publisher } from './publisher.js'

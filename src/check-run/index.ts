/** The chunk of the check run: few steps need it, and it brings in octokit. */
export { completeLeftOpen } from './left-open.js'
export { Publisher } from './publisher.js'

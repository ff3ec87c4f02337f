/** A separate chunk, because only few steps need the check run, and it contains octokit. */
export { runPostStep } from './post-step.js'
export { publish } from './publisher.js'

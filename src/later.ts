/** A separate chunk, not needed before the first request, so that the start compiles less. */
export { createDryRun } from './dry-run.js'
export { describeCheck } from './report/checks.js'
export { headlineOf } from './report/overview.js'
export { report } from './report/report.js'
export { renderSummary } from './report/summary.js'
export { createTranscript } from './support/transcript.js'

#!/usr/bin/env node
/**
 * `npm start`: runs the action's main step on this machine as a GitHub runner would. Needs only Node, no install.
 */
const OLDEST_NODE = 20

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  process.stderr.write(`Node ${OLDEST_NODE} or later is needed; this is ${process.versions.node}.\n`)
  process.exitCode = 2
} else {
  // Imported only after the version check, because an older Node cannot parse these files.
  const { start } = await import('./start/start.mjs')
  process.exitCode = await start(process.argv.slice(2), process)
}

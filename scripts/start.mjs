#!/usr/bin/env node
/**
 * `npm start`: the main job on this machine, as a GitHub runner would do it. Needs Node alone, no install.
 */
const OLDEST_NODE = 20

if (Number.parseInt(process.versions.node, 10) < OLDEST_NODE) {
  process.stderr.write(`Node ${OLDEST_NODE} or later is needed; this is ${process.versions.node}.\n`)
  process.exitCode = 2
} else {
  // Imported only now: an older Node could not even read these files.
  const { start } = await import('./start/start.mjs')
  process.exitCode = await start(process.argv.slice(2))
}

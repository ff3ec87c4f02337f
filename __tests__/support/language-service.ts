import { readFileSync } from 'node:fs'
import { validate } from '@actions/languageservice'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { parse } from 'yaml'
import { named } from './workflows.js'

const manifest = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'))

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

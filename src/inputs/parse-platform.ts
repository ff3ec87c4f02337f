import { imsOrgInFile } from '../adobe/credentials.js'
import type { Problems } from './problems.js'
import type { ReadInput } from './table.js'
import { type Parsed, parseAddress } from './values.js'

/** Where a failed batch is looked up. */
export interface PlatformInputs {
  readonly platformUrl: string
  readonly imsOrg: string
  readonly sandbox: string
}

const NO_ORGANIZATION =
  "is blank, but sandbox needs it, and credentials hold none. Write the IMS organization (…@AdobeOrg), which stands as Organization ID on the credential's page in the Adobe Developer Console."

/** Sent in a header, and shown in a link. Its title may hold anything, its name may not. */
export function parseSandbox(text: string): Parsed<string> {
  return /^[\x21-\x7e]{1,200}$/.test(text)
    ? { value: text }
    : {
        problem:
          'is not the name of a sandbox. Write its name, such as prod, which holds no spaces, not its title.',
      }
}

/** Sent in a header. The tenant is the likeliest wrong value. */
export function parseImsOrg(text: string): Parsed<string> {
  return /^[\w.-]{1,200}@AdobeOrg$/.test(text)
    ? { value: text }
    : {
        problem:
          "is not an IMS organization, which ends in @AdobeOrg. It stands as Organization ID on the credential's page in the Adobe Developer Console; the tenant belongs into org.",
      }
}

/** What stands in the inputs is checked also where it has no use: a person who tries things out learns of it early. */
function takeNames(read: ReadInput, problems: Problems) {
  const sandbox = read('sandbox') === '' ? undefined : problems.take('sandbox', parseSandbox(read('sandbox')))
  const imsOrg = read('imsOrg') === '' ? undefined : problems.take('imsOrg', parseImsOrg(read('imsOrg')))
  return { sandbox, imsOrg }
}

/** `undefined` when no sandbox is given: most credentials have no right in Experience Platform. */
export function parsePlatform(read: ReadInput, problems: Problems): PlatformInputs | undefined {
  const { sandbox, imsOrg: given } = takeNames(read, problems)
  const platformUrl = problems.take('platformUrl', parseAddress(read('platformUrl')))
  const imsOrg = given ?? inFile(read('credentials'))
  if (read('sandbox') !== '' && read('imsOrg') === '' && imsOrg === undefined) {
    problems.refuse('imsOrg', NO_ORGANIZATION)
  }
  return sandbox === undefined || imsOrg === undefined || platformUrl === undefined
    ? undefined
    : { platformUrl, imsOrg, sandbox }
}

/** The simulator makes an organization up, so that none is needed. */
export function parseRehearsedSandbox(read: ReadInput, problems: Problems): string | undefined {
  return takeNames(read, problems).sandbox
}

/** A file that holds something else there holds none. */
function inFile(credentials: string): string | undefined {
  const found = parseImsOrg(imsOrgInFile(credentials) ?? '')
  return 'value' in found ? found.value : undefined
}

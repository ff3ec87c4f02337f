import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, type FaultMeaning } from '../errors.js'
import { at } from '../json.js'
import { foreign, identifier, join, quoted, type Text, text } from '../text.js'

/** What is wrong with a certificate. */
export interface CertificateProblem {
  readonly meaning: FaultMeaning | undefined
  /** To follow on "was refused: ". */
  readonly why: Text
}

/** Node's names for what OpenSSL finds when it verifies a certificate; `UNSPECIFIED` is all that Node has no name for. */
const VERIFICATION =
  /^(?:UNABLE_TO_|CERT_|CRL_|ERROR_IN_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|PATH_LENGTH_|HOSTNAME_|ERR_TLS_CERT_|UNSPECIFIED$)/

const MEANINGS: readonly (readonly [code: RegExp, said: RegExp, FaultMeaning])[] = [
  [/UNABLE_TO_VERIFY_LEAF_SIGNATURE/, /./, 'missing-intermediate'],
  [/SELF_SIGNED|UNABLE_TO_GET_ISSUER|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE/, /./, 'unknown-authority'],
  [/CERT_HAS_EXPIRED/, /./, 'certificate-expired'],
  [/CERT_NOT_YET_VALID/, /./, 'certificate-not-yet-valid'],
  [/ALTNAME|HOSTNAME/, /./, 'other-name'],
  [/UNSPECIFIED/, /too weak/, 'weak-certificate'],
  [/INVALID_PURPOSE/, /./, 'wrong-purpose'],
]

const MAX_NAMES = 5

/** `undefined` when the fault is of another kind. Codes and words are those of Node 20 to 24. */
export function certificateProblem(cause: unknown): CertificateProblem | undefined {
  const code = String(at(cause, 'code') ?? '')
  if (!VERIFICATION.test(code)) return undefined
  // Node 24 adds the advice to start it with a flag.
  const [said = ''] = describe(cause).split(';')
  const meaning = MEANINGS.find(([codes, words]) => codes.test(code) && words.test(said))?.[2]
  return { meaning, why: (meaning === 'other-name' ? namesIn(cause) : undefined) ?? quoted(said) }
}

/** Whom a certificate is for. */
function namesIn(cause: unknown): Text | undefined {
  const alternatives = String(at(cause, 'cert', 'subjectaltname') ?? '')
  const listed = [...alternatives.matchAll(/(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]+)/g)].map(
    ([, name = '']) => name,
  )
  const common = at(cause, 'cert', 'subject', 'CN')
  const names = listed.length === 0 && typeof common === 'string' ? [common] : listed
  if (names.length === 0) return undefined
  const shown = join(
    names.slice(0, MAX_NAMES).map((name) => foreign(name, 100)),
    ', ',
  )
  return names.length > MAX_NAMES
    ? text`it is for ${shown} and ${names.length - MAX_NAMES} more`
    : text`it is for ${shown}`
}

/** Why Node has no additional authority from the file that it was told of; `undefined` when it has, or was told of none. */
export function extraAuthorityProblem(env: NodeJS.ProcessEnv): Text | undefined {
  const path = env['NODE_EXTRA_CA_CERTS']
  if (!path) return undefined
  const file = text`The file ${identifier(path)}, which NODE_EXTRA_CA_CERTS names,`
  try {
    const content = readFileSync(path, 'latin1')
    if (!/-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----/.test(content)) {
      return text`${file} holds no certificate in PEM form`
    }
    new X509Certificate(content)
    return undefined
  } catch (thrown) {
    return at(thrown, 'syscall') === undefined
      ? text`${file} holds no certificate that Node understands`
      : text`${file} cannot be read (${foreign(String(at(thrown, 'code')))})`
  }
}

import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, type FaultMeaning } from '../errors.js'
import { at } from '../json.js'
import { firstOf, foreign, identifier, quoted, type Text, text } from '../text.js'
import type { TlsProblem } from './tls-alerts.js'

/** Node's names for OpenSSL's verification errors; `UNSPECIFIED` covers those without a name. */
const VERIFICATION =
  /^(?:UNABLE_TO_|CERT_|CRL_|ERROR_IN_|DEPTH_ZERO_|SELF_SIGNED_|INVALID_|PATH_LENGTH_|HOSTNAME_|ERR_TLS_CERT_|UNSPECIFIED$)/

/** By the code, a blank and the text. */
const MEANINGS: readonly (readonly [RegExp, FaultMeaning])[] = [
  [/UNABLE_TO_VERIFY_LEAF_SIGNATURE/, 'missing-intermediate'],
  [/SELF_SIGNED|UNABLE_TO_GET_ISSUER|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE/, 'unknown-authority'],
  [/CERT_HAS_EXPIRED/, 'certificate-expired'],
  [/CERT_NOT_YET_VALID/, 'certificate-not-yet-valid'],
  [/ALTNAME|HOSTNAME/, 'other-name'],
  [/^UNSPECIFIED .*too weak/, 'weak-certificate'],
  [/INVALID_PURPOSE/, 'wrong-purpose'],
]

const MAX_NAMES = 5

/** `undefined` when the fault has another cause. The codes and texts are those of Node 20 to 24. */
export function certificateProblem(cause: unknown): TlsProblem | undefined {
  const code = String(at(cause, 'code') ?? '')
  if (!VERIFICATION.test(code)) return undefined
  // Node 24 appends advice about a command-line flag.
  const [said = ''] = describe(cause).split(';')
  const meaning = MEANINGS.find(([words]) => words.test(`${code} ${said}`))?.[1]
  return { meaning, why: (meaning === 'other-name' ? namesIn(cause) : undefined) ?? quoted(said) }
}

function namesIn(cause: unknown): Text | undefined {
  const alternatives = String(at(cause, 'cert', 'subjectaltname') ?? '')
  const listed = [...alternatives.matchAll(/(?:DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]+)/g)].map(
    ([, name = '']) => name,
  )
  const common = at(cause, 'cert', 'subject', 'CN')
  const names = listed.length === 0 && typeof common === 'string' ? [common] : listed
  const shown = names.map((name) => foreign(name, 100))
  return shown.length === 0 ? undefined : text`it is for ${firstOf(shown, MAX_NAMES)}`
}

/** Why Node could not load the file in NODE_EXTRA_CA_CERTS; `undefined` when it could, or when none is set. */
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

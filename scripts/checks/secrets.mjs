/**
 * What looks like a secret. Adobe's client secrets begin with `p8e-`; the canaries of the tests are words, and lack a digit or a
 * capital letter.
 */
const PATTERNS = Object.entries({
  "a client secret of Adobe's": /p8e-(?=[\w-]*\d)(?=[\w-]*[A-Z])(?=[\w-]*[a-z])[\w-]{20,}/,
  'a JSON web token': /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  'a private key': /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "a token of GitHub's": /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{50,})/,
  "a key of AWS's": /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  "a token of npm's": /\bnpm_[A-Za-z0-9]{36}\b/,
  "a webhook of Slack's": /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/,
})

/** Files that hold such a thing on purpose, what it is, and why that is no secret. */
export const KNOWN = /** @type {const} */ ([
  [
    '__tests__/fixtures/tls/server.key',
    'a private key',
    'of the test servers on loopback, made by scripts/make-certificates.sh',
  ],
  ['__tests__/fixtures/tls/weak.key', 'a private key', 'likewise, and too weak on purpose'],
  ['__tests__/adobe/ims.test.ts', 'a JSON web token', 'made up, to be parsed'],
])

/**
 * @param {string} file
 * @param {string} text
 * @returns {readonly string[]} what was found; never the secret itself
 */
export function secretsIn(file, text) {
  return text.split('\n').flatMap((line, index) =>
    PATTERNS.filter(([, pattern]) => pattern.test(line))
      .filter(([what]) => !KNOWN.some(([known, kind]) => known === file && kind === what))
      .map(([what]) => `${file}:${index + 1}: looks like ${what}`),
  )
}

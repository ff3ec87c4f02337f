/** Secrets that are awkward in one way each. */
export const SECRETS = {
  nasty: `p8e-AbC'()*!~ +&%"\\<>:#x9`,
  commands: 'abc::def##[x]yz',
  percent: '100%25+50%41-sum',
  accents: 'pässwörd-€-😀-9',
  base64: '>>>???~~~ÿÿ>?',
  asterisks: 'sec***ret-x',
  colons: '::::::::::',
  short: '12345678',
  token: Buffer.from(
    Array.from({ length: 2250 }, (_, index) => (index * index * 31 + index * 7) % 256),
  ).toString('base64url'),
} as const

type Encode = (secret: string) => string

const percentCode = (mark: string) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`
const jsonCode = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`
const json: Encode = (secret) => JSON.stringify(secret).slice(1, -1)
const named: Encode = (secret) =>
  secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** Encoders as they are found in the wild: they agree on little. */
export const ENCODINGS: readonly (readonly [name: string, encode: Encode])[] = [
  ['plain', (secret) => secret],
  ['in lower case', (secret) => secret.replace(/[A-Z]/g, (letter) => letter.toLowerCase())],
  ['JSON', json],
  ['JSON twice', (secret) => json(json(secret))],
  ['JSON of PHP', (secret) => json(secret).replaceAll('/', '\\/')],
  ['JSON made safe for HTML', (secret) => json(secret).replace(/[&<>'+=]/g, jsonCode)],
  ['JSON in ASCII', (secret) => json(secret).replace(/[^ -~]/g, jsonCode)],
  ['encodeURIComponent', encodeURIComponent],
  ['all marks', (secret) => encodeURIComponent(secret).replace(/[!'()*~]/g, percentCode)],
  ['RFC 3986', (secret) => encodeURIComponent(secret).replace(/[!'()*]/g, percentCode)],
  ['encodeURI', encodeURI],
  [
    'codes in lower case',
    (secret) => encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase()),
  ],
  ['encodeURIComponent twice', (secret) => encodeURIComponent(encodeURIComponent(secret))],
  ['form', (secret) => new URLSearchParams({ s: secret }).toString().slice(2)],
  [
    'form of Python',
    (secret) =>
      encodeURIComponent(secret)
        .replace(/[!'()*]/g, percentCode)
        .replaceAll('%20', '+'),
  ],
  ['hex', (secret) => Buffer.from(secret).toString('hex')],
  ['hex in upper case', (secret) => Buffer.from(secret).toString('hex').toUpperCase()],
  ['HTML, named', named],
  ['HTML, named and &#39;', (secret) => named(secret).replaceAll("'", '&#39;')],
  ['HTML, named and &#x27;', (secret) => named(secret).replaceAll("'", '&#x27;')],
  ['HTML, named and &apos;', (secret) => named(secret).replaceAll("'", '&apos;')],
  ['HTML twice', (secret) => named(named(secret))],
  ['HTML, decimal', (secret) => secret.replace(/[^\w ]/gu, (mark) => `&#${mark.codePointAt(0)};`)],
  [
    'HTML, padded hexadecimal',
    (secret) => secret.replace(/[^\w ]/gu, (mark) => `&#x000${mark.codePointAt(0)?.toString(16)};`),
  ],
  ['every byte for URLs', (secret) => Buffer.from(secret).toString('hex').replace(/../g, '%$&')],
  ['everything for JSON', (secret) => secret.replace(/./gs, jsonCode)],
  ['everything for HTML', (secret) => secret.replace(/./gsu, (mark) => `&#${mark.codePointAt(0)};`)],
]

/** Encodings that blur the secret's ends into what stands beside it. */
export const BLURRED: readonly (readonly [name: string, encode: Encode])[] = [
  ['base64', (secret) => Buffer.from(secret).toString('base64')],
  ['base64url', (secret) => Buffer.from(secret).toString('base64url')],
  ...['x', 'xx', 'xxx', 'client-id:'].flatMap((prefix) =>
    ['', '&', '\n'].flatMap((suffix) =>
      (['base64', 'base64url'] as const).map((form): readonly [string, Encode] => [
        `${form} of ${JSON.stringify(`${prefix}…${suffix}`)}`,
        (secret) => Buffer.from(prefix + secret + suffix).toString(form),
      ]),
    ),
  ),
  ['base64 in an address', (secret) => encodeURIComponent(Buffer.from(`id:${secret}`).toString('base64'))],
  ['base64 in JSON of PHP', (secret) => Buffer.from(secret).toString('base64').replaceAll('/', '\\/')],
  ['base64 in short lines', (secret) => Buffer.from(secret).toString('base64').replace(/.{4}/g, '$&\r\n')],
  [
    'base64 in short lines, in JSON',
    (secret) => json(Buffer.from(secret).toString('base64').replace(/.{7}/g, '$&\r\n')),
  ],
]

/** A character that a reader does not see, or sees as a gap. */
export const REMOVABLE = /[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u
const EVERY_REMOVABLE = new RegExp(REMOVABLE, 'gu')
const squeeze = (text: string) => text.replace(EVERY_REMOVABLE, '')

const unpercent: Encode = (text) =>
  text.replace(/(?:%[\da-f]{2})+/gi, (codes) => Buffer.from(codes.replaceAll('%', ''), 'hex').toString())

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export const unentity: Encode = (text) =>
  text.replace(/&(?:#(\d+)|(amp|lt|gt|quot|apos));/g, (entity, code, name) =>
    code === undefined ? (NAMED[String(name)] ?? entity) : String.fromCodePoint(Number(code)),
  )

const unjson: Encode = (text) =>
  text
    .replace(/\\u([\da-f]{4})/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, (_, mark) => ({ n: '', r: '' })[String(mark)] ?? mark)

const runs = (text: string, alphabet: string, least: number, offsets: number, form: 'hex' | 'base64') =>
  (text.match(new RegExp(`${alphabet}{${least},}`, 'gi')) ?? []).flatMap((run) =>
    Array.from({ length: offsets }, (_, at) => Buffer.from(run.slice(at), form).toString()),
  )

/** What a curious reader tries, first one of these … */
const UNESCAPE: readonly Encode[] = [
  (text) => text,
  unpercent,
  (text) => unpercent(text.replaceAll('+', ' ')),
  unentity,
  unjson,
]
/** … then one of these. Every character of a secret takes at least one of its encoded form, so shorter ones are left out. */
const DECODE: readonly ((text: string, least: number) => readonly string[])[] = [
  (text) => [text],
  (text, least) => runs(text, '[\\da-f]', least, 2, 'hex'),
  (text, least) => runs(text, '[\\w+/-]', least, 4, 'base64'),
]

/** Which of the secrets can be read out of `text`, with or without what nobody sees? Knows nothing of how the redactor works. */
export function readableIn(text: string, secrets: readonly string[]): readonly string[] {
  const seen = new Set([text, squeeze(text)])
  const plain = new Set([...seen].flatMap((each) => UNESCAPE.map((decode) => decode(each))))
  const least = Math.min(...secrets.map((secret) => asRead(secret).length))
  const decoded = new Set([...plain].flatMap((each) => DECODE.flatMap((decode) => decode(each, least))))
  const read = [...new Set([...decoded].map(asRead))]
  return secrets.filter((secret) => {
    const wanted = asRead(secret)
    return read.some((each) => each.includes(wanted))
  })
}

const asRead = (text: string) => squeeze(text).toLowerCase()

export const isReadable = (secret: string, text: string): boolean => readableIn(text, [secret]).length > 0

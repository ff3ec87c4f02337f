import { createHash } from 'node:crypto'
import { describe } from '@jest/globals'
import { REMOVABLES } from '../report/support/removables.js'
import { BLURRED, ENCODINGS, SECRETS } from '../report/support/secrets.js'
import { CLIENT_ID, CLIENT_SECRET } from './adobe.js'
import { testCase } from './cases.js'
import { GRANTED_TOKEN, granted, json, type Play, say } from './faulty-adobe.js'
import { expectHidden, expectUnreadable } from './hidden.js'
import { STAGES } from './hostile-adobe.js'

const BOTH = [CLIENT_SECRET, GRANTED_TOKEN]
const ANSI = ['\u001b[31m', '\u009b0m', '\u001b]8;;https://x.example\u0007', '\u001b]0;t\u001b\\']
const HOSTILE = ['##[stop-commands]x\n', '::stop-commands::x\n', '##[add-mask]', '\u001b[8m', '::add-mask::']

const split = (secret: string, gap: string, at = 9) => secret.slice(0, at) + gap + secret.slice(at)

/** One of each kind, short enough to be quoted in full. */
const mixture = (secret: string) => [
  secret,
  JSON.stringify(secret),
  encodeURIComponent(secret),
  new URLSearchParams({ s: secret }).toString(),
  Buffer.from(`id:${secret}`).toString('base64'),
  Buffer.from(secret).toString('hex'),
  ...['\n', '\u200b', '\u00ad', '\u2028', '\r'].map((gap) => split(secret, gap)),
  ...ANSI.map((gap) => split(secret, gap)),
  ...HOSTILE.map((before) => before + secret),
]

/** Texts of at most so many characters each, together all of the parts. */
function chunks(parts: readonly string[], longest: number): readonly string[] {
  const texts = ['']
  for (const part of parts) {
    const last = texts.length - 1
    if ((texts[last] ?? '').length + part.length < longest) texts[last] += ` ${part}`
    else texts.push(part)
  }
  return texts
}

const refused = (info: string): Play => ({ post: [say(json({ requestId: null, info, status: 'Failed' }))] })

describe('a server that echoes secrets', () => {
  const cases = STAGES.flatMap((stage) => {
    const known = stage.beforeToken ? [CLIENT_SECRET] : BOTH
    // The id to ask for goes back to the server that named it: it may be a token of that server's, but nothing else.
    // Neither a head nor an id holds a control: what is left of a terminal's sequence is seen.
    const all = known.flatMap(mixture)
    const parts = stage.narrow ? all.filter((part) => !ANSI.some((gap) => part.includes(gap))) : all
    const texts = stage.givenBack ? [] : chunks(parts, stage.isId ? 180 : 1_400).slice(0, 6)
    return [...texts, ...(stage.narrow ? known.slice(-1) : [])].map((text, index) => ({
      ...stage,
      text,
      known,
      index,
    }))
  })
  testCase.each(cases)('in $where, $index', async ({ play, inputs, text, known }) => {
    await expectHidden(play(text), inputs, known)
  })

  // In the output `info` all of such a text is seen: what is hidden takes little room.
  const encoded = BOTH.flatMap((secret) => [...ENCODINGS, ...BLURRED].map(([, encode]) => encode(secret)))
  testCase.each(chunks(encoded, 4_000))('in every encoding %#', async (text) => {
    const { step } = await expectHidden(refused(text))
    expectUnreadable(step, BOTH)
  })

  const torn = REMOVABLES.map((gap, index) => split(BOTH[index % 2] ?? '', gap, 1 + (index % 30)))
  testCase.each(chunks(torn, 18_000))('torn by each character that nobody sees %#', async (text) => {
    const { step } = await expectHidden(refused(text))
    expectUnreadable(step, BOTH)
  })

  // Around both limits: of a text within the verdict, and of a line.
  const lengths = [740, 760, 780, 790, 798, 1_900, 1_940, 1_960, 1_980, 1_990, 1_998]
  testCase.each(lengths)('behind %i characters', async (length) => {
    await expectHidden(refused(`${'x'.repeat(length)}${CLIENT_SECRET} ${GRANTED_TOKEN}`))
  })
})

/** Letters that do not repeat themselves, the same in every run. */
const letters = (count: number) =>
  Array.from({ length: Math.ceil(count / 86) }, (_, index) =>
    createHash('sha512').update(`${index}`).digest('base64url'),
  )
    .join('')
    .slice(0, count)
const MARKS = `!"#$%&'()*+,-./:;<=>?@[\\]^_{|}~`

describe('a secret of any kind', () => {
  const { token: _, ...short } = SECRETS
  const usual = Object.entries({ ...short, 'of a usual length': letters(2_000) })
  const marks = [...letters(3_000)].map((letter) => MARKS[letter.charCodeAt(0) % MARKS.length]).join('')
  const secrets = [...usual, ['of marks alone', marks] as const]
  const headerTokens = usual.filter(([, token]) => /^(?!\d+$)[\x21-\x7e]+$/.test(token))
  const tokens = [...headerTokens, ['as long as it may be', letters(16_000)] as const]

  testCase.each(secrets)('as client secret: %s', async (_, clientSecret) => {
    const mixed = chunks(mixture(clientSecret), 100_000).join('')
    await expectHidden(refused(mixed), { clientSecret }, [clientSecret])
  })

  testCase('as client secret: marks without end', async () => {
    const clientSecret = marks.repeat(3)
    await expectHidden(refused(`said: ${clientSecret}`), { clientSecret }, [clientSecret])
  })

  testCase.each(tokens)('as token of Adobe IMS: %s', async (_, token) => {
    const mixed = chunks(mixture(token), 100_000).join('')
    await expectHidden({ ...refused(mixed), token: [granted(token)] }, {}, [CLIENT_SECRET, token])
  })

  testCase.each(headerTokens)('as ready-made token: %s', async (_, accessToken) => {
    const inputs = { clientId: CLIENT_ID, clientSecret: '', accessToken }
    await expectHidden(refused(chunks(mixture(accessToken), 100_000).join('')), inputs, [accessToken])
  })
})

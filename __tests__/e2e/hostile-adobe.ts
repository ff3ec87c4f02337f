import { answer, type Misbehaviour } from '../support/fault-server.js'
import { accepted, json, notStopped, type Play, report, say } from './faulty-adobe.js'

/** One place where a server can put a text, in a run that ends soon. */
export interface Stage {
  readonly where: string
  readonly play: (text: string) => Play
  readonly inputs?: Readonly<Record<string, string>>
  readonly outcome: string
  /** Its text passes through a head or an id, which carry less than a body. */
  readonly narrow?: true
  /** As an id its text is cut. */
  readonly isId?: true
  /** Before there is a token. */
  readonly beforeToken?: true
  /** The server gets its text back, as the id to ask for. */
  readonly givenBack?: true
}

/** As much of a text as a header can carry: one line, latin-1. */
const asHeader = (text: string) =>
  text
    .slice(0, 1_500)
    .replace(/[^\t\x20-\x7e\x80-\xff]+/g, ' ')
    .trim()

/** For fields beside another: an answer above 1 MiB is not read at all. */
const brief = (text: string) => text.slice(0, 2_000)

/** As much of a text as can be an id: 200 characters, no controls, no half of a pair. */
const asId = (text: string) =>
  `3520 ${text.toWellFormed().replace(/\p{Cc}+/gu, ' ')}`
    .slice(0, 190)
    .replace(/[\ud800-\udbff]$/, '')
    .trim()

/** An answer whose head is made of foreign text. */
function withHead(text: string, status: number): Misbehaviour {
  const value = asHeader(text)
  const head = ['X-Request-Id', 'x-debug-id', 'Retry-After', 'Location', 'Date', 'Content-Type', 'Server']
  const lines = [
    `HTTP/1.1 ${status} ${value}`,
    ...head.map((name) => `${name}: ${value}`),
    'Content-Length: 2',
  ]
  return say(Buffer.from(`${lines.join('\r\n')}\r\n\r\n{}`, 'latin1'))
}

const refusal = (status: number, body: unknown) => say(json(body, { status }))
/** Long enough for the slowest machine to get that far; the step's own clock does not wait for it. */
const soon = { timeoutMinutes: '0.5' }

/** Every field of every answer, whoever gives it. */
export const STAGES: readonly Stage[] = [
  {
    where: 'the description of an IMS error',
    beforeToken: true,
    play: (text) => ({ token: [refusal(400, { error: 'invalid_scope', error_description: text })] }),
    outcome: 'error',
  },
  {
    where: 'the name of an IMS error, repeated once',
    beforeToken: true,
    play: (text) => ({
      token: [refusal(503, { error: brief(text), message: text }), refusal(400, { error: text })],
    }),
    outcome: 'error',
  },
  {
    where: 'an IMS error that is no JSON',
    beforeToken: true,
    play: (text) => ({ token: [say(answer(text, { status: 400 }))] }),
    outcome: 'error',
  },
  {
    where: 'the head of an IMS answer',
    beforeToken: true,
    play: (text) => ({ token: [withHead(text, 403)] }),
    outcome: 'error',
    narrow: true,
  },
  {
    where: 'a token, asked for once more',
    beforeToken: true,
    play: (text) => ({
      token: [
        say(json({ access_token: text, expires_in: brief(text) })),
        refusal(400, { error: 'invalid_request' }),
      ],
    }),
    outcome: 'error',
  },
  {
    where: 'a gateway error',
    play: (text) => ({ post: [refusal(403, { error_code: '403003', message: text })] }),
    outcome: 'error',
  },
  {
    where: 'the code of a gateway error',
    play: (text) => ({ post: [refusal(400, { code: brief(text), error_code: brief(text), error: text })] }),
    outcome: 'error',
  },
  {
    where: 'a Campaign error as a JSON string',
    play: (text) => ({ post: [refusal(404, `RST-360011 ${text}`)] }),
    outcome: 'error',
  },
  {
    where: 'a Campaign error as plain text, repeated once',
    play: (text) => ({ post: [say(answer(text, { status: 429 })), notStopped] }),
    outcome: 'rejected',
  },
  {
    where: 'a Campaign error as HTML',
    play: (text) => ({ post: [say(answer(`<html><body>${text}</body></html>`, { status: 400 }))] }),
    outcome: 'error',
  },
  {
    where: 'the head of a refusal',
    play: (text) => ({ post: [withHead(text, 403)] }),
    outcome: 'error',
    narrow: true,
  },
  {
    where: 'the head of a redirect',
    play: (text) => ({ post: [withHead(text, 302)] }),
    outcome: 'error',
    narrow: true,
  },
  {
    where: 'the info of a refused POST',
    play: (text) => ({ post: [say(json({ requestId: brief(text), info: text, status: 'Failed' }))] }),
    outcome: 'rejected',
  },
  {
    where: 'the status of a POST',
    play: (text) => ({ post: [say(json({ requestId: 3520, info: text, status: brief(text) }))] }),
    outcome: 'succeeded',
  },
  {
    where: 'the status of a look',
    play: (text) => ({ look: [report(text), report('Failed', 3520, { info: text, batchId: brief(text) })] }),
    outcome: 'failed',
  },
  {
    where: 'the info of looks, a batch and a count',
    play: (text) => ({
      look: [
        report('In Progress', 3520, { info: text }),
        report('Success', 3520, { info: text, batchId: brief(text), numRecords: brief(text) }),
      ],
    }),
    outcome: 'succeeded',
  },
  {
    where: 'the id of another request',
    play: (text) => ({ look: [report('Success', asId(text))] }),
    inputs: soon,
    outcome: 'timed-out',
    narrow: true,
    isId: true,
  },
  {
    where: 'the id of a running request',
    play: (text) => ({ post: [say(json({ requestId: asId(text), info: text, status: 'In Progress' }))] }),
    inputs: { onInProgress: 'fail' },
    outcome: 'rejected',
    narrow: true,
    isId: true,
  },
  {
    where: 'the id of our request',
    play: (text) => ({
      post: [accepted(asId(text))],
      look: [report('In Progress', asId(text), { info: text })],
    }),
    inputs: soon,
    outcome: 'timed-out',
    narrow: true,
    isId: true,
    givenBack: true,
  },
  {
    where: 'a look that fails',
    play: (text) => ({ look: [say(answer(text, { status: 500 }))] }),
    inputs: soon,
    outcome: 'timed-out',
  },
  {
    where: 'a look that is refused for good',
    play: (text) => ({ look: [say(answer(text, { status: 410 }))] }),
    outcome: 'lost-contact',
  },
]

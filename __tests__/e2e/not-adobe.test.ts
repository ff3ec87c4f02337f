import { describe, expect, test } from '@jest/globals'
import { answer, type Misbehaviour } from '../support/fault-server.js'
import { accepted, playInVirtualTime, report, say } from './faulty-adobe.js'

const html = (status: number, title: string, headers: Record<string, string> = {}) =>
  say(
    answer(
      `<!DOCTYPE html>\n<html><head><TITLE lang="en">\n ${title}</TITLE><script>x</script></head>` +
        '<body><h1>Sorry</h1><img src=x></body></html>',
      { status, headers: { 'content-type': 'text/html', ...headers } },
    ),
  )
const bare = (status: number, body = '', headers: Record<string, string> = {}) =>
  say(answer(body, { status, headers }))

/** What is not Adobe's, and what is to be read of it. */
const STRANGERS: readonly (readonly [what: string, said: Misbehaviour, shown: RegExp])[] = [
  ['a block page', html(403, 'Web Page Blocked'), /HTTP 403 .*: Web Page Blocked/],
  [
    "a proxy's error page",
    html(502, 'ERROR: The requested URL could not be retrieved'),
    /HTTP 502 .*URL could/,
  ],
  ["a balancer's page", html(503, '503 Service Unavailable'), /HTTP 503 .*Unavailable/],
  ['a login page', html(200, 'Sign in to the network'), /HTTP 200 .*: Sign in to the network/],
  ['a page without a title', say(answer('<p>blocked</p>', { status: 403 })), /HTTP 403 with a page/],
  [
    'XML',
    say(answer('<?xml version="1.0"?><Error><Code>Denied</Code></Error>', { status: 403 })),
    /HTTP 403/,
  ],
  ['too large a request', html(413, '413 Request Entity Too Large'), /HTTP 413 .*Too Large/],
  ['a method that is not allowed', html(405, '405 Not Allowed'), /HTTP 405 .*Not Allowed/],
  ['the same without a page', bare(405), /HTTP 405/],
  ['the same as JSON', bare(413, '{"message":"Request Too Long"}'), /HTTP 413.*Too Long/],
  ['HTML inside JSON', bare(405, '{"message":"<html><title>No</title><p>x</p>"}'), /HTTP 405: No/],
  ['HTML as a JSON text', bare(405, '"<html><title>No</title><p>x</p>"'), /HTTP 405\b/],
  ['a network that wants a login', html(511, 'Network Authentication Required'), /HTTP 511 .*Required/],
]
const WANTS_CERTIFICATE: readonly (readonly [string, Misbehaviour])[] = [
  ['as nginx', html(400, '400 No required SSL certificate was sent')],
  ['as others', html(403, 'Forbidden: a client certificate is required')],
  ['by its status', bare(496)],
]

const ABOUT_ADOBE = /\borg\b|mappingId|Data mappings|Data Connector|client ID|scopes/

/** Before and after anything was accepted, and in place of a token. */
const PLACES = [
  ['of the token', (said: Misbehaviour) => ({ token: [said] })],
  ['of the POST', (said: Misbehaviour) => ({ post: [said] })],
  ['of status checks', (said: Misbehaviour) => ({ post: [accepted()], look: [report('In Progress'), said] })],
] as const

describe.each(PLACES)("an answer that is not Adobe's, in place %s", (_, place) => {
  test.each(STRANGERS)('%s', async (_what, said, shown) => {
    const { step } = await playInVirtualTime(place(said), { timeoutMinutes: '5' })
    const { message = '', outcome } = step.outputs
    expect(outcome).toMatch(/^(error|lost-contact|timed-out)$/)
    expect(message).toMatch(shown)
    expect(message).toMatch(/127\.0\.0\.1:\d+ answered HTTP/)
    expect(message).toContain('A proxy, a firewall or the gateway answered instead of Adobe.')
    expect(message).toContain('Ask whoever runs the network')
    expect(message).not.toMatch(ABOUT_ADOBE)
    const seen = [...step.log, ...step.annotations.map((annotation) => annotation.message), message]
    expect(seen.join('\n')).not.toMatch(/<(?!owner>|repo>)[a-z!/?]/i)
  })

  test.each(WANTS_CERTIFICATE)('a demand for a client certificate, %s', async (_what, said) => {
    const { step } = await playInVirtualTime(place(said), { timeoutMinutes: '5' })
    expect(step.outputs['message']).toContain('demands a client certificate')
    expect(step.outputs['message']).not.toMatch(ABOUT_ADOBE)
  })

  test.each([
    ['https://portal.example:8443/login?token=abc#x', 'portal.example:8443'],
    ['//portal.example/login?token=abc', 'portal.example'],
    ['https://user:hidden-word@portal.example/', 'portal.example'],
  ])('a redirect to %s', async (location, host) => {
    const { step } = await playInVirtualTime(place(html(302, 'Found', { location })), { timeoutMinutes: '5' })
    expect(step.outputs['message']).toContain(`a redirect to ${host}, which is never followed`)
    expect(step.outputs['message']).not.toMatch(/token=|hidden-word|\/login/)
    expect(step.outputs['message']).not.toMatch(ABOUT_ADOBE)
  })
})

test.each([
  ['with a mark of HTML in it', '<title>Error <403></title>', 'Error'],
  ['without an end', '<title>\n Blocked <body>', 'Blocked'],
  ['of many words', `<title>${'word '.repeat(200)}</title>`, `${'word '.repeat(23)}word`],
])('a title %s', async (_, body, shown) => {
  const page = say(answer(body, { status: 403 }))
  const { step } = await playInVirtualTime({ post: [page] })
  expect(step.outputs['message']).toContain(`not JSON: ${shown}. `)
})

test('a redirect to what is no host names none', async () => {
  const page = html(302, 'Found', { location: 'javascript:alert(1)' })
  const { step } = await playInVirtualTime({ post: [page] })
  expect(step.outputs['message']).toContain('(a redirect, which is never followed)')
})

test('an answer that is not valid HTTP', async () => {
  const odd = say('HTTP/1.1 200 x\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}')
  const { step } = await playInVirtualTime({ post: [odd] })
  expect(step.outputs['outcome']).toBe('lost-contact')
  expect(step.outputs['message']).toMatch(/127\.0\.0\.1:\d+ gave no answer in valid HTTP: /)
})

test('a title is at most 120 characters', async () => {
  const { step } = await playInVirtualTime({ post: [html(403, 'x'.repeat(400))] })
  expect(step.outputs['message']).toContain(`: ${'x'.repeat(120)}. `)
})

test("Campaign's own code in a page is Campaign's, and the page is not quoted", async () => {
  const body = '<html><title>Error</title><body>RST-360011 An error has occurred</body></html>'
  const { step } = await playInVirtualTime({ post: [say(answer(body, { status: 404 }))] })
  expect(step.outputs).toMatchObject({ errorCode: 'RST-360011' })
  expect(step.outputs['message']).toMatch(/RST-360011: Error/)
  expect(step.outputs['message']).not.toContain('<')
})

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Fault, type GithubChecks, startGithubChecks } from './github-checks.js'

const TOKEN = 'ghs_the-token-of-the-fake'
const SHA = 'ffac537e6cbbf934b08745a378932722df287a53'
const REPO = '/repos/octo-org/octo-repo'
const HEADERS = {
  authorization: `token ${TOKEN}`,
  accept: 'application/vnd.github+json',
  'user-agent': 'test',
}
const NEW = {
  name: 'Adobe ingestion: geometrixx/XDM44',
  head_sha: SHA,
  external_id: '1-1-XDM44',
  status: 'in_progress',
  output: { title: 'Starting', summary: 'soon' },
}
const DONE = { status: 'completed', conclusion: 'success', output: { title: 'Done', summary: 'all of it' } }

const servers: GithubChecks[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

async function start(faults: Readonly<Record<string, readonly Fault[]>> = {}, onCall = () => {}) {
  const server = await startGithubChecks({ token: TOKEN, commits: [SHA], faults, onCall })
  servers.push(server)
  const send = async (method: string, path: string, body?: unknown, headers = {}, signal?: AbortSignal) => {
    const answered = await fetch(`${server.url}${path}`, {
      method,
      headers: { ...HEADERS, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    })
    return { status: answered.status, body: JSON.parse((await answered.text()) || 'null') }
  }
  return { server, send }
}

describe('a check run', () => {
  test('is created, listed by name, changed and completed', async () => {
    const { server, send } = await start()
    const created = await send('POST', `${REPO}/check-runs`, NEW)
    expect(created).toMatchObject({
      status: 201,
      body: { id: 4711, conclusion: null, status: 'in_progress' },
    })
    await send('POST', `${REPO}/check-runs`, { ...NEW, external_id: '2-1-XDM44' })
    const path = `${REPO}/commits/${SHA}/check-runs?check_name=${encodeURIComponent(NEW.name)}`
    expect((await send('GET', path)).body).toMatchObject({ total_count: 1 })
    expect((await send('GET', `${path}&filter=all`)).body).toMatchObject({ total_count: 2 })
    expect((await send('GET', `${path}x&filter=all`)).body).toMatchObject({ total_count: 0 })
    expect((await send('PATCH', `${REPO}/check-runs/4711`, { output: NEW.output })).status).toBe(200)
    expect((await send('PATCH', `${REPO}/check-runs/4711`, DONE)).status).toBe(200)
    expect(server.checks[0]).toMatchObject({
      status: 'completed',
      conclusion: 'success',
      output: DONE.output,
    })
    expect(server.calls.map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'create 201',
      'create 201',
      'list 200',
      'list 200',
      'list 200',
      'update 200',
      'update 200',
    ])
  })
})

describe('strictness', () => {
  let send: Awaited<ReturnType<typeof start>>['send']
  beforeAll(async () => {
    send = (await start()).send
    await send('POST', `${REPO}/check-runs`, NEW)
    await send('POST', `${REPO}/check-runs`, { ...NEW, external_id: 'other' })
    await send('PATCH', `${REPO}/check-runs/4712`, DONE)
  })

  test.each<[string, object, number]>([
    ['no token', { authorization: '' }, 401],
    ['another token', { authorization: 'token another' }, 401],
    ['any accept header', { accept: '*/*' }, 415],
  ])('refuses %s', async (_, headers, status) => {
    expect((await send('POST', `${REPO}/check-runs`, NEW, headers)).status).toBe(status)
  })

  test.each<[string, object, string]>([
    ['no name', { name: '' }, 'name is required'],
    ['an unknown commit', { head_sha: 'a'.repeat(40) }, 'No commit found for SHA'],
    ['an unknown status', { status: 'running' }, 'running is not a status'],
    ['completed without conclusion', { status: 'completed' }, 'go together'],
    ['a key that nobody knows', { external_ID: 'x' }, 'not a permitted key'],
    ['a time that is none', { started_at: 'now' }, 'ISO 8601'],
    ['no summary', { output: { title: 'x' } }, 'output.summary is required'],
    ['too long a summary', { output: { title: 'x', summary: 'x'.repeat(65_536) } }, 'exceeds 65535'],
    ['too long a text', { output: { ...NEW.output, text: 'x'.repeat(65_536) } }, 'exceeds 65535'],
  ])('a new one with %s is a 422', async (_, wrong, says) => {
    const { status, body } = await send('POST', `${REPO}/check-runs`, { ...NEW, ...wrong })
    expect(status).toBe(422)
    expect(JSON.stringify(body)).toContain(says)
  })

  test.each<[string, number, object, number]>([
    ['conclusions have names', 4711, { ...DONE, conclusion: 'timedout' }, 422],
    ['completed stays completed', 4712, { status: 'in_progress' }, 422],
    ['a conclusion stays', 4712, { ...DONE, conclusion: 'failure' }, 422],
    ['the same conclusion again is fine', 4712, DONE, 200],
    ['an id must exist', 9999, DONE, 404],
  ])('a change: %s', async (_, id, body, status) => {
    expect((await send('PATCH', `${REPO}/check-runs/${id}`, body)).status).toBe(status)
  })

  test('other paths and repositories are not found, a list needs a name', async () => {
    expect((await send('GET', '/user')).status).toBe(404)
    expect((await send('POST', '/repos/octo-org/another/check-runs', NEW)).status).toBe(404)
    expect((await send('GET', `${REPO}/commits/${SHA}/check-runs`)).status).toBe(422)
  })
})

describe('faults', () => {
  test('an answer of one’s own, carried out by nobody', async () => {
    const { server, send } = await start({ create: [{ kind: 'answer', status: 502, body: '"bad"' }] })
    expect(await send('POST', `${REPO}/check-runs`, NEW)).toEqual({ status: 502, body: 'bad' })
    expect(server.checks).toEqual([])
    expect((await send('POST', `${REPO}/check-runs`, NEW)).status).toBe(201)
  })

  test('a truncated 201 is carried out', async () => {
    const { server, send } = await start({ create: [{ kind: 'truncated' }] })
    await expect(send('POST', `${REPO}/check-runs`, NEW)).rejects.toThrow()
    expect(server.checks).toHaveLength(1)
  })

  test.each([true, false])('a hang, carried out: %s', async (carriedOut) => {
    const controller = new AbortController()
    const giveUp = () => controller.abort()
    const { server, send } = await start({ create: [{ kind: 'hang', carriedOut }] }, giveUp)
    await expect(send('POST', `${REPO}/check-runs`, NEW, {}, controller.signal)).rejects.toThrow()
    expect(server.checks).toHaveLength(carriedOut ? 1 : 0)
  })

  test('a slow answer comes late', async () => {
    const { send } = await start({ create: [{ kind: 'slow', ms: 200 }] })
    const startMs = performance.now()
    expect((await send('POST', `${REPO}/check-runs`, NEW)).status).toBe(201)
    expect(performance.now() - startMs).toBeGreaterThan(150)
  })
})

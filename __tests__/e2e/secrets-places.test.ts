import { describe, expect, test } from '@jest/globals'
import { answer, startFaultServer } from '../support/fault-server.js'
import { CLIENT_ID, CLIENT_SECRET } from './adobe.js'
import { accepted, GRANTED_TOKEN, granted, json, type Play, report, say } from './faulty-adobe.js'
import { expectHidden } from './hidden.js'

const unauthorized = (message: string) => say(json({ error_code: '401013', message }, { status: 401 }))

describe('every secret of a run', () => {
  test('the first token and the one after its renewal', async () => {
    const second = 'eyJ-another-token-that-came-9876543210-later'
    const echo = `${GRANTED_TOKEN} ${second} ${CLIENT_SECRET}`
    const { step, ims } = await expectHidden(
      {
        token: [granted(), granted(second)],
        post: [unauthorized(GRANTED_TOKEN), accepted()],
        look: [say(answer(echo, { status: 500 })), report('Failed', 3520, { info: echo, batchId: echo })],
      },
      {},
      [CLIENT_SECRET, GRANTED_TOKEN, second],
    )
    expect(ims).toHaveLength(2)
    expect(step.masks).toEqual(expect.arrayContaining([CLIENT_SECRET, GRANTED_TOKEN, second]))
    expect(step.outputs['outcome']).toBe('failed')
  })

  test('two client secrets, of which one is refused and none is echoed', async () => {
    const other = 'p8e-an-older-secret-0123456789'
    const wrong = { error: 'invalid_client', error_description: 'invalid client_secret parameter' }
    const { ims } = await expectHidden(
      {
        token: [say(json({ ...wrong, echo: other }, { status: 400 })), granted()],
        post: [say(json({ info: `${other} ${CLIENT_SECRET}`, status: 'Failed' }))],
      },
      { clientSecret: `${other}\n${CLIENT_SECRET}` },
      [CLIENT_SECRET, GRANTED_TOKEN, other],
    )
    expect(ims).toHaveLength(2)
  })

  test.each([0, 2])('a credential file, echoed as a whole (indented by %i)', async (indent) => {
    const file = {
      CLIENT_ID,
      CLIENT_SECRETS: [CLIENT_SECRET, 'p8e-another-active-secret'],
      SCOPES: ['openid'],
    }
    const credentials = JSON.stringify(file, null, indent)
    const echo = `${credentials}\n${JSON.stringify(credentials)}\n${encodeURIComponent(credentials)}`
    const inputs = { clientId: '', clientSecret: '', credentials }
    const info = say(json({ requestId: 1, info: echo, status: 'Failed' }))
    await expectHidden({ post: [info] }, inputs, [CLIENT_SECRET, GRANTED_TOKEN, ...file.CLIENT_SECRETS])
  })

  test('inputs that are refused', async () => {
    const inputs = {
      credentials: JSON.stringify({ CLIENT_SECRET, CLIENT_SECRETS: CLIENT_SECRET }),
      accessToken: `Bearer ${GRANTED_TOKEN}`,
      org: CLIENT_SECRET,
      mappingId: `/${CLIENT_SECRET}`,
      timeoutMinutes: CLIENT_SECRET,
      scopes: `"${CLIENT_SECRET}`,
      onInProgress: GRANTED_TOKEN,
      requestIdIn: Buffer.from(`id:${CLIENT_SECRET}`).toString('base64'),
      apiUrl: `https://user:${encodeURIComponent(CLIENT_SECRET)}@x.example?${GRANTED_TOKEN}`,
    }
    const { step, ims, api } = await expectHidden({}, inputs)
    expect([...ims, ...api]).toEqual([])
    expect(step.outputs['errorCode']).toBe('bad-input')
  })
})

describe('each secret goes to its own host', () => {
  // That the secret is for IMS alone, and the token for the API alone, every run here shows by law.
  test.each([301, 302, 303, 307, 308])('%i is never followed, whoever answers it', async (status) => {
    const other = await startFaultServer((socket) => socket.end(answer('{}')))
    const headers = { location: `${other.url}/ims/token/v3?echo=${GRANTED_TOKEN}` }
    const away = say(answer('', { status, headers }))
    const plays: readonly Play[] = [{ token: [away] }, { post: [away] }, { look: [away] }]
    try {
      const runs = await Promise.all(plays.map((play) => expectHidden(play)))
      expect(runs.map(({ step }) => step.outputs['errorCode'])).toEqual([
        'redirected',
        'redirected',
        'lost-contact',
      ])
      expect(other.connections).toBe(0)
    } finally {
      await other.close()
    }
  })
})

import { describe, expect, test } from '@jest/globals'
import { BY_SECRET, runAgainst } from './adobe.js'

const JWT_FILE = JSON.stringify({
  API_KEY: 'k',
  CLIENT_SECRET: 'a-jwt-client-secret',
  PUBLIC_KEYS_WITH_EXPIRY: {},
})

describe('bad input: one error that names input, fault and remedy, before any request', () => {
  test.each<[string, Record<string, string>, readonly RegExp[]]>([
    ['blank required', { org: '', mappingId: '' }, [/`org` is required/, /`mappingId` is required/]],
    ['IMS organization', { org: 'ABC123@AdobeOrg' }, [/`org` .*tenant/]],
    ['address as organization', { org: 'https://geometrixx.campaign.adobe.com' }, [/`org` .*tenant/]],
    ['a mapping twice', { mappingId: 'XDM44\nXDM45\nXDM44' }, [/`mappingId` names "XDM44" more than once/]],
    ['too many mappings', { mappingId: [...Array(51).keys()].join('\n') }, [/`mappingId` holds 51 .*matrix/]],
    ['traversal', { mappingId: '..' }, [/`mappingId` /]],
    ['no credential', { clientId: '', clientSecret: '' }, [/`credentials` .*fork.*Dependabot/]],
    [
      'JWT file',
      { clientId: '', clientSecret: '', credentials: JWT_FILE },
      [/`credentials` .*JWT.*OAuth server-to-server/],
    ],
    [
      'not JSON',
      { clientId: '', clientSecret: '', credentials: 'oops-not-json-secret' },
      [/`credentials` is not JSON/],
    ],
    ['file and secret', { credentials: JWT_FILE }, [/`clientId` /, /`clientSecret` /]],
    [
      'numbers',
      { timeoutMinutes: '5m', pollIntervalSeconds: '0', minRecords: '-1' },
      [/`timeoutMinutes` /, /`pollIntervalSeconds` /, /`minRecords` /],
    ],
    [
      'words',
      { wait: 'yes', onInProgress: 'wait', requestIdIn: 'header' },
      [/`wait` .*true or false/, /`onInProgress` .*queue, attach, fail/, /`requestIdIn` .*query, body/],
    ],
    ['address', { apiUrl: 'http://mc.adobe.io' }, [/`apiUrl` .*https/]],
    [
      'wait: false with a gate',
      { wait: 'false', minRecords: '1', onInProgress: 'queue' },
      [/`minRecords` .*wait/, /`onInProgress` .*wait/],
    ],
    [
      'unknown scenario',
      { rehearse: 'sucess' },
      [/`rehearse` is "sucess".*success, slow-success, .*invalid-scope/, /`apiUrl` .*rehears/],
    ],
  ])('%s', async (_, inputs, texts) => {
    const { step, transcript } = await runAgainst('success', { ...BY_SECRET, ...inputs })
    expect(transcript).toEqual([])
    expect(step.outputs).toMatchObject({
      outcome: 'error',
      errorCode: 'bad-input',
      status: '',
      requestId: expect.stringMatching(/^[-\n]*$/),
    })
    const [error] = step.annotations.filter(({ level }) => level === 'error')
    for (const text of texts) {
      expect(error?.message).toMatch(text)
    }
    const sinks = `${step.log.join('\n')}${step.rawSummary}${JSON.stringify(step.outputs)}`
    expect(sinks).not.toContain('a-jwt-client-secret')
    expect(sinks).not.toContain('oops-not-json-secret')
  })

  test('a wrong input in a rehearsal is still an error', async () => {
    const { step } = await runAgainst('success', {
      rehearse: 'success',
      apiUrl: '',
      imsUrl: '',
      timeoutMinutes: '0',
    })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input', rehearsal: 'true' })
  })
})

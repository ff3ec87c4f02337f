import { describe, expect, test } from '@jest/globals'
import type { InputName } from '../../src/inputs/declarations.js'
import { parseInputs } from '../../src/inputs/parse.js'
import { reportStart } from '../../src/report/start.js'
import { Toolkit } from '../../src/runner/toolkit.js'
import { Cleaner } from '../../src/text/clean.js'
import type { Text } from '../../src/text.js'
import { shown } from './support/shown.js'

type Given = Partial<Record<InputName, string>>

class Listener extends Toolkit {
  readonly lines: string[] = []
  readonly warnings: string[] = []

  constructor() {
    super(new Cleaner(), {})
  }

  override info(message: Text): void {
    this.lines.push(shown(message))
  }

  override warnOnce(kind: string, message: Text): void {
    this.warnings.push(`${kind}: ${shown(message)}`)
  }
}

const COMPLETE = {
  org: 'geometrixx',
  mappingId: 'XDM44',
  clientId: 'client-4711',
  clientSecret: 'p8e-correct-horse',
} as const satisfies Given

/** @param timeoutMs as the step settles it */
function started(given: Given, timeoutMs?: number) {
  const read = (name: InputName) => (given[name] ?? '').trim()
  const parsed = parseInputs(read, ['never-ends'])
  if (parsed.kind === 'bad') throw new Error(parsed.problems.map(({ text }) => text.raw).join('\n'))
  const toolkit = new Listener()
  const inputs = timeoutMs === undefined ? parsed.inputs : { ...parsed.inputs, timeoutMs }
  reportStart(inputs, { read, toolkit, env: {}, date: () => new Date('2026-11-23T14:02:11Z') })
  return { log: toolkit.lines.join('\n'), warnings: toolkit.warnings }
}

describe('an address that is none of Adobe', () => {
  const PLATFORM = { sandbox: 'prod', imsOrg: 'A1@AdobeOrg' }

  test.each<[Given, string]>([
    [{ apiUrl: 'https://proxy.example:8443/adobe' }, 'apiUrl (proxy.example:8443)'],
    [{ imsUrl: 'https://adobelogin.com.evil.example' }, 'imsUrl (adobelogin.com.evil.example)'],
    [{ apiUrl: 'https://mc-adobe.io' }, 'apiUrl (mc-adobe.io)'],
    [{ apiUrl: 'https://evil-adobe.com' }, 'apiUrl (evil-adobe.com)'],
    [{ apiUrl: 'https://10.0.0.1' }, 'apiUrl (10.0.0.1)'],
    [{ ...PLATFORM, platformUrl: 'https://x.example' }, 'platformUrl (x.example)'],
    [{ apiUrl: 'https://a.example', imsUrl: 'https://b.example' }, 'apiUrl (a.example), imsUrl (b.example)'],
  ])('%j gets one warning: the credential goes there', (addresses, named) => {
    expect(started({ ...COMPLETE, ...addresses }).warnings).toEqual([
      `address: The credential goes to a host that is not Adobe's: ${named}. Leave these inputs out unless Adobe gave you other addresses or you use a test server.`,
    ])
  })

  test.each<Given>([
    {},
    { apiUrl: 'https://mc.adobe.io', imsUrl: 'https://ims-na1.adobelogin.com' },
    { imsUrl: 'https://ims-eu1.adobelogin.com', apiUrl: 'https://MC-STAGE.ADOBE.IO' },
    { imsUrl: 'https://auth.services.adobe.com' },
    { apiUrl: 'http://127.0.0.1:8080', imsUrl: 'http://localhost:1' },
    { apiUrl: 'http://[::1]:8080', imsUrl: 'https://127.1.2.3' },
  ])('%j gets none', (addresses) => {
    expect(started({ ...COMPLETE, ...addresses }).warnings).toEqual([])
  })
})

describe('a credential file of several lines', () => {
  const file = { CLIENT_ID: 'client-4711', CLIENT_SECRETS: ['p8e-correct-horse'] }
  const { clientId: _, clientSecret: __, ...given } = COMPLETE

  test('gets a warning with the remedy', () => {
    expect(started({ ...given, credentials: JSON.stringify(file, null, 2) }).warnings).toEqual([
      expect.stringMatching(
        /^credentials-lines: .*even a lone brace.* Use clientId and clientSecret instead, or store the file on one line/,
      ),
    ])
  })

  test('gets none on one line, and nor do two secrets', () => {
    expect(started({ ...given, credentials: JSON.stringify(file) }).warnings).toEqual([])
    const clientSecret = 'p8e-correct-horse\np8e-battery-staple'
    expect(started({ ...COMPLETE, clientSecret }).warnings).toEqual([])
  })
})

describe('the deadline', () => {
  const REHEARSAL: Given = { org: 'geometrixx', mappingId: 'XDM44', rehearse: 'never-ends' }
  const SHORTENED = '(a rehearsal waits no longer, whatever timeoutMinutes says)'

  test.each<[string, Given, number]>([
    ['the default', REHEARSAL, 15_000],
    ['an input', { ...REHEARSAL, timeoutMinutes: '30' }, 15_000],
  ])('that a rehearsal shortens says so beside it: %s', (_name, given, timeoutMs) => {
    expect(started(given, timeoutMs).log).toContain(
      `Deadline: 2026-11-23 14:02:26 UTC, 15 s from the start of this step ${SHORTENED}.`,
    )
  })

  test('that nothing shortens says nothing', () => {
    expect(started({ ...REHEARSAL, timeoutMinutes: '0.25' }, 15_000).log).not.toContain(SHORTENED)
    expect(started(COMPLETE).log).toContain(
      'Deadline: 2026-11-23 15:02:11 UTC, 1 h from the start of this step.',
    )
  })
})

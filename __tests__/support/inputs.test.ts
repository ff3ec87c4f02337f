import { expect, test } from '@jest/globals'
import { aboutRun, identifiersOf } from '../../src/support/inputs.js'
import { reading } from '../inputs/given.js'

test('inputs: words and numbers as they are, names by their length, secrets not at all', () => {
  const read = reading({
    org: 'geometrixx',
    mappingId: 'XDM44\nmine',
    requestId: '-\n3520',
    clientSecret: 'p8e-client-secret',
    wait: 'true',
    timeoutMinutes: '0.25',
    onInProgress: 'p8e-misplaced/secret',
    rehearse: 'too-few-records',
    apiUrl: 'https://mc.adobe.io',
    imsUrl: 'https://ims.geometrixx.example',
  })
  expect(aboutRun(read)).toEqual([
    expect.stringMatching(
      /^Version \d\S*, Node v\d\S*, \S+ \S+\. No secrets, names or ids; made to be copied\.$/,
    ),
    'org: text(10)',
    'mappingId: text(5, 4)',
    'clientSecret: given',
    'requestId: text(-, 4)',
    'wait: true',
    'timeoutMinutes: 0.25',
    'onInProgress: text(20)',
    'apiUrl: https://mc.adobe.io',
    'imsUrl: another address',
    'rehearse: too-few-records',
    expect.stringMatching(/^blank: credentials, clientId, scopes, .*platformUrl, dryRun/),
  ])
  expect(identifiersOf(read)).toEqual(['geometrixx', 'XDM44', 'mine', '-', '3520'])
})

import { expect, test } from '@jest/globals'
import { answer } from '../support/fault-server.js'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, runAgainst } from './adobe.js'
import { accepted, json, type Play, playByLaw, report, say } from './faulty-adobe.js'
import { expectHandedOn } from './next-step.js'
import { leapAtLook, preload } from './preload.js'

/** One of each kind through the committed bundle; all others run in this process. */

const bundle = {}
/** For runs until the deadline: it passes after so many status checks. */
const overAfter = (looks: number) => preload(leapAtLook('after', looks))
const SUCCESS = report('Success', 3520, { numRecords: 15 })
const oops = say(
  json({ code: 500, message: 'Oops. Something went wrong. Check your URI and try again.' }, { status: 500 }),
)
const running = say(json({ requestId: 17, info: '', status: 'In Progress' }))
const credentials = JSON.stringify({ CLIENT_ID, CLIENT_SECRETS: [CLIENT_SECRET] }, null, 2)

test.concurrent.each<
  [string, Play, Record<string, string>, Record<string, string>, RegExp, (readonly string[])?]
>([
  [
    'another mapping',
    { look: [report('Success', 3520, { info: 'Mapping Id: XDM45. ', numRecords: 15 })] },
    { timeoutMinutes: '10' },
    { outcome: 'timed-out', requestId: '3520' },
    /XDM45/,
    overAfter(1),
  ],
  [
    'an unknown word of the POST',
    { post: [say(json({ requestId: 3520, status: 'Submitted' }, { status: 201 }))], look: [SUCCESS] },
    {},
    { outcome: 'succeeded', requestId: '3520' },
    /ingested 15 records/,
  ],
  [
    'one odd answer in a wait, then failing checks',
    { look: [report('In Progress'), say(json({}, { status: 409 })), say(answer('<title>Sign in</title>'))] },
    { timeoutMinutes: '10' },
    { outcome: 'timed-out' },
    /status checks? failed/,
    overAfter(3),
  ],
  ['Oops', { post: [oops] }, {}, { outcome: 'error', errorCode: '500' }, /Check org first/],
  [
    'a refusal under 500',
    { post: [say(json('RST-360011 An error has occurred. XTK-170036 Unable to parse.', { status: 500 }))] },
    {},
    { outcome: 'error', errorCode: 'XTK-170036' },
    /XTK-170036/,
  ],
  [
    'a lock that outlives its request',
    { post: [running, running, accepted()], look: [report('Aborted', 17), SUCCESS] },
    {},
    { outcome: 'succeeded', requestId: '3520' },
    /ingested/,
  ],
  [
    'an odd character',
    {},
    { clientSecret: '\u200bp8e-a-secret-that-was-pasted' },
    { outcome: 'error', errorCode: 'bad-input' },
    /U\+200B at position 1/,
  ],
  [
    'credentials of several lines, and no records',
    { look: [report('Success', 3520, { numRecords: 0 })] },
    { credentials, clientId: '', clientSecret: '' },
    { outcome: 'succeeded', numRecords: '0' },
    /0 records/,
  ],
])('%s', async (_, play, inputs, outputs, said, nodeArgs = []) => {
  const { step } = await playByLaw(play, inputs, { bundle: { nodeArgs } })
  expect(step.outputs).toMatchObject(outputs)
  expect(step.outputs['message']).toMatch(said)
  expectHandedOn(step)
})

test('a token that is refused for a moment', async () => {
  const { step, transcript } = await runAgainst('success', BY_SECRET, {
    bundle,
    simulator: {
      script: {
        token: 'ims/token',
        refusedTokens: 1,
        submissions: [],
        lastly: {
          answer: 'submit/accepted',
          request: { checks: [], end: { answer: 'status/success' } },
        },
      },
    },
  })
  expect(step.outputs['outcome']).toBe('succeeded')
  expect(transcript.filter((request) => request.startsWith('POST /ims'))).toHaveLength(2)
})

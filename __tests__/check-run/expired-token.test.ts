import { expect, test } from '@jest/globals'
import { checkFault } from '../../src/check-run/check-fault.js'
import { CheckRun } from '../../src/check-run/check-run.js'
import { Ledger } from '../../src/check-run/ledger.js'
import { FakeClock } from '../fakes/clock.js'

/** As octokit throws it. */
const refusal = Object.assign(new Error('Bad credentials'), { status: 401, response: {} })
const text = (title: string) => ({ title, summary: title, text: '' })

test('a token that expires in a long wait: one fault, and the verdict does not wait for it', async () => {
  const faults: unknown[] = []
  const debugged: string[] = []
  const run = new CheckRun({ name: 'n', externalId: 'e', sha: 's' }, text('first'), {
    api: {
      create: async () => 7,
      update: async () => {
        throw checkFault('update', refusal)
      },
      find: async () => undefined,
    },
    ledger: new Ledger(() => {}),
    clock: new FakeClock(),
    onFault: (fault) => faults.push(fault),
    debug: ({ raw }) => debugged.push(raw),
  })
  for (const title of ['a', 'b', 'c']) {
    run.show(text(title), '3520')
    for (let turns = 0; turns < 20; turns += 1) await Promise.resolve()
  }
  await run.complete('succeeded', text('end'), 1_000, new AbortController().signal)
  expect(debugged).toHaveLength(3)
  expect(faults).toEqual([
    expect.objectContaining({
      message: expect.stringMatching(
        /HTTP 401\. githubToken was refused, or has expired during the wait \(the token of a GitHub App lasts an hour\)\. Leave it out/,
      ),
    }),
  ])
})

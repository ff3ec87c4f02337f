import { expect, test } from '@jest/globals'
import { publishCheckRuns } from '../../src/check-run/check-runs.js'
import { connectToGithub } from '../../src/check-run/checks-api.js'
import { initialState } from '../../src/report/progress.js'
import { Cleaner } from '../../src/text/clean.js'
import { text } from '../../src/text.js'
import { FakeClock } from '../fakes/clock.js'
import { resultOf } from '../report/support/results.js'

/** The check runs of two mappings, which cannot be summarized. */
function start(env: NodeJS.ProcessEnv) {
  const clock = new FakeClock()
  const warnings: string[] = []
  const checkRuns = publishCheckRuns(['XDM44', 'XDM45'], {
    toolkit: {
      info: () => {},
      debug: () => {},
      saveState: () => {},
      warnOnce: (_, { raw }, title) => warnings.push(`${title.raw}: ${raw}`),
    },
    org: 'geometrixx',
    maxParallel: 4,
    token: 'ghs_of-a-test',
    cleaner: new Cleaner(),
    clock,
    random: () => 0.5,
    deadline: 3_600_000,
    cancelled: new AbortController().signal,
    // Without an end in virtual time: a request that failed would be repeated after the test, and for good.
    exchange: () => new Promise(() => {}),
    date: () => new Date(0),
    env,
    describe: Promise.resolve(() => {
      throw new Error('a fault of ours')
    }),
  })
  return { checkRuns, warnings }
}

const ENV = {
  GITHUB_REPOSITORY: 'octo-org/octo-repo',
  GITHUB_SHA: 'ffac537e6cbbf934b08745a378932722df287a53',
}

test('a fault of ours reaches nobody but as a warning', async () => {
  const { checkRuns, warnings } = start(ENV)
  const result = resultOf('XDM44', 'succeeded')
  const states = new Map([['XDM44', initialState(undefined)]])
  checkRuns.on({ of: 'mapping', mappingId: 'XDM44', event: { kind: 'ended', result } }, states)
  await checkRuns.finish([result])
  expect(new Set(warnings)).toEqual(
    new Set([
      '2 mappings without a complete check run: No complete check run for XDM44, XDM45: a fault of ours. The outcome of this step does not depend on its check run.',
    ]),
  )
})

test("the login to GitHub's proxy is hidden", async () => {
  const { https_proxy: before = '' } = process.env
  process.env['https_proxy'] = 'http://user:hunter2@proxy.example'
  const cleaner = new Cleaner()
  const exchange = () => new Promise<never>(() => {})
  await connectToGithub({ env: ENV, token: 'ghs_of-a-test', cleaner, exchange, date: () => new Date(0) })
  process.env['https_proxy'] = before
  expect(cleaner.line(text`Basic ${Buffer.from('user:hunter2').toString('base64')}`)).toBe('Basic ***')
})

test('without a commit there is one warning, which names all', async () => {
  const { checkRuns, warnings } = start({ ...ENV, GITHUB_SHA: '' })
  await checkRuns.finish([])
  expect(warnings).toEqual([
    expect.stringContaining(
      'No complete check run for XDM44, XDM45: The check run cannot be created: neither',
    ),
  ])
})

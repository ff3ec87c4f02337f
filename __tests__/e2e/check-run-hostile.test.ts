import { expect, test } from '@jest/globals'
import type { Fault } from '../support/github-checks.js'
import { GITHUB_TOKEN, runChecked } from './checked.js'
import { expectInertCheck, HOSTILE } from './hostile-check.js'

test.each(['Failed', 'Success'])('hostile texts of a %s are inert on the check run', async (status) => {
  await expectInertCheck(status)
})

test('what GitHub says goes through the door', async () => {
  const body = JSON.stringify({ message: `${HOSTILE} ${GITHUB_TOKEN}`, errors: [HOSTILE] })
  const { warnings, step } = await runChecked(
    'not-stopped',
    {},
    {
      faults: {
        create: [
          {
            kind: 'answer',
            status: 403,
            body,
            headers: { deprecation: '@1', sunset: '::error::x', link: '<x>; rel="deprecation"' },
          },
        ],
      },
    },
  )
  expect(warnings).toHaveLength(1)
  expect(warnings[0]).toContain('`checks: write`')
  expect(step.stdout).not.toContain('\u202e')
})

test('nor what it says to the post step', async () => {
  const body = JSON.stringify({ message: `${HOSTILE} ${GITHUB_TOKEN}\n::set-output name=x::y\n##[error]x` })
  const update = Array.from({ length: 20 }, (): Fault => ({ kind: 'answer', status: 503, body }))
  const { post } = await runChecked('not-stopped', {}, { faults: { update } })
  expect(post.commands.map(({ name }) => name)).toEqual(['warning'])
  expect(post.stdout).toContain('HTTP 503')
  expect(post.stdout).not.toMatch(/\u202e|##\[/)
})

test('nor does cutting a long answer of GitHub leave a piece of a secret', async () => {
  const message = Array.from({ length: 400 }, (_, index) => `${'.'.repeat(index % 7)}${GITHUB_TOKEN}`).join(
    '',
  )
  const body = JSON.stringify({ message })
  const { step } = await runChecked(
    'not-stopped',
    {},
    { faults: { create: [{ kind: 'answer', status: 422, body }] } },
  )
  const printed = step.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'))
  expect(printed.join('\n')).not.toContain('ghs_canary')
})

test('the token goes to GitHub alone, in its header alone', async () => {
  const { github } = await runChecked('not-stopped')
  for (const { headers, path, body } of github.calls) {
    expect(headers['authorization']).toBe(`token ${GITHUB_TOKEN}`)
    expect(`${path}${body}`).not.toContain('ghs_')
  }
})

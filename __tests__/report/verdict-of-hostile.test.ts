import { expect, test } from '@jest/globals'
import { renderMessage } from '../../src/report/verdict.js'
import { Cleaner } from '../../src/text/clean.js'
import { resultOf } from './support/results.js'

const failed = (info: string) => renderMessage(resultOf('XDM44', 'failed', { info, errorCode: 'ACP-880096' }))

test('a secret that ends in a stop is hidden before the stop is cut off', () => {
  const cleaner = new Cleaner()
  cleaner.hide('p8e-secret.')
  const message = failed('the secret is p8e-secret.')
  expect(cleaner.markdown(message)).not.toContain('p8e')
  for (const shown of [cleaner.plain(message), cleaner.line(message)]) {
    expect(shown).not.toContain('secret.')
    expect(shown).toContain(': the secret is ***. ')
  }
})

test.each([3_000, 1_000_000])(
  'what Adobe says in %i characters does not push out what to do next',
  (length) => {
    const message = new Cleaner().line(failed('x'.repeat(length)))
    expect(message).toContain('request 3520')
    expect(message).toMatch(/Open the batch in the monitoring of Experience Platform for its error\.$/)
  },
)

import { expect, test } from '@jest/globals'
import type { IngestionResult } from '../../src/ingestion/outcome.js'
import { cleanResult } from '../../src/report/clean-result.js'
import { ForeignText } from '../../src/report/foreign-text.js'
import { safeMarkdown } from '../../src/report/render.js'
import { renderMessage } from '../../src/report/verdict.js'

const TIMEOUT_MS = 60_000

const failed = (info: string): IngestionResult => ({
  mappingId: 'XDM44',
  outcome: 'failed',
  requestId: '3520',
  status: 'Failed',
  errorCode: 'ACP-880096',
  info,
  attempts: 1,
  attached: false,
})

test('a secret that ends in a stop is hidden before the stop is cut off', () => {
  const text = new ForeignText()
  text.hide('p8e-secret.')
  const result = cleanResult(failed('the secret is p8e-secret.'), text)
  for (const quote of [safeMarkdown, (foreign: string) => foreign]) {
    expect(renderMessage(result, TIMEOUT_MS, quote)).not.toContain('secret.')
  }
})

test.each([3_000, 1_000_000])(
  'what Adobe says in %i characters does not push out what to do next',
  (length) => {
    const text = new ForeignText()
    const message = text.line(
      renderMessage(cleanResult(failed('x'.repeat(length)), text), TIMEOUT_MS, (it) => it),
    )
    expect(message).toContain('request 3520')
    expect(message).toMatch(/Open the batch in the monitoring of Experience Platform for its error\.$/)
  },
)

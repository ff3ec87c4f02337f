import type { Check } from '../ingestion/checks.js'
import { own, type Text, text } from '../text.js'
import { NONE, type Row } from './markdown.js'

const TITLES = {
  inputs: 'Inputs',
  credential: 'Credential and its scopes',
  organization: 'Organization, API key and product profile',
  batches: 'Right to read batches in Experience Platform',
  mappings: 'Each mapping exists, is published and stopped',
  role: 'The SQL function execution role',
} as const satisfies Readonly<Record<Check['name'], string>>

const REASONS = {
  given: 'an access token was given; the next check sends it',
  'not-reached': 'an earlier check failed, or the step ended',
  'out-of-reach': 'only a real run shows it',
} as const

const resultOf = ({ state }: Check): Text =>
  own(({ passed: '✓', failed: '✗', 'not-checked': 'not checked' } as const)[state])

function detailsOf(check: Check): Text | undefined {
  switch (check.state) {
    case 'passed':
      return undefined
    case 'failed':
      // The verdict says what to do, and lists bad inputs.
      return check.fault.code === 'bad-input' ? text`Correct the inputs.` : text`${check.fault.text}.`
    case 'not-checked':
      return own(REASONS[check.why])
  }
}

export function describeCheck(check: Check): Text {
  const details = detailsOf(check)
  const said = text`${resultOf(check)}${own(check.state === 'not-checked' ? ': ' : ' ')}${own(TITLES[check.name])}`
  if (details === undefined) return text`${said}.`
  return check.state === 'not-checked' ? text`${said} (${details}).` : text`${said}: ${details}`
}

export const rowOfCheck = (check: Check): Row => [
  [text`Set-up`, own(TITLES[check.name])],
  [text`Result`, resultOf(check)],
  [text`Details`, detailsOf(check) ?? NONE],
]

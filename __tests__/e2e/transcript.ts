import type { StepResult } from '../../scripts/runner/run-step.mjs'
import type { Simulator } from '../../src/simulator/index.js'

/** What differs from run to run, and what stands in its place. The order matters: a time is no part of a duration. */
const VARIABLE: readonly (readonly [RegExp, string])[] = [
  [/\b\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/g, '<date>'],
  [/\b\d\d:\d\d:\d\d\b/g, '<time>'],
  [/\b(127\.0\.0\.1):\d+/g, '$1:<port>'],
  [/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g, '<uuid>'],
  [/\b[\da-f]{32}\b/g, '<batch id>'],
  [/(?<=createdAfter=)\d+/g, '<instant>'],
  // Which of the two Node says depends on the moment.
  [/socket hang up|read ECONNRESET/g, '<connection closed>'],
  // What the step was asked for stays: only what was measured differs.
  [/(?<!deadline of |<date>, |\d )\b\d+(\.\d)? (s|min)\b( \d+ s\b)?/g, '<duration>'],
]

const normalise = (line: string) =>
  VARIABLE.reduce((text, [pattern, placeholder]) => text.replace(pattern, placeholder), line)

/** What a person sees of a run, and every request sent, in their order. */
export function renderTranscript(
  { log, exitCode }: StepResult,
  requests: Simulator['requests'],
  inputs: Readonly<Record<string, string>>,
): string {
  const given = Object.entries(inputs).map(([name, value]) => `${name}: ${value}`)
  return [
    ['# Inputs, besides organization, mapping, credential and addresses', ...given],
    ['# Log', ...log.map(normalise)],
    [
      '# Requests',
      ...requests.map(({ method, path, status }) => `${method} ${normalise(path)} ${status || 'no answer'}`),
    ],
    ['# Exit status', String(exitCode)],
  ]
    .map((part) => `${part.join('\n')}\n`)
    .join('\n')
}

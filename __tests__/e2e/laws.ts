import { expect } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { linesOf } from '../../src/inputs/lists.js'
import { MAX_MAPPINGS } from '../../src/inputs/parse-input.js'
import { OUTPUT_NAMES } from '../../src/report/outputs.js'
import { unentity } from '../report/support/secrets.js'

const OUR_COMMANDS = ['add-mask', 'debug', 'notice', 'warning', 'error', 'group', 'endgroup']

/** Encodings in which a secret must not appear; written apart from the redactor, so that one checks the other. */
export function spellings(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
    bytes.toString('base64').replace(/[A-Za-z0-9+/]?=*$/, ''),
    bytes.toString('base64url').slice(0, -1),
    bytes.toString('hex'),
  ]
}

/** How many results an input of mappings asks for: one when it is blank, and of too many no more than are allowed. */
export const countMappings = (mappingId: string): number =>
  Math.min(MAX_MAPPINGS, Math.max(1, linesOf(mappingId).length))

/** What a person, a later step or a file may see of a step; the command that makes a mask is the one exception. */
export function sinksOf(step: StepResult): string {
  const printed = `${step.stdout}\n${step.stderr}`
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')
  return [printed, step.rawSummary, JSON.stringify(step.outputWrites), JSON.stringify(step.state)].join('\n')
}

interface Expectations {
  /** Every secret the step was given or granted. */
  readonly secrets?: readonly string[]
  /** What was sent to GitHub, and so is shown on check runs, where the runner masks nothing. */
  readonly published?: readonly string[]
  /** Set when the command files were tampered with. */
  readonly withoutOutputs?: boolean
  /** How many mappings the step was asked for. */
  readonly mappings?: number
  /** The step was asked to submit nothing. */
  readonly dryRun?: boolean
}

export const isDryRun = ({ dryRun = '' }: Readonly<Record<string, string>>): boolean => /^true$/i.test(dryRun)

/** Nothing may leave a dry run that could start something. @param requests of it, other than those for tokens */
export function expectReadsOnly(requests: readonly string[]): void {
  expect(requests.filter((request) => !request.startsWith('GET '))).toEqual([])
}

const LARGEST_OUTPUT = 96 * 1024

/** A runner that stops a step does not ask how it ended. */
function conclusionOf({ stoppedBy }: StepResult, green: boolean): StepResult['conclusion'] {
  if (stoppedBy === 'cancel') return 'cancelled'
  return green && stoppedBy === undefined ? 'success' : 'failure'
}

/** The laws that hold for every end of every run. */
export function expectLaws(
  step: StepResult,
  { secrets = [], published = [], withoutOutputs = false, mappings = 1, dryRun = false }: Expectations = {},
): void {
  const { outputs, annotations, commands } = step
  const level = (name: string) => annotations.filter((annotation) => annotation.level === name)

  // L1: the exit follows from the verdict, and only two verdicts are green; of a dry run one.
  const { outcome = '' } = outputs
  const green = (dryRun ? ['checked'] : ['succeeded', 'submitted']).includes(outcome)
  if (!withoutOutputs) {
    expect(step).toMatchObject({
      exitCode: green ? 0 : 1,
      signal: null,
      conclusion: conclusionOf(step, green),
    })
    if (outputs['outcome'] === 'succeeded') expect(outputs['status']).toBe('Success')
    // Of a dry run there is no request, and whoever reads its warnings knows that there is no data.
    const saidSo = level('warning').filter(({ message }) => message.includes('no data was ingested'))
    expect(saidSo).toHaveLength(outcome === 'checked' ? 1 : 0)
    if (dryRun) {
      expect(['checked', 'error', 'timed-out', 'cancelled']).toContain(outcome)
      expect(outputs).toMatchObject({ status: '', numRecords: '', durationSeconds: '', attached: 'false' })
      expect(outputs['requestId']).toMatch(/^(-\n)*-?$/)
    }
    // L6: the full set of outputs, the last of each complete.
    expect(Object.keys(outputs).toSorted()).toEqual([...OUTPUT_NAMES].toSorted())
    expect(JSON.parse(outputs['results'] ?? '')).toHaveLength(mappings)
    // L13: each can be handed on in an environment variable.
    expect(Object.entries(outputs).filter(([, value]) => Buffer.byteLength(value) >= LARGEST_OUTPUT)).toEqual(
      [],
    )
  }

  // L3: no secret, in any encoding, anywhere.
  const sinks = [sinksOf(step), ...published.flatMap((text) => [text, unentity(text)])].join('\n')
  expect(secrets.flatMap(spellings).filter((secret) => sinks.includes(secret))).toEqual([])

  // L4: no command but ours, in the modern syntax.
  expect(commands.filter(({ name, syntax }) => syntax === 'v1' || !OUR_COMMANDS.includes(name))).toEqual([])
  expect(step.runnerErrors).toEqual([])

  // L7: exactly one error annotation when the step fails, none otherwise; a cancelled step has one notice instead.
  const cancelled = outcome === 'cancelled'
  if (!withoutOutputs) {
    expect(level('error')).toHaveLength(green || cancelled ? 0 : 1)
    expect(level('notice')).toHaveLength(cancelled ? 1 : 0)
  }
  expect(annotations.filter(({ title, message }) => title === '' || message.trim() === '')).toEqual([])

  // L9: nothing on stderr: no stack, no warning of Node's; nothing left running.
  expect(step.stderr).toBe('')
  expect(step).toMatchObject({ limitHit: false, streamsHeldOpen: false })
}

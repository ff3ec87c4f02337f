import { expect } from '@jest/globals'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { linesOf } from '../../src/inputs/lists.js'
import { MAX_MAPPINGS } from '../../src/inputs/parse-input.js'
import { unentity } from '../report/support/secrets.js'
import { OUTPUT_NAMES } from './manifest.js'

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

/** What was found of each, and what is lawful: in one assertion, because each takes its time. */
function expectAll(facts: Readonly<Record<string, readonly [found: unknown, lawful: unknown]>>): void {
  const all = (at: 0 | 1) => Object.fromEntries(Object.entries(facts).map(([name, pair]) => [name, pair[at]]))
  expect(all(0)).toEqual(all(1))
}

/** The laws that hold for every end of every run. */
export function expectLaws(
  step: StepResult,
  { secrets = [], published = [], withoutOutputs = false, mappings = 1, dryRun = false }: Expectations = {},
): void {
  const { outputs, annotations, commands } = step
  const levels = annotations.map(({ level }) => level)
  const count = (name: string) => levels.filter((level) => level === name).length
  // Only two verdicts are green; of a dry run one.
  const { outcome = '' } = outputs
  const green = (dryRun ? ['checked'] : ['succeeded', 'submitted']).includes(outcome)
  const cancelled = outcome === 'cancelled'
  const sinks = [sinksOf(step), ...published.flatMap((text) => [text, unentity(text)])].join('\n')

  if (!withoutOutputs) {
    expectAll({
      // L1: the exit follows from the verdict.
      exitCode: [step.exitCode, green ? 0 : 1],
      signal: [step.signal, null],
      conclusion: [step.conclusion, conclusionOf(step, green)],
      status: [outputs['status'], outcome === 'succeeded' ? 'Success' : outputs['status']],
      // Of a dry run there is no request, and whoever reads its warnings knows that there is no data.
      warningsOfNoData: [
        annotations.filter(
          ({ level, message }) => level === 'warning' && message.includes('no data was ingested'),
        ).length,
        outcome === 'checked' ? 1 : 0,
      ],
      // L6: the full set of outputs, the last of each complete.
      outputs: [Object.keys(outputs).toSorted(), [...OUTPUT_NAMES].toSorted()],
      results: [JSON.parse(outputs['results'] || '[]').length, mappings],
      // L13: each can be handed on in an environment variable.
      tooLarge: [
        Object.entries(outputs).filter(([, value]) => Buffer.byteLength(value) >= LARGEST_OUTPUT),
        [],
      ],
      // L7: exactly one error annotation when the step fails, none otherwise; a cancelled step has one notice instead.
      errors: [count('error'), green || cancelled ? 0 : 1],
      notices: [count('notice'), cancelled ? 1 : 0],
    })
    if (dryRun) {
      expect(['checked', 'error', 'timed-out', 'cancelled']).toContain(outcome)
      expect(outputs).toMatchObject({ status: '', numRecords: '', durationSeconds: '', attached: 'false' })
      expect(outputs['requestId']).toMatch(/^(-\n)*-?$/)
    }
  }

  expectAll({
    // L3: no secret, in any encoding, anywhere.
    secrets: [secrets.flatMap(spellings).filter((secret) => sinks.includes(secret)), []],
    // L4: no command but ours, in the modern syntax.
    foreignCommands: [
      commands.filter(({ name, syntax }) => syntax === 'v1' || !OUR_COMMANDS.includes(name)),
      [],
    ],
    runnerErrors: [step.runnerErrors, []],
    emptyAnnotations: [annotations.filter(({ title, message }) => title === '' || message.trim() === ''), []],
    // L9: nothing on stderr: no stack, no warning of Node's; nothing left running.
    stderr: [step.stderr, ''],
    limitHit: [step.limitHit, false],
    streamsHeldOpen: [step.streamsHeldOpen, false],
  })
}

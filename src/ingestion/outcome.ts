interface OutcomeFacts {
  /** A short form of the verdict, for title and summary. */
  readonly headline: string
  /** For the README: what this outcome means. */
  readonly when: string
  /** Of the check run; the step succeeds with `success` alone. Never `neutral` or `skipped`, which GitHub counts as passing. */
  readonly conclusion: 'success' | 'failure' | 'timed_out' | 'cancelled'
}

/** All outcomes, the worst first. */
export const OUTCOMES = {
  error: {
    headline: 'The step could not do its work',
    when: 'Bad input, refused credentials, Adobe unreachable or refusing before anything was accepted, a fault of the action.',
    conclusion: 'failure',
  },
  rejected: {
    headline: 'Adobe did not start the ingestion',
    when: 'The mapping is not stopped or not published; or a request is already running and `onInProgress` is `fail` (or `wait` is `false`).',
    conclusion: 'failure',
  },
  failed: {
    headline: 'The ingestion failed',
    when: "Adobe's terminal `Failed`.",
    conclusion: 'failure',
  },
  aborted: {
    headline: 'The ingestion was aborted',
    when: "Adobe's terminal `Aborted`.",
    conclusion: 'failure',
  },
  'lost-contact': {
    headline: 'Contact was lost, so it is not known whether the data arrived',
    when: 'A request may be running, but no readable answer about it arrived.',
    conclusion: 'timed_out',
  },
  'timed-out': {
    headline: 'Time ran out before the ingestion finished',
    when: 'The deadline passed; the ingestion may still be running at Adobe.',
    conclusion: 'timed_out',
  },
  cancelled: {
    headline: 'Cancelled before the ingestion finished',
    when: "The step was cancelled, or stopped by the runner's time limit; the ingestion may still be running at Adobe.",
    conclusion: 'cancelled',
  },
  'too-many-failed-records': {
    headline: 'Experience Platform refused too many rows',
    when: 'Success, but Experience Platform refused more rows than `maxFailedRecords`, or how many is not known.',
    conclusion: 'failure',
  },
  'too-few-records': {
    headline: 'Too few records arrived',
    when: 'Success, but fewer records than `minRecords`, or an unknown number.',
    conclusion: 'failure',
  },
  checked: {
    headline: 'The set-up was checked, and no data was ingested',
    when: 'With `dryRun: true`: everything that could be checked is right; nothing was submitted.',
    conclusion: 'success',
  },
  submitted: {
    headline: 'Submitted, not waited for',
    when: 'With `wait: false`: Adobe accepted the request.',
    conclusion: 'success',
  },
  succeeded: {
    headline: 'The data arrived',
    when: 'Success, and every gate held.',
    conclusion: 'success',
  },
} as const satisfies Readonly<Record<string, OutcomeFacts>>

export type Outcome = keyof typeof OUTCOMES
export type Conclusion = OutcomeFacts['conclusion']

export const OUTCOME_NAMES = Object.keys(OUTCOMES) as Outcome[]

export const isSuccess = (outcome: Outcome): boolean => OUTCOMES[outcome].conclusion === 'success'

/** The worst first; equal outcomes keep their order. */
export function byAttention<T extends { readonly outcome: Outcome }>(results: readonly T[]): readonly T[] {
  return OUTCOME_NAMES.flatMap((outcome) => results.filter((result) => result.outcome === outcome))
}

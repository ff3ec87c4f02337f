interface OutcomeFacts {
  /** A short form of the verdict, for title and summary. */
  readonly headline: string
  /** Of the check run; the step succeeds with `success` alone. Never `neutral` or `skipped`, which GitHub counts as passing. */
  readonly conclusion: 'success' | 'failure' | 'timed_out' | 'cancelled'
}

/** All outcomes, the worst first. The documentation is generated from these comments. */
export const OUTCOMES = {
  /** Bad input, refused credentials, Adobe unreachable or refusing before anything was accepted, a fault of the action. */
  error: {
    headline: 'The step could not do its work',
    conclusion: 'failure',
  },
  /**
   * The mapping is not stopped or not published; or a request is already running and `onInProgress` is `fail` (or `wait` is
   * `false`).
   */
  rejected: {
    headline: 'Adobe did not start the ingestion',
    conclusion: 'failure',
  },
  /** Adobe's terminal `Failed`. */
  failed: {
    headline: 'The ingestion failed',
    conclusion: 'failure',
  },
  /** Adobe's terminal `Aborted`. */
  aborted: {
    headline: 'The ingestion was aborted',
    conclusion: 'failure',
  },
  /** A request may be running, but no readable answer about it arrived. */
  'lost-contact': {
    headline: 'Contact was lost, so it is not known whether the data arrived',
    conclusion: 'timed_out',
  },
  /** The deadline passed; the ingestion may still be running at Adobe. */
  'timed-out': {
    headline: 'Time ran out before the ingestion finished',
    conclusion: 'timed_out',
  },
  /** The step was cancelled, or stopped by the runner's time limit; the ingestion may still be running at Adobe. */
  cancelled: {
    headline: 'Cancelled before the ingestion finished',
    conclusion: 'cancelled',
  },
  /** Success, but Experience Platform refused more rows than `maxFailedRecords`, or how many is not known. */
  'too-many-failed-records': {
    headline: 'Experience Platform refused too many rows',
    conclusion: 'failure',
  },
  /** Success, but fewer records than `minRecords`, or an unknown number. */
  'too-few-records': {
    headline: 'Too few records arrived',
    conclusion: 'failure',
  },
  /** With `dryRun: true`: everything that could be checked is right; nothing was submitted. */
  checked: {
    headline: 'The set-up was checked, and no data was ingested',
    conclusion: 'success',
  },
  /** With `wait: false`: Adobe accepted the request. */
  submitted: {
    headline: 'Submitted, not waited for',
    conclusion: 'success',
  },
  /** Success, and every gate held. */
  succeeded: {
    headline: 'The data arrived',
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

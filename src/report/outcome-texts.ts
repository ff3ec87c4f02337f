import type { Outcome } from '../ingestion/outcome.js'

interface OutcomeText {
  /** The verdict of one glance, in title and summary. */
  readonly headline: string
  /** For the README: when this is the outcome, and what the step does. */
  readonly when: string
  readonly step: 'fails' | 'succeeds'
}

/** One table of texts for every outcome, worst first. */
export const OUTCOME_TEXTS: Readonly<Record<Outcome, OutcomeText>> = {
  error: {
    headline: 'The step could not do its work',
    when: 'Bad input, refused credentials, Adobe unreachable or refusing before anything was accepted, a fault of the action.',
    step: 'fails',
  },
  rejected: {
    headline: 'Adobe did not start the ingestion',
    when: 'The mapping is not stopped or not published; or a request is already running and `onInProgress` is `fail` (or `wait` is `false`).',
    step: 'fails',
  },
  failed: { headline: 'The ingestion failed', when: "Adobe's terminal `Failed`.", step: 'fails' },
  aborted: { headline: 'The ingestion was aborted', when: "Adobe's terminal `Aborted`.", step: 'fails' },
  'lost-contact': {
    headline: 'Contact was lost, so nobody knows whether the data arrived',
    when: 'A request may be running, but no readable answer about it came.',
    step: 'fails',
  },
  'timed-out': {
    headline: 'Time ran out before the ingestion ended',
    when: 'The deadline passed; the ingestion may go on at Adobe.',
    step: 'fails',
  },
  cancelled: {
    headline: 'Cancelled before the ingestion ended',
    when: 'The step was cancelled; the ingestion may go on at Adobe.',
    step: 'fails',
  },
  'too-few-records': {
    headline: 'Too few records arrived',
    when: 'Success, but fewer records than `minRecords`, or an unknown number.',
    step: 'fails',
  },
  submitted: {
    headline: 'Submitted, not waited for',
    when: 'With `wait: false`: Adobe accepted the request.',
    step: 'succeeds',
  },
  succeeded: { headline: 'The data arrived', when: 'Success, and every gate held.', step: 'succeeds' },
}

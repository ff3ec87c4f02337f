import type { Inputs } from '../inputs/parse.js'
import type { ReadInput } from '../inputs/table.js'
import { humanDuration, humanInstant } from './human.js'
import type { Toolkit } from './toolkit.js'

/** GitHub ends a job on its own runners after six hours. */
const HOSTED_JOB_MS = 350 * 60_000

interface StartContext {
  readonly read: ReadInput
  readonly toolkit: Toolkit
  readonly env: NodeJS.ProcessEnv
  readonly date: () => Date
}

/** The first lines of the log: what is asked for, until when, and what a person should know beforehand. */
export function tellStart(inputs: Inputs, { read, toolkit, env, date }: StartContext): void {
  const { org, mappingId, target, timeoutMs, checkRun } = inputs
  if (target.kind === 'rehearsal') {
    toolkit.warnOnce(
      'rehearsal',
      `Rehearsal: a simulator plays the scenario ${target.scenario} instead of Adobe. No data is ingested, and no request leaves this machine.`,
      `Rehearsal of ${target.scenario}`,
    )
  }
  if (target.kind === 'rehearsal' && checkRun !== undefined) {
    toolkit.info('Note: a rehearsal publishes no check run, which could let somebody merge or deploy.')
  }
  toolkit.info(
    `Ingestion of data mapping ${mappingId} of organization ${org} into Adobe Experience Platform.`,
  )
  const deadline = new Date(date().getTime() + timeoutMs)
  toolkit.info(
    `Deadline: ${humanInstant(deadline)}, ${humanDuration(timeoutMs)} from the start of this step.`,
  )
  warnOfTokenEnd(inputs, deadline, toolkit)
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    toolkit.warnOnce(
      'tls',
      'NODE_TLS_REJECT_UNAUTHORIZED=0 switches the verification of certificates off: anybody on the way can read the secrets. Name your certificate authority in NODE_EXTRA_CA_CERTS instead.',
      'Certificates are not verified',
    )
  }
  if (timeoutMs > HOSTED_JOB_MS) {
    toolkit.info('Note: GitHub ends a job on its own runners after six hours, whatever timeoutMinutes says.')
  }
  if (/[\r\n]/.test(read('credentials'))) {
    toolkit.info(
      'Note: the credentials secret spans several lines. GitHub masks each of them, even a lone brace, so the log may be hidden and job outputs such as results be dropped. Store it on one line (jq -c . file).',
    )
  }
}

/** A ready-made token cannot be renewed: better known before the wait than in its middle. */
function warnOfTokenEnd({ target }: Inputs, deadline: Date, toolkit: Toolkit): void {
  if (target.kind !== 'adobe' || target.credentials.kind !== 'access-token') {
    return
  }
  const { endsAtMs } = target.credentials
  if (endsAtMs !== undefined && endsAtMs < deadline.getTime()) {
    toolkit.warnOnce(
      'token-ends',
      `The given access token ends at ${humanInstant(new Date(endsAtMs))}, before the deadline of this step, and cannot be renewed. Pass credentials, or clientId with clientSecret, for longer ingestions.`,
      'The access token ends before the deadline',
    )
  }
}

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
  const { target, timeoutMs, checkRun } = inputs
  if (target.kind === 'rehearsal') {
    const names = [...new Set(target.scenarios)].join(', ')
    toolkit.warnOnce(
      'rehearsal',
      `Rehearsal: a simulator plays the ${names.includes(',') ? 'scenarios' : 'scenario'} ${names} instead of Adobe. No data is ingested, and no request leaves this machine.`,
      `Rehearsal of ${names}`,
    )
  }
  if (target.kind === 'rehearsal' && checkRun !== undefined) {
    toolkit.info('Note: a rehearsal publishes no check run, which could let somebody merge or deploy.')
  }
  toolkit.info(whatIsAskedFor(inputs))
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

function whatIsAskedFor({ org, mappings, maxParallel }: Inputs): string {
  const ids = mappings.map(({ mappingId }) => mappingId)
  const atATime = maxParallel < ids.length ? `, ${maxParallel} at a time` : ''
  const what = ids.length === 1 ? `data mapping ${ids[0]}` : `${ids.length} data mappings (${ids.join(', ')})`
  return `Ingestion of ${what} of organization ${org} into Adobe Experience Platform${atATime}.`
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

import type { Inputs } from '../inputs/parse.js'
import type { ReadInput } from '../inputs/table.js'
import { humanDuration, humanInstant } from './human.js'
import type { Toolkit } from './toolkit.js'

/** GitHub ends a job on its own runners after six hours. */
const HOSTED_JOB_MS = 350 * 60_000

/** The first lines of the log: what is asked for, until when, and what a person should know beforehand. */
export function tellStart(inputs: Inputs, read: ReadInput, toolkit: Toolkit): void {
  const { org, mappingId, target, timeoutMs } = inputs
  if (target.kind === 'rehearsal') {
    toolkit.warnOnce(
      'rehearsal',
      `Rehearsal: a simulator plays the scenario ${target.scenario} instead of Adobe. No data is ingested, and no request leaves this machine.`,
      `Rehearsal of ${target.scenario}`,
    )
  }
  toolkit.info(
    `Ingestion of data mapping ${mappingId} of organization ${org} into Adobe Experience Platform.`,
  )
  toolkit.info(
    `Deadline: ${humanInstant(new Date(Date.now() + timeoutMs))}, ${humanDuration(timeoutMs)} from the start of this step.`,
  )
  if (timeoutMs > HOSTED_JOB_MS) {
    toolkit.info('Note: GitHub ends a job on its own runners after six hours, whatever timeoutMinutes says.')
  }
  if (/[\r\n]/.test(read('credentials'))) {
    toolkit.info(
      'Note: the credentials secret spans several lines. GitHub masks each of them, even a lone brace, so the log may be hidden and job outputs such as results be dropped. Store it on one line (jq -c . file).',
    )
  }
}

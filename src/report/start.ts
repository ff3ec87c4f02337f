import { settingsWithoutEffect } from '../http/proxy-settings.js'
import type { ReadInput } from '../inputs/declarations.js'
import type { Endpoints, Inputs } from '../inputs/parse.js'
import { ADOBE_HOST, LOOPBACK } from '../inputs/values.js'
import type { Toolkit } from '../runner/toolkit.js'
import { humanDuration, humanInstant } from '../text/human.js'
import { address, identifier, join, listOf, NOTHING, type Text, text } from '../text.js'

/** GitHub ends jobs on its own runners after six hours; the rest is for other steps. */
const HOSTED_JOB_MS = 350 * 60_000

interface StartContext {
  readonly read: ReadInput
  readonly toolkit: Toolkit
  readonly env: NodeJS.ProcessEnv
  readonly date: () => Date
}

/** The first lines of the log: the task, its deadline, and warnings. */
export function reportStart(inputs: Inputs, context: StartContext): void {
  const { read, toolkit, env, date } = context
  const { target, timeoutMs, checkRun, dryRun } = inputs
  if (target.kind === 'rehearsal') {
    const scenarios = [...new Set(target.scenarios)]
    const names = listOf(scenarios)
    const what = scenarios.length === 1 ? text`scenario ${names}` : text`scenarios ${names}`
    toolkit.warnOnce(
      'rehearsal',
      text`Rehearsal: a simulator plays the ${what} instead of Adobe. No data is ingested, and no request leaves this machine.`,
      text`Rehearsal of ${names}`,
    )
  }
  if (checkRun !== undefined && (dryRun || target.kind === 'rehearsal')) {
    const what = dryRun ? text`dry run` : text`rehearsal`
    toolkit.info(text`Note: a ${what} publishes no check run, because one could let someone merge or deploy.`)
  }
  toolkit.info(whatIsAskedFor(inputs))
  const isShortened = target.kind === 'rehearsal' && timeoutMs < Number(read('timeoutMinutes') || 60) * 60_000
  const why = isShortened ? text` (a rehearsal waits no longer, whatever timeoutMinutes says)` : NOTHING
  const deadline = new Date(date().getTime() + timeoutMs)
  toolkit.info(
    text`Deadline: ${humanInstant(deadline)}, ${humanDuration(timeoutMs)} from the start of this step${why}.`,
  )
  const credentials = target.kind === 'adobe' ? target.credentials : undefined
  const expiresAtMs = credentials?.kind === 'access-token' ? credentials.expiresAtMs : undefined
  if (expiresAtMs !== undefined && expiresAtMs < deadline.getTime()) {
    toolkit.warnOnce(
      'token-ends',
      text`The given access token expires at ${humanInstant(new Date(expiresAtMs))}, before the deadline of this step, and cannot be renewed. Pass credentials, or clientId with clientSecret, for longer ingestions.`,
      text`The access token expires before the deadline`,
    )
  }
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    toolkit.warnOnce(
      'tls',
      text`NODE_TLS_REJECT_UNAUTHORIZED=0 turns certificate verification off: anyone between the runner and Adobe can read the secrets. Name your certificate authority in NODE_EXTRA_CA_CERTS instead.`,
      text`Certificates are not verified`,
    )
  }
  if (timeoutMs > HOSTED_JOB_MS) {
    toolkit.info(
      text`Note: GitHub ends a job on its own runners after six hours, whatever timeoutMinutes says.`,
    )
  }
  if (/[\r\n]/.test(read('credentials'))) {
    toolkit.warnOnce(
      'credentials-lines',
      text`The credentials secret spans several lines. GitHub masks each of them, even a lone brace, so the log becomes hard to read and job outputs such as results are dropped. Use clientId and clientSecret instead, or store the file on one line (jq -c . file).`,
      text`The credentials secret spans several lines`,
    )
  }
  if (target.kind === 'adobe') reportAddresses(target, context)
}

function reportAddresses({ apiUrl, imsUrl, platform }: Endpoints, { toolkit, env }: StartContext): void {
  const given = { apiUrl, imsUrl, ...(platform && { platformUrl: platform.platformUrl }) }
  const names = Object.entries(given).flatMap(([name, url]) => {
    const { hostname, host } = new URL(url)
    const isOwn = LOOPBACK.test(hostname) || ADOBE_HOST.test(hostname)
    return isOwn ? [] : [text`${name} (${address(host)})`]
  })
  if (names.length > 0) {
    toolkit.warnOnce(
      'address',
      text`The credential goes to a host that is not Adobe's: ${join(names, ', ')}. Leave these inputs out unless Adobe gave you other addresses or you use a test server.`,
      text`An address is not Adobe's`,
    )
  }
  if (LOOPBACK.test(new URL(apiUrl).hostname)) return
  const note = settingsWithoutEffect(env)
  if (note !== undefined) toolkit.info(text`Note: ${note}`)
}

function whatIsAskedFor({ org, mappings, maxParallel, dryRun }: Inputs): Text {
  const count = mappings.length
  const names = listOf(mappings.map(({ mappingId }) => mappingId))
  const atATime = maxParallel < count ? text`, ${maxParallel} at a time` : NOTHING
  const what = count === 1 ? text`data mapping ${names}` : text`${count} data mappings (${names})`
  if (dryRun) {
    return text`Dry run: checks what an ingestion of ${what} of organization ${identifier(org)} needs, and submits nothing.`
  }
  return text`Ingestion of ${what} of organization ${identifier(org)} into Adobe Experience Platform${atATime}.`
}

import type { Step } from '../../scripts/runner/run-step.mjs'
import type { PlayOptions } from './faulty-adobe.js'

export type Send = (step: Step) => void

/** Sends once, at the first moment that matches. */
export function sender(at: string, send: Send, afterMs = 0) {
  const sent: { atMs?: number } = {}
  const onMoment: PlayOptions['onMoment'] = (moment, step) => {
    if (sent.atMs === undefined && new RegExp(at).test(moment)) {
      sent.atMs = performance.now() + afterMs
      setTimeout(() => send(step), afterMs)
    }
  }
  return { onMoment, sinceMs: () => performance.now() - (sent.atMs ?? Number.NEGATIVE_INFINITY) }
}

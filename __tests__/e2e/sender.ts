import type { PlayOptions } from './faulty-adobe.js'
import type { RunningStep } from './in-process.js'

export type Send = (step: RunningStep) => void

/** Does something after so long on the step's own clock, be it virtual or real. */
export function after(ms: number, { clock }: RunningStep, action: () => void): void {
  if (clock === undefined) setTimeout(action, ms)
  else clock.at(clock.now() + ms, action)
}

/** Sends once, at the first moment that matches. */
export function sender(at: string, send: Send, afterMs = 0) {
  const sent: { isSeen?: true; atMs?: number | undefined } = {}
  const onMoment: PlayOptions['onMoment'] = (moment, step) => {
    if (sent.isSeen || !new RegExp(at).test(moment)) return
    sent.isSeen = true
    after(afterMs, step, () => {
      sent.atMs = step.clock?.now()
      send(step)
    })
  }
  /** When it was sent, in the virtual time of the step; `undefined` in real time. */
  return { onMoment, sentAtMs: () => sent.atMs }
}

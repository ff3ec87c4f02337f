import type { Later } from '../../scripts/runner/step-process.mjs'

/** Timers that go off when a test says so. */
export class HandTimers {
  readonly #running = new Map<number, () => void>()
  readonly #awaited = new Map<number, () => void>()

  readonly later: Later = (action, ms) => {
    this.#running.set(ms, action)
    this.#awaited.get(ms)?.()
    return () => void this.#running.delete(ms)
  }

  get running(): readonly number[] {
    return [...this.#running.keys()]
  }

  /** Resolves once a timer of this length is running. */
  async started(ms: number): Promise<void> {
    if (!this.#running.has(ms)) await new Promise<void>((resolve) => this.#awaited.set(ms, resolve))
  }

  goOff(ms: number): void {
    const action = this.#running.get(ms)
    if (action === undefined) throw new Error(`no timer of ${ms} ms is running`)
    this.#running.delete(ms)
    action()
  }
}

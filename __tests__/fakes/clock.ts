import type { Clock } from '../../src/ingestion/ports.js'

interface Sleeper {
  readonly atMs: number
  readonly wake: () => void
}

/**
 * Virtual time for any number of actors: when everybody sleeps, it jumps to whoever wakes first.
 * Code under test must otherwise wait only for promises that settle without real time.
 */
export class FakeClock implements Clock {
  /** Every sleep asked for, in milliseconds. */
  readonly sleeps: number[] = []
  #now: number
  readonly #sleepers = new Set<Sleeper>()
  #ticking = false
  readonly #held = new Set<symbol>()

  constructor(startMs = 0) {
    this.#now = startMs
  }

  now(): number {
    return this.#now
  }

  /** How many sleeps are under way: 0 when nothing was left behind. */
  get sleeping(): number {
    return this.#sleepers.size
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    this.sleeps.push(ms)
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve()
        return
      }
      const wake = () => {
        signal.removeEventListener('abort', wake)
        this.#sleepers.delete(sleeper)
        resolve()
      }
      const sleeper = { atMs: this.#now + ms, wake }
      signal.addEventListener('abort', wake, { once: true })
      this.#add(sleeper)
    })
  }

  /** Time stands still until what is returned is called: for work that goes on in real time. */
  hold(): () => void {
    const held = Symbol('held')
    this.#held.add(held)
    return () => {
      if (this.#held.delete(held)) this.#tick()
    }
  }

  /** Does `action` when the time has come; for signals and servers. */
  at(atMs: number, action: () => void): void {
    const wake = () => {
      this.#sleepers.delete(sleeper)
      action()
    }
    const sleeper = { atMs, wake }
    this.#add(sleeper)
  }

  #add(sleeper: Sleeper): void {
    if (!Number.isFinite(sleeper.atMs)) {
      throw new Error(`a sleep until ${sleeper.atMs} would never end, or never begin`)
    }
    this.#sleepers.add(sleeper)
    this.#tick()
  }

  /** One wake-up a turn of the event loop, so that everything that a waking starts is asleep before time moves on. */
  #tick(): void {
    if (this.#ticking) return
    this.#ticking = true
    setImmediate(() => {
      this.#ticking = false
      let first: Sleeper | undefined
      for (const each of this.#sleepers) if (first === undefined || each.atMs < first.atMs) first = each
      if (first !== undefined && this.#held.size === 0) {
        this.#now = Math.max(this.#now, first.atMs)
        first.wake()
        this.#tick()
      }
    })
  }
}

import { EventEmitter } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { onSignal } from '../../src/runner/cancellation.js'

/** A process that notes how it is ended, and what still listens then. */
class FakeProcess extends EventEmitter {
  readonly pid = 4_711
  readonly kills: unknown[] = []

  kill(pid: number, signal: string): void {
    this.kills.push([pid, signal, this.eventNames()])
  }
}

function start() {
  const fake = new FakeProcess()
  let firsts = 0
  onSignal(fake, () => {
    firsts += 1
  })
  return { fake, firsts: () => firsts }
}

test('no signal: nothing happens', () => {
  const { fake, firsts } = start()
  expect([firsts(), fake.kills]).toEqual([0, []])
  expect(fake.eventNames()).toEqual(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'])
})

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'])('%s', (first) => {
  test('first: told once, the process lives', () => {
    const { fake, firsts } = start()
    fake.emit(first)
    expect([firsts(), fake.kills]).toEqual([1, []])
  })

  // Nobody can send SIGBREAK: Windows' Ctrl-Break comes from a console.
  test.each([
    ['SIGINT', 'SIGINT'],
    ['SIGTERM', 'SIGTERM'],
    ['SIGHUP', 'SIGHUP'],
    ['SIGBREAK', 'SIGTERM'],
  ])('then %s: dies of %s, with nobody listening', (second, deadly) => {
    const { fake, firsts } = start()
    fake.emit(first)
    fake.emit(second)
    expect(firsts()).toBe(1)
    expect(fake.kills).toEqual([[4_711, deadly, []]])
  })
})

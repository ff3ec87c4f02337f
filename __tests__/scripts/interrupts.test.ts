import { EventEmitter } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { passOnInterrupts } from '../../scripts/start/interrupts.mjs'

function begin() {
  const terminal = new EventEmitter()
  const told: string[] = []
  const step = { cancel: () => told.push('cancel'), signal: (name: string) => told.push(name) }
  let now = 1_000
  const interrupts = passOnInterrupts(terminal, step, () => now)
  const interrupt = (signal: string, afterMs = 0) => {
    now += afterMs
    terminal.emit(signal)
  }
  return { interrupts, interrupt, told }
}

test('nobody interrupts', () => {
  const { interrupts, told } = begin()
  expect([interrupts.any, told]).toEqual([false, []])
})

describe.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'])('%s', (signal) => {
  test('the first cancels the step as a job is cancelled', () => {
    const { interrupts, interrupt, told } = begin()
    interrupt(signal)
    expect([interrupts.any, told]).toEqual([true, ['cancel']])
  })

  test("npm's echo of the same Ctrl-C is no impatience", () => {
    const { interrupt, told } = begin()
    interrupt(signal)
    interrupt(signal, 0)
    interrupt(signal, 500)
    expect(told).toEqual(['cancel'])
  })

  test('a later one ends the step', () => {
    const { interrupt, told } = begin()
    interrupt('SIGINT')
    interrupt(signal, 501)
    expect(told).toEqual(['cancel', 'SIGINT'])
  })
})

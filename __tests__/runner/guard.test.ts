import { EventEmitter } from 'node:events'
import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { guard } from '../../src/runner/guard.js'
import { text } from '../../src/text.js'

const never = () => new Promise<never>(() => {})
const own = new ActionError('refused', text`no`, { vendorCode: '403003' })

test('no fault of work that ends well', async () => {
  expect(await guard(new EventEmitter(), async () => {})).toBeUndefined()
})

describe('a fault instead of a stack trace', () => {
  test.each<readonly [string, unknown, object]>([
    ['one of our own, as it is', own, own],
    ['an Error', new TypeError('x is not a function'), { code: 'internal', message: 'x is not a function' }],
    ['a text', 'out of order', { code: 'internal', message: 'out of order' }],
    ['nothing', undefined, { code: 'internal', message: 'undefined' }],
    ['an empty AggregateError', new AggregateError([new Error('a'), new Error('b')]), { message: 'a; b' }],
  ])('%s', async (_, thrown, expected) => {
    const fromRejection = await guard(new EventEmitter(), () => Promise.reject(thrown))
    const fromThrow = await guard(new EventEmitter(), () => {
      throw thrown
    })
    for (const fault of [fromRejection, fromThrow]) {
      expect(fault).toMatchObject(expected)
      expect(fault).toBeInstanceOf(ActionError)
    }
  })

  test.each(['uncaughtException', 'unhandledRejection'])('%s', async (event) => {
    const events = new EventEmitter()
    const guarded = guard(events, never)
    events.emit(event, new Error('from nowhere'))
    expect(await guarded).toMatchObject({ code: 'internal', message: 'from nowhere' })
  })

  test('an event loop that runs empty before the end', async () => {
    const events = new EventEmitter()
    const guarded = guard(events, never)
    events.emit('beforeExit', 0)
    expect(await guarded).toMatchObject({
      code: 'internal',
      message: 'The step ended before its work was done',
    })
  })
})

test('after the end nothing counts any more, and nothing escapes', async () => {
  const events = new EventEmitter()
  const guarded = guard(events, async () => {})
  expect(await guarded).toBeUndefined()
  for (const event of ['uncaughtException', 'unhandledRejection', 'beforeExit']) {
    expect(events.emit(event, new Error('too late'))).toBe(true)
  }
  expect(await guarded).toBeUndefined()
  expect(events.listenerCount('uncaughtException')).toBe(1)
  expect(events.listenerCount('unhandledRejection')).toBe(1)
})

test('only the first of several faults counts', async () => {
  const events = new EventEmitter()
  const guarded = guard(events, never)
  events.emit('uncaughtException', new Error('first'))
  events.emit('uncaughtException', new Error('second'))
  expect(await guarded).toMatchObject({ message: 'first' })
})

import { jest } from '@jest/globals'

/** Every timer that the code of this file of tests asks for. Node's own list has those of Jest, too. */
export const setTimer = jest.spyOn(globalThis, 'setTimeout')

/** How many of them have neither fired nor been cleared. */
export const timers = (): number =>
  setTimer.mock.results.filter(({ value }) => !Reflect.get(Object(value), '_destroyed')).length

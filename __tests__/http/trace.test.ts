import { describe, expect, test } from '@jest/globals'
import { describeExchange, traced } from '../../src/http/trace.js'
import { answer } from '../adobe/answers.js'
import { FakeClock } from '../fakes/clock.js'
import { FakeExchange, fault, inTurn, late, type Script } from '../fakes/exchange.js'

const REQUEST = {
  method: 'POST',
  url: new URL('https://mc.adobe.io/geometrixx/ingest?requestId=3520'),
  headers: { authorization: 'Bearer s3cret-token' },
  body: 'client_secret=s3cret',
} as const

function start(script: Script) {
  const clock = new FakeClock(1_000)
  const lines: string[] = []
  const { exchange, calls } = new FakeExchange(clock, script)
  const limits = { timeoutMs: 70_000, signal: new AbortController().signal, graceMs: 2_000 }
  const end = traced(exchange, clock, (exchanged) => lines.push(describeExchange(exchanged).raw))(
    REQUEST,
    limits,
  )
  return { end, lines, calls }
}

const ADDRESS = 'POST https://mc.adobe.io/geometrixx/ingest?requestId=3520'

describe('one line an exchange', () => {
  test('with its status and time; the reply goes through as it is', async () => {
    const reply = answer(200, { token: 's3cret' })
    const { end, lines, calls } = start(inTurn(late(1_234.4, reply)))
    expect(await end).toBe(reply)
    expect(lines).toEqual([`${ADDRESS}: HTTP 200 after 1234 ms`])
    expect(calls).toMatchObject([{ request: REQUEST, timeoutMs: 70_000, graceMs: 2_000 }])
  })

  test('with its fault; the fault goes through as it is', async () => {
    const refused = fault('unreachable')
    const { end, lines } = start(inTurn(late(5, refused)))
    await expect(end).rejects.toBe(refused)
    expect(lines).toEqual([`${ADDRESS}: a fault: unreachable after 5 ms`])
  })

  test('neither headers nor bodies are reported', async () => {
    const { end, lines } = start(inTurn(answer(500, 's3cret', { 'x-secret': 's3cret' })))
    await end
    expect(lines.join()).not.toContain('s3cret')
  })
})

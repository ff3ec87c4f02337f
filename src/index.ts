import { runPostStep } from './check-run/post-step.js'
import { httpExchange } from './http/exchange.js'
import { main } from './main.js'
import { systemClock as clock } from './runner/clock.js'
import { leaveLookUps, workApart } from './runner/leave.js'

const outside = { env: process.env, clock, date: () => new Date(), exchange: httpExchange(clock) }

// By the file that was started, never by saved state: a post step without its state must not submit again.
if (/[\\/]post[\\/]index\.js$/.test(process.argv[1] ?? '')) {
  // Nothing is worth a stack trace any more.
  process.on('uncaughtException', () => {})
  await workApart(() => runPostStep(outside))
} else {
  await main({ ...outside, process, random: Math.random })
}

// The verdict is out. A process that does not end by itself in a moment is held by something that no longer matters. But never
// leave before the log is out, too: ending the process cuts off what a slow reader has not taken yet.
const leave = () => {
  if (process.stdout.writableLength === 0) {
    leaveLookUps()
    process.exit()
  }
  setTimeout(leave, 100).unref()
}
setTimeout(leave, 300).unref()

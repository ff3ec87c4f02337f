import { main } from './main.js'
import { systemClock as clock } from './runtime/clock.js'
import { httpExchange } from './runtime/http.js'

await main({
  process,
  env: process.env,
  clock,
  random: Math.random,
  date: () => new Date(),
  exchange: httpExchange(clock),
})

// A name look-up cannot be aborted and holds the process for as long as the resolver is silent. The verdict is out: leave,
// but never before the log is, since ending the process cuts off what a slow reader has not taken yet.
const leave = () => {
  if (process.stdout.writableLength === 0) process.exit()
  setTimeout(leave, 100).unref()
}
setTimeout(leave, 1_000).unref()

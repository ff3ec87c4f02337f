import { httpExchange } from './http/exchange.js'
import { main } from './main.js'
import { systemClock as clock } from './runner/clock.js'
import { leaveLookUps, workApart } from './runner/leave.js'

const outside = { env: process.env, clock, date: () => new Date(), exchange: httpExchange(clock) }

/** The name of the script decides, not saved state: a post step without state must not submit again. */
const isPostStep = /[\\/]dist[\\/]post[\\/]index\.js$/.test(process.argv[1] ?? '')

// The job is over, so a stack trace would help nobody.
if (isPostStep) process.on('uncaughtException', () => {})
const work = isPostStep
  ? workApart(async () => (await import('./check-run/index.js')).runPostStep(outside))
  : main({ ...outside, process, random: Math.random })

// The verdict is out: end the process if anything keeps it alive, but not before a slow reader has taken the log.
const leave = () => {
  if (process.stdout.writableLength === 0) {
    leaveLookUps()
    process.exit()
  }
  setTimeout(leave, 100).unref()
}
// Without `await`, for which the bundler would wrap the program in a function that is compiled twice. An end before this one
// is red already: `main` begins with the exit status of a failure.
void work.finally(() => setTimeout(leave, 300).unref())

// The requests of one mapping, as far apart, without the action: what they cost by themselves.
import { request } from 'node:http'
import { setTimeout } from 'node:timers/promises'

/** Milliseconds before each: a token, the submission, three status checks. */
const WAITS_MS = [0, 0, 1000, 1000, 1000]

for (const waitMs of WAITS_MS) {
  await setTimeout(waitMs)
  await new Promise((resolve, reject) =>
    request(process.env['TARGET'] ?? '', { method: 'POST' }, (answer) => answer.once('end', resolve).resume())
      .once('error', reject)
      .end('x'),
  )
}

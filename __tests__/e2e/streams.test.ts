import type { Readable } from 'node:stream'
import { describe, expect, test } from '@jest/globals'
import { processOf } from './action.js'
import { hang, notStopped, type Play, playByLaw, play as playFreely, report } from './faulty-adobe.js'
import { leapAtLook, preload } from './preload.js'

/** Lets the reader of a stream rest after every piece. */
function slowDown(stream: Readable): void {
  stream.on('data', () => {
    stream.pause()
    setTimeout(() => stream.resume(), 120)
  })
}

test.concurrent('a slow reader of the log loses nothing', async () => {
  // More than a pipe holds waits there from the start, and the step's own lines behind it.
  const count = 20_000
  const nodeArgs = preload(`process.stdout.write(${JSON.stringify(`${'x'.repeat(50)}\n`)}.repeat(${count}))`)
  let pieces = 0
  const { step } = await playByLaw(
    { post: [notStopped] },
    {},
    {
      bundle: { nodeArgs },
      onMoment: (_, running) => {
        pieces += 1
        if (pieces === 1) slowDown(processOf(running).child.stdout)
      },
    },
  )
  expect(step.log.filter((line) => /^x{50}$/.test(line))).toHaveLength(count)
  expect(step.log.at(-1)).toMatch(/^Error: Mapping XDM44: .* run the job again\.$/)
  expect(step.outputs['outcome']).toBe('rejected')
})

describe('a log that nobody reads any more', () => {
  test.concurrent.each<[string, Play, Parameters<typeof leapAtLook>]>([
    ['a success', { look: [report('Success')] }, ['in', 2]],
    ['a failure', { look: [report('Failed')] }, ['in', 2]],
    ['an ingestion that goes on', { look: [report('In Progress')] }, ['after', 1]],
    ['a request that hangs', { look: [report('In Progress'), hang] }, ['in', 2]],
  ])('%s: ends, and green only with a Success', async (_, play, when) => {
    const { step } = await playFreely(
      play,
      { timeoutMinutes: '10' },
      {
        bundle: { nodeArgs: preload(leapAtLook(...when)) },
        onMoment: (moment, running) => {
          if (moment === 'post 1') processOf(running).child.stdout.destroy()
        },
      },
    )
    expect(step).toMatchObject({ limitHit: false, signal: null, stderr: '' })
    expect(step.exitCode).toBe(step.outputs['outcome'] === 'succeeded' ? 0 : 1)
    expect(step.outputs).toMatchObject({ requestId: '3520' })
  })
})

import { expect, test } from '@jest/globals'
import { SCENARIOS } from '../../src/simulator/index.js'
import { runAction } from './action.js'
import { expectLaws } from './laws.js'
import { leapAtLook, preload } from './preload.js'

/** The first scenario of every outcome. */
const ONE_OF_EACH = SCENARIOS.filter(
  ({ expected }, index) =>
    SCENARIOS.findIndex((other) => other.expected.outcome === expected.outcome) === index,
)

test.concurrent.each(ONE_OF_EACH)('the bundle rehearses $name', async ({ name, inputs, expected }) => {
  const nodeArgs = expected.outcome === 'timed-out' ? preload(leapAtLook('after', 1)) : []
  const step = await runAction(
    { org: 'geometrixx', mappingId: 'XDM44', rehearse: name, ...inputs },
    { bundle: { nodeArgs } },
  )
  expectLaws(step)
  expect(step.outputs).toMatchObject({ ...expected, rehearsal: 'true', attached: 'false' })
  expect(step.log.join('\n')).toContain(`Rehearsal: a simulator plays the scenario ${name}`)
  expect(step.summary).toContain('**Rehearsal**')
})

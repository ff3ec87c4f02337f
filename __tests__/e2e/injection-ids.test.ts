import { describe, expect } from '@jest/globals'
import { parse } from 'yaml'
import type { StepResult } from '../../scripts/runner/run-step.mjs'
import { spoiling } from '../scripts/spoiled-files.js'
import { testCase } from './cases.js'
import { accepted, notStopped, playByLaw } from './faulty-adobe.js'
import { HOSTILE_TEXTS, HUGE_TEXTS } from './hostile-texts.js'
import { expectHarmless, summaryOf } from './inert.js'
import { expectNoDelay } from './injected.js'
import { countMappings } from './laws.js'

/** Adobe may give such ids, except `null`; a workflow that holds one has copied too much, or lost it on its way. */
const isUnmeant = (id: string) => /\p{Cf}|[\u2028\u2029]|\$\{\{|^null$/u.test(id)

const IDS = [
  '::error::x',
  '##[stop-commands]x',
  'a##[add-mask]e ::set-output name=outcome::succeeded',
  '%0A::error::x%0D',
  '<img src=x onerror=y> &amp; &#60;',
  '![a](https://x.example) [b](c) @team #1',
  '``` `x` ~~~',
  'a|b|c --- # x',
  'a "b" \\ \'c\' \\u0041',
  'requestId<<ghadelimiter_x',
  'key: [value, *anchor] # no comment',
  `\${{ secrets.${'X'} }}`,
  '\u202eright\u2066to\u200bleft\u{e0041}',
  'Größe 😀 \u2028\u2029 x',
  ' blanks ',
  'null',
  '1e3',
  '00',
]

/** The id of the step to paste, from the log and from the summary. */
function pastedIds(step: StepResult): readonly unknown[] {
  const at = step.log.findIndex((line) => line.startsWith('- uses: '))
  const logged = step.log.slice(at, step.log.findIndex((line) => line.startsWith('    requestId: ')) + 1)
  return [logged.join('\n'), summaryOf(step).recipe].map((recipe) => parse(recipe)[0].with.requestId)
}

describe('an id is given back exactly, and does no harm', () => {
  testCase.each(IDS.filter((id) => id !== 'null'))('%j from Adobe', async (id) => {
    const { step } = await playByLaw({ post: [accepted(id)] }, { wait: 'false' })
    expect(step.outputs).toMatchObject({ outcome: 'submitted', requestId: id })
    expect(JSON.parse(step.outputs['results'] ?? '')[0].requestId).toBe(id)
    expect(pastedIds(step)).toEqual([id, id])
    expectHarmless(step)
    expectNoDelay(step)
  })

  testCase.each(IDS.slice(0, 6))('%j from Adobe, without an outputs file', async (id) => {
    const options = { createFile: spoiling({ output: 'unset' }), withoutOutputs: true } as const
    const { step } = await playByLaw({ post: [accepted(id)] }, { wait: 'false' }, options)
    expect(step).toMatchObject({ exitCode: 0, outputs: {} })
    expectHarmless(step)
    expectNoDelay(step)
  })

  const workable = IDS.map((id) => id.trim()).filter((id) => !isUnmeant(id))

  testCase.each(workable)('%j from the workflow', async (id) => {
    const inputs = { requestId: id, timeoutMinutes: '0.5', pollIntervalSeconds: '1' }
    const { step, api } = await playByLaw({}, inputs)
    const [, asked = ''] = /^GET \S+\?requestId=(\S+) HTTP/.exec(api[0] ?? '') ?? []
    expect(decodeURIComponent(asked)).toBe(id)
    expect(step.outputs['requestId']).toBe(id)
    expect(pastedIds(step)).toEqual([id, id])
    expectHarmless(step)
    expectNoDelay(step, inputs.timeoutMinutes)
  })
})

describe('inputs are foreign text too', () => {
  const inputIds = IDS.map((id) => id.trim()).filter((id) => !/[\\/\p{Cc}]/u.test(id))
  const mappingIds = inputIds.filter((id) => !isUnmeant(id))

  testCase.each(IDS.filter(isUnmeant))('%j as an id to follow is refused before any request', async (id) => {
    const { step, ims, api } = await playByLaw({}, { requestId: id })
    expect([...ims, ...api]).toEqual([])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
    expect(step.outputs['message']).toContain('`requestId`')
    expectHarmless(step)
  })

  testCase.each(mappingIds)('a mapping called %j', async (mappingId) => {
    const { step } = await playByLaw({ post: [notStopped] }, { mappingId })
    expect(step.outputs['outcome']).toBe('rejected')
    expect(JSON.parse(step.outputs['results'] ?? '')[0].mappingId).toBe(mappingId)
    expectHarmless(step)
    expectNoDelay(step)
  })

  // An environment variable holds no NUL; a whole megabyte it does not hold either.
  const texts = Object.entries({ ...HOSTILE_TEXTS, ...HUGE_TEXTS }).map(
    ([what, text]) => [what, text.replaceAll('\0', '').slice(0, 3_000)] as const,
  )
  const NAMES = [
    'org mappingId wait timeoutMinutes pollIntervalSeconds onInProgress resubmitOnAborted minRecords requestId',
    'requestIdIn apiUrl imsUrl credentials clientId clientSecret accessToken scopes',
  ].flatMap((names) => names.split(' '))

  testCase.each(texts)('%s in every input', async (_, text) => {
    const { step, ims, api } = await playByLaw({}, Object.fromEntries(NAMES.map((name) => [name, text])))
    expect([...ims, ...api]).toEqual([])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
    expectHarmless({ ...step, outputs: { ...step.outputs, info: '' } }, countMappings(text))
    expectNoDelay(step)
  })

  testCase.each(texts)('%s as the name of a rehearsal', async (_, text) => {
    const { step } = await playByLaw({}, { rehearse: text, apiUrl: '', imsUrl: '' })
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input', rehearsal: 'true' })
    expectHarmless(step)
    expectNoDelay(step)
  })
})

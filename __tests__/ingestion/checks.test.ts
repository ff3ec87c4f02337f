import { describe, expect, test } from '@jest/globals'
import { ActionError } from '../../src/errors.js'
import { type Check, checkSetup, checksOfInputs, type SetupApi } from '../../src/ingestion/checks.js'
import { text } from '../../src/text.js'

const refused = new ActionError('refused', text`no`, { httpStatus: 403 })

interface Given extends Partial<SetupApi> {
  readonly needsBatches?: boolean
}

/** `mappings out-of-reach`: why it was not checked. */
const shown = (check: Check) => `${check.name} ${check.state === 'not-checked' ? check.why : check.state}`

/** Makes the checks, with a deadline a minute away. */
async function start({ needsBatches = false, ...api }: Given, during = (_: Tools) => {}) {
  const checks: Check[] = []
  const asked: string[] = []
  let nowMs = 0
  const clock = { now: () => nowMs, sleep: async () => {} }
  const end = new AbortController()
  const tools = {
    end,
    passDeadline: () => {
      nowMs = 60_000
    },
  }
  const note = (name: string) => {
    asked.push(name)
    during({ ...tools, asked: name })
  }
  const ending = await checkSetup(
    {
      org: 'geometrixx',
      needsBatches,
      clock,
      onCheck: (check) => checks.push(check),
      api: {
        authenticate: async (budget) => {
          note('token')
          return (await api.authenticate?.(budget)) ?? 'granted'
        },
        readMetadata: async (budget) => {
          note('metadata')
          await api.readMetadata?.(budget)
        },
        tenants: async (budget) => {
          note('profile')
          return (await api.tenants?.(budget)) ?? []
        },
        readBatches:
          'readBatches' in api
            ? async (budget) => {
                note('batches')
                await api.readBatches?.(budget)
              }
            : undefined,
      },
    },
    { deadline: 60_000, signal: end.signal },
  )
  return { ending, asked, checks: checks.map(shown) }
}

interface Tools {
  readonly passDeadline: () => void
  readonly end: AbortController
  readonly asked?: string
}

const fail = (fault: ActionError) => async () => {
  throw fault
}
const LAST = ['mappings out-of-reach', 'role out-of-reach']
const WITH_SANDBOX = { readBatches: async () => {} }

test('all is well: in this order, each once', async () => {
  expect(await start(WITH_SANDBOX)).toEqual({
    ending: { outcome: 'checked', batchesFault: undefined },
    asked: ['token', 'metadata', 'batches'],
    checks: ['inputs passed', 'credential passed', 'organization passed', 'batches passed', ...LAST],
  })
})

test('without a sandbox nobody speaks of batches', async () => {
  const { asked, checks } = await start({})
  expect(asked).toEqual(['token', 'metadata'])
  expect(checks).toEqual(['inputs passed', 'credential passed', 'organization passed', ...LAST])
})

test('a token that is an input was not checked', async () => {
  const { checks, ending } = await start({ authenticate: async () => 'given' })
  expect(checks[1]).toBe('credential given')
  expect(ending.outcome).toBe('checked')
})

test('without a token nothing more is asked', async () => {
  const fault = new ActionError('invalid-credentials', text`no`)
  expect(await start({ ...WITH_SANDBOX, authenticate: fail(fault) })).toEqual({
    ending: { outcome: 'error', fault, stage: expect.anything() },
    asked: ['token'],
    checks: [
      'inputs passed',
      'credential failed',
      'organization not-reached',
      'batches not-reached',
      ...LAST,
    ],
  })
})

describe('a refused organization', () => {
  test('decides, and the rest is checked all the same', async () => {
    const { ending, asked, checks } = await start({
      needsBatches: true,
      readMetadata: fail(refused),
      readBatches: fail(new ActionError('unauthorized', text`nor this`)),
    })
    expect(ending).toMatchObject({ outcome: 'error', fault: refused })
    expect(asked).toEqual(['token', 'metadata', 'profile', 'batches'])
    expect(checks.slice(2, 4)).toEqual(['organization failed', 'batches failed'])
  })

  test('stands beside the tenants that the credential reaches; code and details stay', async () => {
    const { ending } = await start({ readMetadata: fail(refused), tenants: async () => ['a', 'b'] })
    const { fault } = { fault: undefined, ...ending }
    expect(fault).toMatchObject({
      code: 'refused',
      details: refused.details,
      message: 'no. The given org is geometrixx; according to Adobe IMS this credential reaches a, b',
    })
  })

  test('may be an unknown address', async () => {
    const fault = new ActionError('server-error', text`no`, { meaning: 'oops' })
    const { asked } = await start({ readMetadata: fail(fault) })
    expect(asked).toEqual(['token', 'metadata', 'profile'])
  })

  test('names five tenants at most', async () => {
    const tenants = async () => ['a', 'b', 'c', 'd', 'e', 'f']
    const { ending } = await start({ readMetadata: fail(refused), tenants })
    expect(ending).toMatchObject({ fault: { message: expect.stringMatching(/reaches a, b, c, d, e$/) } })
  })

  test.each([
    ['a fault of the network', new ActionError('no-answer', text`no`)],
    ['a refused token', new ActionError('unauthorized', text`no`, { httpStatus: 401 })],
    ['a page', new ActionError('refused', text`no`, { isPage: true })],
    ['a proxy that wants a login', new ActionError('refused', text`no`, { meaning: 'not-adobe' })],
    ['a certificate', new ActionError('refused', text`no`, { meaning: 'client-certificate' })],
  ])('%s is another matter', async (_, fault) => {
    const { asked, ending } = await start({ readMetadata: fail(fault) })
    expect(asked).toEqual(['token', 'metadata'])
    expect(ending).toMatchObject({ outcome: 'error', fault })
  })
})

describe('batches that may not be read', () => {
  test('change nothing', async () => {
    const { ending, asked, checks } = await start({ readBatches: fail(refused) })
    expect(ending).toEqual({ outcome: 'checked', batchesFault: refused })
    expect(checks[3]).toBe('batches failed')
    expect(asked).toEqual(['token', 'metadata', 'batches'])
  })

  test('are an error when a gate needs them', async () => {
    const { ending } = await start({ readBatches: fail(refused), needsBatches: true })
    expect(ending).toMatchObject({ outcome: 'error', fault: refused })
  })
})

describe.each(['token', 'metadata', 'batches'])('while it waits for the %s', (moment) => {
  const CHECKS = ['token', 'metadata', 'batches']
  const passed = ['inputs', 'credential', 'organization', 'batches'].slice(0, 1 + CHECKS.indexOf(moment))

  test.each([
    ['a signal', 'cancelled', ({ end }: Tools) => end.abort()],
    ['the deadline', 'timed-out', ({ passDeadline }: Tools) => passDeadline()],
  ])('%s: %s, and nothing more is asked', async (_, outcome, happens) => {
    const cut = async () => {
      throw new ActionError('no-answer', text`the step was ended`)
    }
    const faults = new Map<string, Given>([
      ['token', { authenticate: cut }],
      ['metadata', { readMetadata: cut }],
      ['batches', { readBatches: cut }],
    ])
    const { ending, asked, checks } = await start(
      { ...WITH_SANDBOX, ...faults.get(moment) },
      (tools) => tools.asked === moment && happens(tools),
    )
    expect(ending).toMatchObject({ outcome, stage: { at: 'start', maybeStarted: false } })
    expect(asked.at(-1)).toBe(moment)
    expect(checks.filter((check) => check.endsWith(' passed'))).toEqual(
      passed.map((name) => `${name} passed`),
    )
    const others = ['credential', 'organization', 'batches'].slice(CHECKS.indexOf(moment))
    expect(checks.slice(passed.length)).toEqual([...others.map((name) => `${name} not-reached`), ...LAST])
  })
})

test('the deadline during a check that passes: timed-out', async () => {
  const { ending, asked } = await start({}, (tools) => tools.asked === 'token' && tools.passDeadline())
  expect(ending).toEqual({ outcome: 'timed-out', stage: expect.objectContaining({ isDryRun: true }) })
  expect(asked).toEqual(['token'])
})

test('right inputs that nothing could be asked about', () => {
  expect(checksOfInputs(false).map(shown)).toEqual([
    'inputs passed',
    'credential not-reached',
    'organization not-reached',
    ...LAST,
  ])
})

test('a signal after all is done comes too late', async () => {
  const { ending } = await start({}, ({ asked, end }) => asked === 'metadata' && end.abort())
  expect(ending.outcome).toBe('checked')
})

test('the verdict of a refused organization outlives a signal during the profile', async () => {
  const { ending, asked } = await start(
    { ...WITH_SANDBOX, readMetadata: fail(refused) },
    (tools) => tools.asked === 'profile' && tools.end.abort(),
  )
  expect(ending).toMatchObject({ outcome: 'error', fault: refused })
  expect(asked).toEqual(['token', 'metadata', 'profile'])
})

test.each([
  ['without a sandbox', false, []],
  ['with one', true, ['batches not-reached']],
])('wrong inputs, %s: nothing else was checked', (_, hasSandbox, batches) => {
  const fault = new ActionError('bad-input', text`no`)
  expect(checksOfInputs(hasSandbox, fault).map(shown)).toEqual([
    'inputs failed',
    'credential not-reached',
    'organization not-reached',
    ...batches,
    ...LAST,
  ])
})

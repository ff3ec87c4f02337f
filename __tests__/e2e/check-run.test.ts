import { describe, expect, test } from '@jest/globals'
import { startFaultServer } from '../support/fault-server.js'
import { MAPPING } from './adobe.js'
import { expectCompleted, externalIdOf, HEAD, runChecked, SHA } from './checked.js'
import { IMS_ORG } from './platform.js'

const RUN = 'https://github.com/octo-org/octo-repo/actions/runs/1658821493/attempts/1'

describe('a check run follows the mapping and is always completed', () => {
  test.each<[string, Readonly<Record<string, string>>, string, string, string]>([
    ['success', {}, 'succeeded', 'success', 'The data arrived'],
    ['too-few-records', { minRecords: '1' }, 'too-few-records', 'failure', 'Too few records arrived'],
    ['failed', {}, 'failed', 'failure', 'The ingestion failed'],
    ['aborted', {}, 'aborted', 'failure', 'The ingestion was aborted'],
    ['not-stopped', {}, 'rejected', 'failure', 'Adobe did not start the ingestion'],
    ['invalid-client', {}, 'error', 'failure', 'The step could not do its work'],
    [
      'never-ends',
      { timeoutMinutes: '0.05' },
      'timed-out',
      'timed_out',
      'Time ran out before the ingestion finished',
    ],
  ])('%s %j: %s', async (scenario, inputs, outcome, conclusion, title) => {
    const checked = await runChecked(scenario, inputs)
    expectCompleted(checked, conclusion)
    expect(checked.step.outputs['outcome']).toBe(outcome)
    const { output } = checked.before[0] ?? {}
    expect(output).toEqual({
      title,
      summary: expect.any(String),
      text: `[Log and summary of the run](${RUN})`,
    })
    expect(output?.summary.trim()).toBe(checked.step.summary.trim())
  })

  test('it is created in progress and changes with what happens, not with every look', async () => {
    const checked = await runChecked('aborted-then-success', { resubmitOnAborted: '1' })
    expectCompleted(checked, 'success')
    const bodies = checked.github.calls.map(({ body }) => JSON.parse(body))
    expect(bodies[0]).toMatchObject({ status: 'in_progress', output: { title: 'Starting' } })
    expect(bodies[0].output.summary).toContain('⏳')
    const titles = bodies.map(({ output }) => output.title)
    expect(titles).toContain('Submitted, waiting for it to finish')
    expect(titles.at(-1)).toBe('The data arrived')
    expect(titles.length).toBeLessThan(6)
    expect(new Set(bodies.slice(1, -1).map(({ status }) => status))).toEqual(new Set([undefined]))
  })

  test.each([
    ['0', 'too-many-failed-records', 'failure', 'Experience Platform refused too many rows'],
    ['2', 'succeeded', 'success', 'Adobe reports success, but Experience Platform refused rows'],
  ])(
    'it waits for the look-up of the dataset: maxFailedRecords %s',
    async (maxFailedRecords, outcome, conclusion, title) => {
      const asked = {
        sandbox: 'prod',
        imsOrg: IMS_ORG,
        datasetId: '5deac2648a19d218a888d2b1',
        maxFailedRecords,
      }
      const checked = await runChecked('refused-rows', asked, { simulator: { imsOrg: IMS_ORG } })
      expectCompleted(checked, conclusion)
      expect(checked.step.outputs['outcome']).toBe(outcome)
      // Within a minute it changes once.
      const titles = checked.github.calls.map(({ body }) => JSON.parse(body).output.title)
      expect(titles).toEqual(['Starting', 'Submitted, waiting for it to finish', title])
    },
  )

  test('attached and queued are told', async () => {
    const attached = await runChecked('already-running', { onInProgress: 'attach' })
    const queued = await runChecked('already-running')
    expectCompleted(attached, 'success')
    expectCompleted(queued, 'success')
    expect(JSON.stringify(attached.github.calls)).toContain('Following a request that was already running')
    expect(JSON.stringify(queued.github.calls)).toContain('Waiting for a request that was')
  })

  test('lost contact: timed_out, since nobody knows', async () => {
    const server = await startFaultServer((socket) => socket.resetAndDestroy())
    try {
      const checked = await runChecked('success', { apiUrl: server.url })
      expectCompleted(checked, 'timed_out')
      expect(checked.step.outputs['outcome']).toBe('lost-contact')
      const titles = checked.github.calls.map(({ body }) => JSON.parse(body).output.title)
      expect(titles).toContain('No answer to the request yet, trying again')
    } finally {
      await server.close()
    }
  })
})

describe('the commit', () => {
  test.each<[string, string, object, string]>([
    ['the head of a pull request', 'pull_request', { pull_request: { head: { sha: HEAD } } }, HEAD],
    ['also from a fork', 'pull_request_target', { pull_request: { head: { sha: HEAD } } }, HEAD],
    ['the head of the run followed', 'workflow_run', { workflow_run: { head_sha: HEAD } }, HEAD],
    ['else GITHUB_SHA', 'push', { after: HEAD }, SHA],
    ['of a merge queue', 'merge_group', { merge_group: { head_sha: HEAD } }, HEAD],
    ['of a check suite', 'check_suite', { check_suite: { head_sha: HEAD } }, HEAD],
    ['of a check run', 'check_run', { check_run: { head_sha: HEAD } }, HEAD],
    ['of a status', 'status', { sha: HEAD }, HEAD],
    ['of a deployment', 'deployment', { deployment: { sha: HEAD } }, HEAD],
    ['GITHUB_SHA when the event is odd', 'pull_request', { pull_request: { head: { sha: 'main' } } }, SHA],
  ])('%s (%s)', async (_, name, event, sha) => {
    const { before, warnings } = await runChecked(
      'not-stopped',
      {},
      { event: JSON.stringify(event), env: { GITHUB_EVENT_NAME: name } },
    )
    expect(before).toEqual([expect.objectContaining({ head_sha: sha, conclusion: 'failure' })])
    expect(warnings).toEqual([])
  })

  test('of an issue comment, and one line that says whose it is', async () => {
    const { before, step, warnings } = await runChecked(
      'not-stopped',
      {},
      { event: '{"issue":{"pull_request":{}}}', env: { GITHUB_EVENT_NAME: 'issue_comment' } },
    )
    expect(before).toEqual([expect.objectContaining({ head_sha: SHA })])
    expect(step.log.filter((line) => line.includes("default branch's commit"))).toEqual([
      `Note: the event issue_comment has no commit of its own, so the check run is on the default branch's commit, ${SHA}.`,
    ])
    expect(warnings).toEqual([])
  })
})

describe('no check run', () => {
  test('unless asked for: GitHub hears nothing, the token is not even read', async () => {
    const { calls, step, post } = await runChecked('not-stopped', { checkRun: 'false' })
    expect(calls).toEqual([])
    expect(step.state).toEqual({})
    expect(step.masks).not.toContain(expect.stringContaining('ghs_'))
    expect(post.stdout).toBe('')
  })

  test('in a rehearsal, which says so', async () => {
    const { calls, step, post } = await runChecked('success', {
      rehearse: 'not-stopped',
      apiUrl: '',
      imsUrl: '',
    })
    expect(calls).toEqual([])
    expect(step.log.filter((line) => line.includes('no check run'))).toHaveLength(1)
    expect(post.stdout).toBe('')
  })

  test('with wait: false, which is refused', async () => {
    const { calls, step } = await runChecked('success', { wait: 'false' })
    expect(calls).toEqual([])
    expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
    expect(step.outputs['message']).toContain('checkRun')
  })
})

test('a mapping id with marks stands in name and external id as it is', async () => {
  const mappingId = `My map & <b> "${MAPPING}"`
  const { before } = await runChecked(
    'not-stopped',
    { mappingId },
    { simulator: { mappingIds: [mappingId] } },
  )
  expect(before).toEqual([
    expect.objectContaining({
      name: `Adobe ingestion: geometrixx/${mappingId}`,
      external_id: externalIdOf(mappingId),
    }),
  ])
  expect(before[0]?.output.summary).not.toContain('<b>')
})

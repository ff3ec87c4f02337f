import { cpSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { runStep } from '../../scripts/runner/run-step.mjs'
import { spoiling } from '../scripts/spoiled-files.js'
import { BY_SECRET, CLIENT_ID, CLIENT_SECRET, look, MAPPING, POST, runAgainst, TOKEN } from './adobe.js'
import { accepted, notStopped, playAllByLaw, playByLaw, report } from './faulty-adobe.js'
import { BY_SANDBOX, IMS_ORG } from './platform.js'

/** One of each kind, as the committed bundle in a process of its own; the other files have the many cases. */
const BUNDLE = { bundle: {} }

test.concurrent('a success: the requests in their order, the outputs, the exit', async () => {
  const { step, transcript } = await runAgainst('success', BY_SECRET, BUNDLE)
  expect(transcript).toEqual([TOKEN, POST, look(3520), look(3520), look(3520)])
  expect(step.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520', numRecords: '15' })
  expect(step.exitCode).toBe(0)
})

test.concurrent('a credential file', async () => {
  const credentials = JSON.stringify({ CLIENT_ID, CLIENT_SECRETS: [CLIENT_SECRET] })
  const { step, transcript } = await runAgainst('not-stopped', { credentials }, BUNDLE)
  expect(transcript).toEqual([TOKEN, POST])
  expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'rejected' } })
})

test.concurrent('bad inputs', async () => {
  const { step, transcript } = await runAgainst('success', { ...BY_SECRET, wait: 'maybe' }, BUNDLE)
  expect(transcript).toEqual([])
  expect(step.outputs).toMatchObject({ outcome: 'error', errorCode: 'bad-input' })
})

test.concurrent('a copy in a folder that is called post is the step, too', async () => {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'copy-'))
  try {
    cpSync(new URL('../../dist', import.meta.url), join(folder, 'post'), { recursive: true })
    const step = await runStep({ main: join(folder, 'post', 'index.js') })
    expect(step).toMatchObject({ exitCode: 1, outputs: { outcome: 'error', errorCode: 'bad-input' } })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.concurrent('a failed batch, explained, with debug logging', async () => {
  const options = { ...BUNDLE, simulator: { imsOrg: IMS_ORG }, env: { RUNNER_DEBUG: '1' } }
  const { step } = await runAgainst('failed-after-upload', BY_SANDBOX, options)
  expect(step.outputs).toMatchObject({ outcome: 'failed', errorCode: 'ACP-880096' })
  expect(step.summary).toContain('### Why the batch failed')
  expect(step.stdout).toContain('::group::Support transcript')
})

test.concurrent('a lost answer', async () => {
  const { step } = await playByLaw(
    { post: [(socket) => socket.resetAndDestroy(), accepted()] },
    {},
    { ...BUNDLE },
  )
  expect(step.outputs).toMatchObject({ outcome: 'succeeded', requestId: '3520' })
  expect(step.annotations).toMatchObject([{ level: 'warning' }])
})

test.concurrent('command files that are spoiled', async () => {
  const createFile = spoiling({ output: 'missing', summary: 'directory' })
  const { step } = await playByLaw(
    { post: [notStopped] },
    {},
    { ...BUNDLE, createFile, withoutOutputs: true },
  )
  expect(step).toMatchObject({ exitCode: 1, outputs: {} })
  expect(step.annotations.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Outputs missing', 'Summary missing']),
  )
})

test.concurrent('several mappings, each to its own end', async () => {
  const { step } = await playAllByLaw(
    {
      [MAPPING]: { post: [accepted(1)], look: [report('Success', 1, { numRecords: 1 })] },
      XDM45: { post: [accepted(2)], look: [report('Failed', 2)] },
    },
    {},
    BUNDLE,
  )
  expect(step.outputs).toMatchObject({ outcome: 'failed', requestId: '1\n2' })
})

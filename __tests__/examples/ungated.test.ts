import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { asWorkflow, BLOCKS } from '../support/yaml-blocks.js'
import { EXAMPLES, expression, readExample, type Workflow } from './examples.js'
import { ungated } from './ungated.js'

const workflowIn = (text: string): Workflow => parse(JSON.stringify(asWorkflow(parse(text))))

test.each(EXAMPLES)('%s deploys only when data arrived', (name) => {
  expect(ungated(parse(readExample(name)))).toEqual([])
})

test.each(BLOCKS)('$place deploys only when data arrived', ({ text }) => {
  expect(ungated(workflowIn(text))).toEqual([])
})

test('there are examples of both kinds', () => {
  const all = EXAMPLES.map(readExample).join('')
  expect(all).toMatch(/dryRun: /)
  expect(all).toMatch(/wait: false/)
})

const step = (inputs: string) =>
  `{ id: ingest, uses: <owner>/<repo>@v1, with: { org: a, mappingId: b, ${inputs} } }`
const job = (inputs: string, output = 'outcome') =>
  `ingest: { outputs: { ${output}: "\${{ steps.ingest.outputs.${output} }}" }, steps: [${step(inputs)}] }`
const deploy = (more: string) => `deploy: { needs: ingest, ${more} steps: [{ run: ./deploy.sh }] }`
const SUCCEEDED = `if: needs.ingest.outputs.outcome == 'succeeded',`

describe('is really checked', () => {
  test.each([
    ['a job after a dry run', `jobs: { ${job('dryRun: true')}, ${deploy('')} }`],
    [
      'one that may be',
      `jobs: { ${job(`dryRun: "\${{ github.event_name == 'pull_request' }}"`)}, ${deploy('')} }`,
    ],
    ['one that does not wait', `jobs: { ${job('wait: false')}, ${deploy('')} }`],
    [
      'asks whether it is green',
      `jobs: { ${job('wait: false')}, ${deploy("if: needs.ingest.result == 'success',")} }`,
    ],
    [
      'asks for another outcome',
      `jobs: { ${job('dryRun: true')}, ${deploy("if: needs.ingest.outputs.outcome != 'failed',")} }`,
    ],
    [
      'asks for either',
      `jobs: { ${job('dryRun: true')}, ${deploy("if: needs.ingest.outputs.outcome == 'succeeded' || true,")} }`,
    ],
    [
      'asks for what the job does not say',
      `jobs: { ${job('dryRun: true', 'requestId')}, ${deploy(SUCCEEDED)} }`,
    ],
    [
      'a job behind another',
      `jobs: { ${job('dryRun: true')}, build: { needs: ingest, steps: [{ run: ./build.sh }] }, deploy: { needs: [build], steps: [{ run: ./x.sh }] } }`,
    ],
    [
      'by the name of its script',
      `jobs: { ${job('dryRun: true')}, ship: { needs: ingest, steps: [{ run: npm run deploy }] } }`,
    ],
    ['a step behind it', `- ${step('wait: false')}\n- { run: ./deploy.sh }`],
    [
      'a call',
      'jobs: { ingest: { uses: ./.github/workflows/x.yml, with: { dryRun: true } }, deploy: { needs: ingest, steps: [{ run: ./deploy.sh }] } }',
    ],
  ])('%s', (_, text) => {
    expect(ungated(workflowIn(text))).toHaveLength(1)
  })

  test.each([
    ['a real run', `jobs: { ${job('minRecords: 1')}, ${deploy('')} }`],
    ['one that says so', `jobs: { ${job('dryRun: false, wait: true')}, ${deploy('')} }`],
    ['asked for', `jobs: { ${job('dryRun: true')}, ${deploy(SUCCEEDED)} }`],
    [
      'asked for, and more',
      `jobs: { ${job('dryRun: true')}, ${deploy(`if: "${expression("always() && needs.ingest.outputs.outcome == 'succeeded'")}",`)} }`,
    ],
    [
      'behind a job that asks',
      `jobs: { ${job('dryRun: true')}, build: { needs: ingest, ${SUCCEEDED} steps: [{ run: ./build.sh }] }, deploy: { needs: build, steps: [{ run: ./x.sh }] } }`,
    ],
    [
      'behind a job that follows the request',
      `jobs: { ${job('wait: false', 'requestId')}, await: { needs: ingest, steps: [{ uses: <owner>/<repo>@v1, with: { requestId: "\${{ needs.ingest.outputs.requestId || '-' }}" } }] }, deploy: { needs: await, steps: [{ run: ./x.sh }] } }`,
    ],
    ['another job', `jobs: { ${job('dryRun: true')}, deploy: { steps: [{ run: ./deploy.sh }] } }`],
    [
      'a step that asks',
      `- ${step('wait: false')}\n- { run: ./deploy.sh, if: "steps.ingest.outputs.outcome == 'succeeded'" }`,
    ],
  ])('%s is fine', (_, text) => {
    expect(ungated(workflowIn(text))).toEqual([])
  })
})

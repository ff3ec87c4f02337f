import { randomBytes } from 'node:crypto'
import type { Reply } from './fixtures.js'
import type { Script, ScriptedRequest, ScriptedStatus } from './script.js'

const isFinal = (answer: ScriptedStatus['answer']) =>
  answer.startsWith('status/') && answer !== 'status/in-progress'

/**
 * One mapping's way through its script. Its own requests count up from `firstRequestId`; somebody else's has the number
 * before.
 */
export function createMapping(
  mappingId: string,
  script: Script,
  firstRequestId: number,
  datasetId: string | undefined,
) {
  let { staleLocks = 0, refusedTokens = 0 } = script
  let nextRequestId = firstRequestId
  const submissions = script.submissions.values()

  /** An ingestion request. It runs until a status check has reported its end: the script counts checks, not time. */
  const start = (requestId: number, { checks, end }: ScriptedRequest) => ({
    requestId,
    batchId: randomBytes(16).toString('hex'),
    checks: checks.values(),
    end,
    isRunning: true,
  })
  let latest = script.foreign && start(firstRequestId - 1, script.foreign)
  const requests = new Map(latest && [[String(latest.requestId), latest]])

  return {
    refusesToken(): boolean {
      refusedTokens -= 1
      return refusedTokens >= 0
    },

    submit(): Reply {
      if (latest !== undefined && (latest.isRunning || staleLocks > 0)) {
        if (!latest.isRunning) staleLocks -= 1
        return { fixture: 'submit/in-progress', values: { mappingId, requestId: latest.requestId } }
      }
      const submission = submissions.next().value ?? script.lastly
      if (!('request' in submission)) {
        return { fixture: submission.answer, values: { mappingId } }
      }
      latest = start(nextRequestId, submission.request)
      requests.set(String(nextRequestId), latest)
      nextRequestId += 1
      return { fixture: submission.answer, values: { mappingId, requestId: latest.requestId } }
    },

    /** `undefined` for a request that this mapping never had. */
    checkStatus(id: string): Reply | undefined {
      const request = requests.get(id)
      if (request === undefined) return undefined
      const { requestId, batchId, checks, end } = request
      const { answer, ...values } = checks.next().value ?? end
      request.isRunning = !isFinal(answer)
      return { fixture: answer, values: { mappingId, requestId, batchId, id: datasetId, ...values } }
    },
  }
}

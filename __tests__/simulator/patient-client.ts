import { type RecordedRequest, type Simulator, startSimulator } from '../../src/simulator/index.js'
import { batchRequest, lookRequest, ORG, type Sent, send, tokenRequest, triggerRequest } from './client.js'

export const LOOKS_AT_MOST = 12
const TRIES_AT_MOST = 3
const SUBMISSIONS_AT_MOST = 2

interface Answer {
  readonly requestId?: number
  readonly status?: string
  readonly numRecords?: number
  readonly info?: string
  readonly batchId?: string
  readonly access_token?: string
  readonly error?: string
  readonly error_code?: string
  readonly code?: number
}

export interface Play {
  /** One line per exchange: the verb, what was answered, and the request that it names. */
  readonly seen: readonly string[]
  readonly last: Answer
}

/** An answer, or in its place what became of the connection. */
const exchange = (url: string, sent: Sent): Promise<Answer> =>
  send(url, sent).then(
    ({ body }) => JSON.parse(body),
    (error) => ({ error_code: error.code }),
  )

/** A patient client: asks again when it is told nothing, waits behind a running request, submits once more after `Aborted`, asks after a failed batch. */
export async function play(simulator: Simulator, mappingId: string): Promise<Play> {
  const seen: string[] = []
  const ask = async (verb: string, url: string, sent: Sent): Promise<Answer> => {
    let answer: Answer = {}
    for (let tries = 0; tries < TRIES_AT_MOST; tries += 1) {
      answer = await exchange(url, sent)
      const {
        code,
        error_code = code?.toString(),
        error = error_code,
        status = error ?? 'token',
        requestId,
      } = answer
      seen.push([verb, status, requestId].filter((part) => part !== undefined).join(' '))
      if (error_code === undefined) {
        break
      }
    }
    return answer
  }

  const { access_token: token, ...refused } = await ask('IMS', simulator.imsUrl, tokenRequest(simulator))
  if (token === undefined) {
    return { seen, last: refused }
  }
  let last: Answer = {}
  for (let submissions = 0; submissions < SUBMISSIONS_AT_MOST; submissions += 1) {
    const posted = await ask('POST', simulator.apiUrl, triggerRequest(simulator, token, mappingId))
    if (posted.requestId === undefined) {
      return { seen, last: posted }
    }
    for (let checks = 0; checks < LOOKS_AT_MOST; checks += 1) {
      last = await ask('GET', simulator.apiUrl, lookRequest(simulator, token, mappingId, posted.requestId))
      if (last.status !== 'In Progress') {
        break
      }
    }
    if (posted.status === 'Success' && last.status !== 'Aborted') {
      break
    }
  }
  if (last.batchId) {
    const { body } = await send(simulator.platformUrl, batchRequest(simulator, token, last.batchId))
    seen.push(`PLATFORM ${JSON.parse(body)[last.batchId]?.status}`)
  }
  return { seen, last }
}

interface Played {
  readonly plays: readonly Play[]
  readonly requests: readonly RecordedRequest[]
}

/** One patient client per mapping, side by side, before a simulator of their own. */
export async function playAll(
  scenario: string | readonly string[],
  mappingIds: readonly string[],
): Promise<Played> {
  const simulator = await startSimulator({ scenario, org: ORG, mappingIds })
  try {
    const plays = await Promise.all(mappingIds.map((mappingId) => play(simulator, mappingId)))
    return { plays, requests: [...simulator.requests] }
  } finally {
    await simulator.close()
  }
}

import { randomUUID } from 'node:crypto'
import { answerAsCampaign, CAMPAIGN_PATHS } from './campaign.js'
import { FIXTURES, fill, fillBatches, type Reply } from './fixtures.js'
import { answerAsIms, IMS_PATHS } from './ims.js'
import { type Answer, listen } from './listener.js'
import { answerAsPlatform, PLATFORM_PATHS } from './platform.js'
import type { ReceivedRequest } from './request.js'
import { createWorld, type SimulatorOptions } from './world.js'

/** A request and its answer. These are listed in the order of the answers. */
export interface RecordedRequest extends ReceivedRequest {
  /** `other`: a request that does not belong to the listener that received it. */
  readonly api: 'ims' | 'campaign' | 'platform' | 'other'
  /** HTTP status, text and fixture of the answer; 0, empty and `none` when there was none. */
  readonly status: number
  readonly answer: string
  readonly fixture: Reply['fixture']
  /** Milliseconds since the start of the simulator. */
  readonly atMs: number
}

export type Simulator = Readonly<Awaited<ReturnType<typeof startSimulator>>>

/** Starts IMS, Campaign and Platform on separate ports, to notice a token sent to the wrong one. */
export async function startSimulator(options: SimulatorOptions) {
  const world = createWorld(options)
  const requests: RecordedRequest[] = []
  const startedAtMs = performance.now()
  const serve = (
    api: 'ims' | 'campaign' | 'platform',
    paths: readonly RegExp[],
    answerTo: typeof answerAsIms,
  ) =>
    listen((request) => {
      const reply = answerTo(request, world)
      world.datasets.note(reply)
      const answer = render(reply, api === 'ims' ? 'x-debug-id' : 'X-Request-Id')
      requests.push({
        ...request,
        api: paths.some((path) => path.test(request.path)) ? api : 'other',
        status: answer?.status ?? 0,
        answer: answer?.text ?? '',
        fixture: reply.fixture,
        atMs: performance.now() - startedAtMs,
      })
      return answer
    })

  const ims = await serve('ims', IMS_PATHS, answerAsIms)
  const campaign = await serve('campaign', CAMPAIGN_PATHS, answerAsCampaign)
  const platform = await serve('platform', PLATFORM_PATHS, answerAsPlatform)
  const { imsOrg, clientId, clientSecrets } = world
  let closed: Promise<void> | undefined
  return {
    imsUrl: ims.url,
    apiUrl: campaign.url,
    platformUrl: platform.url,
    imsOrg,
    clientId,
    clientSecret: clientSecrets[0],
    /** Grows with each request. */
    requests,
    /** Closes all listeners and all connections, even those in use. */
    close: () => {
      closed ??= Promise.all([ims.close(), campaign.close(), platform.close()]).then(() => {})
      return closed
    },
  }
}

function render({ fixture, values, batches }: Reply, idHeader: string): Answer | undefined {
  if (fixture === 'none') {
    return undefined
  }
  const { httpStatus, headers } = FIXTURES[fixture]
  return {
    status: httpStatus,
    headers: { ...headers, [idHeader]: randomUUID() },
    text: batches === undefined ? fill(fixture, values) : fillBatches(batches),
  }
}

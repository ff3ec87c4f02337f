import { LIST_PATH } from './datasets.js'
import type { FixtureOf, Reply } from './fixtures.js'
import { decodeSegment, gatewayRefusal, type ReceivedRequest } from './request.js'
import type { World } from './world.js'

/** Without a query, since none is documented for this look-up. */
const BATCH_PATH = /^\/data\/foundation\/catalog\/batches\/([^/?]+)$/

const ANY_BATCH_PATH = /^\/data\/foundation\/catalog\/batches\?limit=1$/

const NOT_FOUND: Reply = { fixture: 'platform/not-found' }

export const PLATFORM_PATHS = [BATCH_PATH, ANY_BATCH_PATH, LIST_PATH]

/** Behind the same gateway: one batch of the catalog, or a dataset's batches. */
export function answerAsPlatform(request: ReceivedRequest, world: World): Reply {
  const fixture = gatewayRefusal(request, world) ?? headerRefusal(request, world)
  if (fixture !== undefined) {
    return { fixture }
  }
  const { method, path, body, headers } = request
  const isRight = method === 'GET' && body === '' && headers['x-sandbox-name'] === world.sandbox
  if (!isRight) return NOT_FOUND
  if (ANY_BATCH_PATH.test(path)) return { fixture: 'platform/any-batch' }
  if (LIST_PATH.test(path)) return world.datasets.list(path)
  const batchId = decodeSegment(BATCH_PATH.exec(path)?.[1] ?? '')
  return world.datasets.failed.has(batchId) ? { fixture: 'platform/batch', values: { batchId } } : NOT_FOUND
}

function headerRefusal(request: ReceivedRequest, { imsOrg }: World): FixtureOf<'platform'> | undefined {
  const { 'x-gw-ims-org-id': given, 'x-sandbox-name': sandbox } = request.headers
  if (given === undefined || sandbox === undefined) {
    return 'platform/missing-header'
  }
  return given === imsOrg ? undefined : 'platform/profile-not-valid'
}

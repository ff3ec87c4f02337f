import { Datasets } from './datasets.js'
import type { PlatformFixture, Reply } from './fixtures.js'
import { type GatewayOptions, gatewayRefusal } from './gateway.js'
import { decodeSegment, type ReceivedRequest } from './request.js'

/** Without a query: none is documented for this look-up. */
const BATCH_PATH = /^\/data\/foundation\/catalog\/batches\/([^/?]+)$/

/** For the right to read them alone. */
const ANY_BATCH_PATH = '/data/foundation/catalog/batches?limit=1'

export interface PlatformOptions extends GatewayOptions {
  readonly imsOrg: string
  /** The one sandbox that there is. */
  readonly sandbox: string
  /** The batches that were uploaded into it. */
  readonly batches: ReadonlySet<string>
  readonly datasets: Datasets
}

export function isBatchRequest({ path }: ReceivedRequest): boolean {
  return BATCH_PATH.test(path) || path === ANY_BATCH_PATH || Datasets.isList(path)
}

/** Adobe Experience Platform behind the same gateway: one batch in the catalog, or those of a dataset. */
export function answerAsPlatform(request: ReceivedRequest, options: PlatformOptions): Reply {
  const fixture = gatewayRefusal(request, options) ?? headerRefusal(request, options)
  if (fixture !== undefined) {
    return { fixture }
  }
  const [, segment = ''] = BATCH_PATH.exec(request.path) ?? []
  const batchId = decodeSegment(segment)
  const isRight =
    request.method === 'GET' && request.body === '' && request.headers['x-sandbox-name'] === options.sandbox
  if (isRight && request.path === ANY_BATCH_PATH) return { fixture: 'platform/any-batch' }
  if (isRight && Datasets.isList(request.path)) return options.datasets.list(request.path)
  return isRight && options.batches.has(batchId)
    ? { fixture: 'platform/batch', values: { batchId } }
    : { fixture: 'platform/not-found' }
}

function headerRefusal(request: ReceivedRequest, { imsOrg }: PlatformOptions): PlatformFixture | undefined {
  const { 'x-gw-ims-org-id': given, 'x-sandbox-name': sandbox } = request.headers
  if (given === undefined || sandbox === undefined) {
    return 'platform/missing-header'
  }
  return given === imsOrg ? undefined : 'platform/profile-not-valid'
}

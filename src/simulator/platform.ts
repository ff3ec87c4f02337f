import type { PlatformFixture, Reply } from './fixtures.js'
import { type GatewayOptions, gatewayRefusal } from './gateway.js'
import { decodeSegment, type ReceivedRequest } from './request.js'

/** Without a query: none is documented for this look-up. */
const BATCH_PATH = /^\/data\/foundation\/catalog\/batches\/([^/?]+)$/

export interface PlatformOptions extends GatewayOptions {
  readonly imsOrg: string
  /** The one sandbox that there is. */
  readonly sandbox: string
  /** The batches that were uploaded into it. */
  readonly batches: ReadonlySet<string>
}

export function isBatchRequest(request: ReceivedRequest): boolean {
  return BATCH_PATH.test(request.path)
}

/** Adobe Experience Platform behind the same gateway: the look-up of one batch in the catalog. */
export function answerAsPlatform(request: ReceivedRequest, options: PlatformOptions): Reply {
  const fixture = gatewayRefusal(request, options) ?? headerRefusal(request, options)
  if (fixture !== undefined) {
    return { fixture }
  }
  const [, segment = ''] = BATCH_PATH.exec(request.path) ?? []
  const batchId = decodeSegment(segment)
  const isKnown =
    request.method === 'GET' &&
    request.body === '' &&
    request.headers['x-sandbox-name'] === options.sandbox &&
    options.batches.has(batchId)
  return isKnown ? { fixture: 'platform/batch', values: { batchId } } : { fixture: 'platform/not-found' }
}

function headerRefusal(request: ReceivedRequest, { imsOrg }: PlatformOptions): PlatformFixture | undefined {
  const { 'x-gw-ims-org-id': given, 'x-sandbox-name': sandbox } = request.headers
  if (given === undefined || sandbox === undefined) {
    return 'platform/missing-header'
  }
  return given === imsOrg ? undefined : 'platform/profile-not-valid'
}

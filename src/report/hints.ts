import type { ErrorCode } from '../errors.js'
import { FAMILY_HINTS, type Hint, OWN_HINTS, VENDOR_HINTS } from './hint-tables.js'

/** For a request that may still be running. */
export const RESUME =
  'Adobe has no cancel call, so the request may still end well: the step that goes on waiting for it stands in the log and in the job summary.'

/** What to do next. Adobe's own code tells more than ours, its family less than an exact one. */
export function hintFor(code: ErrorCode, vendorCode: string | undefined): string {
  return (vendorCode === undefined ? undefined : vendorHint(vendorCode))?.next ?? OWN_HINTS[code].next
}

function vendorHint(vendorCode: string): Hint | undefined {
  if (Object.hasOwn(VENDOR_HINTS, vendorCode)) {
    return VENDOR_HINTS[vendorCode]
  }
  const family = Object.keys(FAMILY_HINTS).find((prefix) => vendorCode.startsWith(prefix))
  return family === undefined ? undefined : FAMILY_HINTS[family]
}

import type { ActionError, FaultDetails } from '../errors.js'
import { type Text, text } from '../text.js'
import { hintFor, hintOfFault } from './hints.js'

const ADD_API = text`Add the Experience Platform API to the credential's project in the Adobe Developer Console, and its scopes to the credential.`
const ROLE = text`a role with access to this sandbox and the permission View Datasets`

/**
 * The missing right when Experience Platform answers 401, 403 or 404.
 * @param notFound what 404 may mean
 */
export function missingRight(
  { httpStatus, vendorCode }: FaultDetails,
  notFound = text`The batch is not in this sandbox`,
): Text {
  switch (vendorCode) {
    case '403003':
    case '403011':
      return ADD_API
    case '403012':
    case '403013':
      return hintFor('refused', vendorCode)
    case '403023':
    case '403024':
    case '403025':
      return text`The credential has no right in Experience Platform for this IMS organization: check imsOrg, and add the Experience Platform API with a product profile to its project in the Adobe Developer Console.`
  }
  switch (httpStatus) {
    case 401:
      return text`Experience Platform does not accept the access token. ${ADD_API}`
    case 404:
      return text`${notFound}, or the credential may not see it. Check sandbox and imsOrg, and give the API credential ${ROLE} (Experience Platform > Permissions > Roles).`
    default:
      return text`The credential has no access to this sandbox. Give the API credential ${ROLE} (Experience Platform > Permissions > Roles).`
  }
}

/** The same for a refusal by Experience Platform itself; `undefined` for any other fault. */
export function hintOfRefusal({ code, details }: ActionError, notFound: Text): Text | undefined {
  const isRefusal = details.speaker === 'platform' && (code === 'refused' || code === 'unauthorized')
  return isRefusal && !details.isPage ? missingRight(details, notFound) : undefined
}

/** For a fault before anything was submitted. */
export const hintOfSetup = (fault: ActionError): Text =>
  hintOfRefusal(fault, text`There is no such sandbox`) ?? hintOfFault(fault)

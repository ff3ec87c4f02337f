/** The version in package.json, which the bundle does not include. */
export const VERSION = '1.0.0'

export const USER_AGENT = `adobe-campaign-ingestion-gate/${VERSION}`

/** That of package.json, which a bundle does not have at hand. */
export const VERSION = '1.0.0'

export const USER_AGENT = `adobe-campaign-ingestion-gate/${VERSION}`

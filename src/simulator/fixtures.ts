/** One documented answer, with Adobe's placeholders in its text. */
export interface Fixture {
  readonly httpStatus: number
  readonly headers?: Readonly<Record<string, string>>
  readonly text: string
}

const fault = (httpStatus: number, text: string): Fixture => ({ httpStatus, text })
const ok = (text: string): Fixture => fault(200, text)
const oops = (code: number): Fixture =>
  fault(500, `{"code":${code},"message":"Oops. Something went wrong. Check your URI and try again."}`)

/**
 * Every answer that the simulator can give, as documented: `<value>` is Adobe's placeholder, 3520 and 15 its example numbers,
 * `a27d…` its example batch.
 *
 * - `submit/…` and `status/…`: Experience League, Campaign Standard, "Triggering data ingestion through APIs", the answers to
 *   POST and GET. Adobe's page documents no HTTP status for them.
 * - `ims/…`: Adobe Developer Console, "OAuth Server-to-Server credential"; the one-hour token without `token_type`, and the two
 *   errors, are as in Adobe's public clients.
 * - `platform/…`: Adobe Experience Platform, "Partial batch ingestion", retrieving errors, and "FAQ and troubleshooting guide",
 *   request header errors. Adobe documents no body for a 404. `platform/batches` is the same batch as listed by the catalog.
 *   Source: "Filter Catalog data using query parameters".
 * - `gateway/…`: the API gateway, as in Adobe's public clients. The two "Oops", documented in Campaign Standard's API
 *   troubleshooting, have their status as a number in the body, whatever the HTTP status.
 *   `gateway/throttled` asks for a pause in whole seconds, here the shortest.
 * - `campaign/…`: Campaign Standard's own errors: a JSON string with codes.
 * - `metadata/…`: Campaign Standard, "Metadata mechanism": the beginning of a resource's metadata.
 * - `profile/…`: Campaign Standard, "API troubleshooting": the part of the IMS profile that administrators check. Without a
 *   product profile, it lists no product.
 */
export const FIXTURES = {
  'submit/accepted': ok(
    '{ "requestId": 3520, "info": "Ingestion request submitted successfully for the Mapping ID: <value>", "status": "Success" }',
  ),
  'submit/in-progress': ok(
    '{ "requestId": 3520, "info": "Ingestion request already in progress for the Mapping ID: <value>", "status": "In Progress" }',
  ),
  'submit/not-stopped': ok(
    '{ "info": "Unable to submit data ingestion request, XDM Mapping ID: <value> is not stopped", "status": "Failed" }',
  ),
  'submit/not-published': ok(
    '{ "info": "Unable to submit data ingestion request, XDM Mapping ID: <value> is not published", "status": "Failed" }',
  ),
  'status/success': ok(
    '{ "batchId": "", "info": "Mapping Id: <value>. ", "numRecords": 15, "requestId": 3520, "status": "Success" }',
  ),
  'status/failed-to-fetch': ok(
    '{ "batchId": "", "info": "Mapping Id: <value>. ACP-880056 Failed to fetch the record from the database.", "numRecords": 0, "requestId": 3520, "status": "Failed" }',
  ),
  'status/failed-to-upload': ok(
    '{ "batchId": "<value>", "info": "Mapping Id: <value>. ACP-880096 Sync Job failed to upload. Please check the error in the Platform UI.", "numRecords": 0, "requestId": 3520, "status": "Failed" }',
  ),
  'status/aborted': ok(
    '{ "batchId": "", "info": "Mapping Id: <value>. Ingestion request aborted due to some issue with data ingestion service. Please submit a new request", "numRecords": 0, "requestId": 3520, "status": "Aborted" }',
  ),
  'status/in-progress': ok(
    '{ "batchId": "", "info": "Mapping Id: <value>.", "numRecords": 0, "requestId": 3520, "status": "In Progress" }',
  ),
  'ims/token': ok('{ "access_token": "<value>", "token_type": "bearer", "expires_in": 86399 }'),
  'ims/token-hour': ok('{ "access_token": "<value>", "expires_in": 3599 }'),
  'ims/invalid-client': fault(
    400,
    '{"error":"invalid_client","error_description":"invalid client_secret parameter"}',
  ),
  'ims/invalid-scope': fault(400, '{"error":"invalid_scope"}'),
  'platform/batch':
    ok(`{ "a27d800531ac4d95945a2bc234eb0d86": { "status": "failed", "imsOrg": "…@AdobeOrg", "created": 1576741597205, "started": 1576741718543, "completed": 1576741722026,
  "relatedObjects": [ { "type": "dataSet", "id": "5deac2648a19d218a888d2b1" } ],
  "metrics": { "inputRecordCount": 519, "outputRecordCount": 514, "failedRecordCount": 5 },
  "errors": [ { "code": "INGEST-1401-400", "description": "The row has corrupted data and cannot be read or parsed. Fix the corrupted data and try again.", "recordCount": 2 } ] } }`),
  'platform/batches':
    ok(`{ "a27d800531ac4d95945a2bc234eb0d86": { "status": "success", "imsOrg": "…@AdobeOrg", "created": 1576741597205,
  "relatedObjects": [ { "type": "dataSet", "id": "5deac2648a19d218a888d2b1" } ],
  "metrics": { "inputRecordCount": 519, "outputRecordCount": 514, "failedRecordCount": 5 } } }`),
  'platform/any-batch': ok('{}'),
  'platform/missing-header': fault(400, '{"error_code":"400003","message":"Missing header"}'),
  'platform/profile-not-valid': fault(403, '{"error_code":"403025","message":"Profile is not valid"}'),
  'platform/not-found': fault(404, '{}'),
  'gateway/token-not-valid': fault(401, '{"error_code":"401013","message":"Oauth token is not valid"}'),
  'gateway/key-required': fault(403, '{"error_code":"403000","message":"Api Key is required"}'),
  'gateway/key-invalid': fault(403, '{"error_code":"403003","message":"Api Key is invalid"}'),
  'gateway/token-missing': fault(403, '{"error_code":"403010","message":"Oauth token is missing."}'),
  'gateway/throttled': {
    httpStatus: 429,
    headers: { 'Retry-After': '1' },
    text: '{"error_code":"429050","message":"Too many requests"}',
  },
  'gateway/profile-not-valid': fault(403, '{"error_code":"403023","message":"Profile is not valid"}'),
  'gateway/oops': oops(500),
  'gateway/oops-502': oops(502),
  'campaign/no-such-key': fault(
    404,
    "\"RST-360011 An error has occurred - please contact your administrator. Unable to find document with path 'xdmIngestion' from key '<value>' (type 'string').\"",
  ),
  'campaign/refused': fault(
    500,
    '"RST-360011 An error has occurred - please contact your administrator. XTK-170036 Unable to parse expression \'@name = 3\'."',
  ),
  'campaign/database-error': fault(
    500,
    '"RST-360011 An error has occurred - please contact your administrator. PGS-220000 PostgreSQL error: ERROR: duplicate key value violates unique constraint DETAIL: Key (email)=(jane@example.com) already exists."',
  ),
  'metadata/profile': ok(
    '{ "content": { "PKey": { "apiName": "PKey", "type": "string" } }, "type": "collection" }',
  ),
  'profile/tenant': ok(
    '{ "projectedProductContext": [ { "prodCtx": { "serviceCode": "dma_tartan", "organization_id": "<value>" } } ] }',
  ),
  'profile/no-products': ok('{ "projectedProductContext": [] }'),
} satisfies Record<string, Fixture>

export type FixtureName = keyof typeof FIXTURES
export type FixtureOf<Prefix extends string> = Extract<FixtureName, `${Prefix}/${string}`>

/** Replacements for the placeholders: the mapping id in `info` texts, and values by their JSON key. */
export type FixtureValues = {
  readonly mappingId?: string
  readonly batchId?: string
  readonly requestId?: number
  readonly numRecords?: number
  readonly created?: number
  readonly inputRecordCount?: number
  readonly outputRecordCount?: number
  readonly failedRecordCount?: number
  /** Of the dataset; `undefined`: any. */
  readonly id?: string | undefined
  readonly organization_id?: string
  readonly access_token?: string
  readonly expires_in?: number
}

/** An answer to give: a fixture and its values. `none`: closes the connection without an answer. */
export interface Reply {
  readonly fixture: FixtureName | 'none'
  readonly values?: FixtureValues
  /** For `platform/batches`: one entry for each batch. */
  readonly batches?: readonly FixtureValues[]
}

/** Adobe's example batch, whose id is the key of its answer. */
const EXAMPLE_BATCH = 'a27d800531ac4d95945a2bc234eb0d86'

/** A value after its key, quoted or not; the example batch; or the mapping id anywhere in a text. */
const PLACEHOLDER = new RegExp(
  String.raw`(?<="(\w+)": "?)(?:<value>|3520\b|15\b|86399|3599|1576741597205|519|514|5\b|5deac2648a19d218a888d2b1)|<value>|${EXAMPLE_BATCH}`,
  'g',
)

/**
 * The fixture's text with these values, as valid JSON. Replaces all in one pass, so that no value is taken for a
 * placeholder.
 */
export function fill(name: FixtureName, values: FixtureValues = {}): string {
  const given = new Map<string, string | number | undefined>(Object.entries(values))
  return FIXTURES[name].text.replace(PLACEHOLDER, (documented: string, key: string | undefined) => {
    const value = given.get(key ?? (documented === EXAMPLE_BATCH ? 'batchId' : 'mappingId'))
    if (value === undefined) {
      return documented
    }
    return typeof value === 'number' ? String(value) : JSON.stringify(value).slice(1, -1)
  })
}

export const fillBatches = (batches: readonly FixtureValues[]): string =>
  `{${batches.map((values) => fill('platform/batches', values).slice(1, -1)).join(',')}}`

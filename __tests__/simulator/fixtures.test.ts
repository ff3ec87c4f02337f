import { expect, test } from '@jest/globals'
import { FIXTURES, type Fixture, type FixtureName, fill } from '../../src/simulator/fixtures.js'

const VALUES = {
  mappingId: 'XDM44',
  requestId: 9001,
  batchId: 'b38e911642bd5ea6a56b3cd345fc1e97',
  numRecords: 53_000,
  organization_id: 'geometrixx',
  access_token: 'aaa.bbb.ccc',
  expires_in: 60,
}

/** Written down a second time, from Adobe's pages: a fixture that changes by accident fails here. */
const FILLED: Record<FixtureName, [httpStatus: number, answer: unknown, headers?: unknown]> = {
  'submit/accepted': [
    200,
    {
      requestId: 9001,
      info: 'Ingestion request submitted successfully for the Mapping ID: XDM44',
      status: 'Success',
    },
  ],
  'submit/in-progress': [
    200,
    {
      requestId: 9001,
      info: 'Ingestion request already in progress for the Mapping ID: XDM44',
      status: 'In Progress',
    },
  ],
  'submit/not-stopped': [
    200,
    {
      info: 'Unable to submit data ingestion request, XDM Mapping ID: XDM44 is not stopped',
      status: 'Failed',
    },
  ],
  'submit/not-published': [
    200,
    {
      info: 'Unable to submit data ingestion request, XDM Mapping ID: XDM44 is not published',
      status: 'Failed',
    },
  ],
  'status/success': [
    200,
    { batchId: '', info: 'Mapping Id: XDM44. ', numRecords: 53_000, requestId: 9001, status: 'Success' },
  ],
  'status/failed-to-fetch': [
    200,
    {
      batchId: '',
      info: 'Mapping Id: XDM44. ACP-880056 Failed to fetch the record from the database.',
      numRecords: 0,
      requestId: 9001,
      status: 'Failed',
    },
  ],
  'status/failed-to-upload': [
    200,
    {
      batchId: VALUES.batchId,
      info: 'Mapping Id: XDM44. ACP-880096 Sync Job failed to upload. Please check the error in the Platform UI.',
      numRecords: 0,
      requestId: 9001,
      status: 'Failed',
    },
  ],
  'status/aborted': [
    200,
    {
      batchId: '',
      info: 'Mapping Id: XDM44. Ingestion request aborted due to some issue with data ingestion service. Please submit a new request',
      numRecords: 0,
      requestId: 9001,
      status: 'Aborted',
    },
  ],
  'status/in-progress': [
    200,
    { batchId: '', info: 'Mapping Id: XDM44.', numRecords: 0, requestId: 9001, status: 'In Progress' },
  ],
  'ims/token': [200, { access_token: 'aaa.bbb.ccc', token_type: 'bearer', expires_in: 60 }],
  'ims/token-hour': [200, { access_token: 'aaa.bbb.ccc', expires_in: 60 }],
  'ims/invalid-client': [
    400,
    { error: 'invalid_client', error_description: 'invalid client_secret parameter' },
  ],
  'ims/invalid-scope': [400, { error: 'invalid_scope' }],
  'platform/batch': [
    200,
    {
      [VALUES.batchId]: {
        status: 'failed',
        imsOrg: '…@AdobeOrg',
        created: 1576741597205,
        started: 1576741718543,
        completed: 1576741722026,
        relatedObjects: [{ type: 'dataSet', id: '5deac2648a19d218a888d2b1' }],
        metrics: { inputRecordCount: 519, outputRecordCount: 514, failedRecordCount: 5 },
        errors: [
          {
            code: 'INGEST-1401-400',
            description:
              'The row has corrupted data and cannot be read or parsed. Fix the corrupted data and try again.',
            recordCount: 2,
          },
        ],
      },
    },
  ],
  'platform/batches': [
    200,
    {
      [VALUES.batchId]: {
        status: 'success',
        imsOrg: '…@AdobeOrg',
        created: 1576741597205,
        relatedObjects: [{ type: 'dataSet', id: '5deac2648a19d218a888d2b1' }],
        metrics: { inputRecordCount: 519, outputRecordCount: 514, failedRecordCount: 5 },
      },
    },
  ],
  'platform/any-batch': [200, {}],
  'platform/missing-header': [400, { error_code: '400003', message: 'Missing header' }],
  'platform/profile-not-valid': [403, { error_code: '403025', message: 'Profile is not valid' }],
  'platform/not-found': [404, {}],
  'gateway/token-not-valid': [401, { error_code: '401013', message: 'Oauth token is not valid' }],
  'gateway/key-required': [403, { error_code: '403000', message: 'Api Key is required' }],
  'gateway/key-invalid': [403, { error_code: '403003', message: 'Api Key is invalid' }],
  'gateway/token-missing': [403, { error_code: '403010', message: 'Oauth token is missing.' }],
  'gateway/throttled': [429, { error_code: '429050', message: 'Too many requests' }, { 'Retry-After': '1' }],
  'gateway/profile-not-valid': [403, { error_code: '403023', message: 'Profile is not valid' }],
  'gateway/oops': [500, { code: 500, message: 'Oops. Something went wrong. Check your URI and try again.' }],
  'gateway/oops-502': [
    500,
    { code: 502, message: 'Oops. Something went wrong. Check your URI and try again.' },
  ],
  'metadata/profile': [200, { content: { PKey: { apiName: 'PKey', type: 'string' } }, type: 'collection' }],
  'profile/tenant': [
    200,
    { projectedProductContext: [{ prodCtx: { serviceCode: 'dma_tartan', organization_id: 'geometrixx' } }] },
  ],
  'profile/no-products': [200, { projectedProductContext: [] }],
  'campaign/no-such-key': [
    404,
    "RST-360011 An error has occurred - please contact your administrator. Unable to find document with path 'xdmIngestion' from key 'XDM44' (type 'string').",
  ],
  'campaign/refused': [
    500,
    "RST-360011 An error has occurred - please contact your administrator. XTK-170036 Unable to parse expression '@name = 3'.",
  ],
  'campaign/database-error': [
    500,
    'RST-360011 An error has occurred - please contact your administrator. PGS-220000 PostgreSQL error: ERROR: duplicate key value violates unique constraint DETAIL: Key (email)=(jane@example.com) already exists.',
  ],
}

const names = Object.keys(FIXTURES).filter((name): name is FixtureName => name in FIXTURES)

test.each(names)('%s is the documented answer', (name) => {
  const [httpStatus, answer, headers] = FILLED[name]
  const fixture: Fixture = FIXTURES[name]
  expect(fixture.httpStatus).toBe(httpStatus)
  expect(fixture.headers).toEqual(headers)
  const text = fill(name, VALUES)
  expect(JSON.parse(text)).toEqual(answer)
  expect(text.replace(/\s/g, '')).toBe(JSON.stringify(answer).replace(/\s/g, ''))
})

test('what is not given stays as documented', () => {
  expect(fill('status/success')).toBe(
    '{ "batchId": "", "info": "Mapping Id: <value>. ", "numRecords": 15, "requestId": 3520, "status": "Success" }',
  )
})

test.each(['"},{"', '\\', 'a\nb', '$&$1', '<value>', 'Zuordnung ü 😀', '"requestId": 3520'])(
  'a mapping id stays what it is: %j',
  (mappingId) => {
    const answer = JSON.parse(fill('status/in-progress', { mappingId, requestId: 7 }))
    expect(answer).toEqual({
      batchId: '',
      info: `Mapping Id: ${mappingId}.`,
      numRecords: 0,
      requestId: 7,
      status: 'In Progress',
    })
  },
)

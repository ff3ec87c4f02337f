import base from './jest.config.js'

const tests = ['adobe/*', 'ingestion/*', 'report/{foreign-text,redactor}', 'runtime/retry*']

/** Tables only: properties are random and slow, and what runs processes or measures memory has no part in it. */
export default {
  ...base,
  testMatch: tests.map((path) => `<rootDir>/__tests__/${path}.test.ts`),
  testPathIgnorePatterns: ['/node_modules/', 'properties\\.test\\.ts$'],
}

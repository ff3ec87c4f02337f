import base from '../../jest.config.js'
import '../jest/reuse.mjs'

const tests = ['adobe/*', 'http/retry*', 'ingestion/*', 'text', 'text/*']

/** Tests with fixed cases only: properties are random and slow, and tests of processes or memory do not belong here. */
export default {
  ...base,
  // Stryker wraps the environment, and cannot find one by a path below <rootDir>.
  testEnvironment: 'node',
  testMatch: tests.map((path) => `<rootDir>/__tests__/${path}.test.ts`),
  testPathIgnorePatterns: ['/node_modules/', 'properties\\.test\\.ts$'],
}

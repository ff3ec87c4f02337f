import base from './jest.config.js'

const layers = ['adobe', 'check-run', 'ingestion', 'inputs', 'report', 'runtime', 'simulator', 'support']

/** The layers below the bundle: what runs in a process of its own is not counted. Thresholds stand where they were reached. */
export default {
  ...base,
  testMatch: layers.map((layer) => `<rootDir>/__tests__/${layer}/**/*.test.ts`),
  testPathIgnorePatterns: ['/node_modules/', 'properties\\.test\\.ts$'],
  collectCoverageFrom: ['src/{adobe,check-run,ingestion,inputs,report,runtime,simulator}/**/*.ts'],
  coverageReporters: ['text-summary'],
  coverageThreshold: { global: { statements: 92, branches: 88, functions: 92, lines: 91 } },
}

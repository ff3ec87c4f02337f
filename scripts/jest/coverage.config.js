import base from '../../jest.config.js'

/** All tests with coverage. Code that runs in a separate process is not counted. The thresholds are what was once reached. */
export default {
  ...base,
  collectCoverageFrom: [
    'src/{adobe,check-run,http,ingestion,inputs,report,runner,simulator,support,text}/**/*.ts',
    'src/{errors,json,text}.ts',
  ],
  coverageReporters: ['text-summary'],
  coverageThreshold: { global: { statements: 92, branches: 88, functions: 92, lines: 91 } },
}

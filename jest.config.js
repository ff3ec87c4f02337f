import { availableParallelism } from 'node:os'

/** ESM throughout: run with `node --experimental-vm-modules` (see `npm test`). */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: [
    '<rootDir>/lib/',
    '<rootDir>/dist/',
    '<rootDir>/.node24/',
    '<rootDir>/.stryker-tmp/',
  ],
  testMatch: ['<rootDir>/__tests__/**/*.test.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  // End-to-end tests mostly wait for processes that mostly wait: side by side they cost little.
  maxWorkers: 2 * availableParallelism(),
  maxConcurrency: 8,
  testTimeout: 60_000,
  collectCoverageFrom: ['src/**/*.ts', '!src/index.ts'],
}

import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { restartWithModules } from './scripts/jest/restart.mjs'

await restartWithModules()

/** Packages that have to be changed before Jest can load them without a word. */
const CHANGED = '@actions[\\\\/](languageservice|workflow-parser)[\\\\/]'

/** What the bundle does without, the tests need not load either. */
const { paths } = JSON.parse(readFileSync(new URL('tsconfig.json', import.meta.url), 'utf8')).compilerOptions
const UNUSED = `^(${Object.keys(paths).join('|')})$`

export default {
  // For the settings below scripts/, which extend these.
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  // Node's, and a test that fails shows the log of its step.
  testEnvironment: '<rootDir>/__tests__/support/test-environment.mjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', [UNUSED]: '<rootDir>/scripts/bundle/unused.js' },
  modulePathIgnorePatterns: [
    '<rootDir>/lib/',
    '<rootDir>/dist/',
    '<rootDir>/.node24/',
    '<rootDir>/.stryker-tmp/',
  ],
  // `npm ci` installs no Mermaid, and not every machine has git: see `npm run test:exhaustive`.
  testMatch: ['<rootDir>/__tests__/**/*.test.ts', '!**/{report/mermaid,scripts/archive}.test.ts'],
  transform: {
    [`[\\\\/]node_modules[\\\\/]${CHANGED}.+\\.js$`]: '<rootDir>/scripts/jest/json-imports.mjs',
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'es6' } },
    ],
  },
  transformIgnorePatterns: [`[\\\\/]node_modules[\\\\/](?!${CHANGED})`],
  // Where the sources are: Jest would search everything that is installed as well.
  roots: ['<rootDir>/src', '<rootDir>/scripts', '<rootDir>/__tests__'],
  testSequencer: '<rootDir>/scripts/jest/sequencer.mjs',
  // Some tests wait for processes; the others use the time. (Jest reads more than 100 % as that many workers.)
  maxWorkers: 2 * availableParallelism(),
  // Modules of earlier test files stay in memory, which slows later ones down.
  workerIdleMemoryLimit: '350MB',
  maxConcurrency: 8,
  // Only a test that hangs meets it, however slow the machine.
  testTimeout: 600_000,
  collectCoverageFrom: ['src/**/*.ts', '!src/index.ts'],
}

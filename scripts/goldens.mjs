// Writes the files that the tests hold the summary and the log to. Read the difference before you commit it.
import { spawnSync } from 'node:child_process'

const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--testPathPatterns',
    '__tests__/(report/goldens|e2e/transcripts)',
  ],
  { stdio: 'inherit', env: { ...process.env, UPDATE_GOLDENS: '1' } },
)
process.exitCode = status ?? 1

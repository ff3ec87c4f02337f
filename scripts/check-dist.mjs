// Fails when the committed bundle or the generated parts are not what the sources build, new and deleted files included.
import { execFileSync } from 'node:child_process'

const changed = execFileSync(
  'git',
  ['status', '--porcelain', '--', 'dist', 'action.yml', 'README.md', 'docs'],
  {
    encoding: 'utf8',
  },
)
if (changed !== '') {
  process.stdout.write(`Not what the sources build; run npm run build and commit:\n${changed}`)
  process.exitCode = 1
} else {
  process.stdout.write('dist, action.yml and the generated parts of the pages are what the sources build.\n')
}

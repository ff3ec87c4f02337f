import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from '@jest/globals'

/** A project of its own, so that these tests depend on `scripts` alone and not on what is built. */
const folder = mkdtempSync(join(tmpdir(), 'start-'))
const project = join(folder, 'project')
export const unbuilt = join(folder, 'unbuilt')

const ACTION = `
import fs from 'node:fs'
const get = (name) => process.env['INPUT_' + name] ?? ''
const finish = (code, status) => {
  fs.appendFileSync(process.env.GITHUB_OUTPUT, 'status=' + status + '\\ninfo=\\n')
  fs.appendFileSync(process.env.GITHUB_STEP_SUMMARY, '# ' + status + ' &#95;&#27;\\n')
  process.exitCode = code
}
console.log('::add-mask::s3cr3t-value')
console.log('inputs', get('ORG'), get('MAPPINGID'), get('REHEARSE'), get('WAIT'), 's3cr3t-value', '\\x1b[31mred')
if (get('DRYRUN')) console.log('dry run', get('DRYRUN'))
console.log('environment', process.env.https_proxy, process.env.NO_PROXY, process.env.NODE_EXTRA_CA_CERTS, process.env.GITHUB_REPOSITORY)
if (process.env.RUNNER_DEBUG) console.log('debugging', process.env.RUNNER_DEBUG)
if (get('REHEARSE') === 'never-ends') {
  const end = () => {
    if (!fs.existsSync(new URL('../may-end', import.meta.url))) return
    clearInterval(timer)
    finish(1, '')
  }
  let cancelled = false
  const timer = setInterval(() => cancelled && end(), 20)
  process.on('SIGINT', () => { console.log('cancelled'); cancelled = true })
  console.log('waiting')
  // On Windows a console tells everyone who shares it.
  if (process.platform === 'win32') process.emit('SIGINT')
} else if (get('REHEARSE') === 'aborted') {
  console.log('::error::It was aborted')
  finish(1, 'Aborted')
} else finish(0, 'Success')
`
const SIMULATOR = `export const SCENARIOS = [
  { name: 'success', description: 'All goes well', inputs: {}, expected: { outcome: 'succeeded' } },
  { name: 'aborted', description: 'It is aborted', inputs: { WAIT: 'true' }, expected: { outcome: 'aborted' } },
  { name: 'never-ends', description: 'It goes on', inputs: {}, expected: { outcome: 'timed-out' } },
]`
const METADATA =
  'name: x\ninputs:\n  org:\n    description: a\n\n  # comment\n  mappingId:\n    default: b\n  wait: {}\noutputs:\n  status:\n    description: c\n'

beforeAll(() => {
  const scripts = fileURLToPath(new URL('../../scripts', import.meta.url))
  for (const root of [project, unbuilt]) {
    cpSync(scripts, join(root, 'scripts'), { recursive: true })
    writeFileSync(join(root, 'package.json'), '{ "type": "module" }')
    writeFileSync(join(root, 'action.yml'), METADATA)
  }
  mkdirSync(join(project, 'dist/simulator'), { recursive: true })
  writeFileSync(join(project, 'dist/index.js'), ACTION)
  writeFileSync(join(project, 'dist/simulator/index.js'), SIMULATOR)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What the console does on Windows, where to send a signal is to end the process. */
const HEAR_CTRL_C = `
const write = process.stdout.write
process.stdout.write = (text, ...rest) => {
  if (text.includes('waiting')) process.emit('SIGINT')
  return write.call(process.stdout, text, ...rest)
}`

/** `npm start` with a step that never ends; Ctrl-C is pressed once it waits, and once it has heard that, it may end. */
export async function startAndInterrupt() {
  const mayEnd = join(project, 'may-end')
  const isWindows = process.platform === 'win32'
  let sent = false
  return start({
    args: ['--scenario', 'never-ends'],
    nodeArgs: isWindows ? ['--import', `data:text/javascript,${encodeURIComponent(HEAR_CTRL_C)}`] : [],
    onText: (text, child) => {
      if (!sent && text.includes('waiting')) {
        sent = true
        if (!isWindows) child.kill('SIGINT')
      }
      if (text.includes('cancelled')) writeFileSync(mayEnd, '')
    },
  }).finally(() => rmSync(mayEnd, { force: true }))
}

interface Run {
  readonly args?: string[]
  readonly nodeArgs?: string[]
  readonly env?: Record<string, string>
  readonly root?: string
  readonly onText?: (text: string, child: ChildProcess) => void
}

/** `npm start` in that project, or in one without `dist`. */
export async function start({ args = [], nodeArgs = [], env = {}, root = project, onText }: Run) {
  const { PATH } = process.env
  const child = spawn(process.execPath, [...nodeArgs, join(root, 'scripts/start.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text
    onText?.(stdout, child)
  })
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  return { code, stdout, stderr }
}

import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll } from '@jest/globals'
import { type StartStep, start } from '../../scripts/start/start.mjs'
import { playStep } from './played-step.js'
import { act } from './stand-in-action.mjs'

/** A project of its own, so that these tests depend on `scripts` alone and not on what is built. */
const folder = mkdtempSync(join(tmpdir(), 'start-'))
const project = join(folder, 'project')
export const unbuilt = join(folder, 'unbuilt')

const ACTION = `
import fs from 'node:fs'
import { act, begin, end } from ${JSON.stringify(new URL('stand-in-action.mjs', import.meta.url).href)}
if (process.env.INPUT_REHEARSE === 'never-ends') {
  begin(process.env, console.log)
  const tryToEnd = () => {
    if (!fs.existsSync(new URL('../may-end', import.meta.url))) return
    clearInterval(timer)
    end(process.env, '')
    process.exitCode = 1
  }
  let cancelled = false
  const timer = setInterval(() => cancelled && tryToEnd(), 20)
  process.on('SIGINT', () => { console.log('cancelled'); cancelled = true })
  console.log('waiting')
  // On Windows a console tells everyone who shares it.
  if (process.platform === 'win32') process.emit('SIGINT')
} else process.exitCode = act(process.env, console.log)
`
const SIMULATOR = `export const SCENARIOS = [
  { name: 'success', description: 'All goes well', inputs: {}, expected: { outcome: 'succeeded' } },
  { name: 'aborted', description: 'It is aborted', inputs: { WAIT: 'true' }, expected: { outcome: 'aborted' } },
  { name: 'never-ends', description: 'It goes on', inputs: {}, expected: { outcome: 'timed-out' } },
]`
const METADATA =
  'name: x\ninputs:\n  org:\n    description: a\n\n  # comment\n  mappingId:\n    default: b\n  wait: {}\noutputs:\n  status:\n    description: c\n'

beforeAll(() => {
  mkdirSync(unbuilt)
  mkdirSync(join(project, 'dist/simulator'), { recursive: true })
  for (const root of [project, unbuilt]) writeFileSync(join(root, 'action.yml'), METADATA)
  for (const part of ['start.mjs', 'start', 'runner']) {
    const source = fileURLToPath(new URL(`../../scripts/${part}`, import.meta.url))
    cpSync(source, join(project, 'scripts', part), { recursive: true })
  }
  writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
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
  return startProcess({
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
  readonly env?: Record<string, string>
}

/** `npm start` in that project. */
export async function startProcess({
  args = [],
  env = {},
  nodeArgs = [],
  isRead = true,
  onText,
}: Run & {
  readonly nodeArgs?: string[]
  /** Whether anybody reads its standard output. */
  readonly isRead?: boolean
  readonly onText?: (text: string, child: ChildProcess) => void
}) {
  const { PATH } = process.env
  const child = spawn(process.execPath, [...nodeArgs, join(project, 'scripts/start.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH, ...env },
  })
  if (!isRead) child.stdout.destroy()
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

const playAction: StartStep = (options) => ({
  done: Promise.resolve(playStep(act, options)),
  cancel: () => {},
  signal: () => false,
})

/** The same without a process of its own, in that project or in one without `dist`. */
export async function startHere({ args = [], env = {}, root = project }: Run & { readonly root?: string }) {
  const written = { stdout: '', stderr: '' }
  const writer = (name: keyof typeof written) => ({
    write: (text: string) => {
      written[name] += text
    },
    on: () => {},
  })
  const host = { env, on: () => {}, stdout: writer('stdout'), stderr: writer('stderr') }
  const code = await start(args, host, pathToFileURL(`${root}/`), playAction)
  return { code, ...written }
}

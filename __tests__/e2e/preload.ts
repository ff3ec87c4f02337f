/** Options that run a script in the step's process before the bundle. */
export const preload = (source: string): readonly string[] => [
  '--import',
  `data:text/javascript,${encodeURIComponent(source)}`,
]

/**
 * Windows has no signals between processes: to send one to a process is to end it. Its console tells a process of Ctrl-C and
 * Ctrl-Break in another way, which no test can use from outside.
 */
export const SENDING_ENDS = process.platform === 'win32'

/** For a script that runs before the bundle: the process gets a signal, as if the system had sent it. */
export const RAISE = `
  const raise = (name) => ${SENDING_ENDS ? 'process.emit(name)' : 'process.kill(process.pid, name)'}
`

/**
 * For a script that runs before the bundle: time that the test owns. `leap()` takes the step 20 minutes ahead, beyond a
 * deadline of 10 and not so far that contact with Adobe counts as lost, and whatever it has planned until then is due.
 */
export const LEAPS = `
  import { createRequire } from 'node:module'
  const http = createRequire(process.execPath)('node:http')
  const { setTimeout: plan, clearTimeout: cancel } = globalThis
  const now = process.hrtime.bigint
  const planned = new Map()
  let ahead = 0n
  process.hrtime.bigint = () => now() + ahead
  globalThis.setTimeout = (action, ms, ...rest) => {
    const due = () => { planned.delete(timer); action(...rest) }
    const timer = plan(due, ms)
    planned.set(timer, due)
    return timer
  }
  globalThis.clearTimeout = (timer) => { planned.delete(timer); cancel(timer) }
  const leap = () => {
    ahead += 20n * 60_000_000_000n
    for (const [timer, due] of planned) { cancel(timer); plan(due) }
  }
`

/** The same, for a step that looks at its request: time leaps after the n-th look, or while it is under way. */
export const leapAtLook = (when: 'after' | 'in', look: number) => `${LEAPS}
  const { request } = http
  let looks = 0
  http.request = (url, ...rest) => {
    const sent = request(url, ...rest)
    if (!String(url).includes('requestId=')) return sent
    looks += 1
    if (looks === ${look}) ${when === 'in' ? 'plan(leap)' : "sent.once('close', () => plan(leap))"}
    return sent
  }
`

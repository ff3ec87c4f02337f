// Measures start, cost and lag of the committed bundle beside floors measured in the same run, and writes docs/benchmarks.md.
// Run it on an idle machine, after compiling: it reads the core from lib/.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, release, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startSimulator } from '../dist/simulator/index.js'
import { bundle } from './benchmark/bundles.mjs'
import { deadlineToEnd, signalToEnd } from './benchmark/endings.mjs'
import { lagsOfFixedPoller } from './benchmark/fixed-poller.mjs'
import { inputsFor, lagsInRealTime, lagsOnVirtualTime } from './benchmark/lag.mjs'
import { measureRun, timeToFirstRequest } from './benchmark/processes.mjs'
import { billedMinutes, mean, median, quantile } from './benchmark/statistics.mjs'
import { replaceSection, table } from './generate/sections.mjs'

const RUNS = 15
const VIRTUAL_RUNS = 200
/** They mostly wait. */
const ENDINGS = 5

const folder = mkdtempSync(join(tmpdir(), 'benchmark-'))
const action = fileURLToPath(new URL('../dist/index.js', import.meta.url))
const floor = fileURLToPath(new URL('benchmark/floor.mjs', import.meta.url))
const waiting = fileURLToPath(new URL('benchmark/waiting.mjs', import.meta.url))
const say = (/** @type {string} */ text) => process.stdout.write(`${text}\n\n`)

/**
 * So many values of each, taken in turn: what disturbs the machine disturbs all of them.
 * @template T
 * @param {Readonly<Record<string, () => Promise<T>>>} measures
 * @param {number} [runs]
 * @returns {Promise<Record<string, T[]>>}
 */
async function inTurn(measures, runs = RUNS) {
  /** @type {Record<string, T[]>} */
  const taken = Object.fromEntries(Object.keys(measures).map((name) => [name, []]))
  for (let run = 0; run < runs; run += 1) {
    for (const [name, measure] of Object.entries(measures)) taken[name]?.push(await measure())
  }
  return taken
}

async function measureStarts() {
  const core = bundle('core', folder)
  const reference = bundle('reference', folder)
  const at = (/** @type {string} */ script) => (/** @type {string} */ url) => ({
    script,
    env: { TARGET: url },
  })
  const starts = await inTurn({
    'Node alone, one request': () => timeToFirstRequest(at(floor)),
    "the toolkit's core, one request of Node's": () => timeToFirstRequest(at(core)),
    "the toolkit's core and HTTP client, one request": () => timeToFirstRequest(at(reference)),
    'this action': () => timeToFirstRequest((url) => ({ script: action, inputs: inputsFor(url) })),
  })
  const base = median(starts["the toolkit's core and HTTP client, one request"] ?? [])
  return table(
    ['From start to first request', 'Median', 'Ratio'],
    Object.entries(starts).map(([name, values]) => [
      name,
      `${median(values).toFixed(0)} ms`,
      (median(values) / base).toFixed(2),
    ]),
  )
}

async function measureCosts() {
  const reference = join(folder, 'reference', 'index.mjs')
  const simulated = (/** @type {number} */ count) => async () => {
    const mappingIds = Array.from({ length: count }, (_, index) => `XDM${index}`)
    const org = 'geometrixx'
    const adobe = await startSimulator({ scenario: 'success', org, mappingIds })
    try {
      const { clientId, clientSecret, apiUrl, imsUrl, requests } = adobe
      const inputs = { org, mappingId: mappingIds.join('\n'), clientId, clientSecret, apiUrl, imsUrl }
      const run = await measureRun({ script: action, inputs })
      const sent = (/** @type {(request: any) => boolean} */ isOne) => requests.filter(isOne).length
      return {
        ...run,
        requests: `${sent(({ api }) => api === 'ims')} + ${sent(({ api, method }) => api === 'campaign' && method === 'POST')} + ${sent(({ method }) => method === 'GET')}`,
      }
    } finally {
      await adobe.close()
    }
  }
  const alone = (/** @type {string} */ script) => async () => {
    const adobe = await startSimulator({ scenario: 'success', org: 'geometrixx', mappingIds: [] })
    try {
      return { ...(await measureRun({ script, env: { TARGET: adobe.imsUrl } })), requests: '1' }
    } finally {
      await adobe.close()
    }
  }
  const costs = await inTurn({
    'Node alone, one request': alone(floor),
    "the toolkit's core and HTTP client, one request": alone(reference),
    'this action, one mapping': simulated(1),
    'this action, ten mappings': simulated(10),
  })
  const of = (/** @type {string} */ name, /** @type {'wallMs' | 'cpuMs' | 'memoryMb'} */ what) =>
    median((costs[name] ?? []).map((run) => run[what]))
  const base = "the toolkit's core and HTTP client, one request"
  return table(
    [
      'Whole run',
      'Wall',
      'CPU',
      'CPU ratio',
      'Peak memory',
      'Memory ratio',
      'Requests (token + POST + look)',
    ],
    Object.entries(costs).map(([name, runs]) => [
      name,
      `${(of(name, 'wallMs') / 1000).toFixed(1)} s`,
      `${of(name, 'cpuMs').toFixed(0)} ms`,
      (of(name, 'cpuMs') / of(base, 'cpuMs')).toFixed(2),
      `${of(name, 'memoryMb').toFixed(0)} MB`,
      (of(name, 'memoryMb') / of(base, 'memoryMb')).toFixed(2),
      runs[0]?.requests ?? '',
    ]),
  )
}

/** What the law of seconds says, asked of real processes; it throws when one takes too long. */
async function measureEndings() {
  const step = (/** @type {string} */ url) => ({ script: action, inputs: inputsFor(url) })
  const node = (/** @type {string} */ url) => ({ script: waiting, env: { TARGET: url } })
  const base = 'Node alone, a signal'
  const endings = await inTurn(
    {
      [base]: () => signalToEnd(node, 'post'),
      'this action, a signal, a look under way': () => signalToEnd(step, 'look'),
      'this action, a signal, its POST under way': () => signalToEnd(step, 'post'),
      'this action, its deadline, a look under way': () => deadlineToEnd(action, 'look'),
    },
    ENDINGS,
  )
  const floorMs = median(endings[base] ?? [])
  return table(
    ['From signal or deadline to the end', 'Median', 'Longest', 'Ratio'],
    Object.entries(endings).map(([name, values]) => [
      name,
      `${median(values).toFixed(0)} ms`,
      `${Math.max(...values).toFixed(0)} ms`,
      (median(values) / floorMs).toFixed(1),
    ]),
  )
}

async function measureLags() {
  const row = (
    /** @type {string} */ name,
    /** @type {readonly { lagMs: number, looks: number }[]} */ noticed,
  ) => {
    const lags = noticed.map(({ lagMs }) => lagMs / 1000)
    const seconds = [mean(lags), median(lags), quantile(lags, 0.95)].map((value) => `${value.toFixed(1)} s`)
    return [name, ...seconds, median(noticed.map(({ looks }) => looks)).toFixed(0)]
  }
  const [ten, minute] = await Promise.all([10_000, 60_000].map((ms) => lagsInRealTime(action, ms, RUNS)))
  const virtual = await Promise.all(
    [10, 60, 600, 3_600].map(async (seconds) => {
      const ours = await lagsOnVirtualTime(seconds * 1000, VIRTUAL_RUNS)
      const fixed = [5, 15, 30].map((every) =>
        row(
          `${human(seconds)}, fixed ${every} s`,
          lagsOfFixedPoller(seconds * 1000, every * 1000, VIRTUAL_RUNS),
        ),
      )
      return [row(`${human(seconds)}, this action, virtual time`, ours), ...fixed]
    }),
  )
  return table(
    ['Ingestion', 'Mean lag', 'Median', '95 %', 'Looks'],
    [
      row('10 s, this action, real time', ten ?? []),
      row('1 min, this action, real time', minute ?? []),
      ...virtual.flat(),
    ],
  )
}

const human = (/** @type {number} */ seconds) =>
  seconds < 60 ? `${seconds} s` : seconds < 3_600 ? `${seconds / 60} min` : `${seconds / 3_600} h`

const bills = () =>
  table(
    ['Ten mappings of', 'A matrix of ten jobs', 'One step, four at a time'],
    [45, 180, 600].map((ingestionSeconds) => {
      const { matrix, step } = billedMinutes({
        mappings: 10,
        parallel: 4,
        setUpSeconds: 15,
        ingestionSeconds,
      })
      return [`${human(ingestionSeconds)} each`, `${matrix} min`, `${step} min`]
    }),
  )

const machine = () => {
  const [cpu] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${platform()} ${release()} ${arch()}, ${cpus().length} × ${cpu?.model.trim()}, ${memory} GB. Medians of ${RUNS} runs, in turn; on virtual time ${VIRTUAL_RUNS} runs.`
}

try {
  const sections = {
    start: await measureStarts(),
    cost: await measureCosts(),
    end: await measureEndings(),
    lag: await measureLags(),
    bill: bills(),
    machine: machine(),
  }
  const file = new URL('../docs/benchmarks.md', import.meta.url)
  let page = readFileSync(file, 'utf8')
  for (const [name, body] of Object.entries(sections)) {
    say(body)
    page = replaceSection(page, { file: 'docs/benchmarks.md', name, body })
  }
  writeFileSync(file, page)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

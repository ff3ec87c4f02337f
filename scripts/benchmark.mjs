// Measures start, cost and lag of the committed bundle beside floors measured in the same run, and holds them to the goals. It
// reads the core from lib/, so compile first. Run it on an idle machine, with the Node of GitHub's runners.
//   --goals   only what the goals need
//   --write   puts everything into docs/benchmarks.md
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { arch, cpus, platform, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startSimulator } from '../dist/simulator/index.js'
import { bundle } from './benchmark/bundles.mjs'
import { deadlineToEnd, signalToEnd } from './benchmark/endings.mjs'
import { lagsOfFixedPoller } from './benchmark/fixed-poller.mjs'
import { inputsFor, lagsInRealTime, lagsOnVirtualTime } from './benchmark/lag.mjs'
import { measureRun, timeToFirstRequest } from './benchmark/processes.mjs'
import { archiveBytes, distBytes } from './benchmark/sizes.mjs'
import { billedMinutes, mean, median, pairedRatio, quantile } from './benchmark/statistics.mjs'
import { replaceSection, table } from './generate/sections.mjs'

/** The Node of `runs.using` in action.yml. */
const RUNNERS_NODE = 24
const RUNS = 25
const LAG_RUNS = 15
const VIRTUAL_RUNS = 200
/** They mostly wait. */
const LONG_RUNS = 5

const CORE = 'toolkit core, one request'
const ONE_MAPPING = 'one mapping'

const { values: options } = parseArgs({ options: { goals: { type: 'boolean' }, write: { type: 'boolean' } } })
const folder = mkdtempSync(join(tmpdir(), 'benchmark-'))
const inProject = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const action = inProject('dist/index.js')
const post = inProject('dist/post/index.js')
const nothing = inProject('scripts/benchmark/nothing.mjs')
const fiveRequests = inProject('scripts/benchmark/requests.mjs')
const waiting = inProject('scripts/benchmark/waiting.mjs')
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

/** @param {string} toolkit */
async function measureStarts(toolkit) {
  const starts = await inTurn({
    toolkit: () => timeToFirstRequest((url) => ({ script: toolkit, env: { TARGET: url } })),
    action: () => timeToFirstRequest((url) => ({ script: action, inputs: inputsFor(url) })),
  })
  const { toolkit: floor = [], action: own = [] } = starts
  return { startMs: median(own), startRatio: pairedRatio(own, floor) }
}

/** One scenario against the simulator, to its end.  @param {number} count of mappings */
const simulated = (count) => async () => {
  const mappingIds = Array.from({ length: count }, (_, index) => `XDM${index}`)
  const org = 'geometrixx'
  const adobe = await startSimulator({ scenario: 'success', org, mappingIds })
  try {
    const { clientId, clientSecret, apiUrl, imsUrl, requests } = adobe
    const inputs = { org, mappingId: mappingIds.join('\n'), clientId, clientSecret, apiUrl, imsUrl }
    return { ...(await measureRun({ script: action, inputs })), requests: requests.length }
  } finally {
    await adobe.close()
  }
}

/** A program that sends requests of its own.  @param {string} script */
const alone = (script) => async () => {
  const adobe = await startSimulator({ scenario: 'success', org: 'geometrixx', mappingIds: [] })
  try {
    const cost = await measureRun({ script, env: { TARGET: adobe.imsUrl } })
    return { ...cost, requests: adobe.requests.length }
  } finally {
    await adobe.close()
  }
}

/** A program that sends none.  @param {string} script */
const silent = (script) => async () => ({ ...(await measureRun({ script })), requests: 0 })

/** @param {string} core */
async function measureCosts(core) {
  const costs = await inTurn({
    'Node alone, no request': silent(nothing),
    'post step, no check run left open': silent(post),
    [CORE]: alone(core),
    'Node alone': alone(fiveRequests),
    [ONE_MAPPING]: simulated(1),
  })
  const long = options.goals
    ? {}
    : await inTurn({ [CORE]: alone(core), 'ten mappings': simulated(10) }, LONG_RUNS)
  const rowsOf = (/** @type {typeof costs} */ measured) =>
    Object.entries(measured).map(([name, runs]) => {
      const of = (/** @type {'wallMs' | 'cpuMs' | 'memoryMb'} */ what, from = runs) =>
        from.map((run) => run[what])
      const ratio = (/** @type {'cpuMs' | 'memoryMb'} */ what) =>
        pairedRatio(of(what), of(what, measured[CORE])).toFixed(2)
      const wallMs = median(of('wallMs'))
      const requests = runs[0]?.requests ?? 0
      return [
        // The names of the others say it.
        requests > 1 ? `${name}, ${requests} requests` : name,
        wallMs < 1000 ? `${wallMs.toFixed(0)} ms` : `${(wallMs / 1000).toFixed(1)} s`,
        `${median(of('cpuMs')).toFixed(0)} ms (${ratio('cpuMs')})`,
        `${median(of('memoryMb')).toFixed(0)} MB (${ratio('memoryMb')})`,
      ]
    })
  const cpuOf = (/** @type {string} */ name) => (costs[name] ?? []).map(({ cpuMs }) => cpuMs)
  return {
    cpuRatio: pairedRatio(cpuOf(ONE_MAPPING), cpuOf(CORE)),
    costs: table(
      ['Whole run', 'Wall', 'CPU', 'Peak memory'],
      [...rowsOf(costs), ...rowsOf(long).filter(([name]) => name !== CORE)],
    ),
  }
}

/**
 * @param {{ startMs: number, startRatio: number, cpuRatio: number }} measured
 * @returns {{ goals: string, missed: number }}
 */
function compareWithGoals({ startMs, startRatio, cpuRatio }) {
  const times = (/** @type {number} */ value) => value.toFixed(2)
  const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(0)} kB`
  /** @type {[name: string, value: number, limit: number, show: (value: number) => string][]} */
  const goals = [
    [`Start to first request (${startMs.toFixed(0)} ms), toolkit alone = 1`, startRatio, 0.85, times],
    ['CPU of a whole run, toolkit core alone = 1', cpuRatio, 1, times],
    ['JavaScript in `dist/`', distBytes(), 620_000, kilobytes],
    ['What `uses:` downloads', archiveBytes(), 300_000, kilobytes],
  ]
  return {
    missed: goals.filter(([, value, limit]) => value > limit).length,
    goals: table(
      ['Goal', 'Measured', 'At most'],
      goals.map(([name, value, limit, show]) => [
        name,
        value <= limit ? show(value) : `**${show(value)}**`,
        show(limit),
      ]),
    ),
  }
}

/** How long real processes take to end; it throws when one takes longer than it may. */
async function measureEndings() {
  const step = (/** @type {string} */ url) => ({ script: action, inputs: inputsFor(url) })
  const node = (/** @type {string} */ url) => ({ script: waiting, env: { TARGET: url } })
  const endings = await inTurn(
    {
      'a signal, Node alone': () => signalToEnd(node, 'post'),
      'a signal, during a status check': () => signalToEnd(step, 'check'),
      'a signal, during the POST': () => signalToEnd(step, 'post'),
      'the deadline, during a status check': () => deadlineToEnd(action, 'check'),
    },
    LONG_RUNS,
  )
  return table(
    ['To the end from', 'Median', 'Longest'],
    Object.entries(endings).map(([name, values]) => [
      name,
      `${median(values).toFixed(0)} ms`,
      `${Math.max(...values).toFixed(0)} ms`,
    ]),
  )
}

async function measureLags() {
  const cell = (
    /** @type {readonly import('./benchmark/fixed-poller.mjs').Noticed[] | undefined} */ noticed,
  ) => {
    if (noticed === undefined) return '–'
    const lags = noticed.map(({ lagMs }) => lagMs / 1000)
    const checks = median(noticed.map((each) => each.checks))
    return `${mean(lags).toFixed(1)} (${quantile(lags, 0.95).toFixed(1)}), ${checks.toFixed(0)}`
  }
  const lengths = [10, 60, 600, 3_600]
  const real = await Promise.all(
    lengths.slice(0, 2).map((seconds) => lagsInRealTime(action, seconds * 1000, LAG_RUNS)),
  )
  const virtual = await Promise.all(lengths.map((seconds) => lagsOnVirtualTime(seconds * 1000, VIRTUAL_RUNS)))
  const fixed = [5, 30]
  return table(
    ['Ingestion', 'Real time', 'Virtual time', ...fixed.map((every) => `Every ${every} s`)],
    lengths.map((seconds, index) => [
      human(seconds),
      cell(real[index]),
      cell(virtual[index]),
      ...fixed.map((every) => cell(lagsOfFixedPoller(seconds * 1000, every * 1000, VIRTUAL_RUNS))),
    ]),
  )
}

const human = (/** @type {number} */ seconds) =>
  seconds < 60 ? `${seconds} s` : seconds < 3_600 ? `${seconds / 60} min` : `${seconds / 3_600} h`

const bills = () =>
  table(
    ['Ten mappings of', 'Ten jobs (matrix)', 'One step'],
    [45, 600].map((ingestionSeconds) => {
      const { matrix, step } = billedMinutes({
        mappings: 10,
        parallel: 4,
        setUpSeconds: 15,
        ingestionSeconds,
      })
      return [human(ingestionSeconds), `${matrix} min`, `${step} min`]
    }),
  )

const machine = () => {
  const [cpu] = cpus()
  const memory = (totalmem() / 2 ** 30).toFixed(0)
  return `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${platform()} ${arch()}, ${cpus().length} × ${cpu?.model.trim()}, ${memory} GB. Medians of ${RUNS} runs; ten mappings, ends: ${LONG_RUNS}; lag: ${LAG_RUNS}, on virtual time ${VIRTUAL_RUNS}.`
}

const file = new URL('../docs/benchmarks.md', import.meta.url)
const write = (/** @type {Readonly<Record<string, string>>} */ sections) =>
  Object.entries(sections).reduce(
    (page, [name, body]) => replaceSection(page, { file: 'docs/benchmarks.md', name, body }),
    readFileSync(file, 'utf8'),
  )
/** In the order of the page. */
const SECTIONS = ['machine', 'goals', 'cost', 'end', 'lag', 'bill']

try {
  if (options.goals && options.write) throw new Error('--write needs everything: leave out --goals.')
  // A page without a place for one of them is better noticed now.
  if (options.write) write(Object.fromEntries(SECTIONS.map((name) => [name, ''])))
  if (!process.versions.node.startsWith(`${RUNNERS_NODE}.`))
    say(`The goals are for Node ${RUNNERS_NODE}; this is ${process.versions.node}.`)

  const starts = await measureStarts(bundle('reference', folder))
  const { costs, cpuRatio } = await measureCosts(bundle('core', folder))
  const { goals, missed } = compareWithGoals({ ...starts, cpuRatio })
  const all = {
    machine: machine(),
    goals,
    cost: costs,
    ...(options.goals ? {} : { end: await measureEndings(), lag: await measureLags(), bill: bills() }),
  }
  for (const body of Object.values(all)) say(body)
  if (options.write) writeFileSync(file, write(all))
  process.exitCode = missed === 0 ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

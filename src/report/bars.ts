/** Mermaid's bar styles. Not `active`: in the dark theme, a name that does not fit into its bar is black on black. */
type Style = 'done' | 'plain' | 'crit'

/** In our own words: the chart shows no text from servers or people. */
export interface Label {
  readonly words: string
  readonly style: Style
  /** `passing`: always happens and usually takes a moment. `event`: the table does not show it. */
  readonly kind: 'passing' | 'usual' | 'event'
}

/** A part of a mapping's time, and how many milliseconds of it each label covers. */
export interface Bar {
  readonly startMs: number
  readonly endMs: number
  readonly shares: ReadonlyMap<Label, number>
}

export const lengthOf = ({ startMs, endMs }: Bar): number => endMs - startMs

/** The one with the most time, and one other, faults first. */
function shownOf({ shares }: Bar): readonly Label[] {
  const [main, ...others] = [...shares].toSorted(([, one], [, two]) => two - one).map(([label]) => label)
  const other = others.find(({ style }) => style === 'crit') ?? others[0]
  return [main, other].filter((label) => label !== undefined)
}

export function describeBar(bar: Bar): Pick<Label, 'words' | 'style'> {
  const shown = shownOf(bar)
  const [main = { words: '', style: 'plain' as const }, other] = shown
  if (other === undefined) return main
  if (shown.some(({ style }) => style === 'crit')) {
    return { words: `${main.words}, ${other.words} at times`, style: 'crit' }
  }
  const inOrder = [...bar.shares.keys()].filter((label) => shown.includes(label))
  return { words: inOrder.map(({ words }) => words).join(' and '), style: main.style }
}

function merge(one: Bar, two: Bar): Bar {
  const shares = new Map(one.shares)
  for (const [label, ms] of two.shares) shares.set(label, (shares.get(label) ?? 0) + ms)
  return { startMs: one.startMs, endMs: two.endMs, shares }
}

/** Merges bars that alternate too fast to be seen. */
export function mergeFlapping(lane: readonly Bar[], thinnestMs: number): readonly Bar[] {
  const runs: Bar[][] = []
  for (const bar of lane) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run !== undefined && last !== undefined && Math.max(lengthOf(last), lengthOf(bar)) < thinnestMs) {
      run.push(bar)
    } else runs.push([bar])
  }
  return runs.flatMap((run) => (run.length < 3 ? run : [run.reduce(merge)]))
}

/** Merges the shortest bar into its shorter neighbour until `most` are left, then those with the same text. */
export function mergeShortest(lane: readonly Bar[], most: number): readonly Bar[] {
  const bars = [...lane]
  while (bars.length > most && bars.length > 1) {
    const lengths = bars.map(lengthOf)
    const shortest = lengths.indexOf(Math.min(...lengths))
    const before = lengths[shortest - 1] ?? Number.POSITIVE_INFINITY
    const after = lengths[shortest + 1] ?? Number.POSITIVE_INFINITY
    const first = before < after ? shortest - 1 : shortest
    bars.splice(first, 2, bars.slice(first, first + 2).reduce(merge))
  }
  const merged: Bar[] = []
  for (const bar of bars) {
    const last = merged.at(-1)
    if (last !== undefined && isOfTheSame(last, bar)) merged.splice(-1, 1, merge(last, bar))
    else merged.push(bar)
  }
  return merged
}

function isOfTheSame(one: Bar, two: Bar): boolean {
  const shown = shownOf(two)
  const others = shownOf(one)
  return others.length === shown.length && others.every((label) => shown.includes(label))
}

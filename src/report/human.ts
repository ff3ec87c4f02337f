/** A count with commas: `53,000`. By hand, since loading the tables of a locale costs more than the rest of the report. */
export const humanCount = (count: number | bigint): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** A count of records as a person reads it: `53,000 records`. */
export function humanRecords(count: number | bigint): string {
  return `${humanCount(count)} ${String(count) === '1' ? 'record' : 'records'}`
}

/** A duration as a person reads it: `0.4 s`, `29 s`, `4 min 5 s`, `5 h 30 min`. */
export function humanDuration(durationMs: number): string {
  if (durationMs < 10_000) {
    return `${Number(Math.max(0, durationMs / 1000).toFixed(1))} s`
  }
  const seconds = Math.round(durationMs / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return joined(`${minutes} min`, seconds % 60, 's')
  const hours = Math.floor(minutes / 60)
  return hours < 48
    ? joined(`${hours} h`, minutes % 60, 'min')
    : joined(`${Math.floor(hours / 24)} days`, hours % 24, 'h')
}

const joined = (large: string, small: number, unit: string) =>
  small === 0 ? large : `${large} ${small} ${unit}`

/** Wall-clock time of a log line, in UTC: `14:02:11`. */
export const humanTime = (time: Date): string => time.toISOString().slice(11, 19)

/** An instant that may be on another day: `2026-11-23 14:02:11 UTC`. */
export const humanInstant = (time: Date): string => `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** A text without its final stop, ready to stand inside a sentence. By hand: a regular expression would take quadratic time. */
export function withoutStop(text: string): string {
  let end = text.length
  while (end > 0 && ' .\n\r\t'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end).trimStart()
}

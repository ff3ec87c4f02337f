import { Text, text } from '../text.js'

/** A count with commas: `53,000`. Not `Intl`, whose locale tables take longer to load than the rest of the report. */
export const humanCount = (count: number | bigint): Text =>
  new Text([String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')])

const counted =
  (noun: Text) =>
  (count: number | bigint): Text =>
    String(count) === '1' ? text`1 ${noun}` : text`${humanCount(count)} ${noun}s`

export const humanRecords = counted(text`record`)
/** Of a dataset. */
export const humanRows = counted(text`row`)

/** A duration for people: `0.4 s`, `29 s`, `4 min 5 s`, `5 h 30 min`. */
export function humanDuration(durationMs: number): Text {
  if (durationMs < 10_000) {
    return text`${Number(Math.max(0, durationMs / 1000).toFixed(1))} s`
  }
  const seconds = Math.round(durationMs / 1000)
  if (seconds < 60) return text`${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return withRest(text`${minutes} min`, seconds % 60, text`s`)
  const hours = Math.floor(minutes / 60)
  return hours < 48
    ? withRest(text`${hours} h`, minutes % 60, text`min`)
    : withRest(text`${Math.floor(hours / 24)} days`, hours % 24, text`h`)
}

const withRest = (large: Text, small: number, unit: Text) =>
  small === 0 ? large : text`${large} ${small} ${unit}`

/** The time of a log line, in UTC: `14:02:11`. */
export const humanTime = (time: Date): Text => new Text([time.toISOString().slice(11, 19)])

/** A time that may be on another day: `2026-11-23 14:02:11 UTC`. */
export const humanInstant = (time: Date): Text =>
  new Text([`${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`])

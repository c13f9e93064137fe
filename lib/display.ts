// Numbers as text for a person: docs/statistics.md says which form a number takes.
const MINUS = '−'
const DASH = '—'

const withMinus = (text: string) => text.replace('-', MINUS)

/** A proportion as percent with one decimal: 0.339 → `33.9 %`. Null is a dash. */
export function displayRate(value: number | null, unit = ' %'): string {
  return value === null ? DASH : `${withMinus((value * 100).toFixed(1))}${unit}`
}

/** A difference of proportions in percentage points, signed: 0.166 → `+16.6`. */
export function displayPoints(value: number | null, unit = ''): string {
  if (value === null) return DASH
  const text = (Math.abs(value) * 100).toFixed(1)
  const sign = text === '0.0' ? '' : value > 0 ? '+' : MINUS
  return `${sign}${text}${unit}`
}

/** Rounding of the last bits is no way beyond what is possible. */
const SLACK = 1e-9

/**
 * An interval of differences: `[+11.7, +21.5]`; a dash when either end is unknown. An end beyond what
 * a difference of rates can be is cut there and says so: `[< −100, +58.5]`.
 */
export function displayPointsInterval(low: number | null, high: number | null): string {
  if (low === null || high === null) return DASH
  const end = (value: number) =>
    value < -1 - SLACK ? `< ${MINUS}100` : value > 1 + SLACK ? '> +100' : displayPoints(value)
  return `[${end(low)}, ${end(high)}]`
}

/** An interval of rates in percent: `[20.7, 100.0]`; cut likewise: `[< 0, 31.2]`. */
export function displayRateInterval(low: number | null, high: number | null): string {
  if (low === null || high === null) return DASH
  const end = (value: number) =>
    value < -SLACK ? '< 0' : value > 1 + SLACK ? '> 100' : displayRate(value, '')
  return `[${end(low)}, ${end(high)}]`
}

/** A p-value with three decimals, never `0.000`. */
export function displayP(p: number | null): string {
  if (p === null) return DASH
  return p < 0.001 ? '< 0.001' : p.toFixed(3)
}

/** A p or q in a sentence: `p = 0.050`, `q < 0.001`, `P(so many) = 0.300`. */
export const displayNamedP = (name: string, value: number | null): string =>
  `${name} ${value !== null && value < 0.001 ? '' : '= '}${displayP(value)}`

// By hand: loading the browser's number formats holds up every page by some milliseconds.
const withThousands = (count: number): string =>
  String(Math.round(count * 1000) / 1000).replace(/\B(?<!\.\d*)(?=(?:\d{3})+(?!\d))/g, ',')

/** A count with thousands separators: `9,396`. */
export const displayCount = (count: number | null): string =>
  count === null ? DASH : withThousands(count)

/** `1 task`, `2 tasks`, `9,396 trials`. */
export const displayCounted = (count: number, one: string, many = `${one}s`): string =>
  `${withThousands(count)} ${count === 1 ? one : many}`

/** A family that something is corrected over: `the pairs`, `the one pair`, `the 3 pairs`. */
export const displayFamily = (count: number, one: string, many = `${one}s`): string =>
  count === 0
    ? `the ${many}`
    : count === 1
      ? `the one ${one}`
      : `the ${displayCounted(count, one, many)}`

/** Tokens in short: 980, `12.3k`, `1.2M`. */
export function displayTokens(tokens: number | null): string {
  if (tokens === null) return DASH
  if (tokens < 1000) return String(Math.round(tokens))
  if (tokens < 999_950) return `${(tokens / 1000).toFixed(tokens < 99_950 ? 1 : 0)}k`
  return `${(tokens / 1e6).toFixed(1)}M`
}

/** US dollars: `$0.31`, `$12.40`; below ten cents to two digits, `$0.042`, so that two can be told apart. */
export function displayCost(usd: number | null): string {
  if (usd === null) return DASH
  const size = Math.abs(usd)
  const digits = size === 0 || size >= 0.0995 ? 2 : 1 - Math.floor(Math.log10(size))
  return `$${usd.toFixed(Math.min(digits, 12))}`
}

/** A duration: `480 ms`, `9.4 s`, `5 m 12 s`, `2 h 03 m`. */
export function displayDuration(ms: number | null): string {
  if (ms === null) return DASH
  if (ms < 1000) return `${Math.round(ms)} ms`
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${(ms / 1000).toFixed(1)} s`
  if (seconds < 3600) return `${Math.floor(seconds / 60)} m ${seconds % 60} s`
  const minutes = Math.round(seconds / 60)
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} m`
}

/** Bytes: `812 B`, `4.6 KB`, `1.2 MB`. */
export function displayBytes(bytes: number | null): string {
  if (bytes === null) return DASH
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 999_950) return `${(bytes / 1000).toFixed(1)} KB`
  return bytes < 999_950_000 ? `${(bytes / 1e6).toFixed(1)} MB` : `${(bytes / 1e9).toFixed(1)} GB`
}

/** A reward with two decimals; null is a dash, not 0. */
export const displayReward = (reward: number | null): string =>
  reward === null ? DASH : reward.toFixed(2)

/** An instant to the minute: `2026-06-13 01:10 UTC`. */
export const displayInstant = (at: number | null): string =>
  at === null || Number.isNaN(at)
    ? DASH
    : `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`

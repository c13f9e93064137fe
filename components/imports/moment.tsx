import { displayInstant } from '@/lib/display'

/** A time as the server's clock has it, to the minute: `2026-11-21 14:05 UTC`. */
export function Moment({ at }: { at: number }) {
  const iso = new Date(at).toISOString()
  return <time dateTime={iso}>{displayInstant(at)}</time>
}

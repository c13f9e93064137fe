import { displayDuration } from '@/lib/display'
import type { TimeSpent } from '@/lib/trajectory/time-spent'

const PARTS = [
  ['modelMs', 'model', 'bg-help'],
  ['toolMs', 'tools', 'bg-ink-2'],
  ['mixedMs', 'model and tools', 'bg-rule-strong'],
  ['idleMs', 'idle or not logged', 'bg-rule'],
] as const

const HOW =
  'From the log’s time stamps: the time between two of them is the model’s; where a tool ran whose own duration the log does not have, the two cannot be told apart. Where the log has the times of the requests to the model, these are taken, and the rest is the tools’ and the harness’s.'

/** What the agent's time went to, as a bar and in words. */
export function TimeBar({ time }: { time: TimeSpent }) {
  const parts = PARTS.flatMap(([key, word, color]) => {
    const ms = time[key]
    return ms === null || ms <= 0 ? [] : [{ word, color, ms }]
  })
  const total = parts.reduce((sum, part) => sum + part.ms, 0)
  if (total === 0) {
    return <span className="text-xs text-ink-3">not known: the log’s steps have no times</span>
  }
  return (
    <div title={HOW}>
      <div aria-hidden className="mt-[7px] mb-[5px] flex h-[6px] gap-px">
        {parts.map(({ word, color, ms }) => (
          <span key={word} className={`min-w-px ${color}`} style={{ flexGrow: ms / total }} />
        ))}
      </div>
      <p className="flex flex-wrap gap-x-3 text-xs text-ink-2">
        {parts.map(({ word, color, ms }) => (
          <span key={word} className="whitespace-nowrap">
            <span aria-hidden className={`mr-1 inline-block size-[7px] ${color}`} />
            {word} {displayDuration(ms)}
          </span>
        ))}
      </p>
    </div>
  )
}

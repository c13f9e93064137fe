import { rowClass, right, Table } from '@/components/ui/table'
import type { PassRate } from '@/lib/analysis/skill/summarize-skill-trials'
import { displayCount, displayRate, displayRateInterval } from '@/lib/display'

const WORDS: Record<PassRate['group'], string> = {
  executed: 'ran one of its scripts',
  read: 'read it, ran none of its scripts',
  unread: 'had it, never read it',
  unknown: 'had it; no log tells whether it was used',
  baseline: 'same tasks under the baseline',
}

const WIDTH = 260
const HEIGHT = 16
/** Limits of few tasks may lie beyond 0 and 1. */
const x = (rate: number) => 4 + Math.min(1, Math.max(0, rate)) * (WIDTH - 8)

/** How often trials passed, by how far they went with the skill. */
export function PassRates({ rates }: { rates: readonly PassRate[] }) {
  if (rates.length === 0) return <p className="text-ink-2">No trial here.</p>
  return (
    <>
      <Table
        caption="Share of trials with the full reward, by use of the skill"
        heads={[
          'Trials that',
          ...right('Trials', 'Tasks'),
          { label: 'Passed, 0 to 100 %', className: 'max-sm:hidden' },
          ...right('Passed, %', '95 %'),
        ]}
      >
        {rates.map(({ group, nPassed, nCounted, nTasks, rate, low, high }) => (
          <tr key={group} className={rowClass()}>
            <th scope="row" className="font-normal">
              {WORDS[group]}
            </th>
            <td className="text-right">
              {displayCount(nPassed)} of {displayCount(nCounted)}
            </td>
            <td className="text-right">{displayCount(nTasks)}</td>
            <td className="max-sm:hidden">
              <svg width={WIDTH} height={HEIGHT} aria-hidden className="text-help">
                {[0, 0.5, 1].map((tick) => (
                  <line
                    key={tick}
                    {...{ x1: x(tick), x2: x(tick), y1: 0, y2: HEIGHT }}
                    stroke="var(--rule)"
                  />
                ))}
                {low !== null && high !== null && (
                  <line
                    {...{ x1: x(low), x2: x(high), y1: HEIGHT / 2, y2: HEIGHT / 2 }}
                    stroke="currentColor"
                    strokeWidth={2}
                  />
                )}
                {rate !== null && (
                  <circle
                    cx={x(rate)}
                    cy={HEIGHT / 2}
                    r={4}
                    fill={group === 'baseline' ? 'var(--page)' : 'currentColor'}
                    stroke="currentColor"
                  />
                )}
              </svg>
            </td>
            <td className="text-right font-[600]">{displayRate(rate, '')}</td>
            <td className="text-right text-ink-3">{displayRateInterval(low, high)}</td>
          </tr>
        ))}
      </Table>
      <p className="mt-1 max-w-[80ch] text-xs text-ink-3">
        Passed: a reward of 1, errors counted as the comparison says. Intervals are for other tasks
        of this kind: trials cluster in tasks; of one task, Wilson’s over its trials; Wilson’s over
        tasks where all passed equally often. Agents chose whether to read, on tasks of different
        difficulty: the gap between rows is not the effect of reading.
      </p>
    </>
  )
}

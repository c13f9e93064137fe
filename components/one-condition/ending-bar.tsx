import type { ArmRuns, Ending } from '@/lib/analysis/runs/list-arm-runs'
import { displayCount } from '@/lib/display'

/** How a trial ended, in words and in a fill that grey print tells apart. */
export const ENDING_WORDS: Record<Ending, string> = {
  passed: 'passed',
  partly: 'partly',
  failed: 'failed',
  agent_timeout: 'time-out',
  agent_error: 'agent error',
  infra_error: 'infrastructure',
  missing_reward: 'no reward',
}

const FILLS: Record<Ending, string> = {
  passed: 'fill-pass',
  partly: 'fill-pass opacity-50',
  failed: 'fill-fail opacity-35',
  agent_timeout: 'fill-timeout opacity-70',
  agent_error: 'fill-hurt',
  infra_error: 'fill-infra opacity-60',
  missing_reward: 'fill-rule-strong',
}

// Object.keys of a record of ours gives its keys.
const ORDER = Object.keys(ENDING_WORDS) as Ending[]

const sayEndings = (endings: ArmRuns['endings']) =>
  ORDER.filter((ending) => endings[ending] > 0)
    .map((ending) => `${displayCount(endings[ending])} ${ENDING_WORDS[ending]}`)
    .join(', ')

/** Shares of how trials ended, in one bar. */
export function EndingBar({
  endings,
  width = 130,
}: {
  endings: ArmRuns['endings']
  width?: number
}) {
  const total = ORDER.reduce((sum, ending) => sum + endings[ending], 0)
  if (total === 0) return <span className="text-ink-3">unknown</span>
  const starts = ORDER.map((_, at) =>
    ORDER.slice(0, at).reduce((sum, ending) => sum + endings[ending], 0),
  )
  return (
    <svg width={width} height={10} role="img" aria-label={sayEndings(endings)} className="block">
      <title>{sayEndings(endings)}</title>
      {ORDER.map((ending, at) =>
        endings[ending] === 0 ? null : (
          <rect
            key={ending}
            x={(starts[at]! / total) * width}
            width={Math.max(1, (endings[ending] / total) * width - 1)}
            height={10}
            className={FILLS[ending]}
          />
        ),
      )}
    </svg>
  )
}

/** What the fills mean, with how many trials ended so in all. */
export function EndingKey({ arms }: { arms: readonly { readonly runs: ArmRuns }[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-2">
      {ORDER.map((ending) => {
        const n = arms.reduce((sum, { runs }) => sum + runs.endings[ending], 0)
        if (n === 0) return null
        return (
          <li key={ending} className="flex items-center gap-[6px]">
            <svg width={10} height={10} aria-hidden>
              <rect width={10} height={10} className={FILLS[ending]} />
            </svg>
            {ENDING_WORDS[ending]} {displayCount(n)}
          </li>
        )
      })}
    </ul>
  )
}

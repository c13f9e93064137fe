import type { SkillFunnel } from '@/lib/analysis/skill/summarize-skill-trials'
import { displayCount, displayCounted, displayRate } from '@/lib/display'

interface Stage {
  readonly name: string
  readonly n: number
  /** What the rate is of. */
  readonly of: number | null
  readonly note: string
}

const HEIGHT = 20

function stagesOf(funnel: SkillFunnel): Stage[] {
  const { nOffered, nUnknown, nLoaded, nRead, nExecuted, nPassed, nCounted, passedAfter } = funnel
  const nKnown = nOffered - nUnknown
  const last = passedAfter === 'executed' ? nExecuted : nRead
  return [
    {
      name: 'offered',
      n: nKnown,
      of: null,
      note:
        nUnknown > 0
          ? `and ${displayCounted(nUnknown, 'trial')} without a log that tells`
          : 'every log tells',
    },
    {
      ...{ name: 'loaded', n: nLoaded, of: nKnown },
      note:
        nLoaded === nRead && nLoaded < nKnown
          ? 'at least those that read it: these logs do not show the agent’s list'
          : 'its description stood in the agent’s list',
    },
    { name: 'read', n: nRead, of: nLoaded, note: 'SKILL.md was opened, or a script of it ran' },
    { name: 'executed', n: nExecuted, of: nRead, note: 'one of its scripts ran' },
    {
      name: `passed after ${PASSED_WORDS[passedAfter]}`,
      ...{ n: nPassed, of: nCounted },
      note:
        nCounted === last
          ? `of ${displayCount(nCounted)} counted`
          : `of ${displayCount(nCounted)} counted; ${displayCount(last - nCounted)} left out by the rule for errors`,
    },
  ]
}

const PASSED_WORDS = { executed: 'running it', read: 'reading it' }

/** How far trials went with a skill, each stage as a share of the one before. */
export function UseFunnel({ funnel }: { funnel: SkillFunnel }) {
  const stages = stagesOf(funnel)
  const all = stages[0]!.n
  if (funnel.nOffered === 0) return <p className="text-ink-2">No trial was offered it.</p>
  if (all === 0)
    return (
      <p className="text-ink-2">
        {displayCounted(funnel.nOffered, 'trial')} had it, but no trajectory tells whether it was
        used.
      </p>
    )
  return (
    <table className="w-full">
      <caption className="sr-only">Trials by how far they went with the skill</caption>
      <tbody>
        {stages.map(({ name, n, of, note }, at) => (
          <tr key={name} className="[&>*]:py-[3px]">
            <th
              scope="row"
              className="w-[84px] pr-3 align-top sm:w-[112px] text-sm font-normal text-ink"
            >
              {name}
            </th>
            <td className="w-[24%] align-top sm:w-[45%]">
              <svg
                width="100%"
                height={HEIGHT}
                aria-hidden
                preserveAspectRatio="none"
                viewBox={`0 0 100 ${HEIGHT}`}
              >
                {of !== null && of > n && (
                  <rect
                    x={0.2}
                    y={0.5}
                    width={(of / all) * 99.6}
                    height={HEIGHT - 1}
                    fill="none"
                    stroke="var(--rule-strong)"
                    strokeDasharray="3 2"
                    vectorEffect="non-scaling-stroke"
                  />
                )}
                <rect
                  width={(n / all) * 100}
                  height={HEIGHT}
                  fill={at === stages.length - 1 ? 'var(--pass)' : 'var(--cond-curated)'}
                  opacity={at === stages.length - 1 ? 1 : 0.4 + at * 0.15}
                />
              </svg>
            </td>
            <td className="pl-3">
              <strong className="font-[600]">{displayCount(n)}</strong>
              {of !== null && of > 0 && ` · ${displayRate(n / of).replace('.0', '')}`}
              {note !== '' && <span className="block text-xs text-ink-3">{note}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

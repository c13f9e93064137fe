import type { CheckCount, CheckFlip, CheckFlips } from '@/lib/analysis/task/find-check-flips'
import { displayPoints } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

const MOST_SHOWN = 30

/** Why no check is listed. */
function sayNoFlip(kept: Pick<CheckFlips, 'nWithout' | 'nWith'> | null): string {
  if (kept === null) return 'There are no two conditions to compare.'
  const { nWithout, nWith } = kept
  if (nWithout + nWith === 0) return 'No trial kept the checks of its verifier.'
  if (nWithout === 0 || nWith === 0)
    return `No trial ${nWith === 0 ? 'with' : 'without'} skills kept the checks of its verifier; in the others none failed.`
  return 'No check passes more often in one arm than in the other.'
}

/**
 * Checks of the verifier that pass more often in one arm than in the other, and those that only one arm
 * ran, and failed.
 */
export function CheckTable({
  checks,
  kept,
}: {
  checks: readonly CheckFlip[]
  kept: Pick<CheckFlips, 'nWithout' | 'nWith'> | null
}) {
  if (checks.length === 0) return <p className="text-ink-2">{sayNoFlip(kept)}</p>
  return (
    <div className="scroll-x">
      <table className="w-full">
        <caption className="sr-only">Checks that differ between the two conditions</caption>
        <thead>
          <tr className="border-b border-rule-strong [&>th]:pr-4 [&>th]:pb-[6px]">
            <th scope="col">Check</th>
            <th scope="col" className="text-right">
              Without
            </th>
            <th scope="col" className="text-right">
              With
            </th>
            <th scope="col" className="pr-0! text-right">
              pp
            </th>
          </tr>
        </thead>
        <tbody>
          {checks.slice(0, MOST_SHOWN).map((check) => (
            <tr key={check.name} className="border-b last:border-0 [&>td]:py-1 [&>td]:pr-4">
              <th
                scope="row"
                className="py-1 pr-4 font-mono text-xs font-normal break-all text-ink"
              >
                {visibleName(check.name)}
              </th>
              <Count count={check.without} />
              <Count count={check.with} />
              <td className="pr-0! text-right font-[600]">{displayPoints(check.difference)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {checks.length > MOST_SHOWN && (
        <p className="mt-2 text-xs text-ink-3">{checks.length - MOST_SHOWN} more</p>
      )}
    </div>
  )
}

const Count = ({ count }: { count: CheckCount }) => (
  <td className="text-right whitespace-nowrap">
    {count.nTrials === 0 ? (
      <span className="text-ink-3">not run</span>
    ) : (
      <>
        {count.nPassed}
        <span className="text-ink-3"> of {count.nTrials}</span>
      </>
    )}
  </td>
)

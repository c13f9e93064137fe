import { CarriedLink } from '@/components/site/carried-link'
import { buttonClass, Button } from '@/components/ui/button'
import type { TrialRow } from '@/lib/analysis/trial/list-trials'
import { visibleName } from '@/lib/domain/visible-text'
import { diffHref } from '@/lib/url/diff'
import { TrialOutcome } from './trial-outcome'

interface ChosenBarProps {
  readonly chosen: readonly string[]
  /** Of this page; one that was chosen on another is known by its id. */
  readonly rows: readonly TrialRow[]
  readonly onClear: () => void
}

/** The trials chosen, at the foot of the window, and the way to their diff. */
export function ChosenBar({ chosen, rows, onClear }: ChosenBarProps) {
  if (chosen.length === 0) return null
  const [left, right] = chosen
  return (
    <section
      aria-label="Chosen trials"
      data-chrome
      className="sticky bottom-0 z-10 flex flex-wrap items-center gap-x-8 gap-y-2 border-t border-ink bg-sunk px-2 py-2"
    >
      {chosen.map((uid) => (
        <Chosen key={uid} uid={uid} row={rows.find((row) => row.uid === uid)} />
      ))}
      <span className="ml-auto flex gap-2">
        <Button onClick={onClear}>Clear</Button>
        {right === undefined ? (
          <span className="self-center text-xs text-ink-2">Choose one more to diff.</span>
        ) : (
          <CarriedLink href={diffHref({ left, right })} className={buttonClass('primary')}>
            Diff
          </CarriedLink>
        )}
      </span>
    </section>
  )
}

const Chosen = ({ uid, row }: { uid: string; row: TrialRow | undefined }) => (
  <span className="min-w-0 text-xs wrap-anywhere text-ink-2">
    <span className="font-mono text-ink">{visibleName(uid)}</span>
    {row && (
      <>
        {' '}
        {visibleName(row.task)}, {visibleName(row.conditionLabel)}{' '}
        <TrialOutcome status={row.status} reward={row.reward} />
      </>
    )}
  </span>
)

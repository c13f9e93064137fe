import Link from 'next/link'
import { Button, buttonClass } from '@/components/ui/button'
import type { ExperimentListItem } from '@/lib/analysis/experiment/list-experiments'
import { visibleName } from '@/lib/domain/visible-text'
import { compareHref } from '@/lib/url/compare'

interface ChosenExperimentsProps {
  readonly chosen: readonly Pick<ExperimentListItem, 'slug' | 'name'>[]
  readonly onClear: () => void
}

/** The experiments chosen, at the foot of the window, and the way to their comparison. */
export function ChosenExperiments({ chosen, onClear }: ChosenExperimentsProps) {
  const [left, right] = chosen
  if (!left) return null
  return (
    <section
      aria-label="Chosen experiments"
      data-chrome
      className="sticky bottom-0 z-20 flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-ink bg-sunk px-2 py-2"
    >
      <span className="min-w-0 wrap-anywhere">
        {visibleName(left.name)}
        {right ? (
          <>
            <span className="text-ink-2"> and </span>
            {visibleName(right.name)}
          </>
        ) : (
          <span className="text-xs text-ink-2"> · choose one more to compare</span>
        )}
      </span>
      <span className="ml-auto flex gap-2">
        <Button onClick={onClear}>Clear</Button>
        {right && (
          <Link
            href={compareHref({ left: left.slug, right: right.slug })}
            className={buttonClass('primary')}
          >
            Compare
          </Link>
        )}
      </span>
    </section>
  )
}

import Link from 'next/link'
import type { RunsSummary } from '@/lib/analysis/runs/summarize-runs'
import { visibleName } from '@/lib/domain/visible-text'
import { experimentSettingsHref } from '@/lib/url/imports'
import { importsHref } from '@/lib/url/site'

/** The way on where what skills the jobs had is said, and there is still nothing to compare with. */
export function ImportOther({
  slug,
  conditions,
}: {
  slug: string
  conditions: RunsSummary['conditions']
}) {
  const known = conditions.filter(({ kind }) => kind !== 'unknown')
  const [one] = known
  const other = known.length === 1 && one!.kind !== 'no_skills' ? 'without skills' : 'with skills'
  return (
    <p className="max-w-[760px] border-b py-4 text-ink-2">
      <Link href={importsHref(slug)} className="underline underline-offset-2">
        Import runs of the same tasks {other} into this experiment
      </Link>
      : a gain needs one configuration with skills and without them, on the same tasks.
      {known.length === 1 &&
        ` All that is here is set to ${visibleName(one!.label)}; where that is wrong, set it anew in the `}
      {known.length === 1 && (
        <>
          <Link href={experimentSettingsHref(slug)} className="underline underline-offset-2">
            settings
          </Link>
          .
        </>
      )}
    </p>
  )
}

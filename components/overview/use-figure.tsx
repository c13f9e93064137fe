import { sayNotFollowed } from '@/components/contrast/not-followed'
import type { ContrastHead } from '@/lib/cells/describe-contrast'
import type { UseChange } from '@/lib/cells/use-change'
import {
  displayChange,
  displayChangeInterval,
  displayUse,
  oneOf,
  sayBasis,
  sayChange,
} from '@/lib/cells/use-words'
import { USE_NAMES } from '@/lib/domain/trial-measure'

/** What success costs: the change of tokens, or of money, of a typical task. */
export function UseFigure({
  change,
  contrast,
}: {
  change: UseChange
  contrast: ContrastHead | null
}) {
  const notFollowed = sayNotFollowed(contrast)
  const { measure } = change
  const said = sayChange(change)
  return (
    <div className="min-w-[180px]">
      <p className="text-xs text-ink-2">
        {USE_NAMES[measure]} <strong className="font-[600]">{said}</strong>{' '}
        <a href="#use" className="text-ink-3 underline underline-offset-2 hover:text-ink">
          all measures
        </a>
      </p>
      <p className="flex items-baseline gap-2">
        <strong
          className={`text-headline font-[620] tracking-[-.03em] ${said === 'can’t tell yet' ? 'text-noise' : ''}`}
        >
          {displayChange(change.change, '')}
        </strong>
        <span className="text-base text-ink-2">% in a typical {oneOf(change)}</span>
      </p>
      <p className="text-ink-3">
        {displayChangeInterval(change)} {sayBasis(change)}
        {notFollowed && `, ${notFollowed}`}
      </p>
      <p className="mt-1 text-xs">
        {displayUse(measure, change.typicalWithout)} → {displayUse(measure, change.typicalWith)}{' '}
        <span className="text-ink-3">geometric means of a run</span>
      </p>
    </div>
  )
}

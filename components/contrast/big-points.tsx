import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { displayPoints } from '@/lib/display'
import type { Gain } from '@/lib/domain/gain'

/** A gain as the first number of a page, in the tone of its verdict. */
export const BigPoints = ({ gain }: { gain: Gain }) => (
  <p className="flex items-baseline gap-2">
    <strong className={`text-headline font-[620] tracking-[-.03em] ${GAIN_TONE[gainTone(gain)]}`}>
      {displayPoints(gain.estimate)}
    </strong>
    <span className="text-base text-ink-2">pp</span>
  </p>
)

import type { ReadShare } from '@/lib/analysis/measure/measure-activation'
import { displayCounted, displayRate } from '@/lib/display'

export const READ_HINT = 'Share of the runs with skills that read one, of those whose log can tell.'

/** Activation beside an effect: in how many runs a skill was read. */
export const ReadCell = ({ share }: { share: ReadShare | undefined }) => (
  <td
    className="text-right text-ink-3"
    title={share && `${share.nRead} of ${displayCounted(share.nKnown, 'run')}`}
  >
    {displayRate(share && share.nKnown > 0 ? share.nRead / share.nKnown : null).replace('.0', '')}
  </td>
)

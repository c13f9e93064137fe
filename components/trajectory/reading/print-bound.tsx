import { displayCount } from '@/lib/display'
import { MOST_PRINTED } from './use-printing'

/** Says on paper how much of a long list is there. */
export const PrintBound = ({ total, what }: { total: number; what: string }) => (
  <p className="hidden border-b py-1 text-xs text-ink-3 print:block">
    {total > MOST_PRINTED
      ? `The first ${displayCount(MOST_PRINTED)} of ${displayCount(total)} ${what} are printed.`
      : `All ${displayCount(total)} ${what} are printed.`}{' '}
    Texts that were not read yet are cut to their first line.
  </p>
)

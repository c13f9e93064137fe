import { displayCount } from '@/lib/display'
import { PAGE_SIZES } from '@/lib/url/pages'
import { SwitchLinks } from '@/components/ui/switch-links'

/** How many rows a page of a list has; nothing where all fit on the smallest. What is printed is the page. */
export function PageSize({
  rows,
  total,
  href,
}: {
  readonly rows: number
  readonly total: number
  readonly href: (rows: (typeof PAGE_SIZES)[number]) => string
}) {
  if (total <= PAGE_SIZES[0]) return null
  const options = PAGE_SIZES.map((size) => ({
    label: displayCount(size),
    href: href(size),
    isCurrent: size === rows,
  }))
  return (
    <span className="ml-auto text-xs text-ink-3">
      <SwitchLinks label="Rows on a page" options={options} />
    </span>
  )
}

/** Printed only: which rows of how many these are. */
export const PrintedRows = ({ shown, total }: { shown: number; total: number }) =>
  shown < total && (
    <p className="hidden text-xs text-ink-3 print:block">
      {displayCount(shown)} of {displayCount(total)} rows are printed: those of this page, of at
      most {displayCount(PAGE_SIZES.at(-1)!)}. All of them are in the CSV file.
    </p>
  )

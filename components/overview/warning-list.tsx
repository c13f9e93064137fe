import { CarriedLink } from '@/components/site/carried-link'
import type { Warning } from '@/lib/cells/warnings/warning'
import { visibleName } from '@/lib/domain/visible-text'

/** What a reader must know before believing the headline. */
export function WarningList({ warnings }: { warnings: readonly Warning[] }) {
  if (warnings.length === 0) return null
  return (
    <section aria-label="Before you believe the headline" className="border-b py-3">
      <ul className="grid gap-1 text-ink-2">
        {warnings.map(({ code, text, link }) => (
          <li key={code} className="grid max-w-[860px] grid-cols-[16px_1fr] gap-1">
            <span aria-hidden className="font-[600] text-timeout">
              !
            </span>
            <span>
              {visibleName(text)}
              {link && (
                <>
                  {' '}
                  <CarriedLink href={link.href} className="underline underline-offset-2">
                    {link.text}
                  </CarriedLink>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

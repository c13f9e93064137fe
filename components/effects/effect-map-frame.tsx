import type { ReactNode } from 'react'

/** The table of a map in a box of its own that scrolls sideways; the caption is seen where the map has a name. */
export const EffectMapFrame = ({
  within,
  name,
  isNamed,
  children,
}: {
  /** The section that it is a part of. */
  within: string
  name: string
  isNamed: boolean
  children: ReactNode
}) => (
  <div
    role="region"
    tabIndex={0}
    aria-label={`${within} ${name}, to be scrolled sideways`}
    className="relative max-w-full scroll-x pb-1"
  >
    <table className="border-separate border-spacing-0 text-center">
      <caption className="pb-1 text-left text-xs font-[620] text-ink">
        {isNamed ? name : <span className="sr-only">{name}</span>}
      </caption>
      {children}
    </table>
  </div>
)

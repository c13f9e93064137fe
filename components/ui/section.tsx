import type { ReactNode } from 'react'

/** A part of a page: a question as its title, what is shown in grey, and switches at the right. */
export function Section({
  id,
  title,
  aside,
  actions,
  children,
}: {
  id: string
  title: string
  aside?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="mt-7 min-w-0">
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={id}>{title}</h2>
        {aside && <span className="text-xs text-ink-3">{aside}</span>}
        {actions && (
          <div className="ml-auto flex flex-wrap items-baseline gap-x-3 gap-y-1 text-xs text-ink-3">
            {actions}
          </div>
        )}
      </div>
      {children}
    </section>
  )
}

'use client'

import { visibleName } from '@/lib/domain/visible-text'

/** A list of boxes that opens below its name; what is chosen of it is written by `onChoose`. */
export function Choices({
  name,
  none,
  facets,
  chosen,
  isCounted = true,
  onChoose,
}: {
  name: string
  /** What an empty value is called. */
  none: string
  facets: readonly { value: string; label?: string; count?: number }[]
  chosen: readonly string[]
  isCounted?: boolean
  onChoose: (chosen: string[]) => void
}) {
  if (facets.length < 2) return null
  return (
    <details className="group relative">
      <summary className="flex h-7 cursor-pointer list-none items-center gap-1 rounded border bg-panel px-2 text-ink-2 hover:text-ink">
        {name}
        {isCounted && chosen.length > 0 && (
          <span className="font-[600] text-ink">{chosen.length}</span>
        )}
        <span aria-hidden>▾</span>
      </summary>
      <fieldset className="absolute top-8 left-0 z-20 grid max-h-80 min-w-52 gap-1 overflow-y-auto rounded border border-rule-strong bg-panel p-3">
        <legend className="sr-only">{name}</legend>
        {facets.map(({ value, label, count }) => (
          <label key={value} className="flex items-center gap-2 whitespace-nowrap">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChoose(
                  event.target.checked
                    ? [...chosen, value]
                    : chosen.filter((other) => other !== value),
                )
              }
            />
            {label ?? (value === '' ? none : visibleName(value))}
            {count !== undefined && <span className="ml-auto pl-3 text-ink-3">{count}</span>}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

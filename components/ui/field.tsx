import type { ReactNode } from 'react'

export const INPUT_CLASS =
  'h-8 w-full rounded-[5px] border border-rule-strong bg-panel px-2 text-sm file:h-full text-ink placeholder:text-ink-3'

/** A control with its label above and a hint below. */
export function Field({
  label,
  hint,
  children,
}: {
  label: string
  hint?: string
  children: ReactNode
}) {
  return (
    <label className="block min-w-0">
      <span className="mb-1 block text-xs font-[550]">{label}</span>
      {children}
      {hint && <span className="mt-1 block text-xs text-ink-3">{hint}</span>}
    </label>
  )
}

import Link from 'next/link'
import type { ReactNode } from 'react'
import { HoverNote } from './hover-note'

export interface SwitchOption {
  readonly label: string
  readonly href: string
  readonly isCurrent: boolean
  readonly hint?: string
  /** Why the data cannot answer this option alone. */
  readonly whyDisabled?: string
}

/** More words than a line of a wide page has room for are broken over lines. */
const fitsALine = (options: readonly SwitchOption[]) =>
  options.reduce((sum, { label }) => sum + label.length + 3, 0) <= 100

/** More options than a few lines hold are folded. */
const MANY = 14

/** A choice that lives in the link: each option is a link, the present one underlined. */
export function SwitchLinks({
  label,
  options,
  whyDisabled,
}: {
  label: string
  options: readonly SwitchOption[]
  /** Why the data cannot answer the other options: then the first holds, whatever the link says. */
  whyDisabled?: string
}) {
  const shown = whyDisabled
    ? options.map((option, index) => ({ ...option, isCurrent: index === 0 }))
    : options
  const reason = whyDisabled ?? shown.find((option) => option.whyDisabled)?.whyDisabled
  const links = shown.map(({ label: name, href, isCurrent, hint, whyDisabled: whyNot }, index) => (
    <span key={name}>
      {index > 0 && <span aria-hidden> | </span>}
      {(whyDisabled ?? whyNot) && !isCurrent ? (
        <span aria-disabled="true" title={whyDisabled ?? whyNot} className="opacity-60">
          {name}
        </span>
      ) : (
        <Link
          href={href}
          scroll={false}
          title={hint}
          aria-current={isCurrent ? 'true' : undefined}
          className="hover:text-ink aria-[current]:text-ink-2 aria-[current]:underline aria-[current]:underline-offset-2"
        >
          {name}
        </Link>
      )}
    </span>
  ))
  const why = reason && (
    <>
      {' '}
      <HoverNote label="why?">{reason}</HoverNote>
    </>
  )
  if (shown.length > MANY)
    return (
      <FoldedSwitch label={label} options={shown}>
        {links}
        {why}
      </FoldedSwitch>
    )
  return (
    <span
      role="group"
      aria-label={label}
      className={fitsALine(shown) ? 'sm:whitespace-nowrap' : ''}
    >
      {label}: {links}
      {why}
    </span>
  )
}

/** Of many options the present one is in sight; the others unfold, and scroll in a frame of their own. */
function FoldedSwitch({
  label,
  options,
  children,
}: {
  label: string
  options: readonly SwitchOption[]
  children: ReactNode
}) {
  const current = options.find(({ isCurrent }) => isCurrent)
  return (
    <details aria-label={label} className="max-w-full">
      <summary className="w-fit cursor-pointer hover:text-ink">
        {label}: {current && <span className="text-ink-2">{current.label}, </span>}
        {current ? options.length - 1 : options.length} {current ? 'others' : 'to choose from'}
      </summary>
      <div className="mt-1 max-h-[120px] overflow-y-auto rounded border px-2 py-1">{children}</div>
    </details>
  )
}

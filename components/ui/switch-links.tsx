import Link from 'next/link'
import { HoverNote } from './hover-note'

export interface SwitchOption {
  readonly label: string
  readonly href: string
  readonly isCurrent: boolean
  readonly hint?: string
}

/** A choice that lives in the link: each option is a link, the present one underlined. */
export function SwitchLinks({
  label,
  options,
  whyDisabled,
}: {
  label: string
  options: readonly SwitchOption[]
  /** Why the data cannot answer the other options. */
  whyDisabled?: string
}) {
  return (
    <span role="group" aria-label={label} className="whitespace-nowrap">
      {label}:{' '}
      {options.map(({ label: name, href, isCurrent, hint }, index) => (
        <span key={name}>
          {index > 0 && <span aria-hidden> | </span>}
          {whyDisabled && !isCurrent ? (
            <span aria-disabled="true" title={whyDisabled} className="opacity-60">
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
      ))}
      {whyDisabled && (
        <>
          {' '}
          <HoverNote label="why?" align="right">
            {whyDisabled}
          </HoverNote>
        </>
      )}
    </span>
  )
}

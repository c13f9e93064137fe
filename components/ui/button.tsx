import type { ButtonHTMLAttributes } from 'react'

const LOOKS = {
  primary: 'border-ink bg-ink text-page hover:opacity-90',
  secondary: 'bg-panel text-ink hover:border-rule-strong',
  danger: 'border-hurt bg-panel text-hurt hover:bg-sunk',
} as const

/** The look of a button, also for a label or link that acts as one. */
export const buttonClass = (look: keyof typeof LOOKS = 'secondary') =>
  `inline-flex cursor-pointer items-center gap-2 rounded-[5px] border px-3 py-[5px] text-sm font-[550] disabled:cursor-not-allowed disabled:opacity-50 ${LOOKS[look]}`

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: keyof typeof LOOKS
}

export function Button({ look = 'secondary', type = 'button', ...rest }: ButtonProps) {
  return <button type={type} {...rest} className={buttonClass(look)} />
}

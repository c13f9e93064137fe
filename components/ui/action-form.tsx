'use client'

import { useActionState, type ReactNode } from 'react'

/** A write: reads the form, gives a sentence when it could not be done. */
export type FormAction = (previous: string | null, form: FormData) => Promise<string | null>

/** A form that runs an action and shows what it says. */
export function ActionForm({
  action,
  className,
  children,
}: {
  action: FormAction
  className?: string
  children: ReactNode
}) {
  const [message, run, isPending] = useActionState(action, null)
  return (
    <form action={run} className={className} aria-busy={isPending}>
      <fieldset disabled={isPending} className="contents">
        {children}
      </fieldset>
      <p
        role="status"
        aria-live="polite"
        className={message ? 'mt-2 text-sm text-hurt' : 'sr-only'}
      >
        {message}
      </p>
    </form>
  )
}

'use client'

import { useActionState, type ReactNode } from 'react'

/** What a write says: a sentence when it could not be done, what was done where that needs saying. */
export type FormAnswer = string | { readonly done: string } | null

/** A write: reads the form and answers. */
export type FormAction = (previous: FormAnswer, form: FormData) => Promise<FormAnswer>

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
  const [answer, run, isPending] = useActionState(action, null)
  const isDone = answer !== null && typeof answer === 'object'
  return (
    <form action={run} className={className} aria-busy={isPending}>
      <fieldset disabled={isPending} className="contents">
        {children}
      </fieldset>
      <p
        role="status"
        className={answer ? `mt-2 text-sm ${isDone ? 'text-pass' : 'text-hurt'}` : 'sr-only'}
      >
        {isDone ? answer.done : answer}
      </p>
    </form>
  )
}

'use client'

import { startTransition, useActionState, type ReactNode, type SyntheticEvent } from 'react'
import type { Right } from '@/lib/domain/access'
import { useWhyNot } from './may-do'

/** What a write says: a sentence when it could not be done, what was done where that needs saying. */
export type FormAnswer = string | { readonly done: string } | null

/** A write: reads the form and answers. */
export type FormAction = (previous: FormAnswer, form: FormData) => Promise<FormAnswer>

/** A form that runs an action and shows what it says. */
export function ActionForm({
  action,
  className,
  needs = null,
  keepsInput = false,
  children,
}: {
  action: FormAction
  /** The right without which the form is shown, with the reason, but does nothing. */
  needs?: Right | null
  className?: string
  /** What was filled in stays where the answer is a refusal: React empties forms that it submits. */
  keepsInput?: boolean
  children: ReactNode
}) {
  const whyNot = useWhyNot(needs)
  const [answer, run, isPending] = useActionState(action, null)
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    const { nativeEvent } = event
    const submitter = nativeEvent instanceof SubmitEvent ? nativeEvent.submitter : null
    const form = new FormData(event.currentTarget, submitter)
    startTransition(() => run(form))
  }
  const isDone = answer !== null && typeof answer === 'object'
  return (
    <form
      action={run}
      onSubmit={keepsInput ? submit : undefined}
      className={className}
      aria-busy={isPending}
    >
      <fieldset
        disabled={isPending || whyNot !== null}
        className={whyNot === null ? 'contents' : 'contents [&_button]:opacity-50'}
      >
        {children}
      </fieldset>
      {whyNot !== null && <p className="mt-2 w-full text-xs text-ink-2">{whyNot}</p>}
      <p
        role="status"
        className={answer ? `mt-2 text-sm ${isDone ? 'text-pass' : 'text-hurt'}` : 'sr-only'}
      >
        {isDone ? answer.done : answer}
      </p>
    </form>
  )
}

import Link from 'next/link'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { ROLE_SAYS, type Role } from '@/lib/domain/access'
import { signInHref } from '@/lib/url/access'
import { EntryFrame } from './entry-frame'

/** Where an invited person makes an account; `role` is null where the invite cannot be used. */
export function JoinView({ role, action }: { role: Role | null; action: FormAction }) {
  if (role === null)
    return (
      <EntryFrame title="This link does not work">
        <p className="mt-3 text-ink-2">
          It was used, has expired or was taken back. Ask an admin for another one, or{' '}
          <Link href={signInHref()} className="underline">
            sign in
          </Link>
          .
        </p>
      </EntryFrame>
    )
  return (
    <EntryFrame title="Make an account">
      <p className="mt-2 text-ink-2">
        Your role will be <strong className="font-[600] text-ink">{role}</strong>: {ROLE_SAYS[role]}
        .
      </p>
      <ActionForm action={action} className="mt-4 rounded-[6px] border bg-panel p-4">
        <div className="grid gap-4">
          <Field label="Name" hint="Others see it beside what you do.">
            <input
              name="name"
              required
              maxLength={80}
              autoComplete="name"
              className={INPUT_CLASS}
            />
          </Field>
          <Field label="E-mail address" hint="You sign in with it; no mail is sent.">
            <input
              name="email"
              type="email"
              required
              autoComplete="username"
              className={INPUT_CLASS}
            />
          </Field>
          <NewPasswordField label="Password" />
        </div>
        <button className={`${buttonClass('primary')} mt-4`}>Make the account</button>
      </ActionForm>
    </EntryFrame>
  )
}

/** A password to choose. */
export function NewPasswordField({ label }: { label: string }) {
  return (
    <Field label={label} hint="10 characters or more; a sentence is good.">
      <input
        name="password"
        type="password"
        required
        minLength={10}
        maxLength={200}
        autoComplete="new-password"
        className={INPUT_CLASS}
      />
    </Field>
  )
}

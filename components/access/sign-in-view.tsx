import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { EntryFrame } from './entry-frame'

/** The way in: e-mail address and password. */
export function SignInView({ isEmpty, action }: { isEmpty: boolean; action: FormAction }) {
  return (
    <EntryFrame title="Sign in">
      {isEmpty && (
        <p className="mt-3 border-l-2 border-timeout bg-sunk px-3 py-2 text-sm">
          Nobody has an account yet. Whoever started this server finds a link in its output, by
          which the first admin makes one.
        </p>
      )}
      <ActionForm action={action} className="mt-4 rounded-[6px] border bg-panel p-4">
        <div className="grid gap-4">
          <Field label="E-mail address">
            <input
              name="email"
              type="email"
              required
              autoComplete="username"
              className={INPUT_CLASS}
            />
          </Field>
          <Field label="Password">
            <input
              name="password"
              type="password"
              required
              autoComplete="current-password"
              className={INPUT_CLASS}
            />
          </Field>
        </div>
        <button className={`${buttonClass('primary')} mt-4`}>Sign in</button>
      </ActionForm>
      <p className="mt-4 text-xs text-ink-3">
        Accounts are made by an invite. No account, or a forgotten password: ask an admin for a
        link.
      </p>
    </EntryFrame>
  )
}

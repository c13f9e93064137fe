import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { visibleName } from '@/lib/domain/visible-text'
import { EntryFrame } from './entry-frame'

interface SignInViewProps {
  readonly isEmpty: boolean
  /** The other place where people may sign in; null: there is none. */
  readonly elsewhere: { readonly name: string; readonly href: string } | null
  /** What went wrong there, as a code; null: nothing. */
  readonly error: string | null
  readonly action: FormAction
}

/** What codes of the other place mean; any other is one sentence. */
const ERRORS: Readonly<Record<string, string>> = {
  not_invited:
    'Your address is not invited, or was not verified there. Ask an admin for an invite to it.',
  account_not_linked:
    'There is an account with this address that has a password: sign in with that.',
  access_denied: 'Signing in there was broken off.',
}

/** The way in: e-mail address and password, or an account elsewhere. */
export function SignInView({ isEmpty, elsewhere, error, action }: SignInViewProps) {
  return (
    <EntryFrame title="Sign in">
      {error !== null && (
        <p role="alert" className="mt-3 border-l-2 border-hurt bg-sunk px-3 py-2 text-sm">
          {Object.hasOwn(ERRORS, error)
            ? ERRORS[error]
            : 'Signing in elsewhere did not work. Try again.'}
        </p>
      )}
      {elsewhere !== null && (
        // A whole visit: the address leads to another site.
        <a href={elsewhere.href} className={`${buttonClass('primary')} mt-4 w-full justify-center`}>
          Sign in with {visibleName(elsewhere.name)}
        </a>
      )}
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

import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { visibleName } from '@/lib/domain/visible-text'
import { EntryFrame } from './entry-frame'
import { NewPasswordField } from './join-view'

/** Where a person sets another password; `email` is null where the link cannot be used. */
export function ResetView({ email, action }: { email: string | null; action: FormAction }) {
  if (email === null)
    return (
      <EntryFrame title="This link does not work">
        <p className="mt-3 text-ink-2">
          It was used, has expired, or a newer one was made. Ask an admin for another one.
        </p>
      </EntryFrame>
    )
  return (
    <EntryFrame title="Set another password">
      <p className="mt-2 text-ink-2">
        For {visibleName(email)}. You are then signed out everywhere else.
      </p>
      <ActionForm action={action} className="mt-4 rounded-[6px] border bg-panel p-4">
        <NewPasswordField label="New password" />
        <button className={`${buttonClass('primary')} mt-4`}>Set the password</button>
      </ActionForm>
    </EntryFrame>
  )
}

import Link from 'next/link'
import { Moment } from '@/components/imports/moment'
import { authorWords } from '@/components/note/note-words'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import { rowClass, Table } from '@/components/ui/table'
import type { SavedView, SavedViews } from '@/lib/analysis/note/list-saved-views'
import { mayChange, type Viewer } from '@/lib/domain/note'
import { MOST_VIEW_NAME } from '@/lib/domain/saved-view'
import { visibleName } from '@/lib/domain/visible-text'
import { savedViewsDataHref } from '@/lib/url/saved-views'

interface SavedViewsProps {
  readonly view: SavedViews
  readonly viewer: Viewer
  /** The address to be saved; null: none was brought along. */
  readonly address: string | null
  readonly actions: { readonly save: FormAction; readonly change: FormAction }
}

/** Addresses of an experiment that people gave a name, and the form for another one. */
export function SavedViewsPage({ view, viewer, address, actions }: SavedViewsProps) {
  const { experiment, items } = view
  return (
    <>
      <h1>Which views are kept by a name?</h1>
      <p className="border-b border-rule-strong pb-4 text-ink-2">
        A saved view is the address of a page with all that is chosen on it: filters, sort,
        comparison. “Save view” beside the tabs brings the page one stands on here.
      </p>
      {viewer.mayWrite && address !== null && (
        <SaveForm address={address} viewer={viewer} action={actions.save} />
      )}
      {items.length > 0 ? (
        <Section
          id="saved"
          title="Saved views"
          actions={
            <a
              href={savedViewsDataHref(experiment.slug, {}, 'csv')}
              download
              className="underline underline-offset-2"
            >
              CSV
            </a>
          }
        >
          <Table
            caption="Saved views"
            least={640}
            hasLinks
            heads={['Name', 'For', 'By', 'When', { label: 'Change', isHidden: true }]}
          >
            {items.map((one) => (
              <ViewRow key={one.uid} one={one} viewer={viewer} change={actions.change} />
            ))}
          </Table>
        </Section>
      ) : (
        <p className="mt-6 max-w-[620px] text-ink-2">None is saved yet.</p>
      )}
    </>
  )
}

/** For whom a view is; asked only where there are accounts. */
const ForWhom = ({ isShared }: { isShared: boolean }) => (
  <Field label="For">
    <select name="for" defaultValue={isShared ? 'all' : 'me'} className={INPUT_CLASS}>
      <option value="all">everybody</option>
      <option value="me">only me</option>
    </select>
  </Field>
)

function SaveForm({
  address,
  viewer,
  action,
}: {
  address: string
  viewer: Viewer
  action: FormAction
}) {
  return (
    <ActionForm
      action={action}
      keepsInput
      className="mt-4 max-w-[860px] rounded-[6px] border bg-panel p-4"
    >
      <input type="hidden" name="address" value={address} />
      <p className="mb-3 text-xs text-ink-3">
        Page to save: <span className="font-mono wrap-anywhere text-ink-2">{address}</span>
      </p>
      <div
        className={`grid gap-3 sm:items-end ${viewer.id === null ? 'sm:grid-cols-[minmax(0,1fr)_auto]' : 'sm:grid-cols-[minmax(0,1fr)_150px_auto]'}`}
      >
        <Field label="Name">
          <input
            name="name"
            required
            autoFocus
            maxLength={MOST_VIEW_NAME}
            placeholder="tasks where skills hurt, curated only"
            className={INPUT_CLASS}
          />
        </Field>
        {viewer.id !== null && <ForWhom isShared />}
        <button className={buttonClass('primary')}>Save view</button>
      </div>
    </ActionForm>
  )
}

function ViewRow({ one, viewer, change }: { one: SavedView; viewer: Viewer; change: FormAction }) {
  return (
    <tr className={`${rowClass()} align-top`}>
      <td className="min-w-[110px] wrap-anywhere">
        <Link href={one.href} className="font-[550] underline underline-offset-2">
          {visibleName(one.name)}
        </Link>
        <span className="block font-mono text-2xs text-ink-3">{visibleName(one.href)}</span>
      </td>
      <td className="whitespace-nowrap">{one.isShared ? 'everybody' : 'you'}</td>
      <td>{authorWords(one.author)}</td>
      <td className="whitespace-nowrap text-ink-3">
        <Moment at={one.createdAt} />
      </td>
      <td className="text-right">
        {mayChange(viewer, one.authorId) && (
          <details className="text-left">
            <summary className="ml-auto w-fit cursor-pointer underline underline-offset-2 hover:text-ink">
              change
            </summary>
            <ActionForm action={change} keepsInput className="mt-2 grid min-w-[220px] gap-2">
              <input type="hidden" name="id" value={one.uid} />
              <Field label="Name">
                <input
                  name="name"
                  defaultValue={one.name}
                  maxLength={MOST_VIEW_NAME}
                  className={INPUT_CLASS}
                />
              </Field>
              {one.authorId !== null && <ForWhom isShared={one.isShared} />}
              <div className="flex gap-2">
                <button name="intent" value="rename" className={buttonClass()}>
                  Save
                </button>
                <button name="intent" value="remove" className={buttonClass('danger')}>
                  Delete
                </button>
              </div>
            </ActionForm>
          </details>
        )}
      </td>
    </tr>
  )
}

import Link from 'next/link'
import { Moment } from '@/components/imports/moment'
import { RefreshWhile } from '@/components/imports/refresh-while'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Field, INPUT_CLASS } from '@/components/ui/field'
import { Section } from '@/components/ui/section'
import { rowClass, Table } from '@/components/ui/table'
import { displayCount, displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import type { FolderLook, WatchedFolder } from '@/lib/domain/watched-folder'
import { experimentHref, importHref } from '@/lib/url/site'

interface FoldersViewProps {
  readonly folders: readonly WatchedFolder[]
  /** This server. */
  readonly host: string
  readonly actions: { readonly addFolder: FormAction; readonly stopFolder: FormAction }
}

/** Folders of this machine whose logs come in as they appear. */
export function FoldersView({ folders, host, actions }: FoldersViewProps) {
  return (
    <>
      <h1>Watched folders</h1>
      <p className="mt-1 mb-4 max-w-[80ch] text-ink-2">
        Logs that appear in them are imported by themselves; files that are still being written
        wait. A folder stays watched after a restart, until you stop it here.
      </p>
      {folders.length === 0 ? (
        <p className="text-ink-2">None is watched.</p>
      ) : (
        <FolderTable folders={folders} host={host} action={actions.stopFolder} />
      )}
      <Section id="watch" title="Watch a folder">
        <ActionForm
          action={actions.addFolder}
          keepsInput
          className="max-w-3xl rounded-[6px] border bg-panel p-4"
        >
          <div className="grid gap-4 sm:grid-cols-[2fr_1fr]">
            <Field label="Folder" hint="Its whole path on the machine that runs Skillscope.">
              <input
                name="path"
                required
                maxLength={1000}
                placeholder="/home/me/jobs"
                spellCheck={false}
                autoComplete="off"
                className={`${INPUT_CLASS} font-mono text-xs`}
              />
            </Field>
            <Field label="Experiment" hint="Empty: named after the folder.">
              <input name="experiment" maxLength={120} className={INPUT_CLASS} />
            </Field>
          </div>
          <button className={`${buttonClass('primary')} mt-4`}>Watch</button>
        </ActionForm>
      </Section>
    </>
  )
}

function FolderTable({
  folders,
  host,
  action,
}: {
  readonly folders: readonly WatchedFolder[]
  readonly host: string
  readonly action: FormAction
}) {
  return (
    <>
      <RefreshWhile />
      <Table
        caption="Watched folders"
        heads={[
          'Folder',
          'State',
          'Last look',
          'Last import',
          { label: 'Stop watching', isHidden: true },
        ]}
        least={760}
        hasLinks
      >
        {folders.map((folder) => (
          <tr key={folder.uid} className={`${rowClass()} align-top`}>
            <th scope="row" className="min-w-[200px] text-left font-normal">
              <span className="font-mono text-xs wrap-anywhere">{visibleName(folder.path)}</span>
              <span className="block text-xs text-ink-3">
                into{' '}
                <Link href={experimentHref(folder.experimentSlug)} className="underline">
                  {folder.experimentSlug}
                </Link>
                {folder.host !== null && folder.host !== host && (
                  <>, on another server ({visibleName(folder.hostName ?? folder.host)})</>
                )}
              </span>
            </th>
            <td className="min-w-[180px]">
              <FolderState folder={folder} />
            </td>
            <td className="whitespace-nowrap text-ink-2">
              {folder.lookedAt === null ? 'not yet' : <Moment at={folder.lookedAt} />}
            </td>
            <td className="whitespace-nowrap text-ink-2">
              {folder.importUid === null || folder.importedAt === null ? (
                'none yet'
              ) : (
                <Link href={importHref(folder.importUid)} className="underline">
                  <Moment at={folder.importedAt} />
                </Link>
              )}
            </td>
            <td className="text-right whitespace-nowrap">
              <ActionForm action={action}>
                <input type="hidden" name="uid" value={folder.uid} />
                <input type="hidden" name="path" value={folder.path} />
                <button className="cursor-pointer text-xs text-hurt underline">Stop</button>
              </ActionForm>
            </td>
          </tr>
        ))}
      </Table>
    </>
  )
}

function FolderState({ folder: { problem, look } }: { folder: WatchedFolder }) {
  if (problem !== null) return <span className="text-hurt">{problem}</span>
  if (look === null) return <span className="text-ink-3">about to be looked at</span>
  return <>{stateWords(look)}</>
}

/** `3 trials done, 1 running, 8 planned`, and what is waited for. */
const stateWords = ({ done, running, planned, waiting }: FolderLook): string =>
  [
    `${displayCounted(done, 'trial')} done`,
    `${displayCount(running)} running`,
    planned === null ? '' : `${displayCount(planned)} planned`,
    waiting > 0 ? `${displayCounted(waiting, 'file')} still being written` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')

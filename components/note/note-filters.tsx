import Link from 'next/link'
import { SwitchLinks } from '@/components/ui/switch-links'
import type { NotesView } from '@/lib/analysis/note/view-notes'
import { NOTE_PLACES, type NotePlace, type Viewer } from '@/lib/domain/note'
import { visibleName } from '@/lib/domain/visible-text'
import type { NotesParams } from '@/lib/url/notes'
import { authorWords } from './note-words'

const PLACES: Readonly<Record<NotePlace, string>> = {
  ...{ experiment: 'experiment', task: 'tasks', skill: 'skills' },
  ...{ trial: 'trials', step: 'steps', row: 'diffs' },
}

/** Authors that the filter lists. */
const MOST_AUTHORS = 12

/** What the list of notes is narrowed to; every choice is a link. */
export function NoteFilters({
  view: { counts },
  params,
  viewer,
  here,
}: {
  view: Pick<NotesView, 'counts'>
  params: NotesParams
  viewer: Viewer
  /** The page with other params, the comparison that goes along included. */
  here: (params: NotesParams) => string
}) {
  const href = (changed: Partial<NotesParams>) => here({ ...params, ...changed, page: 1 })
  const option = (label: string, changed: Partial<NotesParams>, isCurrent: boolean) => ({
    ...{ label, href: href(changed), isCurrent },
  })
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-2 border-b py-2 text-xs text-ink-3">
      <SwitchLinks
        label="State"
        options={[
          option(`open ${counts.open}`, { state: 'open' }, params.state === 'open'),
          option(`resolved ${counts.resolved}`, { state: 'resolved' }, params.state === 'resolved'),
          option('all', { state: 'all' }, params.state === 'all'),
        ]}
      />
      <SwitchLinks
        label="On"
        options={[
          option('anything', { where: null }, params.where === null),
          ...NOTE_PLACES.map((where) => option(PLACES[where], { where }, params.where === where)),
        ]}
      />
      {counts.authors.length > 1 && (
        <SwitchLinks
          label="By"
          options={[
            option('anybody', { author: null }, params.author === null),
            ...counts.authors
              .slice(0, MOST_AUTHORS)
              .map(({ author, n }) =>
                option(`${authorWords(author)} ${n}`, { author }, params.author === author),
              ),
          ]}
        />
      )}
      {viewer.name !== '' && (
        <SwitchLinks
          label="For"
          options={[
            option('anybody', { for: null }, params.for === null),
            option('me', { for: 'me' }, params.for === 'me'),
          ]}
        />
      )}
      {params.task !== null && (
        <span>
          Task: <span className="text-ink-2">{visibleName(params.task)}</span> ·{' '}
          <Link href={href({ task: null })} className="underline underline-offset-2">
            all tasks
          </Link>
        </span>
      )}
    </div>
  )
}

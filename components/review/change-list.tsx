import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { rowClass, Table } from '@/components/ui/table'
import { Moment } from '@/components/imports/moment'
import { CarriedLink } from '@/components/site/carried-link'
import type { ChangeRow } from '@/lib/analysis/review/list-changes'
import { visibleName, visibleText } from '@/lib/domain/visible-text'
import { taskHref, trialHref } from '@/lib/url/site'
import { changeWords } from './change-words'

/** What reviewers changed, with why and when; what stands can be undone. */
export function ChangeList({
  slug,
  changes,
  undo,
}: {
  slug: string
  changes: readonly ChangeRow[]
  undo: FormAction
}) {
  return (
    <Table
      caption="Changes of reviewers"
      least={700}
      hasLinks
      heads={['What', 'Of', 'Why', 'By', 'When', { label: 'Undo', isHidden: true }]}
    >
      {changes.map((change) => (
        <tr key={change.uid} className={`${rowClass()} align-top`}>
          <td className={change.undoneAt === null ? 'text-ink' : 'text-ink-3 line-through'}>
            {changeWords(change)}
          </td>
          <td className="font-mono text-xs">
            {change.trial === null ? (
              <CarriedLink href={taskHref(slug, change.task ?? '')} className="hover:underline">
                {visibleName(change.task ?? '')}
              </CarriedLink>
            ) : (
              <CarriedLink href={trialHref(change.trial)} className="hover:underline">
                {visibleName(change.task ?? 'not here any more')} · {change.trial}
              </CarriedLink>
            )}
          </td>
          <td className="max-w-[380px] min-w-[160px] wrap-anywhere">
            {visibleText(change.reason)}
          </td>
          <td>{change.author === null ? '—' : visibleName(change.author)}</td>
          <td className="whitespace-nowrap text-ink-3">
            <Moment at={change.createdAt} />
            {change.undoneAt !== null && (
              <span className="block">
                undone{change.undoneBy !== null && ` by ${visibleName(change.undoneBy)}`}{' '}
                <Moment at={change.undoneAt} />
              </span>
            )}
          </td>
          <td className="text-right">
            {change.undoneAt === null && (
              <ActionForm action={undo} needs="review">
                <input type="hidden" name="id" value={change.uid} />
                <button className="cursor-pointer underline underline-offset-2 hover:text-ink">
                  undo
                </button>
              </ActionForm>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

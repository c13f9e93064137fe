import Link from 'next/link'
import { Moment } from '@/components/imports/moment'
import { rowClass, Table } from '@/components/ui/table'
import type { AuditRow } from '@/lib/analysis/access/list-audit'
import { visibleName } from '@/lib/domain/visible-text'
import { auditHref } from '@/lib/url/access'

interface AuditViewProps {
  readonly items: readonly AuditRow[]
  /** From where on earlier ones are listed; null: there are none. */
  readonly next: number | null
  readonly isFirst: boolean
}

/** Every write that was done on this server: by whom, what, when. */
export function AuditView({ items, next, isFirst }: AuditViewProps) {
  return (
    <>
      <h1>Who did what</h1>
      <p className="mt-1 mb-4 text-ink-2">
        Every change made through this server, the latest first. Names are those of that time.
        Commands on the machine itself are not among them.
      </p>
      {items.length === 0 ? (
        <p className="text-ink-2">Nothing was changed yet.</p>
      ) : (
        <Table caption="Changes" heads={['When', 'Who', 'What']}>
          {items.map(({ id, at, actorKind, actorName, did }) => (
            <tr key={id} className={`${rowClass('dense')} align-top`}>
              <td className="whitespace-nowrap text-ink-2">
                <Moment at={at} />
              </td>
              <td className="min-w-[160px]">
                {actorKind === 'token' && <span className="text-ink-3">token </span>}
                {visibleName(actorName)}
              </td>
              <td className="w-full min-w-[220px] break-words">{visibleName(did)}</td>
            </tr>
          ))}
        </Table>
      )}
      <nav aria-label="Pages" className="mt-3 flex gap-4 text-sm">
        {!isFirst && (
          <Link href={auditHref()} className="underline">
            Latest
          </Link>
        )}
        {next !== null && (
          <Link href={auditHref({ before: next })} className="underline">
            Earlier
          </Link>
        )}
      </nav>
    </>
  )
}

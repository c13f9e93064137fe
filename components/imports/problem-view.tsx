import Link from 'next/link'
import { Section } from '@/components/ui/section'
import type { ImportDetail, ProblemGroup } from '@/lib/analysis/import/get-import'
import type { ImportProblem } from '@/lib/analysis/import/list-import-problems'
import type { ImportState } from '@/lib/domain/import'
import { displayCount, displayCounted } from '@/lib/display'
import { importProblemsHref } from '@/lib/url/imports'
import { visibleName } from '@/lib/domain/visible-text'
import { nextStep } from './next-step'

interface ProblemViewProps {
  readonly found: ImportDetail
  /** The code whose files are listed, with the page of them that is shown. */
  readonly open: {
    readonly code: string
    readonly items: readonly ImportProblem[]
    readonly next: number | null
  } | null
}

/** What was odd, by code: what it means, what to do, and on request each file. */
export function ProblemView({ found, open }: ProblemViewProps) {
  const { problemGroups: groups } = found
  if (groups.length === 0) return null
  const count = groups.reduce((sum, group) => sum + group.count, 0)
  const wasRead = found.state === 'done' || found.state === 'previewed'
  return (
    <Section
      id="problems"
      title="What was odd?"
      aside={`${displayCounted(count, 'problem')}${wasRead ? '; everything else was read' : ''}`}
    >
      <ul className="border-t">
        {groups.map((group) => (
          <li key={group.code} className="border-b py-2">
            <GroupHead
              {...{ group, uid: found.id, state: found.state }}
              isOpen={open?.code === group.code}
            />
            {open?.code === group.code && <Files uid={found.id} open={open} group={group} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function GroupHead({
  group,
  uid,
  state,
  isOpen,
}: {
  group: ProblemGroup
  uid: string
  state: ImportState
  isOpen: boolean
}) {
  const { code, count, says } = group
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1">
      <span className="w-12 font-[550]">{displayCount(count)}</span>
      <div className="min-w-0 flex-1 basis-[240px]">
        <p>{says}</p>
        <p className="text-xs text-ink-2">→ {nextStep(group, state)}</p>
      </div>
      <p className="text-xs text-ink-3">
        <span className="font-mono">{code}</span> ·{' '}
        <Link
          href={importProblemsHref(uid, { code: isOpen ? null : code })}
          scroll={false}
          aria-expanded={isOpen}
          className="underline"
        >
          {isOpen ? 'hide files' : 'show files'}
        </Link>
      </p>
    </div>
  )
}

interface FilesProps {
  readonly uid: string
  readonly open: NonNullable<ProblemViewProps['open']>
  readonly group: ProblemGroup
}

function Files({ uid, open, group }: FilesProps) {
  const unlisted = group.count - group.listed
  return (
    <div className="mt-2 ml-16 max-sm:ml-0">
      <ul>
        {open.items.map(({ id, file, line, detail }) => (
          <li key={id} className="border-t py-1 text-xs">
            <span className="font-mono break-all">
              {visibleName(file)}
              {line !== undefined && `:${line}`}
            </span>{' '}
            <span className="break-words text-ink-2">{visibleName(detail)}</span>
          </li>
        ))}
      </ul>
      {open.next !== null && (
        <Link
          href={importProblemsHref(uid, { code: open.code, after: open.next })}
          scroll={false}
          className="text-xs underline"
        >
          Following ones
        </Link>
      )}
      {open.next === null && unlisted > 0 && (
        <p className="text-xs text-ink-3">
          {displayCount(unlisted)} more of this kind are counted and not listed.
        </p>
      )}
    </div>
  )
}

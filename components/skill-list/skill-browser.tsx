'use client'

import { SearchInput } from '@/components/ui/search-input'
import { throttle, useQueryStates } from 'nuqs'
import { useTransition } from 'react'
import { CarriedLink } from '@/components/site/carried-link'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { PageLinks } from '@/components/ui/page-links'
import { SortHead } from '@/components/ui/sort-head'
import { WIDE } from '@/components/ui/table'
import type { SkillList, SkillRow } from '@/lib/analysis/skill/list-skills'
import {
  displayCount,
  displayCounted,
  displayPoints,
  displayPointsInterval,
  displayRate,
  displayTokens,
} from '@/lib/display'
import type { SkillSort } from '@/lib/domain/skill-list'
import { visibleName, visibleText } from '@/lib/domain/visible-text'
import {
  skillHref,
  skillListDataHref,
  skillListHref,
  skillListParams,
  type SkillListParams,
} from '@/lib/url/skill'

const HEADS: readonly { label: string; sort: SkillSort; isRight?: boolean; isWide?: boolean }[] = [
  { label: 'Skill', sort: 'name' },
  { label: 'Versions', sort: 'versions', isRight: true, isWide: true },
  { label: 'Tokens', sort: 'tokens', isRight: true, isWide: true },
  { label: 'Tasks', sort: 'tasks', isRight: true, isWide: true },
  { label: 'Trials', sort: 'trials', isRight: true, isWide: true },
  { label: 'Read by', sort: 'read', isRight: true },
  { label: 'Gain of its tasks, pp', sort: 'gain', isRight: true },
]
/** Every skill: searched and sorted through the link. */
export function SkillBrowser({
  list,
  page,
  pageSize,
}: {
  list: SkillList
  page: number
  pageSize: number
}) {
  const { slug } = list.experiment
  const [isPending, startTransition] = useTransition()
  const [params, setParams] = useQueryStates(skillListParams, {
    shallow: false,
    startTransition,
    limitUrlUpdates: throttle(200),
  })
  // Back undoes a choice; letters that are typed are no choices each.
  const change = (changed: Partial<SkillListParams>) =>
    void setParams({ ...changed, page: null }, { history: 'q' in changed ? 'replace' : 'push' })
  const sort = (by: SkillSort) =>
    change(
      by === params.sort
        ? { order: list.order === 'asc' ? 'desc' : 'asc' }
        : { sort: by, order: null },
    )
  const { page: _page, ...question } = params
  return (
    <>
      <div className="mt-4 mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <SearchInput
          label="Search skills by name and description"
          placeholder="Search skills"
          value={params.q}
          onChange={(q) => change({ q })}
        />
        <p className="ml-auto text-xs text-ink-3">
          <a
            href={skillListDataHref(slug, question, 'csv')}
            download
            className="hover:text-ink hover:underline"
          >
            CSV
          </a>
        </p>
      </div>
      <div className={isPending ? 'opacity-60' : ''} aria-busy={isPending}>
        {list.total === 0 ? (
          <p className="text-ink-2">No skill matches.</p>
        ) : (
          <div className="scroll-x">
            <table className="w-full">
              <caption className="sr-only">Skills, one a row</caption>
              <thead>
                <tr className="border-b border-rule-strong">
                  {HEADS.map(({ label, sort: by, isRight, isWide }) => (
                    <SortHead
                      key={by}
                      {...{ label, sort: by, current: params.sort, order: list.order }}
                      onSort={sort}
                      className={`pr-4 pb-[6px] whitespace-nowrap last:pr-0 ${isRight ? 'text-right' : ''} ${isWide ? WIDE : ''}`}
                    />
                  ))}
                </tr>
              </thead>
              <tbody>
                {list.items.map((row) => (
                  <Row key={row.skill} row={row} slug={slug} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      <PageLinks
        {...{ page, pageSize, total: list.total }}
        href={(to) => skillListHref(slug, { ...question, page: to })}
      >
        {displayCounted(list.total, 'skill')}
      </PageLinks>
    </>
  )
}

function Row({ row, slug }: { row: SkillRow; slug: string }) {
  const { gain, nRead, nKnown, nAlong } = row
  // What nobody opened changed nothing by its text.
  const isNeverRead = nKnown > 0 && nRead === 0
  const notes = [
    gain.nTasks > 0 && nAlong > 0 && `shared with ${displayCounted(nAlong, 'skill')} offered along`,
    gain.nTasks > 0 && isNeverRead && 'never read',
  ].filter(Boolean)
  return (
    <tr className="border-b align-top last:border-0 [&>*]:py-[6px] [&>*]:pr-4 [&>:last-child]:pr-0">
      <th scope="row" className="min-w-[150px] font-normal wrap-anywhere text-ink">
        <CarriedLink
          href={skillHref(slug, row.skill)}
          className="font-mono text-xs font-[550] hover:underline"
        >
          {visibleName(row.skill)}
        </CarriedLink>
        {row.description !== null && (
          <span className="line-clamp-2 max-w-[60ch] text-xs text-ink-3">
            {visibleText(row.description)}
          </span>
        )}
        {row.nVersions === 0 && (
          <span className="block text-xs text-ink-3">named by logs only; its text is not here</span>
        )}
        <span className="block text-2xs text-ink-3 sm:hidden">
          {displayCounted(row.nTasks, 'task')} · {displayCounted(row.nTrials, 'trial')}
        </span>
      </th>
      <td className={`text-right ${WIDE}`}>{displayCount(row.nVersions)}</td>
      <td className={`text-right ${WIDE}`}>{displayTokens(row.tokens)}</td>
      <td className={`text-right ${WIDE}`}>{displayCount(row.nTasks)}</td>
      <td className={`text-right ${WIDE}`}>{displayCount(row.nTrials)}</td>
      <td className="text-right whitespace-nowrap">
        {displayRate(nKnown === 0 ? null : nRead / nKnown).replace('.0', '')}
        <span className="block text-2xs text-ink-3">
          {nKnown === 0 ? 'no log tells' : `${displayCount(nRead)} of ${displayCount(nKnown)}`}
        </span>
      </td>
      <td
        className={`text-right font-[600] whitespace-nowrap ${GAIN_TONE[isNeverRead ? 'noise' : gainTone(gain)]}`}
        title="Mean over configurations of the compared condition against the baseline, on the tasks where it offers this skill"
      >
        {displayPoints(gain.estimate)}
        <span className="block text-2xs font-normal text-ink-3">
          {gain.nTasks > 0 &&
            `${displayPointsInterval(gain.low, gain.high)} · ${displayCounted(gain.nTasks, 'task')}`}
        </span>
        {notes.length > 0 && (
          <span className="ml-auto block max-w-[190px] text-2xs font-normal whitespace-normal text-ink-3">
            {notes.join(', ')}
          </span>
        )}
      </td>
    </tr>
  )
}

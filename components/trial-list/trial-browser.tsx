'use client'

import { CarriedLink } from '@/components/site/carried-link'
import { PageSize, PrintedRows } from '@/components/site/page-size'
import { useSearchParams } from 'next/navigation'
import { throttle, useQueryStates } from 'nuqs'
import { useMemo, useTransition } from 'react'
import type { TrialList } from '@/lib/analysis/trial/list-trials'
import type { TrialSort } from '@/lib/domain/trial-list'
import { carryComparison } from '@/lib/url/comparison'
import {
  NO_TRIAL_FILTER,
  trialsCsvHref,
  trialsDataHref,
  trialsHref,
  trialsParams,
  type TrialsParams,
} from '@/lib/url/trial-list'
import { ChosenBar } from './chosen-bar'
import type { TrialTableRow } from './trial-columns'
import { StatusFilter, TrialFilters } from './trial-filters'
import { TrialTable } from './trial-table'

/** The trials of a page, each with what it repeats of the one above. */
function tableRows({ items, experiment }: TrialList): TrialTableRow[] {
  return items.map((row, at) => {
    const above = items[at - 1]
    const isSameTask = above?.task === row.task
    const isSameArm = isSameTask && above.configuration === row.configuration
    return { ...row, slug: experiment.slug, isSameTask, isSameArm }
  })
}

/** Params that are typed, a letter at a time. */
const TYPED: ReadonlySet<string> = new Set(['q', 'least', 'most'])

/** Every trial: filtered, sorted and turned through the link. */
export function TrialBrowser({ list }: { list: TrialList }) {
  const { slug } = list.experiment
  const [isPending, startTransition] = useTransition()
  const [params, setParams] = useQueryStates(trialsParams, {
    shallow: false,
    startTransition,
    limitUrlUpdates: throttle(200),
  })
  const rows = useMemo(() => tableRows(list), [list])
  // Another filter or order starts at its first page. Back undoes a choice; letters that are typed
  // are no choices each.
  const change = (changed: Partial<TrialsParams>) =>
    void setParams(
      { ...changed, after: null, before: null },
      { history: Object.keys(changed).every((name) => TYPED.has(name)) ? 'replace' : 'push' },
    )
  const sort = (by: TrialSort) =>
    change(
      by === params.sort
        ? { order: list.order === 'asc' ? 'desc' : 'asc' }
        : { sort: by, order: null },
    )
  // What is chosen changes nothing that the server says.
  const choose = (chosen: string[]) => void setParams({ chosen }, { shallow: true })
  return (
    <>
      <div className="mt-4 mb-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        <TrialFilters list={list} params={params} onChange={change} />
        <p className="ml-auto flex gap-3 text-xs text-ink-3">
          <a href={trialsCsvHref(slug, params)} download className="hover:text-ink hover:underline">
            CSV
          </a>
          <a href={trialsDataHref(slug, params)} className="hover:text-ink hover:underline">
            JSON
          </a>
        </p>
      </div>
      <div className="mb-3">
        <StatusFilter list={list} params={params} onChange={change} />
      </div>
      <div className={isPending ? 'opacity-60' : ''} aria-busy={isPending}>
        {rows.length === 0 ? (
          <p className="text-ink-2">
            No trial matches.{' '}
            <button
              type="button"
              className="underline underline-offset-2"
              onClick={() => change(NO_TRIAL_FILTER)}
            >
              Clear the filters
            </button>
          </p>
        ) : (
          <TrialTable
            rows={rows}
            params={params}
            order={list.order}
            onSort={sort}
            onChoose={(uid, isChosen) =>
              choose([...params.chosen.filter((one) => one !== uid), ...(isChosen ? [uid] : [])])
            }
          />
        )}
      </div>
      <ChosenBar chosen={params.chosen.slice(0, 2)} rows={rows} onClear={() => choose([])} />
      <PrintedRows shown={rows.length} total={list.total} />
      <Turn list={list} params={params} />
    </>
  )
}

/** Links from the choices as they are now: the server may not have seen the last of them. */
function Turn({ list, params }: { list: TrialList; params: TrialsParams }) {
  const here = useSearchParams()
  const { experiment, next, previous } = list
  const to = (place: Partial<TrialsParams>) =>
    trialsHref(experiment.slug, { ...params, after: null, before: null, ...place })
  const pages = [
    ...(previous === null ? [] : [{ label: 'First', href: to({}) }]),
    ...(previous === null ? [] : [{ label: 'Previous', href: to({ before: previous }) }]),
    ...(next === null ? [] : [{ label: 'Next', href: to({ after: next }) }]),
  ]
  return (
    <nav aria-label="Pages of trials" className="mt-4 flex flex-wrap gap-4 text-ink-2">
      {pages.map(({ label, href }) => (
        <CarriedLink key={label} href={href} className="underline underline-offset-2">
          {label}
        </CarriedLink>
      ))}
      <PageSize
        rows={params.rows}
        total={list.total}
        href={(rows) => carryComparison(to({ rows }), here)}
      />
    </nav>
  )
}

'use client'

import Link from 'next/link'
import { useQueryStates } from 'nuqs'
import type { ReactNode } from 'react'
import { displayCount } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { compareHref } from '@/lib/url/compare'
import { homeParams, orderOf, type ExperimentSort } from '@/lib/url/home'
import type { ExperimentListItem } from '@/lib/analysis/experiment/list-experiments'
import { arrangeExperiments } from './arrange-experiments'
import { SortHead } from '@/components/ui/sort-head'
import { ChosenExperiments } from './chosen-experiments'
import { ExperimentRow } from './experiment-row'
import { AxisHead, axisOf } from './gain-axis'

const HEADS: readonly {
  readonly label: string
  readonly sort?: ExperimentSort
  readonly className?: string
}[] = [
  { label: 'Experiment', sort: 'name' },
  { label: 'Tasks', sort: 'tasks', className: 'text-right max-lg:hidden' },
  { label: 'Config.', sort: 'configurations', className: 'text-right max-lg:hidden' },
  { label: 'Trials', sort: 'trials', className: 'text-right max-md:hidden' },
  { label: 'Success, %', className: 'text-right max-lg:hidden' },
  { label: 'Verdict' },
]
const AXIS_WIDTH = 240

/** Every experiment with its verdict and its gain on one axis: searched and sorted through the link. */
export function ExperimentTable({
  experiments,
  harms,
}: {
  experiments: readonly ExperimentListItem[]
  /** What is known of the harms of each, by its slug; it may arrive later. */
  harms: Readonly<Record<string, ReactNode>>
}) {
  const [params, setParams] = useQueryStates(homeParams)
  const rows = arrangeExperiments(experiments, params)
  const known = new Set(experiments.map(({ slug }) => slug))
  const chosen = params.chosen.filter((slug) => known.has(slug)).slice(0, 2)
  const choose = (slugs: readonly string[]) => void setParams({ chosen: [...slugs] })
  const ends = axisOf(experiments.flatMap(({ headline }) => headline?.gain ?? []))
  const head = (label: string, sort?: ExperimentSort, className = '') => (
    <SortHead
      key={label}
      {...{ label, sort, className }}
      current={params.sort}
      order={orderOf(params)}
      onSort={(by) =>
        void setParams(
          by === params.sort
            ? { order: orderOf(params) === 'asc' ? 'desc' : 'asc' }
            : { sort: by, order: null },
          { history: 'push' },
        )
      }
    />
  )
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="experiments">Experiments</h2>
        <span className="text-xs text-ink-3">{displayCount(experiments.length)}</span>
        <input
          type="search"
          aria-label="Filter experiments by name"
          placeholder="Filter by name"
          value={params.q}
          onChange={({ target }) => void setParams({ q: target.value })}
          className="h-7 w-56 rounded border border-rule-strong bg-panel px-2 placeholder:text-ink-3"
        />
        <span className="ml-auto text-xs text-ink-3">
          gain in percentage points, 95 % interval, one axis for all ·{' '}
          <Link href={compareHref({})} className="underline">
            compare two
          </Link>{' '}
          ·{' '}
          <a href="/api/v1/experiments?format=csv" download className="underline">
            CSV
          </a>
        </span>
      </div>
      <table className="w-full" aria-labelledby="experiments">
        <thead>
          <tr className="border-b border-rule-strong align-bottom [&>th]:pr-4 [&>th]:pb-1 [&>th]:whitespace-nowrap [&>th:last-child]:pr-0">
            <th scope="col" className="w-5">
              <span className="sr-only">Chosen to compare</span>
            </th>
            {HEADS.map(({ label, sort, className }) => head(label, sort, className))}
            <th scope="col" className="max-md:hidden" style={{ width: AXIS_WIDTH }}>
              <span className="sr-only">Gain on one axis</span>
              <AxisHead ends={ends} width={AXIS_WIDTH} />
            </th>
            {head('Gain', 'gain', 'text-right')}
            {head('Harms', undefined, 'max-sm:hidden')}
            {head('Last import, UTC', 'import', 'text-right max-lg:hidden')}
          </tr>
        </thead>
        <tbody>
          {rows.map((experiment) => (
            <ExperimentRow
              key={experiment.slug}
              experiment={experiment}
              ends={ends}
              width={AXIS_WIDTH}
              harms={harms[experiment.slug]}
              choose={
                <ChooseBox
                  name={experiment.name}
                  isChosen={chosen.includes(experiment.slug)}
                  isFull={chosen.length >= 2}
                  onChoose={(isChosen) =>
                    choose([
                      ...chosen.filter((slug) => slug !== experiment.slug),
                      ...(isChosen ? [experiment.slug] : []),
                    ])
                  }
                />
              }
            />
          ))}
        </tbody>
      </table>
      {rows.length === 0 && (
        <p role="status" className="py-3 text-ink-2">
          No experiment has “{params.q}” in its name.
        </p>
      )}
      <ChosenExperiments
        chosen={experiments
          .filter(({ slug }) => chosen.includes(slug))
          .sort((a, b) => chosen.indexOf(a.slug) - chosen.indexOf(b.slug))}
        onClear={() => choose([])}
      />
    </>
  )
}

interface ChooseBoxProps {
  readonly name: string
  readonly isChosen: boolean
  readonly isFull: boolean
  readonly onChoose: (isChosen: boolean) => void
}

/** Above the link that all of the row is. Two can be chosen; then the others wait until one is let go. */
function ChooseBox({ name, isChosen, isFull, onChoose }: ChooseBoxProps) {
  return (
    <label className="relative z-10 -m-2 block p-2">
      <input
        type="checkbox"
        aria-label={`Choose ${visibleName(name)} to compare`}
        checked={isChosen}
        disabled={!isChosen && isFull}
        onChange={({ target }) => onChoose(target.checked)}
        className="block size-[14px] disabled:opacity-30"
      />
    </label>
  )
}

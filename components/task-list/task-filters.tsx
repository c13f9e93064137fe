'use client'

import type { Facet } from '@/lib/analysis/task/list-tasks'
import { TASK_DIRECTIONS, type TaskDirection } from '@/lib/domain/task-list'
import { TASK_COLUMNS, type TaskColumn, type TasksParams } from '@/lib/url/task-list'
import { visibleName } from '@/lib/domain/visible-text'

const DIRECTION_WORDS: Record<TaskDirection, string> = { up: 'up', tied: 'tied', down: 'down' }

const COLUMN_WORDS: Record<TaskColumn, string> = {
  domain: 'Domain',
  difficulty: 'Difficulty',
  rates: 'Rates',
  gain: 'Gain',
  models: 'Models that agree',
  label: 'How sure',
  skills: 'Skills and their size',
}

interface TaskFiltersProps {
  readonly params: TasksParams
  readonly domains: readonly Facet[]
  readonly difficulties: readonly Facet[]
  readonly directions: Readonly<Record<TaskDirection, number>>
  readonly onChange: (change: Partial<TasksParams>) => void
}

/** Search and filters of the table of tasks; each writes the link. */
export function TaskFilters({
  params,
  domains,
  difficulties,
  directions,
  onChange,
}: TaskFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs">
      <input
        type="search"
        aria-label="Search tasks by name"
        placeholder="Search tasks"
        value={params.q}
        onChange={(event) => onChange({ q: event.target.value })}
        className="h-7 w-52 rounded border bg-panel px-2 text-sm placeholder:text-ink-3"
      />
      <div role="group" aria-label="Direction" className="flex overflow-hidden rounded border">
        {TASK_DIRECTIONS.map((direction) => (
          <button
            key={direction}
            type="button"
            aria-pressed={params.direction === direction}
            onClick={() =>
              onChange({ direction: params.direction === direction ? null : direction })
            }
            className="h-[26px] border-r bg-panel px-2 text-ink-2 last:border-r-0 hover:text-ink aria-pressed:bg-ink aria-pressed:text-page"
          >
            {DIRECTION_WORDS[direction]} {directions[direction]}
          </button>
        ))}
      </div>
      <Choices
        name="Domain"
        none="no domain"
        facets={domains}
        chosen={params.domain}
        onChoose={(domain) => onChange({ domain })}
      />
      <Choices
        name="Difficulty"
        none="no difficulty"
        facets={difficulties}
        chosen={params.difficulty}
        onChoose={(difficulty) => onChange({ difficulty })}
      />
      <Choices
        name="Columns"
        none=""
        facets={TASK_COLUMNS.map((value) => ({ value, label: COLUMN_WORDS[value] }))}
        chosen={params.columns}
        isCounted={false}
        onChoose={(chosen) =>
          onChange({ columns: TASK_COLUMNS.filter((column) => chosen.includes(column)) })
        }
      />
    </div>
  )
}

/** A list of boxes that opens below its name. */
function Choices({
  name,
  none,
  facets,
  chosen,
  isCounted = true,
  onChoose,
}: {
  name: string
  /** What an empty value is called. */
  none: string
  facets: readonly { value: string; label?: string; count?: number }[]
  chosen: readonly string[]
  isCounted?: boolean
  onChoose: (chosen: string[]) => void
}) {
  if (facets.length < 2) return null
  return (
    <details className="group relative">
      <summary className="flex h-7 cursor-pointer list-none items-center gap-1 rounded border bg-panel px-2 text-ink-2 hover:text-ink">
        {name}
        {isCounted && chosen.length > 0 && (
          <span className="font-[600] text-ink">{chosen.length}</span>
        )}
        <span aria-hidden>▾</span>
      </summary>
      <fieldset className="absolute top-8 left-0 z-20 grid max-h-80 min-w-52 gap-1 overflow-y-auto rounded border border-rule-strong bg-panel p-3">
        <legend className="sr-only">{name}</legend>
        {facets.map(({ value, label, count }) => (
          <label key={value} className="flex items-center gap-2 whitespace-nowrap">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChoose(
                  event.target.checked
                    ? [...chosen, value]
                    : chosen.filter((other) => other !== value),
                )
              }
            />
            {label ?? (value === '' ? none : visibleName(value))}
            {count !== undefined && <span className="ml-auto pl-3 text-ink-3">{count}</span>}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

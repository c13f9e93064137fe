'use client'

import { SearchInput } from '@/components/ui/search-input'
import { Choices } from '@/components/ui/choices'
import type { Facet } from '@/lib/analysis/task/list-tasks'
import { TASK_DIRECTIONS, type TaskDirection } from '@/lib/domain/task-list'
import { TASK_COLUMNS, type TaskColumn, type TasksParams } from '@/lib/url/task-list'

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
  /** Without a comparison there is no direction, and one set of columns. */
  readonly isCompared: boolean
  readonly onChange: (change: Partial<TasksParams>) => void
}

/** Search and filters of the table of tasks; each writes the link. */
export function TaskFilters({
  params,
  domains,
  difficulties,
  directions,
  isCompared,
  onChange,
}: TaskFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs">
      <SearchInput
        label="Search tasks by name"
        placeholder="Search tasks"
        value={params.q}
        onChange={(q) => onChange({ q })}
      />
      {isCompared && (
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
      )}
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
      {isCompared && (
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
      )}
    </div>
  )
}

'use client'

import { SearchInput } from '@/components/ui/search-input'
import { STATUS_WORDS } from '@/components/task/trial-link'
import { configurationText } from '@/components/trial/configuration-text'
import { Choices } from '@/components/ui/choices'
import type { TrialList } from '@/lib/analysis/trial/list-trials'
import { displayCount } from '@/lib/display'
import { TRIAL_MARKS, TRIAL_SKILL_USES, type TrialMark } from '@/lib/domain/trial-list'
import { TRIAL_STATUSES } from '@/lib/domain/trial-status'
import { visibleName } from '@/lib/domain/visible-text'
import { TRIAL_COLUMNS, type TrialsParams } from '@/lib/url/trial-list'
import { SKILL_USE_WORDS, TRIAL_HEADS } from './trial-columns'

interface TrialFiltersProps {
  readonly list: TrialList
  readonly params: TrialsParams
  readonly onChange: (change: Partial<TrialsParams>) => void
}

const MARK_WORDS: Record<TrialMark, string> = {
  no_tokens: 'tokens unknown',
  excluded: 'left out by a reviewer',
  corrected: 'corrected by a reviewer',
}

/** The values of `all` that are among `chosen`, in the order of `all`. */
const inOrder = <Value extends string>(all: readonly Value[], chosen: readonly string[]) =>
  all.filter((value) => chosen.includes(value))

/** Filters of the list of trials; each writes the link. Counts respect the other filters. */
export function TrialFilters({ list, params, onChange }: TrialFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 text-xs">
      <SearchInput
        label="Search trials by task"
        placeholder="Search tasks"
        value={params.q}
        onChange={(q) => onChange({ q })}
      />
      <Choices
        name="Domain"
        none="no domain"
        facets={list.domains.map(({ value, count }) => {
          return { value, count, label: value === '' ? undefined : visibleName(value) }
        })}
        chosen={params.domain}
        onChoose={(domain) => onChange({ domain })}
      />
      <Choices
        name="Condition"
        none=""
        facets={list.conditions.map((one) => ({ ...one, label: visibleName(one.label) }))}
        chosen={params.condition}
        onChoose={(condition) => onChange({ condition })}
      />
      <Choices
        name="Configuration"
        none=""
        facets={list.configurations.map((one) => {
          return { ...one, label: configurationText(one) }
        })}
        chosen={params.configuration}
        onChoose={(configuration) => onChange({ configuration })}
      />
      <Choices
        name="Skill use"
        none=""
        facets={TRIAL_SKILL_USES.flatMap((value) => {
          const found = list.uses.find((one) => one.value === value)
          return found ? [{ ...found, label: SKILL_USE_WORDS[value] }] : []
        })}
        chosen={params.use}
        onChoose={(chosen) => onChange({ use: inOrder(TRIAL_SKILL_USES, chosen) })}
      />
      <RewardRange params={params} onChange={onChange} />
      <Choices
        name="Only"
        none=""
        facets={TRIAL_MARKS.map((value) => ({ value, label: MARK_WORDS[value] }))}
        chosen={params.only}
        isCounted={false}
        onChoose={(chosen) => onChange({ only: inOrder(TRIAL_MARKS, chosen) })}
      />
      <Choices
        name="Columns"
        none=""
        facets={TRIAL_COLUMNS.map((value) => ({ value, label: TRIAL_HEADS[value].label }))}
        chosen={params.columns}
        isCounted={false}
        onChoose={(chosen) => onChange({ columns: inOrder(TRIAL_COLUMNS, chosen) })}
      />
    </div>
  )
}

/** Statuses with their counts, each a filter. */
export function StatusFilter({ list, params, onChange }: TrialFiltersProps) {
  return (
    <div role="group" aria-label="How the trial ended" className="flex flex-wrap gap-x-4 gap-y-1">
      {TRIAL_STATUSES.map((status) => {
        const count = list.statuses.find(({ value }) => value === status)?.count ?? 0
        const isChosen = params.status.includes(status)
        const others = params.status.filter((one) => one !== status)
        return (
          <button
            key={status}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChange({ status: isChosen ? others : [...others, status] })}
            className={`text-xs hover:text-ink aria-pressed:font-[600] aria-pressed:text-ink aria-pressed:underline aria-pressed:underline-offset-4 ${count === 0 ? 'text-ink-3' : 'text-ink-2'}`}
          >
            {displayCount(count)} {STATUS_WORDS[status]}
          </button>
        )
      })}
    </div>
  )
}

function RewardRange({ params, onChange }: Omit<TrialFiltersProps, 'list'>) {
  const ends = [
    { name: 'least', label: 'Least reward', placeholder: 'from' },
    { name: 'most', label: 'Most reward', placeholder: 'to' },
  ] as const
  return (
    <span className="flex h-7 items-center gap-1 rounded border bg-panel pl-2 text-ink-2">
      Reward
      {ends.map(({ name, label, placeholder }) => (
        <input
          key={name}
          type="number"
          step="any"
          aria-label={label}
          placeholder={placeholder}
          value={params[name] ?? ''}
          onChange={({ target }) =>
            onChange({ [name]: target.value === '' ? null : target.valueAsNumber })
          }
          className="h-full w-14 bg-transparent px-1 text-ink [appearance:textfield] placeholder:text-ink-3"
        />
      ))}
    </span>
  )
}

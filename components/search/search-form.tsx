'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { STATUS_WORDS } from '@/components/task/trial-link'
import { configurationText } from '@/components/trial/configuration-text'
import { buttonClass } from '@/components/ui/button'
import { INPUT_CLASS } from '@/components/ui/field'
import type { Arms } from '@/lib/analysis/search/list-arms'
import { STEP_KINDS, type StepKind } from '@/lib/domain/step'
import { TRIAL_STATUSES, type TrialStatus } from '@/lib/domain/trial-status'
import { visibleName } from '@/lib/domain/visible-text'
import { MOST_SEARCH_CHARS } from '@/lib/trajectory/search-phrases'
import { searchHref, type SearchParams } from '@/lib/url/search'

const KIND_WORDS: Record<StepKind, string> = {
  ...{ system: 'System prompt', user: 'User', thought: 'Thought', message: 'Message' },
  ...{ tool: 'Tool call', compaction: 'Compaction', error: 'Error' },
}

interface SearchFormProps {
  readonly experiments: readonly { readonly slug: string; readonly name: string }[]
  /** Of the experiment that is looked into. */
  readonly arms: Arms | null
  readonly params: SearchParams
}

/** What to look for and where; each choice writes the link. */
export function SearchForm({ experiments, arms, params }: SearchFormProps) {
  const router = useRouter()
  const [q, setQ] = useState(params.q)
  const go = (change: Partial<SearchParams>) =>
    router.push(searchHref({ ...params, q, after: null, ...change }))
  const anyArm = { condition: [], configuration: [] }
  return (
    <form
      role="search"
      action="/search"
      onSubmit={(event) => {
        event.preventDefault()
        go({})
      }}
      className="max-w-[820px]"
    >
      <div className="flex gap-2">
        <input
          type="search"
          name="q"
          aria-label="Text in trajectories"
          placeholder="“no such file”  solve.py  import*"
          value={q}
          maxLength={MOST_SEARCH_CHARS}
          onChange={(event) => setQ(event.target.value)}
          className={INPUT_CLASS}
        />
        <button type="submit" className={buttonClass('primary')}>
          Search
        </button>
      </div>
      <div className="mt-2 flex flex-wrap gap-2">
        <Choice
          name="Experiment"
          none="All experiments"
          value={params.experiment ?? ''}
          values={experiments.map(({ slug, name }) => [slug, visibleName(name)])}
          onChoose={(slug) => go({ experiment: slug || null, ...anyArm })}
        />
        <Choice
          name="Kind of step"
          none="Any kind of step"
          value={params.kind[0] ?? ''}
          values={STEP_KINDS.map((kind) => [kind, KIND_WORDS[kind]])}
          onChoose={(kind) => go({ kind: STEP_KINDS.filter((one) => one === kind) })}
        />
        <Choice
          name="Status"
          none="Any status"
          value={params.status[0] ?? ''}
          values={TRIAL_STATUSES.map((status: TrialStatus) => [status, STATUS_WORDS[status]])}
          onChoose={(status) => go({ status: TRIAL_STATUSES.filter((one) => one === status) })}
        />
        {arms && (
          <>
            <Choice
              name="Condition"
              none="Any condition"
              value={params.condition[0] ?? ''}
              values={arms.conditions.map(({ key, label }) => [key, visibleName(label)])}
              onChoose={(key) => go({ condition: key ? [key] : [] })}
            />
            <Choice
              name="Configuration"
              none="Any configuration"
              value={params.configuration[0] ?? ''}
              values={arms.configurations.map((one) => [one.key, configurationText(one)])}
              onChoose={(key) => go({ configuration: key ? [key] : [] })}
            />
          </>
        )}
      </div>
    </form>
  )
}

interface ChoiceProps {
  readonly name: string
  /** What no choice is called. */
  readonly none: string
  readonly value: string
  readonly values: readonly (readonly [value: string, label: string])[]
  readonly onChoose: (value: string) => void
}

function Choice({ name, none, value, values, onChoose }: ChoiceProps) {
  return (
    <select
      aria-label={name}
      value={value}
      onChange={(event) => onChoose(event.target.value)}
      className={`h-7 max-w-[220px] rounded border bg-panel px-1 text-xs ${value === '' ? 'text-ink-2' : 'border-ink-2 font-[550]'}`}
    >
      <option value="">{none}</option>
      {values.map(([key, label]) => (
        <option key={key} value={key}>
          {label}
        </option>
      ))}
    </select>
  )
}

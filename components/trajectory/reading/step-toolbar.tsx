import type { Ref } from 'react'
import { displayCount } from '@/lib/display'
import type { StepFilterName } from '@/lib/trajectory/filter-steps'
import type { StepMeasure } from '@/lib/trajectory/step-bars'
import { STEP_FILTERS, type TrialParams } from '@/lib/url/trial'

export interface SearchState {
  /** Steps that match; null while they are looked up. */
  readonly matches: readonly number[] | null
  /** 1-based place of the current step among the matches; 0 for none. */
  readonly place: number
  readonly hasFailed: boolean
}

interface StepToolbarProps {
  readonly counts: Readonly<Record<StepFilterName, number>>
  readonly total: number
  /** What the address says: filters, searched text, measure of the bars. */
  readonly params: TrialParams
  readonly onParams: (params: Partial<TrialParams>) => void
  readonly search: SearchState
  readonly onMatch: (direction: 1 | -1) => void
  readonly measures: readonly StepMeasure[]
  readonly measure: StepMeasure
  readonly onHelp: () => void
  readonly onOutline: () => void
  readonly isOutlineOpen: boolean
  readonly searchRef: Ref<HTMLInputElement>
}

const CHIP =
  'rounded-full border px-[9px] py-[1px] text-xs whitespace-nowrap text-ink-2 hover:border-rule-strong aria-pressed:border-ink aria-pressed:text-ink disabled:opacity-50'

/** Filters by kind, search with next and previous, and what the bar measures. */
export function StepToolbar(props: StepToolbarProps) {
  const { counts, total, onParams } = props
  const filters = props.params.show
  const onFilters = (show: StepFilterName[]) => onParams({ show })
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 py-2">
      <button
        type="button"
        onClick={props.onOutline}
        aria-expanded={props.isOutlineOpen}
        className={`${CHIP} lg:hidden`}
      >
        Outline
      </button>
      <div
        role="group"
        aria-label="Show"
        className="flex gap-1 overflow-x-auto max-sm:order-last max-sm:w-full sm:flex-wrap"
      >
        <button
          type="button"
          aria-pressed={filters.length === 0}
          onClick={() => onFilters([])}
          className={CHIP}
        >
          all <span className="text-ink-3">{displayCount(total)}</span>
        </button>
        {STEP_FILTERS.map((name) => (
          <button
            key={name}
            type="button"
            disabled={counts[name] === 0}
            aria-pressed={filters.includes(name)}
            onClick={() =>
              onFilters(
                filters.includes(name) ? filters.filter((one) => one !== name) : [...filters, name],
              )
            }
            className={CHIP}
          >
            {name === 'skills' ? 'skill use' : name}{' '}
            <span className="text-ink-3">{displayCount(counts[name])}</span>
          </button>
        ))}
      </div>
      <SearchBox {...props} />
      <label className="text-xs text-ink-3 max-sm:hidden">
        bars{' '}
        <select
          value={props.measure}
          onChange={(event) => onParams({ by: event.target.value as StepMeasure })}
          className="bg-transparent text-ink-2"
        >
          {props.measures.map((measure) => (
            <option key={measure} value={measure} className="bg-panel">
              {measure === 'size' ? 'text size' : measure}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        aria-pressed={props.params.text === 'source'}
        title="Messages as they are stored, not as Markdown (m)"
        onClick={() => onParams({ text: props.params.text === 'source' ? 'markdown' : 'source' })}
        className={`${CHIP} max-sm:hidden`}
      >
        source
      </button>
      <button type="button" onClick={props.onHelp} aria-label="Keys" className={CHIP}>
        ?
      </button>
    </div>
  )
}

function SearchBox({ search, params, onParams, onMatch, searchRef }: StepToolbarProps) {
  const { matches, place, hasFailed } = search
  const text = params.q
  const count = matches?.length ?? 0
  return (
    <search className="ml-auto flex items-center gap-2 max-sm:min-w-0 max-sm:flex-1">
      <input
        ref={searchRef}
        type="search"
        value={text}
        placeholder="Search this trajectory  /"
        aria-label="Search this trajectory"
        onChange={(event) => onParams({ q: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onMatch(event.shiftKey ? -1 : 1)
          if (event.key !== 'Escape') return
          // The browser would empty the box; the reader wants back to the keys, matches at hand.
          event.preventDefault()
          event.currentTarget.blur()
        }}
        className="w-[220px] rounded border border-rule-strong bg-panel px-2 py-[2px] text-xs max-sm:min-w-0 max-sm:flex-1"
      />
      {text.trim() !== '' && (
        <>
          <span role="status" className="text-xs whitespace-nowrap text-ink-3">
            {hasFailed
              ? 'search failed'
              : matches === null
                ? '…'
                : count === 0
                  ? 'no step'
                  : `${place || '–'} of ${displayCount(count)}`}
          </span>
          <button type="button" disabled={count === 0} onClick={() => onMatch(-1)} className={CHIP}>
            <span className="sr-only">Previous match</span>↑
          </button>
          <button type="button" disabled={count === 0} onClick={() => onMatch(1)} className={CHIP}>
            <span className="sr-only">Next match</span>↓
          </button>
        </>
      )}
    </search>
  )
}

import { memo } from 'react'
import { NoteCount } from '@/components/note/note-count'
import type { PlaceNotes } from '@/components/note/place-notes'
import { displayDuration, displayTokens } from '@/lib/display'
import type { ShownSpan } from '@/lib/behaviors/shown-spans'
import type { ClippedStep } from '@/lib/trajectory/clip-step'
import type { StepOutline } from '@/lib/trajectory/step-outline'
import { visibleText } from '@/lib/domain/visible-text'
import { stepHash } from '@/lib/url/trial'
import { AGENT_INDENT, agentIndent } from './agent-indent'
import { MarkedText } from '@/components/markdown/marked-text'
import { RawStep } from './raw-step'
import { SpanMarks } from './span-marks'
import { SkillMarks } from './skill-marks'
import { StepBody } from './step-body'
import { useFocusOnLanding } from './use-focus-on-landing'

/** What a row can have done with its step; one object for all rows. */
export interface RowActions {
  readonly fold: (step: number) => void
  readonly flipRaw: (step: number) => void
  readonly select: (step: number) => void
  readonly copyLink: (step: number) => void
  /** Opens the form for a note on it; null: whoever looks may not write. */
  readonly note: ((step: number) => void) | null
  readonly retry: () => void
}

interface StepRowProps {
  readonly outline: StepOutline
  readonly spans: readonly ShownSpan[]
  /** Null while it is being read. */
  readonly step: ClippedStep | null
  readonly hasFailed: boolean
  readonly isCurrent: boolean
  readonly isFlashing: boolean
  readonly isOpen: boolean
  readonly isRaw: boolean
  readonly mark: string
  readonly notes: PlaceNotes | null
  readonly actions: RowActions
}

/** A shorter time since the step before tells nothing. */
const LEAST_SINCE_MS = 200

/** Said of a step on a branch that was left. */
export const ABANDONED = 'abandoned: the run went back and on another way'

/** What a step is, in a word. */
export const stepLabel = (outline: StepOutline): string =>
  outline.tool === null ? outline.kind : visibleText(outline.tool)

/** One step of a trajectory: number, what it is, its text, and what it cost. */
export const StepRow = memo(function StepRow(props: StepRowProps) {
  const { outline, step, isCurrent, isFlashing, actions } = props
  const row = useFocusOnLanding(isFlashing)
  return (
    <article
      ref={row}
      tabIndex={-1}
      id={stepHash(outline.number).slice(1)}
      aria-current={isCurrent ? 'step' : undefined}
      aria-label={`Step ${outline.number}, ${stepLabel(outline)}`}
      aria-busy={step === null && !props.hasFailed}
      onClick={() => actions.select(outline.number)}
      className={`group grid grid-cols-[44px_minmax(0,1fr)] border-b py-2 pr-3 outline-none aria-[current=step]:shadow-[inset_2px_0_0_var(--ink)] sm:grid-cols-[56px_minmax(0,1fr)] ${isFlashing ? 'animate-flash' : ''} ${outline.isError ? 'bg-diff-only-left' : outline.kind === 'compaction' ? 'bg-sunk' : ''}`}
    >
      <a
        href={stepHash(outline.number)}
        className="pr-3 text-right font-mono text-xs leading-5 text-ink-3 hover:text-ink hover:underline"
      >
        {outline.number}
      </a>
      <div
        className={`min-w-0 ${outline.agent === null ? '' : 'border-l-2 border-rule-strong pl-3'}`}
        style={{ marginLeft: Math.max(0, agentIndent(outline.agent) - AGENT_INDENT) }}
      >
        <RowHead {...props} />
        {step ? <LoadedBody {...props} step={step} /> : <PendingBody {...props} />}
        {props.notes && (
          <div className="mt-2 grid max-w-[860px] grid-cols-[minmax(0,1fr)] gap-2">
            {props.notes.cards}
          </div>
        )}
      </div>
    </article>
  )
})

function RowHead({ outline, spans, notes, actions, isRaw, mark }: StepRowProps) {
  const { tokens, durationMs, sinceMs } = outline
  const facts = [
    tokens === null ? null : `${displayTokens(tokens)} tokens`,
    durationMs === null ? null : displayDuration(durationMs),
  ].filter((fact) => fact !== null)
  return (
    <header className="flex flex-wrap items-start gap-x-2 *:leading-5">
      <span
        className={`max-w-full truncate text-xs font-[600] [unicode-bidi:isolate] ${outline.isError ? 'text-fail' : 'text-ink-2'}`}
      >
        {outline.isError && outline.kind !== 'error' ? '✕ ' : ''}
        {outline.tool === null ? outline.kind : <MarkedText text={outline.tool} mark={mark} />}
      </span>
      {outline.agent !== null && (
        <span className="max-w-full truncate text-xs text-ink-3">
          sub-agent {visibleText(outline.agent)}
        </span>
      )}
      {outline.isCopied && <span className="text-xs text-ink-3">repeated from before</span>}
      {outline.isAbandoned && <span className="text-xs text-ink-3">{ABANDONED}</span>}
      <SkillMarks marks={outline.skillMarks} />
      <SpanMarks spans={spans} />
      {notes && <NoteCount count={notes.count} />}
      <span className="ml-auto flex gap-3 text-xs text-ink-3">
        <span className="num whitespace-nowrap">
          {facts.join(' · ')}
          {sinceMs !== null && sinceMs >= LEAST_SINCE_MS && (
            <span title="Since the step before, by the log’s time stamps">
              {facts.length > 0 && ' · '}+{displayDuration(sinceMs)}
            </span>
          )}
        </span>
        <span className="flex gap-2 opacity-0 group-focus-within:opacity-100 [@media(hover:none)]:opacity-100 group-hover:opacity-100 group-aria-[current=step]:opacity-100">
          <button
            type="button"
            onClick={() => actions.flipRaw(outline.number)}
            aria-pressed={isRaw}
            className="hover:text-ink"
          >
            raw
          </button>
          <button
            type="button"
            onClick={() => actions.copyLink(outline.number)}
            aria-label={`Copy link to step ${outline.number}`}
            className="hover:text-ink"
          >
            link
          </button>
          {actions.note && (
            <button
              type="button"
              onClick={() => actions.note?.(outline.number)}
              aria-label={`Write a note on step ${outline.number}`}
              className="hover:text-ink"
            >
              note
            </button>
          )}
        </span>
      </span>
    </header>
  )
}

function LoadedBody(props: StepRowProps & { step: ClippedStep }) {
  const { outline, step, isRaw, isOpen, mark, actions } = props
  if (isRaw) return <RawStep step={step} />
  if (outline.isAbandoned && !isOpen) return <AbandonedBody {...props} />
  const view = { isOpen, onToggle: () => actions.fold(step.number), mark }
  return <StepBody step={step} view={view} />
}

/** A step of a branch that was left, in one line until it is asked for. */
function AbandonedBody({ outline, mark, actions }: StepRowProps) {
  return (
    <p className="flex gap-2 text-ink-3">
      <span className="truncate">
        <MarkedText text={outline.title} mark={mark} />
      </span>
      <button
        type="button"
        onClick={() => actions.fold(outline.number)}
        className="text-xs whitespace-nowrap underline hover:text-ink"
      >
        Show it
      </button>
    </p>
  )
}

function PendingBody({ outline, hasFailed, actions }: StepRowProps) {
  return (
    <div style={{ minHeight: Math.min(outline.lines, 10) * 18 }}>
      <p className="truncate text-ink-3">{outline.title}</p>
      {hasFailed && (
        <p className="text-xs text-fail">
          This step could not be read.{' '}
          <button type="button" onClick={actions.retry} className="underline">
            Try again
          </button>
        </p>
      )}
    </div>
  )
}

import Link from 'next/link'
import { TrialOutcome } from '@/components/trial-list/trial-outcome'
import { configurationText } from '@/components/trial/configuration-text'
import { ConditionMark } from '@/components/ui/condition-mark'
import type { SearchedTrial } from '@/lib/analysis/search/search-steps'
import { displayCounted } from '@/lib/display'
import { visibleName, visibleText } from '@/lib/domain/visible-text'
import { taskHref } from '@/lib/url/site'
import { trialViewHref } from '@/lib/url/trial'

/** A trial with the first of its steps that hold what was sought; each leads to the step. */
export function SearchedTrialRow({ trial, q }: { trial: SearchedTrial; q: string }) {
  const more = trial.nSteps - trial.hits.length
  return (
    <li className="border-b py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Link
          href={taskHref(trial.experiment, trial.task)}
          className="font-[550] underline-offset-2 wrap-anywhere hover:underline"
        >
          {visibleName(trial.task)}
        </Link>
        <TrialOutcome status={trial.status} reward={trial.reward} />
        <ConditionMark kind={trial.conditionKind} label={trial.conditionLabel} />
        <span className="text-xs text-ink-2 wrap-anywhere">{configurationText(trial)}</span>
        <span className="text-xs text-ink-3">{visibleName(trial.experimentName)}</span>
      </p>
      <ul className="mt-1">
        {trial.hits.map(({ step, kind, tool, snippet }) => (
          <li key={step}>
            <Link
              href={trialViewHref(trial.uid, {}, step)}
              className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 rounded px-1 py-[3px] hover:bg-sunk max-sm:grid-cols-1"
            >
              <span className="truncate text-xs text-ink-3">
                step {step} · {tool === null ? kind : visibleName(tool)}
              </span>
              <span className="font-mono text-xs wrap-anywhere text-ink-2">
                {snippet.map(({ text, isMatch }, index) =>
                  isMatch ? (
                    <mark key={index} className="bg-flash text-ink">
                      {visibleText(text)}
                    </mark>
                  ) : (
                    visibleText(text)
                  ),
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <p className="px-1 text-xs text-ink-3">
          {q === '' ? (
            `and ${displayCounted(more, 'more step', 'more steps')}`
          ) : (
            <Link href={trialViewHref(trial.uid, { q })} className="underline">
              and {displayCounted(more, 'more step', 'more steps')}
            </Link>
          )}
        </p>
      )}
    </li>
  )
}

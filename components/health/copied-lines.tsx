import { CarriedLink } from '@/components/site/carried-link'
import type { HealthView } from '@/lib/analysis/health/summarize-health'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { diffHref } from '@/lib/url/diff'
import { trialHref } from '@/lib/url/site'

const SHOWN = 6

/** Trials and skills whose content is there under two names. */
export function CopiedLines({ copies }: { copies: HealthView['copies'] }) {
  const more = copies.trials.length + copies.skills.length - 2 * SHOWN
  return (
    <ul className="text-sm text-ink-2">
      {copies.trials.slice(0, SHOWN).map(({ task, trials, n, hasSameSteps }) => (
        <li
          key={trials.join()}
          className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 border-b py-[6px]"
        >
          <span className="min-w-0">
            <span className="block text-ink">
              {displayCounted(n, 'trial')} with the same start, time, tokens and reward
              {hasSameSteps && ', and the same steps'}
            </span>
            <span className="block truncate font-mono text-2xs text-ink-3">
              {visibleName(task)}
            </span>
          </span>
          <CarriedLink
            href={
              trials.length > 1
                ? diffHref({ left: trials[0]!, right: trials[1]! })
                : trialHref(trials[0]!)
            }
            className="self-start whitespace-nowrap underline underline-offset-2 hover:text-ink"
          >
            side by side →
          </CarriedLink>
        </li>
      ))}
      {copies.skills.slice(0, SHOWN).map(({ names }) => (
        <li key={names.join()} className="border-b py-[6px] text-ink">
          one skill text under {displayCounted(names.length, 'name')}:{' '}
          <span className="font-mono text-xs wrap-anywhere">
            {names.map(visibleName).join(', ')}
          </span>
        </li>
      ))}
      {more > 0 && <li className="py-[6px] text-xs">and more; all of them are in the JSON</li>}
    </ul>
  )
}

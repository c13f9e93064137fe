import { CarriedLink } from '@/components/site/carried-link'
import { right, rowClass, Table } from '@/components/ui/table'
import type { SkillView } from '@/lib/analysis/skill/get-skill'
import { displayCount } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { comparisonOf } from '@/lib/url/comparison'
import { sayAlong } from './shared-words'
import { shortHash, skillHref, type SkillParams } from '@/lib/url/skill'
import { taskViewHref } from '@/lib/url/task'
import { trialsHref } from '@/lib/url/trial-list'

const MOST_ROWS = 100

/** Tasks that had the skill, under which conditions and beside which other skills. */
export function OfferTable({ view, params }: { view: SkillView; params: SkillParams }) {
  const { offers, experiment, conditions } = view
  const { slug } = experiment
  const labelOf = (key: string) =>
    visibleName(conditions.find((one) => one.key === key)?.label ?? key)
  if (offers.length === 0)
    return (
      <p className="text-ink-2">
        No condition with trials offers it: its folder was imported, and nothing ran with it yet.
      </p>
    )
  return (
    <>
      <Table
        caption="Tasks that had the skill"
        hasLinks
        heads={['Task', 'Under', 'Beside', ...right('Trials')]}
      >
        {offers.slice(0, MOST_ROWS).map(({ task, conditions: keys, versions, along, nTrials }) => (
          <tr key={task} className={`align-top ${rowClass('dense')}`}>
            <th scope="row" className="font-normal">
              <CarriedLink
                href={taskViewHref(slug, task, comparisonOf(params))}
                className="font-mono text-xs wrap-anywhere hover:underline"
              >
                {visibleName(task)}
              </CarriedLink>
            </th>
            <td className="text-xs text-ink-2">
              {keys.map(labelOf).join(', ')}
              {versions.length > 0 && view.versions.length > 1 && (
                <span className="block font-mono text-2xs text-ink-3">
                  {versions.map((hash) => hash.slice(0, 7)).join(', ')}
                </span>
              )}
            </td>
            <td className="text-xs min-w-[110px] wrap-anywhere text-ink-3">
              {along.length === 0
                ? 'alone'
                : sayAlong({ along: along.slice(0, 4), conditions: keys }, labelOf).map(
                    ({ skill: other, when }, at) => (
                      <span key={other}>
                        {at > 0 && ', '}
                        <CarriedLink href={skillHref(slug, other)} className="hover:underline">
                          {visibleName(other)}
                        </CarriedLink>
                        {when !== null && ` (${when})`}
                      </span>
                    ),
                  )}
              {along.length > 4 && ` and ${along.length - 4} more`}
            </td>
            <td className="text-right">
              <CarriedLink
                href={trialsHref(slug, { q: task, condition: [...keys] })}
                className="underline underline-offset-2"
              >
                {displayCount(nTrials)}
              </CarriedLink>
            </td>
          </tr>
        ))}
      </Table>
      {offers.length > MOST_ROWS && (
        <p className="mt-1 text-xs text-ink-3">
          {offers.length - MOST_ROWS} more tasks stand in the JSON.
        </p>
      )}
      {view.shown && (
        <p className="mt-1 text-xs text-ink-3">
          Trials do not record which version they were given: a version is what the condition offers
          the task. Shown above: {shortHash(view.shown.contentHash)}.
        </p>
      )}
    </>
  )
}

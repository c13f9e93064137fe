import { CarriedLink } from '@/components/site/carried-link'
import { HowComputed } from '@/components/ui/how-computed'
import { termHref } from '@/lib/url/docs'
import type { SkillView } from '@/lib/analysis/skill/get-skill'
import { displayCounted, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { comparisonOf } from '@/lib/url/comparison'
import { shortHash, skillHref, type SkillParams } from '@/lib/url/skill'

const NEARLY_THE_SAME = 0.8

/** Other skills whose text resembles this one's. */
export function NearSkillList({ view, params }: { view: SkillView; params: SkillParams }) {
  const { near, experiment } = view
  if (!near) return <p className="text-ink-2">Without its text there is nothing to compare.</p>
  return (
    <>
      {near.items.length === 0 ? (
        <p className="text-ink-2">
          None: of {displayCounted(near.nCompared, 'other skill')} no text shares a fifth with it.
        </p>
      ) : (
        <ul className="divide-y">
          {near.items.map(({ skill, contentHash, similarity }) => (
            <li key={skill} className="flex flex-wrap items-baseline gap-x-3 py-1">
              <CarriedLink
                href={skillHref(experiment.slug, skill, {
                  ...comparisonOf(params),
                  version: shortHash(contentHash),
                })}
                className="font-mono text-xs wrap-anywhere hover:underline"
              >
                {visibleName(skill)}
              </CarriedLink>
              <span className="text-xs text-ink-2">
                {displayRate(similarity)} of the text in common
                {similarity >= NEARLY_THE_SAME && ': nearly the same'}
              </span>
            </li>
          ))}
        </ul>
      )}
      <HowComputed href={termHref('Near-duplicate')}>
        <p>
          Share of the runs of five words that both texts have, of all that either has (Jaccard),
          over all files of a version, upper and lower case alike. Candidates are found by sketches
          of 256 least hashes a text; the share shown is counted on the whole texts. Below 20 %
          nothing is listed. {displayCounted(near.nCompared, 'other skill')} compared
          {near.nLeftOut > 0 && `, ${displayCounted(near.nLeftOut, 'oldest version')} left out`}.
        </p>
      </HowComputed>
    </>
  )
}

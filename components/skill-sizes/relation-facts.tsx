import type { SkillSizesView } from '@/lib/analysis/skill/summarize-skill-sizes'
import {
  displayCounted,
  displayFamily,
  displayNamedP,
  displayPoints,
  displayPointsInterval,
} from '@/lib/display'
import { shortOf } from '@/lib/cells/say-sizes'
import { SKILL_SIZE_WORDS } from '@/lib/domain/skill-size'
import { sayCorrelationPlan } from '@/lib/stats/plan-correlation'
import { OtherPolicies } from '@/components/contrast/policy-answers'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { sayDifference, WHEN_BEST } from './difference-words'

const SIZE_VERDICTS = {
  rises: 'the gain rises with size',
  falls: 'the gain falls with size',
  cannot_tell: 'can’t tell yet',
}

const rho = (value: number | null) =>
  value === null ? '—' : `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`

const rhoInterval = (low: number | null, high: number | null) =>
  low === null || high === null ? 'no interval' : `[${rho(low)}, ${rho(high)}]`

/** Does size go along with the gain, and what else goes along with size? */
export function RelationFacts({ view }: { view: SkillSizesView }) {
  const { relation, size, contrast } = view
  const { raw, adjusted, kendall, regression, differences, confounds } = relation
  const strong = confounds.filter((one) => one.rho !== null && Math.abs(one.rho) >= 0.3)
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-[112px_1fr] sm:grid-cols-[136px_1fr] gap-x-4 gap-y-1 text-ink-2 [&>dt]:text-ink-3">
        <dt>Rank correlation</dt>
        <dd>
          ρ = <strong className="font-[600] text-ink">{rho(raw.rho)}</strong>{' '}
          {rhoInterval(raw.lo, raw.hi)} · {displayNamedP('p', raw.p)} ·{' '}
          {displayCounted(raw.n, 'task')}
          {raw.rho === null && ' (needs three tasks of different sizes)'}
          {relation.verdict && (
            <strong className="ml-2 font-[550] text-ink">{SIZE_VERDICTS[relation.verdict]}</strong>
          )}
        </dd>
        <dt>Adjusted</dt>
        <dd>
          ρ = <strong className="font-[600] text-ink">{rho(adjusted.rho)}</strong> ·{' '}
          {displayNamedP('p', adjusted.p)} · for domain and for the rate without skills
          {adjusted.rho === null && ' (too few tasks for so many domains)'}
        </dd>
        {differences.map((one) => (
          <Difference
            key={`${one.first} ${one.second}`}
            name={`${shortOf(one.first)} minus ${shortOf(one.second)}`}
            text={sayDifference(one)}
          />
        ))}
      </dl>
      <p className="max-w-[640px] text-xs text-ink-2">
        {raw.rho !== null && `${sayCorrelationPlan(relation.plan)} `}
        <span className="text-ink-3">
          <SizePolicies view={view} />
        </span>
      </p>
      <p className="max-w-[640px] text-ink-2">
        {relation.isExplained && 'Domain or baseline explain part of the raw correlation. '}
        {strong.length > 0 &&
          `Confounded: size goes along with ${strong
            .map(
              (one) =>
                `${one.name === 'baseline' ? 'the rate without skills' : SKILL_SIZE_WORDS[one.name]} (ρ ${rho(one.rho)})`,
            )
            .join(', ')}. `}
        Size was not assigned at random: this is no proof of cause. {WHEN_BEST}
      </p>
      <HowComputed href={methodHref('Skill size and effect')}>
        <p>
          One point a task: its gain, mean over the shown configurations.{' '}
          {contrast?.uncertainty === 'rerun'
            ? 'Classes and their differences: normal interval from trials, for these same tasks. The correlation sets tasks against each other, so its interval is for other tasks all the same.'
            : 'Classes: t interval from the class’s own spread. Differences: Welch 1947.'}{' '}
          q: p after Benjamini and Hochberg over {displayFamily(differences.length, 'difference')}.
          No draws and no seed: formulas. Correlation: Spearman, average ranks, interval after
          Bonett and Wright 2000; adjusted: residuals of ranks after baseline and domain. Guide:
          local linear fit (Cleveland 1979), span 0.75, no band. Kendall’s τ = {rho(kendall.tauB)}{' '}
          {rhoInterval(kendall.lo, kendall.hi)}.
        </p>
        <p>
          Regression of the gain on {SKILL_SIZE_WORDS[size]}, baseline and domain:{' '}
          {displayPoints(regression.bX, ' pp')}{' '}
          {displayPointsInterval(regression.lo, regression.hi)} per{' '}
          {regression.per === 'doubling' ? 'doubling' : 'one more'}, HC3,{' '}
          {displayCounted(regression.n, 'task')}
          {regression.nSingletonsDropped > 0 &&
            `, ${regression.nSingletonsDropped} alone in their domain left out`}
          . The rate without skills goes along with the gain by construction: what is solved already
          cannot gain.
        </p>
      </HowComputed>
    </div>
  )
}

/** The correlation with errors counted the other ways. */
function SizePolicies({ view }: { view: SkillSizesView }) {
  const { contrast, policies } = view
  if (!contrast) return null
  return (
    <OtherPolicies
      policy={contrast.policy}
      answers={policies.map(({ policy, raw, adjusted, verdict }) => ({
        policy,
        number: `ρ ${rho(raw.rho)} ${rhoInterval(raw.lo, raw.hi)}`,
        basis: `adjusted ${rho(adjusted.rho)} · ${displayCounted(raw.n, 'task')}`,
        verdict: verdict && SIZE_VERDICTS[verdict],
      }))}
    />
  )
}

const Difference = ({ name, text }: { name: string; text: string }) => (
  <>
    <dt>{name}</dt>
    <dd>{text}</dd>
  </>
)

import { CarriedLink } from '@/components/site/carried-link'
import { GainInterval } from '@/components/chart/gain-interval'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { HarmMark } from '@/components/contrast/harm-mark'
import { LABEL_MEANINGS } from '@/components/contrast/label-words'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { rowClass, Table } from '@/components/ui/table'
import type { SkillView } from '@/lib/analysis/skill/get-skill'
import type { SkillCell, SkillEffect } from '@/lib/cells/skill-effect'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { comparisonOf } from '@/lib/url/comparison'
import type { SkillParams } from '@/lib/url/skill'
import { taskViewHref } from '@/lib/url/task'

const MOST_ROWS = 60

/** Every task that had the skill by every configuration: colour is the gain, a hatch is noise. */
export function EffectMap({
  view,
  effect,
  params,
}: {
  view: SkillView
  effect: SkillEffect
  params: SkillParams
}) {
  const { tasks, configurations } = effect
  const shown = tasks.slice(0, MOST_ROWS)
  return (
    <>
      <Table
        caption="Gain on each task with the skill, by configuration"
        hasLinks
        heads={[
          'Task',
          ...configurations.map(({ key, model, harness, effort }) => ({
            label: (
              <>
                {visibleName(model ?? key)}
                <span className="block max-w-[130px] truncate text-2xs">
                  {visibleName([harness, effort].filter(Boolean).join(' · '))}
                </span>
              </>
            ),
            title: visibleName([model, harness, effort].filter(Boolean).join(' · ') || key),
            className: 'text-center',
          })),
          { label: 'All shown, 95 %', isRight: true },
          'How sure',
        ]}
      >
        {shown.map(({ task, gain, cells, finding }) => (
          <tr key={task} className={rowClass('dense')}>
            <th scope="row" className="min-w-[130px] font-normal">
              <CarriedLink
                href={taskViewHref(view.experiment.slug, task, comparisonOf(params))}
                className="font-mono text-xs wrap-anywhere hover:underline"
              >
                {visibleName(task)}
              </CarriedLink>
            </th>
            {configurations.map(({ key }) => (
              <MapCell
                key={key}
                cell={cells.find((one) => one.configuration === key)}
                isTooFew={isTooFew(finding)}
              />
            ))}
            <td className="text-right whitespace-nowrap">
              <GainInterval gain={gain} width={110} />{' '}
              <strong
                className={`inline-block w-12 font-[600] ${GAIN_TONE[isTooFew(finding) ? 'noise' : gainTone(gain)]}`}
              >
                {displayPoints(gain.estimate)}
              </strong>
            </td>
            <td>
              <HarmMark finding={finding} title={LABEL_MEANINGS[finding]} />
            </td>
          </tr>
        ))}
      </Table>
      <p className="mt-2 flex flex-wrap items-center gap-x-3 text-xs text-ink-3">
        <Swatch gain={{ estimate: 0.5, low: 0.1, high: 0.8 }} /> gains
        <Swatch gain={{ estimate: -0.5, low: -0.8, high: -0.1 }} /> loses
        <Swatch gain={{ estimate: 0.5, low: -0.1, high: 0.9 }} /> 95 % interval covers 0; without
        colour: too few runs to tell. Small: rate without → with.
        {tasks.length > shown.length &&
          ` ${displayCounted(tasks.length - shown.length, 'task')} between the ends stand in the JSON.`}
      </p>
      <HowComputed href={methodHref('Rates and gains')}>
        <p>
          Each cell: mean reward of the compared condition minus that of the baseline, same task and
          configuration, with a score interval from trials (for partial rewards none). A row: the
          mean over the configurations of the comparison. “How sure” is corrected for every task of
          the experiment, not for these alone. Six trials in a cell say little; read rows and
          columns first.
        </p>
      </HowComputed>
    </>
  )
}

/** So few runs say nothing, however large the difference: then nothing is coloured. */
const isTooFew = (finding: SkillEffect['tasks'][number]['finding']) =>
  finding === 'too_few_runs' || finding === 'not_tested'

/** A colour as strong as the gain; the pattern says what noise could make. */
function groundOf({ estimate, low, high }: Pick<SkillCell['gain'], 'estimate' | 'low' | 'high'>) {
  if (estimate === null) return {}
  const hue = estimate >= 0 ? 'var(--help)' : 'var(--hurt)'
  const share = Math.round(Math.min(1, Math.abs(estimate)) * 70)
  const tint = `color-mix(in oklab, ${hue} ${share}%, var(--page))`
  const isNoise = gainTone({ low, high }) === 'noise'
  return {
    background: isNoise
      ? `repeating-linear-gradient(-45deg, ${tint} 0 3px, color-mix(in oklab, ${tint} 55%, var(--page)) 3px 6px)`
      : tint,
    isNoise,
  }
}

const Swatch = ({ gain }: { gain: Pick<SkillCell['gain'], 'estimate' | 'low' | 'high'> }) => (
  <span
    aria-hidden
    className="inline-block h-3 w-6 border"
    style={{ background: groundOf(gain).background }}
  />
)

function MapCell({ cell, isTooFew }: { cell: SkillCell | undefined; isTooFew: boolean }) {
  if (!cell)
    return (
      <td className="text-center text-ink-3" title="not run in both arms">
        —
      </td>
    )
  const { gain, without, with: with_, nWithout, nWith } = cell
  const { background, isNoise } = isTooFew ? { isNoise: true } : groundOf(gain)
  return (
    <td
      className="border-l-2 border-page px-1! text-center whitespace-nowrap"
      title={`${displayPoints(gain.estimate, ' pp')} ${displayPointsInterval(gain.low, gain.high)}, ${nWith} trials with, ${nWithout} without`}
      style={{ background }}
    >
      <span className="rounded-[3px] bg-page/75 px-[3px]">
        <span className={isNoise ? '' : 'font-[650]'}>
          {displayPoints(gain.estimate).replace('.0', '')}
        </span>{' '}
        <span className="text-2xs text-ink-2">
          {displayRate(without, '').replace('.0', '')}→{displayRate(with_, '').replace('.0', '')}
        </span>
      </span>
    </td>
  )
}

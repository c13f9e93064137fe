import { GainRowsChart } from '@/components/chart/gain-rows-chart'
import type { SkillEffect } from '@/lib/cells/skill-effect'
import { displayPoints, displayPointsInterval } from '@/lib/display'
import { sayTasks } from '@/lib/cells/say-tasks'

/** The gain on the skill's tasks, a configuration a row. */
export function GainByConfiguration({ effect: { configurations } }: { effect: SkillEffect }) {
  if (configurations.length === 0)
    return <p className="text-ink-2">No configuration ran these tasks in both arms.</p>
  const rows = configurations.map(({ key, harness, model, effort, gain, isShown }) => ({
    name: [model ?? key, harness, effort].filter(Boolean).join(' · '),
    note: `${sayTasks(gain)}${isShown ? '' : ', not in the means'}`,
    gain: gain.estimate,
    low: gain.low,
    high: gain.high,
  }))
  return (
    <div className="scroll-x" role="group" aria-label="Gain by configuration" tabIndex={0}>
      <GainRowsChart
        rows={rows}
        width={540}
        names={270}
        axis="pp, 95 %"
        label={rows
          .map(
            ({ name, gain, low, high }) =>
              `${name}: ${displayPoints(gain, ' pp')} ${displayPointsInterval(low, high)}`,
          )
          .join('; ')}
      />
    </div>
  )
}

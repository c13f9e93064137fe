import { GainRowsChart } from '@/components/chart/gain-rows-chart'
import { GAIN_TONE, gainTone } from '@/components/chart/gain-tone'
import { PlotFrame } from '@/components/chart/plot-frame'
import type { SkillSizesView } from '@/lib/analysis/skill/summarize-skill-sizes'
import { displayCounted, displayPoints, displayPointsInterval, displayRate } from '@/lib/display'
import { SKILL_SIZE_WORDS, type SkillSize } from '@/lib/domain/skill-size'
import { skillSizesDataHref, type SkillSizesParams } from '@/lib/url/skill-sizes'
import { right, rowClass, Table } from '@/components/ui/table'
import { visibleName } from '@/lib/domain/visible-text'

/** What sizes count; the classes of tokens have names of their own. */
const COUNTED: Partial<Record<SkillSize, string>> = {
  modules: 'skill',
  files: 'file',
  scripts: 'script',
}

/** `4+ skills`: beside “40 tasks” a number alone could be either. */
function nameClass(size: SkillSize, label: string): string {
  const one = COUNTED[size]
  if (one === undefined || label === 'none') return label
  return `${label} ${one}${label === '1' ? '' : 's'}`
}

/** Mean gain by class of size: the picture, and the same as a table. */
export function SizeClasses({ view, params }: { view: SkillSizesView; params: SkillSizesParams }) {
  const { experiment, relation, size, contrast } = view
  const isRerun = contrast?.uncertainty === 'rerun'
  const axis = `mean gain, pp, 95 % interval ${isRerun ? 'for these tasks' : 'over tasks'}`
  return (
    <>
      <h3 className="mb-2 font-[600]">How much does each class gain?</h3>
      <PlotFrame
        label={`Mean gain by ${SKILL_SIZE_WORDS[size]}: ${relation.bins.length} classes`}
        fileName={`${experiment.slug}-gain-by-${size}`}
        csvHref={skillSizesDataHref(experiment.slug, { ...params, size }, 'csv', 'classes')}
        caption={{
          title: `Do tasks gain more with another ${SKILL_SIZE_WORDS[size]}?`,
          note: `${visibleName(experiment.name)}. ${axis}; n is the number of tasks in a class. Formulas, no draws.`,
        }}
      >
        <GainRowsChart
          label="Mean gain by class of size"
          axis={axis}
          rows={relation.bins.map(({ label, nTasks, gain, low, high }) => ({
            ...{ name: nameClass(size, label), gain, low, high },
            note: displayCounted(nTasks, 'task'),
          }))}
        />
      </PlotFrame>
      <details className="mb-4 text-xs">
        <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
          The numbers as a table
        </summary>
        <ClassTable bins={relation.bins} />
      </details>
    </>
  )
}

function ClassTable({ bins }: Pick<SkillSizesView['relation'], 'bins'>) {
  return (
    <Table
      caption="Mean gain by class of size"
      least={460}
      heads={['Class', ...right('Tasks', 'Trials', 'Without, %', 'Gain, pp', '95 %')]}
    >
      {bins.map((bin) => (
        <tr
          key={bin.label}
          className={`${rowClass('dense')} [&>td]:text-right [&>td]:whitespace-nowrap`}
        >
          <th scope="row" className="font-normal whitespace-nowrap">
            {bin.label}
          </th>
          <td>{bin.nTasks}</td>
          <td>{bin.nTrials}</td>
          <td>{displayRate(bin.without, '')}</td>
          <td className={`font-[600] ${GAIN_TONE[gainTone(bin)]}`}>{displayPoints(bin.gain)}</td>
          <td className="text-ink-3">{displayPointsInterval(bin.low, bin.high)}</td>
        </tr>
      ))}
    </Table>
  )
}

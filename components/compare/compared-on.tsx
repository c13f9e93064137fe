import type {
  ComparedExperiments,
  ComparedSide,
  ConfigurationName,
} from '@/lib/analysis/compare/compare-experiments'
import { configurationText } from '@/components/trial/configuration-text'
import { sayOfFamilies } from '@/lib/cells/say-tasks'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { Square } from './square'

/** What both ran, by what it was matched, and what only one of them has. */
export function ComparedOn({ compared }: { compared: ComparedExperiments }) {
  const { configurations, difference, left, right } = compared
  const byModel = configurations.filter(({ basis }) => basis === 'model')
  const isOther =
    left.contrast?.without.key !== right.contrast?.without.key ||
    left.contrast?.with.key !== right.contrast?.with.key
  return (
    <div className="mt-4 border-y py-2 text-xs text-ink-2">
      <p>
        <strong className="font-[600] text-ink">Compared on</strong>{' '}
        {displayCounted(difference?.nTasks ?? 0, 'common task')}
        {sayOfFamilies(difference)} ·{' '}
        {displayCounted(configurations.length, 'common configuration')}
        {configurations.length > 0 &&
          `: ${configurations.map((one) => nameOf(one.left)).join(', ')}`}{' '}
        · {displayCounted(difference?.nCells ?? 0, 'pair')} of cells
      </p>
      {isOther && (
        <p className="mt-1 text-ink">
          Not the same conditions: <Square side="left" />
          {sayConditions(left)}; <Square side="right" />
          {sayConditions(right)}.
        </p>
      )}
      {byModel.length > 0 && (
        <p className="mt-1">
          Matched by the model alone, since the harness differs:{' '}
          {byModel.map((one) => `${nameOf(one.left)} with ${nameOf(one.right)}`).join('; ')}.
        </p>
      )}
      <Only side="left" names={left.only} tasks={left.onlyTasks} />
      <Only side="right" names={right.only} tasks={right.onlyTasks} />
    </div>
  )
}

/** What a side compares. */
const sayConditions = ({ contrast }: ComparedSide) =>
  contrast && `${visibleName(contrast.without.label)} → ${visibleName(contrast.with.label)}`

function Only({
  side,
  names,
  tasks,
}: {
  side: 'left' | 'right'
  names: readonly ConfigurationName[]
  tasks: readonly string[]
}) {
  if (names.length + tasks.length === 0) return null
  return (
    <details className="mt-1">
      <summary>
        Only in <Square side={side} />
        {displayCounted(tasks.length, 'task')}, {displayCounted(names.length, 'configuration')}
      </summary>
      {names.length > 0 && <p className="mt-1 wrap-anywhere">{names.map(nameOf).join(', ')}</p>}
      {tasks.length > 0 && (
        <p className="mt-1 font-mono wrap-anywhere">{tasks.map(visibleName).join(', ')}</p>
      )}
    </details>
  )
}

const nameOf = (name: ConfigurationName) => configurationText(name)

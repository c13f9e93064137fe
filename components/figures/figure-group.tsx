import { ConfigurationName } from '@/components/models/arm-name'
import { CONDITION_COLOR } from '@/components/ui/condition-mark'
import type { FigureGroup as Group } from '@/lib/analysis/figure/list-experiment-figures'
import type { Figure } from '@/lib/domain/published-figure'
import { CONDITION_KINDS, conditionKindLabel, type ConditionKind } from '@/lib/domain/condition'
import { measureWords, scopeLabel } from '@/lib/domain/figure-measure'
import { right, rowClass, Table } from '@/components/ui/table'
import { displayCount } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { figureInterval, figureText, withDash } from './figure-value'

const kindOf = (key: string | null): ConditionKind =>
  CONDITION_KINDS.find((kind) => kind === key) ?? 'other'

/** Label of a condition key of a source. */
export const printedCondition = (key: string | null): string =>
  key === null
    ? ''
    : CONDITION_KINDS.some((kind) => kind === key)
      ? conditionKindLabel(kindOf(key))
      : key

const isEffect = ({ measure }: Figure) => ['rate', 'points'].includes(measureWords(measure).unit)

/** What the source prints of a group: success first, then what it took, each with its sources. */
export function FigureGroupTables({ group }: { group: Group }) {
  const parts = [
    group.figures.filter(isEffect),
    group.figures.filter((figure) => !isEffect(figure)),
  ].filter((figures) => figures.length > 0)
  return (
    <div className="grid gap-5">
      {parts.map((figures) => (
        <FigureTable key={figures[0]!.measure} group={{ ...group, figures }} />
      ))}
    </div>
  )
}

/** One row a thing, one column a measure under a condition. */
function FigureTable({ group }: { group: Group }) {
  const columns = [
    ...new Map(
      group.figures.map(({ measure, condition }) => [
        `${measure}\n${condition}`,
        { measure, condition },
      ]),
    ).values(),
  ].sort((a, b) => group.measures.indexOf(a.measure) - group.measures.indexOf(b.measure))
  const keys = [...new Set(group.figures.map(({ key }) => key))]
  return (
    // Few columns stay near the names, as wide as the chart above them.
    <div className={`min-w-0 ${columns.length < 4 ? 'max-w-[760px]' : ''}`}>
      <Table
        caption={`${scopeLabel(group.scope)}: ${[...new Set(columns.map(({ measure }) => measureWords(measure).label))].join(', ')}`}
        heads={[WHAT, ...columns.map(headOf), ...right('n')]}
      >
        {keys.map((key) => (
          <FigureRow
            key={key}
            name={key}
            figures={group.figures.filter((one) => one.key === key)}
            columns={columns}
          />
        ))}
      </Table>
      <Sources figures={group.figures} />
    </div>
  )
}

const WHAT = { label: 'What', isHidden: true }

type Column = Pick<Figure, 'measure' | 'condition'>

/** A measure, and below it the condition in its hue. */
const headOf = ({ measure, condition }: Column) => ({
  isRight: true,
  label: (
    <>
      {measureWords(measure).label}
      {condition !== null && (
        <span className="block text-2xs">
          <span aria-hidden className={CONDITION_COLOR[kindOf(condition)]}>
            {kindOf(condition) === 'no_skills' ? '○' : '●'}
          </span>{' '}
          {printedCondition(condition)}
        </span>
      )}
    </>
  ),
})

function FigureRow({
  name,
  figures,
  columns,
}: {
  name: string
  figures: readonly Figure[]
  columns: readonly Column[]
}) {
  const [count] = figures.flatMap(({ n }) => n ?? [])
  return (
    <tr className={`${rowClass()} align-top`}>
      <th scope="row" className="text-sm font-normal whitespace-nowrap">
        <FigureName scope={figures[0]!.scope} name={name} />
      </th>
      {columns.map(({ measure, condition }) => {
        const found = figures.find((one) => one.measure === measure && one.condition === condition)
        return (
          <td
            key={`${measure} ${condition}`}
            className="text-right whitespace-nowrap"
            title={
              found && [found.intervalKind, found.source, found.note].filter(Boolean).join(' · ')
            }
          >
            {found ? figureText(found) : '—'}
            {found && figureInterval(found) && (
              <span className="ml-1 text-xs text-ink-3">{figureInterval(found)}</span>
            )}
          </td>
        )
      })}
      <td className="text-right text-ink-3">{displayCount(count ?? null)}</td>
    </tr>
  )
}

/** A configuration as on every other page, the model first; a task in the letters of a name. */
function FigureName({ scope, name }: { scope: string; name: string }) {
  const [harness, ...model] = name.split(' / ')
  if (scope === 'configuration' && model.length > 0)
    return <ConfigurationName configuration={name} harness={harness!} model={model.join(' / ')} />
  return scope === 'task' ? (
    <span className="font-mono text-xs">{visibleName(name)}</span>
  ) : (
    withDash(name)
  )
}

/** Where the figures stand, what their intervals are, and what a reader must know beside them. */
function Sources({ figures }: { figures: readonly Figure[] }) {
  const distinct = (values: readonly (string | null)[]) => [
    ...new Set(values.filter((value) => value !== null)),
  ]
  const kinds = distinct(figures.map(({ intervalKind }) => intervalKind))
  const notes = distinct(figures.map(({ note }) => note))
  const MOST_NOTES = 8
  return (
    <dl className="mt-2 grid max-w-[860px] grid-cols-[80px_1fr] gap-x-3 text-xs text-ink-2 [&>dt]:text-ink-3">
      <dt>Source</dt>
      <dd>{distinct(figures.map(({ source }) => source)).join(' · ')}</dd>
      <dt>Intervals</dt>
      <dd>
        {kinds.length === 0
          ? 'the source prints none'
          : `${kinds.join(' · ')}. The source’s own kind; not comparable with the intervals of other pages.`}
      </dd>
      {notes.length > 0 && (
        <>
          <dt>Notes</dt>
          <dd>
            {notes.slice(0, MOST_NOTES).join(' · ')}
            {notes.length > MOST_NOTES && ` · ${notes.length - MOST_NOTES} more in the CSV`}
          </dd>
        </>
      )}
    </dl>
  )
}

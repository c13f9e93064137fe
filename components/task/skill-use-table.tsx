import type { TaskView } from '@/lib/analysis/task/get-task'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

const RUNGS = [
  ['nOffered', 'offered'],
  ['nLoaded', 'loaded'],
  ['nRead', 'read'],
  ['nExecuted', 'executed'],
] as const

/** How far skills got, by condition: offered, loaded, read, executed. */
export function SkillUseTable({ view }: { view: TaskView }) {
  const headOf = (key: string) => view.conditions.find((one) => one.key === key)
  const label = (key: string) => visibleName(headOf(key)?.label ?? key)
  const nMislabelled = view.skillUse
    .filter(({ condition }) => headOf(condition)?.kind === 'no_skills')
    .reduce((sum, { nOffered }) => sum + nOffered, 0)
  if (view.skillUse.every(({ nUnknown, nTrials }) => nUnknown === nTrials))
    return <p className="text-ink-2">No trajectory here tells whether a skill was used.</p>
  return (
    <>
      <div className="scroll-x">
        <table className="w-full">
          <caption className="sr-only">
            Trials in which a skill was offered, loaded, read, run
          </caption>
          <thead>
            <tr className="border-b border-rule-strong [&>th]:pr-3 [&>th]:pb-[6px]">
              <th scope="col">Trials</th>
              {RUNGS.map(([key, name]) => (
                <th key={key} scope="col" className="text-right">
                  {name}
                </th>
              ))}
              <th scope="col" className="pr-0! text-right">
                unknown
              </th>
            </tr>
          </thead>
          <tbody>
            {view.skillUse.map((row) => (
              <tr
                key={row.condition}
                className="border-b last:border-0 [&>td]:py-1 [&>td]:pr-3 [&>td]:text-right"
              >
                <th scope="row" className="py-1 pr-3 text-xs font-normal text-ink">
                  {label(row.condition)} <span className="text-ink-3">{row.nTrials}</span>
                </th>
                {RUNGS.map(([key]) => (
                  <td key={key} className={row[key] === 0 ? 'text-ink-3' : ''}>
                    {row[key]}
                  </td>
                ))}
                <td className="pr-0! text-ink-3">{row.nUnknown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {nMislabelled > 0 && (
        <p className="mt-2 text-xs text-ink-2">
          {displayCounted(nMislabelled, 'trial')} labelled without skills{' '}
          {nMislabelled === 1 ? 'was' : 'were'} offered some by the log: the label may be wrong.
        </p>
      )}
    </>
  )
}

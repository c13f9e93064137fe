import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import { displayCounted } from '@/lib/display'
import type { ProposedMapping } from '@/lib/domain/folder-mapping'
import { visibleName } from '@/lib/domain/visible-text'

/** Files that look like trials, with what they would be by the mapping that is proposed. */
export function ReportProposed({ proposed }: { proposed: readonly ProposedMapping[] }) {
  return (
    <Section
      id="proposed"
      title="What looks like trials and needs a mapping?"
      aside="nothing of it is read until you say so"
    >
      {proposed.map((one) => (
        <Proposed key={`${one.folder} ${String(one.mapping.trials)}`} proposed={one} />
      ))}
    </Section>
  )
}

/** Each field with the place that says it: `task {task} · reward #score`. */
const fieldsText = ({ fields, rewards }: ProposedMapping['mapping']) =>
  [...Object.entries(fields ?? {}), ...Object.entries(rewards ?? {})]
    .map(([field, place]) => `${field} ${String(place)}`)
    .join(' · ')

function Proposed({ proposed }: { proposed: ProposedMapping }) {
  const { folder, mapping, files, open, examples } = proposed
  const trials = String(mapping.trials)
  return (
    <div className="mt-3">
      <h3 className="font-[620] wrap-anywhere">
        {visibleName(folder === '' ? trials : `${folder}/${trials}`)},{' '}
        {displayCounted(files, 'file')}
      </h3>
      <p className="text-ink-2 wrap-anywhere">
        {visibleName(fieldsText(mapping))}
        {open.length > 0 && ` · nothing says the ${open.join(', the ')}`}
      </p>
      <Table
        caption="What the first trials would be"
        least={560}
        heads={['File', 'Task', 'Condition', 'Model', ...right('Reward')]}
      >
        {examples.map(({ path, task, condition, model, reward }, index) => (
          <tr key={index} className={`${rowClass('dense')} align-top`}>
            <td className="max-w-[320px] text-xs wrap-anywhere text-ink-2">
              {visibleName(path.slice(folder === '' ? 0 : folder.length + 1))}
            </td>
            <td className="wrap-anywhere">{visibleName(task)}</td>
            <td className="wrap-anywhere">{visibleName(condition ?? 'unknown')}</td>
            <td className="wrap-anywhere">{visibleName(model ?? 'unknown')}</td>
            <td className="text-right">
              {reward === null ? 'none' : String(Number(reward.toFixed(4)))}
            </td>
          </tr>
        ))}
      </Table>
    </div>
  )
}

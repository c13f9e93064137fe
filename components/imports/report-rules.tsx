import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import { displayCount, displayCounted } from '@/lib/display'
import type { ImportReport } from '@/lib/domain/import'
import {
  displayRule,
  type PreviewedTrial,
  type RuleCount,
  type RuleEffect,
  type RuleField,
} from '@/lib/domain/import-rule'
import { visibleName } from '@/lib/domain/visible-text'

const HOW: Record<RuleEffect['how'], string> = {
  set: 'sets',
  replaced: 'replaces',
  kept: 'leaves as the log states it:',
}

const fieldText = ({ field, how, trials }: RuleCount['fields'][number]) =>
  `${HOW[how]} ${field} (${displayCount(trials)})`

/** What each rule did, one that did nothing too. */
export function ReportRules({ rules }: { rules: readonly RuleCount[] }) {
  return (
    <Section id="rules" title="What did the rules set?" aside="the first that sets a field has it">
      <Table caption="Rules of this import" least={560} heads={['Rule', ...right('Trials'), 'Did']}>
        {rules.map(({ rule, trials, fields }, index) => (
          <tr key={index} className={`${rowClass()} align-top`}>
            <td className="font-mono text-xs min-w-[110px] wrap-anywhere">
              {index + 1}. {visibleName(displayRule(rule))}
            </td>
            <td className="text-right">{displayCount(trials)}</td>
            <td className="text-ink-2">
              {trials === 0 ? 'nothing: it fits no trial' : fields.map(fieldText).join(', ')}
            </td>
          </tr>
        ))}
      </Table>
    </Section>
  )
}

/** Each trial of a dry run as it would be, and what it is without the rules. */
export function ReportPreviewed({
  report,
  isMapped,
}: {
  report: ImportReport
  /** A mapping says what its trials are: whoever wants it looks at them. */
  isMapped: boolean
}) {
  const { previewed = [], trials, rules = [], toSet, statuses } = report
  const all = trials.added + trials.replaced + trials.unchanged
  const lacksReward = statuses.some(({ rule }) => rule === 'trajectory_only')
  if (previewed.length === 0) return null
  return (
    <Section
      id="previewed"
      title="What would each trial be?"
      aside={
        all > previewed.length
          ? `the first ${displayCount(previewed.length)} of ${displayCounted(all, 'trial')}`
          : displayCounted(all, 'trial')
      }
    >
      <details open={isMapped || rules.length > 0 || toSet.condition > 0 || lacksReward}>
        <summary className="w-fit cursor-pointer text-sm text-ink-2 underline">
          Trials one by one
        </summary>
        <div className="mt-2 max-h-[420px] overflow-y-auto">
          <Table
            caption="Trials of this dry run"
            least={860}
            heads={['Path', 'Task', 'Condition', 'Configuration', ...right('Reward')]}
          >
            {previewed.map((trial, index) => (
              <PreviewedRow key={index} trial={trial} />
            ))}
          </Table>
        </div>
      </details>
    </Section>
  )
}

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)

function PreviewedRow({ trial }: { trial: PreviewedTrial }) {
  const { path, task, condition, harness, model, reward, effects } = trial
  const effectOn = (...fields: RuleField[]) =>
    effects.find(({ field, how }) => fields.includes(field) && how !== 'kept')
  const ofTask = effects.filter(({ field }) => ['domain', 'split', 'author'].includes(field))
  return (
    <tr className={`${rowClass('dense')} align-top`}>
      <td className="max-w-[320px] min-w-[200px] text-xs wrap-anywhere">
        <span className="text-ink-3">{visibleName(folderOf(path))}</span>
        {visibleName(path.slice(folderOf(path).length))}
      </td>
      <td className="max-w-[220px] min-w-[130px] wrap-anywhere">
        <Changed value={task} effect={effectOn('task')} />
        {ofTask.map(({ field, value, rule }) => (
          <span key={field} className="block text-xs text-ink-3">
            {field} {visibleName(value)} (rule {rule})
          </span>
        ))}
      </td>
      <td className="min-w-[130px]">
        <Changed value={condition} effect={effectOn('round', 'condition')} />
      </td>
      <td className="min-w-[110px]">
        <Changed value={model ?? 'model unknown'} effect={effectOn('model')} />
        {' · '}
        <Changed value={harness ?? 'harness unknown'} effect={effectOn('agent')} />
      </td>
      <td className="text-right">
        <Changed
          value={reward === null ? 'none' : String(Number(reward.toFixed(4)))}
          effect={effectOn('reward')}
          without="none"
        />
      </td>
    </tr>
  )
}

/** What it would be; by a rule, also what it is without. */
function Changed({
  value,
  effect,
  without = 'unknown',
}: {
  value: string
  effect: RuleEffect | undefined
  /** What it is called where nothing says it. */
  without?: string
}) {
  if (!effect) return <span>{visibleName(value)}</span>
  const { from, rule } = effect
  return (
    <span>
      <span className="text-ink-3">
        <del>{visibleName(from ?? without)}</del> →{' '}
      </span>
      <ins className="font-[550] no-underline">{visibleName(value)}</ins>
      <span className="text-xs whitespace-nowrap text-ink-3"> rule {rule}</span>
    </span>
  )
}

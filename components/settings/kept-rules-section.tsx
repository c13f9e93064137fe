import { RulesEditor } from '@/components/imports/rules-editor'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import { displayCount } from '@/lib/display'
import { displayRule, type ImportRule, type RuleCount } from '@/lib/domain/import-rule'
import { visibleName } from '@/lib/domain/visible-text'
import { docHref } from '@/lib/url/docs'

interface KeptRulesProps {
  readonly rules: readonly ImportRule[]
  /** What rules did in the last import, by which these show whether they fit. */
  readonly counts: readonly RuleCount[]
  readonly action: FormAction
}

/** The rules that an experiment keeps: what its next import sets where logs say nothing. */
export function KeptRulesSection({ rules, counts, action }: KeptRulesProps) {
  return (
    <Section
      id="rules"
      title="Rules for imports"
      aside="what the next import sets where logs say nothing; the first that sets a field has it"
    >
      {rules.length === 0 ? (
        <p className="max-w-2xl text-ink-2">
          None is kept. A rule reads a task, a condition or a reward from where a file lies.{' '}
          <a href={docHref('formats', 'rules')} className="underline">
            How they are written
          </a>
        </p>
      ) : (
        <Table
          caption="Rules that are kept"
          least={520}
          heads={['Rule', ...right('Trials in the last import')]}
        >
          {rules.map((rule, index) => (
            <tr key={index} className={`${rowClass()} align-top`}>
              <td className="font-mono text-xs min-w-[110px] wrap-anywhere">
                {index + 1}. {visibleName(displayRule(rule))}
              </td>
              <td className="text-right">{trialsOf(rule, counts)}</td>
            </tr>
          ))}
        </Table>
      )}
      <details className="mt-3">
        <summary className="w-fit cursor-pointer text-sm underline">
          {rules.length === 0 ? 'Add rules' : 'Change, reorder or remove'}
        </summary>
        <ActionForm
          action={action}
          keepsInput
          className="mt-3 rounded-[6px] border bg-panel p-4 [&_fieldset]:mt-0 [&_fieldset]:border-0 [&_fieldset]:pt-0"
        >
          <RulesEditor key={JSON.stringify(rules)} rules={rules} areKept={false} example={null} />
          <button className={`${buttonClass('primary')} mt-4`}>Save the rules</button>
          <p className="mt-2 text-xs text-ink-3">
            Stored trials stay as they are until they are imported again; a preview on the page of
            an import shows what each would be.
          </p>
        </ActionForm>
      </details>
    </Section>
  )
}

/** How many trials a rule said something of; a rule that the last import did not have is new. */
function trialsOf(rule: ImportRule, counts: readonly RuleCount[]): string {
  const same = counts.find((one) => displayRule(one.rule) === displayRule(rule))
  return same ? displayCount(same.trials) : 'not used yet'
}

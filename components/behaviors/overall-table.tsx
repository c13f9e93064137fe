import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import { right, rowClass, Table } from '@/components/ui/table'
import { OVERALLS, type OverallRow, type Overalls } from '@/lib/cells/printed-overalls'
import { visibleName } from '@/lib/domain/visible-text'
import { behaviorsHref, type BehaviorsParams } from '@/lib/url/behaviors'
import { displayPrinted, stageWords } from './printed-words'

/** The same models under either mean that the source calls "Overall". */
export function OverallTable({
  overalls,
  slug,
  params,
}: {
  overalls: Overalls
  slug: string
  params: BehaviorsParams
}) {
  const { overall } = params
  const { rows, nOf, model } = overalls
  const valueOf = (row: OverallRow) => row.printed[overall] ?? row.computed[overall]
  const sorted = [...rows].sort((a, b) => (valueOf(b) ?? -1) - (valueOf(a) ?? -1))
  return (
    <Section
      id="overall"
      title="Which “Overall” is meant?"
      aside={`${visibleName(model)}, %; the source uses the word for two means`}
      actions={
        <SwitchLinks
          label="mean of"
          options={OVERALLS.map((one) => ({
            label: `${nOf[one]} ${one}`,
            href: behaviorsHref(slug, { ...params, overall: one }),
            isCurrent: one === overall,
          }))}
        />
      }
    >
      <div className="max-w-[640px]">
        <Table
          caption={`Overall as the mean of ${nOf[overall]} ${overall}`}
          heads={['Arm', 'Stage', ...right('Printed', 'Computed from its parts')]}
        >
          {sorted.map((row) => (
            <tr key={`${row.arm} ${row.stage}`} className={rowClass('dense')}>
              <th scope="row" className="text-left font-[550]">
                {visibleName(row.arm)}
              </th>
              <td>{stageWords(row.stage)}</td>
              <td className="text-right">{displayPrinted(row.printed[overall])}</td>
              <td
                className="text-right text-ink-2"
                title={row.computed[overall] === null ? 'A part of it is not printed' : undefined}
              >
                {displayPrinted(row.computed[overall])}
              </td>
            </tr>
          ))}
        </Table>
      </div>
    </Section>
  )
}

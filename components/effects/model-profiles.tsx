import { rowClass, Table } from '@/components/ui/table'
import { Section } from '@/components/ui/section'
import type { ModelProfile } from '@/lib/cells/effects/model-profile'
import { displayCount } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

const asPrinted = (value: string | number | null) =>
  typeof value === 'string' ? visibleName(value) : displayCount(value)

/** Facts of each model, beside which its results are read. */
export function ModelProfiles({ profile }: { profile: ModelProfile }) {
  return (
    <Section id="profiles" title="What is each model like?" aside="as printed; a dash is not known">
      <Table
        caption="Facts of each model"
        heads={[
          'Model',
          ...profile.columns.map(({ label }) => ({
            label: visibleName(label),
            isRight: true,
            className: 'max-w-[120px] whitespace-normal!',
          })),
        ]}
      >
        {profile.models.map(({ model, values }) => (
          <tr key={model} className={rowClass()}>
            <th scope="row" className="text-sm font-normal whitespace-nowrap">
              {visibleName(model)}
            </th>
            {values.map((value, at) => (
              <td key={profile.columns[at]!.label} className="text-right">
                {asPrinted(value)}
              </td>
            ))}
          </tr>
        ))}
      </Table>
      <p className="mt-2 max-w-[860px] text-xs text-ink-3">
        {profile.sources.map(visibleName).join(' · ')}
      </p>
    </Section>
  )
}

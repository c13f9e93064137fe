import { Section } from '@/components/ui/section'
import type { UsePart } from '@/lib/analysis/use/view-use'
import type { UseDomains } from '@/lib/cells/use-domains'
import type { Use } from '@/lib/domain/trial-measure'
import { ChangeTable } from './change-table'
import { UseHeterogeneity } from './use-heterogeneity'
import { PART_WORDS } from './use-words'

/** The change of a use, taken apart. */
export const UseParts = ({
  parts,
  measure,
  csvHref,
  domainHref,
  differ,
}: {
  parts: readonly UsePart[]
  measure: Use
  /** All parts as one file; null where the view has no table. */
  csvHref: string | null
  /** The tasks of a domain. */
  domainHref: (domain: string | null) => string
  /** Whether domains differ; null: nothing says. */
  differ: UseDomains | null
}) =>
  parts
    .filter(({ rows }) => rows.length > 0)
    .map(({ key, rows }) => {
      const { kind, title, aside } = PART_WORDS[key]
      return (
        <Section
          key={key}
          id={key}
          title={title}
          aside={aside}
          actions={
            csvHref && (
              <a href={csvHref} download className="hover:text-ink hover:underline">
                CSV
              </a>
            )
          }
        >
          {key === 'domain' && differ && <UseHeterogeneity differ={differ} />}
          <ChangeTable
            {...{ kind, measure, rows }}
            shrunk={key === 'domain' && differ ? differ.shrunk : []}
            hrefOf={key === 'domain' ? (row) => domainHref(row.key) : undefined}
          />
        </Section>
      )
    })

import Link from 'next/link'
import { PageLinks } from '@/components/ui/page-links'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import { right, rowClass, Table, WIDE, wide } from '@/components/ui/table'
import type { CostsView } from '@/lib/analysis/cost/view-costs'
import type { UseTask } from '@/lib/cells/use-change-by'
import { displayCount, displayCounted } from '@/lib/display'
import type { Use } from '@/lib/domain/trial-measure'
import { visibleName } from '@/lib/domain/visible-text'
import { COSTS_A_PAGE, costsDataHref, costsHref, type CostsParams } from '@/lib/url/costs'
import { taskViewHref } from '@/lib/url/task'
import { displayChange, displayUse } from '@/lib/cells/use-words'

/** Tasks by how much more, or less, their runs use with skills. */
export function TaskCosts({
  view,
  measure,
  params,
}: {
  view: CostsView
  measure: Use
  params: CostsParams
}) {
  const { slug } = view.experiment
  const order = (to: CostsParams['order'], label: string) => ({
    label,
    href: costsHref(slug, { ...params, order: to, page: 1 }),
    isCurrent: params.order === to,
  })
  const page = Math.max(1, params.page)
  const first = (page - 1) * COSTS_A_PAGE + 1
  return (
    <Section
      id="tasks"
      title="Which tasks use more, which less?"
      aside={`${displayCounted(view.total, 'task')} known in both arms · a single task has no interval`}
      actions={
        <>
          <SwitchLinks label="first" options={[order('more', 'more'), order('less', 'less')]} />
          <a
            href={costsDataHref(slug, { ...params, page: 1 }, 'csv')}
            download
            className="hover:text-ink hover:underline"
          >
            CSV
          </a>
        </>
      }
    >
      <Table
        caption="Change by task"
        hasLinks
        least={600}
        heads={[
          'Task',
          { label: 'Domain', className: WIDE },
          ...wide(right('Configurations', 'Trials')),
          ...right('Without', 'With', 'Change, %'),
        ]}
      >
        {view.items.map((row) => (
          <Row
            key={row.task}
            row={row}
            measure={measure}
            href={taskViewHref(slug, row.task, params)}
          />
        ))}
      </Table>
      {(view.total > COSTS_A_PAGE || page > 1) && (
        <PageLinks
          page={page}
          pageSize={COSTS_A_PAGE}
          total={view.total}
          href={(number) => costsHref(slug, { ...params, page: number })}
        >
          {first} to {Math.min(view.total, first + COSTS_A_PAGE - 1)} of {view.total}
        </PageLinks>
      )}
    </Section>
  )
}

const Row = ({ row, measure, href }: { row: UseTask; measure: Use; href: string }) => (
  <tr className={`${rowClass('dense')} [&>td]:whitespace-nowrap`}>
    <th scope="row" className="font-normal">
      <Link href={href} className="font-mono text-xs hover:underline">
        {visibleName(row.task)}
      </Link>
    </th>
    <td className={WIDE}>{row.domain === null ? '—' : visibleName(row.domain)}</td>
    <td className={`text-right ${WIDE}`}>{displayCount(row.nConfigurations)}</td>
    <td className={`text-right ${WIDE}`}>
      {displayCount(row.nWithout)} + {displayCount(row.nWith)}
    </td>
    <td className="text-right">{displayUse(measure, row.typicalWithout)}</td>
    <td className="text-right">{displayUse(measure, row.typicalWith)}</td>
    <td className="text-right font-[600]">{displayChange(row.change, '')}</td>
  </tr>
)

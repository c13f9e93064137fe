import { PageLinks } from '@/components/ui/page-links'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import { ViewHead } from '@/components/contrast/view-head'
import type { UseTaskList } from '@/lib/analysis/use/list-use-tasks'
import { displayCounted } from '@/lib/display'
import { USE_NAMES } from '@/lib/domain/trial-measure'
import { HARMS_A_PAGE, harmsDataHref, harmsHref, type HarmsParams } from '@/lib/url/harms'
import { UseAnswer } from './use-answer'
import { UseMethod } from './use-method'
import { USE_TASK_HEADS, UseTaskTable } from './use-task-table'

/** The tasks where skills cost most, or save most: using more is no harm, and not called one. */
export function CostlyTasks({ list, params }: { list: UseTaskList; params: HarmsParams }) {
  const { measure, total, items } = list
  const { slug } = list.experiment
  const isCost = params.show === 'harms'
  const to = (show: HarmsParams['show'], label: string) => ({
    label,
    href: harmsHref(slug, { ...params, show, page: 1 }),
    isCurrent: params.show === show,
  })
  return (
    <>
      <ViewHead
        frame={list}
        title={`${USE_NAMES[measure]}: on which tasks do skills ${isCost ? 'cost' : 'save'} most?`}
        note="using more is no harm: whether success falls is asked under reward"
      />
      <UseAnswer view={list} />
      {list.change && (
        <Section
          id="tasks"
          title={isCost ? 'Tasks that use more with skills' : 'Tasks that use less with skills'}
          aside="strongest evidence first, then the largest change"
          actions={
            <>
              <SwitchLinks label="show" options={[to('harms', 'more'), to('helps', 'less')]} />
              <a
                href={harmsDataHref(slug, { ...params, page: 1 }, 'csv')}
                download
                className="hover:text-ink hover:underline"
              >
                CSV
              </a>
            </>
          }
        >
          {total === 0 ? (
            <p className="text-ink-2">
              {list.experiment.kind === 'published'
                ? 'The source prints means of configurations only, which no task can be told from.'
                : `No task uses ${isCost ? 'more' : 'less'} with skills.`}
            </p>
          ) : (
            <UseTaskTable
              {...{ rows: items, measure, slug }}
              head={USE_TASK_HEADS.map(({ label, ...rest }) => (
                <th
                  key={label}
                  scope="col"
                  className={'className' in rest ? rest.className : undefined}
                >
                  {label}
                </th>
              ))}
            />
          )}
          <PageLinks
            page={params.page}
            pageSize={HARMS_A_PAGE}
            total={total}
            href={(page) => harmsHref(slug, { ...params, page })}
          >
            {displayCounted(total, 'task')}
          </PageLinks>
        </Section>
      )}
      {list.change && <UseMethod />}
    </>
  )
}

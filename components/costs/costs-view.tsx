import { AnswerLine } from '@/components/contrast/answer-line'
import { NothingToCompare } from '@/components/contrast/nothing-to-compare'
import { ViewHead } from '@/components/contrast/view-head'
import { UseMethod } from '@/components/use/use-method'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import { sayUnder } from '@/lib/cells/say-verdict'
import type { CostsView as View } from '@/lib/analysis/cost/view-costs'
import type { UseChange } from '@/lib/cells/use-change'
import { USE_NAMES, type Use } from '@/lib/domain/trial-measure'
import { costsDataHref, costsHref, type CostsParams } from '@/lib/url/costs'
import { ChangeTable } from '@/components/use/change-table'
import { TaskCosts } from './task-costs'
import { sayBasis, sayChangeSentence, sayLost, sayTimedOut } from '@/lib/cells/use-words'

/** What skills cost and save in one measure: over all, by domain, by configuration, by task. */
export function CostsView({ view, params }: { view: View; params: CostsParams }) {
  const { experiment, contrast, headline, measure, change } = view
  const { slug } = experiment
  return (
    <>
      <ViewHead frame={view} title="What do skills cost and save?" />
      {headline && contrast && <AnswerLine headline={headline} frame={view} />}
      {!contrast ? (
        <NothingToCompare slug={slug} nTasks={experiment.nTasks} />
      ) : measure === null ? (
        <p className="mt-6 max-w-[620px] text-ink-2">
          No run says what it used. Logs that report tokens, cost or times, or that have a
          trajectory, fill this view.
        </p>
      ) : (
        <>
          <Answer view={view} measure={measure} change={change} params={params} />
          {view.byDomain.length > 0 && (
            <Part
              id="domains"
              title="Where do they cost, where do they save?"
              href={costsDataHref(slug, params, 'csv', 'domains')}
            >
              <ChangeTable kind="Domain" measure={measure} rows={view.byDomain} />
            </Part>
          )}
          {view.byConfiguration.length > 0 && (
            <Part
              id="configurations"
              title="For which configurations?"
              href={costsDataHref(slug, params, 'csv', 'configurations')}
            >
              <ChangeTable kind="Configuration" measure={measure} rows={view.byConfiguration} />
            </Part>
          )}
          {view.total > 0 && <TaskCosts view={view} measure={measure} params={params} />}
          <UseMethod />
        </>
      )}
    </>
  )
}

function Answer({
  view,
  measure,
  change,
  params,
}: {
  view: View
  measure: Use
  change: UseChange | null
  params: CostsParams
}) {
  const { slug } = view.experiment
  const isPrinted = change?.basis === 'configurations'
  return (
    <Section
      id="answer"
      title={USE_NAMES[measure]}
      actions={
        <>
          <SwitchLinks
            label="measure"
            options={view.all.map((one) => ({
              label: USE_NAMES[one.measure].toLowerCase(),
              href: costsHref(slug, { ...params, measure: one.measure, page: 1 }),
              isCurrent: one.measure === measure,
            }))}
          />
          <SwitchLinks
            label="runs"
            options={[
              {
                label: 'all',
                href: costsHref(slug, { ...params, only: 'all', page: 1 }),
                isCurrent: params.only === 'all',
              },
              {
                label: 'tasks solved in both arms',
                href: costsHref(slug, { ...params, only: 'solved', page: 1 }),
                isCurrent: params.only === 'solved',
                hint: 'Tasks that every run solved with and without skills, none left out: it compares successes, not the same tries.',
              },
            ]}
            whyDisabled={
              isPrinted ? 'The source prints means of configurations, not runs.' : undefined
            }
          />
        </>
      }
    >
      {change === null ? (
        <p className="max-w-[620px] text-ink-2">
          No task was solved by every run of both arms, so there are no successes to compare. Choose
          all runs.
        </p>
      ) : (
        <div className="max-w-[860px]">
          <p className="text-base">
            {sayChangeSentence(
              change,
              view.contrast
                ? sayUnder({ conditions: view.conditions, contrast: view.contrast })
                : undefined,
            )}
          </p>
          <p className="mt-1 text-xs text-ink-3">
            {[sayBasis(change), sayLost(change), sayTimedOut([change])].filter(Boolean).join(' · ')}
          </p>
        </div>
      )}
    </Section>
  )
}

const Part = ({
  id,
  title,
  href,
  children,
}: {
  id: string
  title: string
  href: string
  children: React.ReactNode
}) => (
  <Section
    id={id}
    title={title}
    aside="largest increase first · without and with: geometric means of a run, whose ratio is the change"
    actions={
      <a href={href} download className="hover:text-ink hover:underline">
        CSV
      </a>
    }
  >
    {children}
  </Section>
)

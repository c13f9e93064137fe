import Link from 'next/link'
import { ActionForm, type FormAction } from '@/components/ui/action-form'
import { buttonClass } from '@/components/ui/button'
import { ConditionSelect } from '@/components/imports/condition-select'
import type { ConditionGroup } from '@/lib/analysis/experiment/get-experiment-settings'
import { displayCount } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { importsHref } from '@/lib/url/site'

const MOST_JOBS = 6

/** Says in place what skills the agent had, for all trials of unknown condition or job by job. */
export function SaySkills({
  slug,
  groups,
  canCompare,
  action,
}: {
  slug: string
  /** Whether some task was run under two jobs: else no choice makes a pair of arms. */
  canCompare: boolean
  /** Those of unknown condition. */
  groups: readonly ConditionGroup[]
  action: FormAction
}) {
  const jobs = groups.slice(0, MOST_JOBS)
  return (
    <section aria-labelledby="say-skills" className="border-b py-4">
      <ActionForm action={action} needs="review">
        <div className="grid gap-x-10 gap-y-4 lg:grid-cols-[260px_minmax(0,1fr)_260px]">
          <div>
            <h2 id="say-skills" className="mb-3">
              What skills did these jobs have?
            </h2>
            <label className="block">
              <span className="mb-1 block text-xs font-[550]">In all of them</span>
              <ConditionSelect name="all" kind={null} empty="It differs, or I do not know" />
            </label>
            <p className="mt-2 text-xs text-ink-3">A choice beside a job wins over this one.</p>
          </div>
          <table className="w-full self-start">
            <thead>
              <tr className="border-b">
                <th scope="col" className="pb-1">
                  Job
                </th>
                <th scope="col" className="pr-4 pb-1 text-right">
                  Trials
                </th>
                <th scope="col" className="w-[46%] pb-1">
                  Skills
                </th>
              </tr>
            </thead>
            <tbody>
              {jobs.map(({ conditionKey, jobName, trials }) => {
                const group = JSON.stringify({ conditionKey, jobName })
                return (
                  <tr key={group} className="border-b last:border-0">
                    <th
                      scope="row"
                      className="py-1 pr-4 font-mono font-normal wrap-anywhere text-ink"
                    >
                      {visibleName(jobName ?? 'without a job')}
                    </th>
                    <td className="pr-4 text-right">{displayCount(trials)}</td>
                    <td>
                      <input type="hidden" name="group" value={group} />
                      <label>
                        <span className="sr-only">
                          Skills of {visibleName(jobName ?? 'trials without a job')}
                        </span>
                        <ConditionSelect name="condition" kind={null} empty="as on the left" />
                      </label>
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
          <div className="text-ink-2">
            <h3 className="mb-1 font-[620] text-ink">What this would allow</h3>
            <p>
              A gain needs one configuration with skills and without them, on the same tasks. Until
              then this page says how often each model passes.
            </p>
            {!canCompare && (
              <p className="mt-2">
                No choice here can give a gain: every task was run under one job only.{' '}
                <Link href={importsHref(slug)} className="underline underline-offset-2">
                  Import runs of the same tasks with the other skills
                </Link>{' '}
                into this experiment for that.
              </p>
            )}
            <button className={`${buttonClass('primary')} mt-3`}>Set</button>
            <p className="mt-2 text-xs text-ink-3">
              {groups.length > jobs.length &&
                `${displayCount(groups.length - jobs.length)} more jobs are in the settings. `}
              It can be set anew in the settings. Nothing is assumed from logs that show no skill:
              that is no proof.
            </p>
          </div>
        </div>
      </ActionForm>
    </section>
  )
}

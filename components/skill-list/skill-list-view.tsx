import Link from 'next/link'
import type { WhyNot } from '@/components/contrast/comparison-rows'
import { ViewHead } from '@/components/contrast/view-head'
import type { SkillList } from '@/lib/analysis/skill/list-skills'
import { displayCount, displayCounted } from '@/lib/display'
import { experimentHref, importsHref } from '@/lib/url/site'
import { SkillBrowser } from './skill-browser'

/** What has no meaning of the comparison where a skill has few tasks. */
export const WHY_NOT_OF_SKILLS: WhyNot = {
  weighting: 'A skill has few tasks: each counts once here.',
}

/** Every skill of an experiment, one a row. */
export function SkillListView({
  list,
  page,
  pageSize,
}: {
  list: SkillList
  page: number
  pageSize: number
}) {
  const { total, nSkills } = list
  return (
    <>
      <ViewHead
        frame={list}
        title="Which skills are there, and what changed on the tasks of each?"
        whyNot={WHY_NOT_OF_SKILLS}
        note={
          total === nSkills
            ? displayCounted(nSkills, 'skill')
            : `${displayCount(total)} of ${displayCounted(nSkills, 'skill')}`
        }
      />
      {nSkills === 0 ? (
        <NoSkills list={list} />
      ) : (
        <SkillBrowser list={list} page={page} pageSize={pageSize} />
      )}
    </>
  )
}

/** Which log would fill the list. */
const NoSkills = ({ list: { experiment } }: { list: SkillList }) => (
  <p className="mt-6 max-w-[68ch] text-ink-2">
    {experiment.kind === 'published'
      ? 'This source prints results, not the trials and skills behind them. '
      : 'No skill is known here yet. '}
    Task folders with their skills (<code className="font-mono text-xs">SKILL.md</code>), and
    trajectories of agents that were offered some, would fill this list.{' '}
    <Link
      href={importsHref(experiment.kind === 'logs' ? experiment.slug : undefined)}
      className="underline underline-offset-2"
    >
      Import logs
    </Link>
    , or see{' '}
    <Link href={experimentHref('demo', 'skill-list')} className="underline underline-offset-2">
      the skills of the demo
    </Link>
    .
  </p>
)

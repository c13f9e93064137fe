import { CarriedLink } from '@/components/site/carried-link'
import { skillListHref } from '@/lib/url/skill'
import { PlotFrame } from '@/components/chart/plot-frame'
import type { WhyNot } from '@/components/contrast/comparison-rows'
import { VerdictLine } from '@/components/contrast/verdict-line'
import { ViewHead } from '@/components/contrast/view-head'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import type { SkillSizesView as View } from '@/lib/analysis/skill/summarize-skill-sizes'
import { saySizes } from '@/lib/cells/say-sizes'
import { displayCounted } from '@/lib/display'
import { SKILL_SIZE_LABELS, SKILL_SIZE_WORDS, SKILL_SIZES } from '@/lib/domain/skill-size'
import { skillSizesDataHref, skillSizesHref, type SkillSizesParams } from '@/lib/url/skill-sizes'
import { visibleName } from '@/lib/domain/visible-text'
import { PrintedSizes } from './printed-sizes'
import { ReadSection } from './read-section'
import { RelationFacts } from './relation-facts'
import { SizeClasses } from './size-classes'
import { MOST_MARKS, SizeScatter } from './size-scatter'
import { SizedTasksTable } from './sized-tasks-table'

/** What has no meaning of the comparison here. */
export const WHY_NOT_OF_SIZES: WhyNot = {
  weighting:
    'Each task is one point here: a rank correlation has no weights, and a class has too few tasks for domains to count once.',
}

/** Size of the skills against their effect. */
export function SkillSizesView({ view, params }: { view: View; params: SkillSizesParams }) {
  const { experiment, size, tasks, nKnown } = view
  const { slug } = experiment
  const csvHref = skillSizesDataHref(slug, { ...params, size }, 'csv')
  const sizeSwitch = (
    <SwitchLinks
      label="size"
      options={SKILL_SIZES.map((one) => ({
        label: one,
        href: skillSizesHref(slug, { ...params, size: one }),
        isCurrent: one === size,
        hint: `${SKILL_SIZE_LABELS[one]}, known for ${nKnown[one]} of ${tasks.length} tasks`,
      }))}
    />
  )
  return (
    <>
      <ViewHead
        frame={view}
        title="Do larger skills help more?"

        whyNot={WHY_NOT_OF_SIZES}
      />
      {view.findings.length > 0 && (
        <p className="mt-3 max-w-[860px] text-base font-[550] text-pretty">
          {saySizes(view.findings).join(' ')}
        </p>
      )}
      <VerdictLine frame={view} headline={view.headline} />
      <p className="mt-3">
        <CarriedLink href={skillListHref(slug)} className="underline underline-offset-2">
          Every skill with its versions, use and effect
        </CarriedLink>
      </p>
      <Section
        id="size"
        title={`Does the gain change with the ${SKILL_SIZE_WORDS[size]}?`}
        aside={`known for ${nKnown[size]} of ${displayCounted(tasks.length, 'task')}`}
        actions={sizeSwitch}
      >
        {nKnown[size] === 0 ? (
          <p className="text-ink-2">{whyNothing(view)}</p>
        ) : (
          <>
            <div className="grid gap-x-10 gap-y-6 lg:grid-cols-2">
              <div className="min-w-0">
                <SizeClasses view={view} params={params} />
                <RelationFacts view={view} />
              </div>
              <div className="min-w-0">
                <ScatterPart view={view} params={params} />
                <PrintedSizes figures={view.printed} />
              </div>
            </div>
            <Unknown view={view} />
          </>
        )}
      </Section>
      <ReadSection view={view} />
      {tasks.length > 0 && (
        <Section
          id="tasks"
          title="Which sizes does each task have?"
          actions={
            <a href={csvHref} download className="hover:text-ink hover:underline">
              CSV
            </a>
          }
        >
          <details>
            <summary className="w-fit cursor-pointer text-ink-3 hover:text-ink">
              {displayCounted(tasks.length, 'task')}
            </summary>
            <div className="mt-2">
              <SizedTasksTable slug={slug} tasks={tasks} size={size} />
            </div>
          </details>
        </Section>
      )}
    </>
  )
}

/** The points themselves, where they are not too many to be drawn. */
function ScatterPart({ view, params }: { view: View; params: SkillSizesParams }) {
  const { experiment, relation, size, tasks, nKnown } = view
  if (nKnown[size] > MOST_MARKS)
    return <p className="text-ink-2">More than {MOST_MARKS} tasks: the points stand in the CSV.</p>
  return (
    <>
      <h3 className="mb-2 font-[600]">How much does each task gain?</h3>
      <PlotFrame
        label={`${SKILL_SIZE_LABELS[size]} against gain, ${nKnown[size]} tasks`}
        fileName={`${experiment.slug}-${size}-against-gain`}
        csvHref={skillSizesDataHref(experiment.slug, { ...params, size }, 'csv')}
        caption={{
          title: `Does the gain of a task change with the ${SKILL_SIZE_WORDS[size]}?`,
          note: `${visibleName(experiment.name)}. ${displayCounted(nKnown[size], 'task')}, one point each: mean over configurations of with − without. Dashes: local linear guide, span 0.75, no band.`,
        }}
      >
        <SizeScatter tasks={tasks} size={size} guide={relation.guide} />
      </PlotFrame>
    </>
  )
}

function whyNothing({ contrast, tasks, size }: View): string {
  if (!contrast)
    return 'There are no two known conditions to compare: a gain needs trials with and without skills.'
  if (tasks.length === 0) return 'No task has results in both arms of the shown configurations.'
  return `Unknown for every task: ${SKILL_SIZE_WORDS[size]}. Logs that carry the skills themselves, or a tasks.csv with their sizes, would fill this; unknown is not 0.`
}

/** What is in no mean of the page, by name. */
function Unknown({ view }: { view: View }) {
  const { unknown, relation, experiment } = view
  if (unknown.length === 0 && relation.nOutside === 0 && !experiment.citation) return null
  return (
    <div className="mt-4 grid max-w-[860px] gap-1 text-ink-2">
      {unknown.length > 0 && (
        <details>
          <summary className="w-fit cursor-pointer">
            {displayCounted(unknown.length, 'task')} of unknown size{' '}
            {unknown.length === 1 ? 'is' : 'are'} in no mean here
          </summary>
          <p className="mt-1 font-mono text-xs">{unknown.join(', ')}</p>
        </details>
      )}
      {relation.nOutside > 0 && (
        <p>
          {displayCounted(relation.nOutside, 'task')} outside every class:{' '}
          {relation.nOutside === 1 ? 'it offers' : 'they offer'} none.
        </p>
      )}
      {experiment.citation && unknown.length > 0 && (
        <p className="text-xs text-ink-3">{experiment.citation.text}</p>
      )}
    </div>
  )
}

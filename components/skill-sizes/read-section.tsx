import { CarriedLink } from '@/components/site/carried-link'
import { Section } from '@/components/ui/section'
import { right, rowClass, Table } from '@/components/ui/table'
import type { SkillSizesView } from '@/lib/analysis/skill/summarize-skill-sizes'
import { displayCount, displayPoints, displayPointsInterval } from '@/lib/display'
import { skillListHref } from '@/lib/url/skill'
import { readGains, sayOfHeadline, sayShare } from './read-words'

/** The gain as offered beside that of the runs that read a skill, with why only the first is an effect. */
export function ReadSection({ view }: { view: SkillSizesView }) {
  const { activation, headline, experiment } = view
  if (!headline) return null
  if (!activation || activation.share === null || activation.itt === null)
    return (
      <Section id="read" title="As offered, as read">
        <p className="max-w-[760px] text-ink-2">
          {experiment.kind === 'published'
            ? 'Not known: the source prints results, not the trials, so nothing tells which runs read a skill.'
            : 'Not known: no trajectory of this comparison tells whether a run that was offered skills read one.'}
        </p>
      </Section>
    )
  const other = sayOfHeadline(activation, headline.gain.estimate)
  return (
    <Section
      id="read"
      title="As offered, as read"
      aside="change in success against all runs without skills, 95 % for other tasks"
    >
      <p className="mb-2 max-w-[760px] text-ink-2">
        {sayShare(activation)}{' '}
        <CarriedLink
          href={skillListHref(experiment.slug, { sort: 'read' })}
          className="underline underline-offset-2"
        >
          Which skills were read
        </CarriedLink>
      </p>
      <Table
        caption="The gain as offered, and of the runs that read a skill and of those that read none"
        least={420}
        heads={['Runs with skills', ...right('Tasks', 'Runs', 'Gain, pp', '95 %')]}
      >
        {readGains(activation).map(({ name, estimate, low, high, nTasks, nRuns, isEffect }) => (
          <tr key={name} className={`${rowClass()} ${isEffect ? '' : 'text-ink-3'}`}>
            <td>
              {name}
              {!isEffect && (
                <span className="block text-2xs">not caused by reading: each run chose</span>
              )}
            </td>
            <td className="text-right">{displayCount(nTasks)}</td>
            <td className="text-right">{displayCount(nRuns)}</td>
            <td className={`text-right ${isEffect ? 'font-[600]' : ''}`}>
              {displayPoints(estimate)}
            </td>
            <td className="text-right text-ink-3">{displayPointsInterval(low, high)}</td>
          </tr>
        ))}
      </Table>
      <p className="mt-2 max-w-[760px] text-xs text-ink-2">
        Only the first is an effect of offering skills: which runs had them was set. Whether to read
        one is the choice of each run, and the runs that read may be the harder or the easier ones,
        on other tasks. {other}
      </p>
    </Section>
  )
}

import { Section } from '@/components/ui/section'
import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'
import { right, rowClass, Table, WIDE, wide } from '@/components/ui/table'
import type { FalseActivation, FalseReads } from '@/lib/analysis/measure/count-false-activation'
import { displayCount, displayCounted, displayRate } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'

const interval = ({ low, high }: FalseReads) =>
  low === null || high === null ? '—' : `[${displayRate(low, '')}, ${displayRate(high, '')}]`

/** How often a skill is used where none should be, over all and by skill; nothing where no log asks. */
export function FalseActivationSection({ found }: { found: FalseActivation | null }) {
  if (!found) return null
  const runs = displayCounted(found.nRuns, 'run')
  return (
    <Section
      id="false-activation"
      title="Is a skill used where none should be?"
      aside={`${displayCounted(found.nTasks, 'task')} that need none`}
    >
      <p className="mb-2 max-w-[760px]">
        A skill was used in {displayCount(found.nRead)} of {runs} that did not need it:{' '}
        {displayRate(found.share)} {interval(found)}.
      </p>
      <Table
        caption="Use of skills in runs that need none, by skill"
        heads={['Skill', ...wide(right('Tasks')), ...right('Runs', 'Used', 'Share, %', '95 %')]}
      >
        {found.bySkill.map((row) => (
          <tr key={row.skill ?? ''} className={rowClass('dense')}>
            <th scope="row" className="min-w-[120px] font-mono text-xs font-normal wrap-anywhere">
              {row.skill === null ? 'not named' : visibleName(row.skill)}
            </th>
            <td className={`text-right ${WIDE}`}>{displayCount(row.nTasks)}</td>
            <td className="text-right">{displayCount(row.nRuns)}</td>
            <td className="text-right">{displayCount(row.nRead)}</td>
            <td className="text-right font-[600]">{displayRate(row.share, '')}</td>
            <td className="text-right whitespace-nowrap text-ink-3">{interval(row)}</td>
          </tr>
        ))}
      </Table>
      <HowComputed href={methodHref('Skill use, and traps')}>
        <p>
          Trigger evals say of each query whether the skill should be used. Counted are the runs of
          queries that should leave it alone, under every condition, whatever the comparison above.
          Interval: Wilson’s, runs taken as independent; runs of one query are alike, so that with
          few queries it is too narrow.
        </p>
      </HowComputed>
    </Section>
  )
}

import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import { right, rowClass, Table } from '@/components/ui/table'
import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import type { ReplayedCandidate, StrictAnswer } from '@/lib/cells/rounds/replay-rises'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { roundsHref, type RoundsParams } from '@/lib/url/rounds'
import { displayDifference } from './round-words'

const ANSWERS: Record<StrictAnswer, string> = {
  accepts: 'accepts',
  refuses: 'refuses: no such rise',
  no_text: 'no text to accept',
  no_reading: 'cannot say: no later reading',
}

const LEAST = [0, 1, 5, 10]

/** Every accepted candidate under a rule that looks at the next reading. */
export function ReplaySection({ view, params }: { view: RoundsView; params: RoundsParams }) {
  const { replay, experiment, counts, groups } = view
  if (replay.length === 0 || !replay.some(({ rise }) => rise !== null)) return null
  const digits = Math.max(0, ...groups.map((group) => group.digits))
  const refused = replay.filter(({ answer }) => answer === 'refuses')
  return (
    <Section
      id="stricter"
      title="Would a stricter gate have accepted it?"
      aside={`the ${counts.nAccepted} accepted`}
      actions={
        <SwitchLinks
          label="accept only a rise above"
          options={LEAST.map((least) => ({
            label: least === 0 ? '0' : displayCounted(least, 'point'),
            href: `${roundsHref(experiment.slug, { ...params, rise: least })}#stricter`,
            isCurrent: params.rise === least,
          }))}
        />
      }
    >
      <Table
        caption="Accepted candidates under a stricter rule"
        least={460}
        heads={[
          view.libraryWord.replace(/^./, (first) => first.toUpperCase()),
          'Candidate',
          ...right('Rise'),
          'Stricter rule',
          'Done',
        ]}
      >
        {replay.map((one, index) => (
          <ReplayRow key={index} one={one} digits={digits} />
        ))}
      </Table>
      <p className="mt-2 max-w-[640px] text-xs text-ink-2">
        Rise: change of the best reading so far in the next round, points. Accepting only what then
        rises by more than {params.rise} would have refused{' '}
        {displayCounted(refused.length, 'accepted text')}
        {refused.length > 0 && '; these rest on the validator’s word'}. Of all{' '}
        {displayCounted(counts.nCandidates, 'candidate')}, {counts.nRejected} were rejected,{' '}
        {counts.nRejectedNewText} of them with new text.
      </p>
    </Section>
  )
}

function ReplayRow({ one, digits }: { one: ReplayedCandidate; digits: number }) {
  return (
    <tr className={`${rowClass('dense')} align-top`}>
      <td>{one.after}</td>
      <td className="min-w-[120px] text-xs wrap-anywhere">
        {one.category !== null && (
          <span className="block text-ink-2">{visibleName(one.category)}</span>
        )}
        <span className="font-mono">
          {one.skills.length === 0
            ? '—'
            : one.skills.map(({ name }) => visibleName(name)).join(', ')}
        </span>
      </td>
      <td className="text-right font-[600]">{displayDifference(one.rise, digits)}</td>
      <td className={one.answer === 'refuses' ? 'text-hurt' : ''}>{ANSWERS[one.answer]}</td>
      <td>
        {one.skills.length === 0
          ? 'retest'
          : [...new Set(one.skills.map(({ action }) => action))].join(' and ')}
      </td>
    </tr>
  )
}

import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import { right, rowClass, Table } from '@/components/ui/table'
import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { countCases, type Review, type ReviewVote } from '@/lib/cells/rounds/review-candidates'
import { displayCounted } from '@/lib/display'
import { visibleName, visibleText } from '@/lib/domain/visible-text'
import { roundsHref, type RoundsParams } from '@/lib/url/rounds'
import { displayDifference, displayReading } from './round-words'

const THRESHOLDS = [null, 0.8, 0.9, 1]

const FATE_WORDS = { accepted: 'accepted', rejected: 'rejected', waiting: 'waits' } as const

/** Incumbent against candidate, as validators saw them, and the decision under a stricter threshold. */
export function ReviewSection({ view, params }: { view: RoundsView; params: RoundsParams }) {
  const { reviews, nReviews, experiment, libraryWord } = view
  if (nReviews === 0) return null
  const changed = reviews.filter(
    ({ decision, strict }) => decision === 'accepted' && strict === 'refuses',
  )
  return (
    <Section
      id="reviews"
      title="Was each candidate better than what it replaces?"
      aside={`${displayCounted(nReviews, 'candidate')} that stood for validation${nReviews > reviews.length ? `, the latest ${reviews.length} below` : ''}`}
      actions={
        <SwitchLinks
          label="a vote approves from"
          options={THRESHOLDS.map((threshold) => ({
            label: threshold === null ? 'its own threshold' : String(threshold),
            href: `${roundsHref(experiment.slug, { ...params, threshold })}#reviews`,
            isCurrent: params.threshold === threshold,
          }))}
        />
      }
    >
      <Table
        caption="Candidates with what validators said of them"
        least={860}
        heads={[
          libraryWord.replace(/^./, (first) => first.toUpperCase()),
          ...['Skill', 'Mode'],
          ...right('Cases', 'Incumbent', 'Candidate', 'Difference', 'Score', 'Threshold'),
          ...['Decision', 'Stricter rule'],
        ]}
      >
        {reviews.map((review) => (
          <ReviewRows key={review.key} review={review} />
        ))}
      </Table>
      <p className="mt-2 max-w-[760px] text-xs text-ink-2">
        A vote approves where it accepted and its score reaches the threshold; a candidate needs as
        many approvals as its job asks for.{' '}
        {params.threshold !== null &&
          `From ${params.threshold} on, ${displayCounted(changed.length, 'accepted candidate')} of those listed would have been refused. `}
        Scores are the validators’ own: a judge’s opinion or a replay, no outcome of a task.
      </p>
    </Section>
  )
}

function ReviewRows({ review }: { review: Review }) {
  const { votes, round, skill, decision, strict, minScore } = review
  const shown: readonly (ReviewVote | null)[] = votes.length > 0 ? votes : [null]
  return shown.map((vote, index) => (
    <tr key={index} className={`${rowClass('dense')} align-top`}>
      <td>{index === 0 ? (round ?? '—') : ''}</td>
      <td className="min-w-[160px]">
        {index === 0 && <SkillCell review={review} skill={skill} />}
      </td>
      <td>{visibleName(vote?.mode ?? '—')}</td>
      <VoteCells vote={vote} minScore={minScore} />
      <td>{index === 0 ? FATE_WORDS[decision] : ''}</td>
      <td className={strict === 'refuses' && decision === 'accepted' ? 'text-hurt' : ''}>
        {index === 0 ? (strict ?? '—') : ''}
      </td>
    </tr>
  ))
}

function VoteCells({ vote, minScore }: { vote: ReviewVote | null; minScore: number | null }) {
  const difference =
    vote && vote.candidateMean !== null && vote.incumbentMean !== null
      ? vote.candidateMean - vote.incumbentMean
      : null
  const counted = vote && vote.cases.length > 0 ? countCases(vote.cases) : null
  return (
    <>
      <td className="text-right">
        {vote?.nCases ?? '—'}
        {counted && (
          <span className="block text-2xs text-ink-3">
            {counted.nWins} won, {counted.nLosses} lost, {counted.nTies} tied
          </span>
        )}
      </td>
      <td className="text-right">{displayReading(vote?.incumbentMean ?? null, 2)}</td>
      <td className="text-right">{displayReading(vote?.candidateMean ?? null, 2)}</td>
      <td
        className={`text-right font-[600] ${difference !== null && difference < 0 ? 'text-hurt' : ''}`}
      >
        {difference === 0 ? 'tie' : displayDifference(difference, 2)}
      </td>
      <td className="text-right">{displayReading(vote?.score ?? null, 2)}</td>
      <td className="text-right text-ink-3">{displayReading(vote?.threshold ?? minScore, 2)}</td>
    </>
  )
}

/** The name, and behind it what the candidate was made of: kept where the source deleted it. */
function SkillCell({ review, skill }: { review: Review; skill: string | null }) {
  const { rationale, evidence, action } = review
  return (
    <details>
      <summary className="cursor-pointer wrap-anywhere">
        {visibleName(skill ?? 'no name')}
        {action !== null && <span className="text-ink-3"> {visibleName(action)}</span>}
      </summary>
      <div className="mt-1 grid max-w-[420px] gap-1 text-xs text-ink-2">
        {rationale !== null && <p className="wrap-anywhere">{visibleText(rationale)}</p>}
        {evidence.map(({ session, summary }) => (
          <p key={session} className="wrap-anywhere">
            {visibleName(session)}
            {summary !== null && `: ${visibleText(summary)}`}
          </p>
        ))}
      </div>
    </details>
  )
}

import Link from 'next/link'
import { Section } from '@/components/ui/section'
import { SwitchLinks } from '@/components/ui/switch-links'
import { right, rowClass, Table } from '@/components/ui/table'
import type { RoundsView } from '@/lib/analysis/rounds/view-rounds'
import { countCases, type Review, type ReviewVote } from '@/lib/cells/rounds/review-candidates'
import { displayCounted } from '@/lib/display'
import { visibleName, visibleText } from '@/lib/domain/visible-text'
import { roundsHref, type RoundsParams } from '@/lib/url/rounds'
import { displayDifference, displayReading } from './round-words'
import { skillPageHref } from './skill-page-href'

const THRESHOLDS = [null, 0.8, 0.9, 1]

const FATE_WORDS = { accepted: 'accepted', rejected: 'rejected', waiting: 'waits' } as const

/** Incumbent against candidate, as validators saw them, and the decision under a stricter threshold. */
export function ReviewSection({ view, params }: { view: RoundsView; params: RoundsParams }) {
  const { reviews, nReviews, experiment, libraryWord } = view
  if (nReviews === 0) return null
  // Under its own threshold the rule is the one that decided.
  const isAsked = params.threshold !== null
  const hrefOf = skillPageHref(view)
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
        hasLinks={view.skillPages.length > 0}
        heads={[
          libraryWord.replace(/^./, (first) => first.toUpperCase()),
          'Skill',
          'Decision',
          ...(isAsked ? [`From ${params.threshold}`] : []),
          ...right('Incumbent', 'Candidate', 'Difference', 'Cases'),
          'Mode',
          ...right('Score', 'Threshold'),
        ]}
      >
        {reviews.map((review) => (
          <ReviewRows
            key={review.key}
            review={review}
            isAsked={isAsked}
            href={review.skill === null ? null : hrefOf(review.skill)}
          />
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

function ReviewRows({
  review,
  isAsked,
  href,
}: {
  review: Review
  isAsked: boolean
  href: string | null
}) {
  const { votes, round, skill, decision, strict, minScore } = review
  const shown: readonly (ReviewVote | null)[] = votes.length > 0 ? votes : [null]
  return shown.map((vote, index) => (
    <tr key={index} className={`${rowClass('dense')} align-top`}>
      <td>{index === 0 ? (round ?? '—') : ''}</td>
      <td className="min-w-[160px]">
        {index === 0 && <SkillCell review={review} skill={skill} href={href} />}
      </td>
      <td>{index === 0 ? FATE_WORDS[decision] : ''}</td>
      {isAsked && (
        <td className={strict === 'refuses' && decision === 'accepted' ? 'text-hurt' : ''}>
          {index === 0 ? (strict ?? '—') : ''}
        </td>
      )}
      <VoteCells vote={vote} minScore={minScore} />
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
      <td className="text-right">{displayReading(vote?.incumbentMean ?? null, 2)}</td>
      <td className="text-right">{displayReading(vote?.candidateMean ?? null, 2)}</td>
      <td
        className={`text-right font-[600] ${difference !== null && difference < 0 ? 'text-hurt' : ''}`}
      >
        {difference === 0 ? 'tie' : displayDifference(difference, 2)}
      </td>
      <td className="text-right">
        {vote?.nCases ?? '—'}
        {counted && (
          <span className="block text-2xs text-ink-3">
            {counted.nWins} won, {counted.nLosses} lost, {counted.nTies} tied
          </span>
        )}
      </td>
      <td>{visibleName(vote?.mode ?? '—')}</td>
      <td className="text-right">{displayReading(vote?.score ?? null, 2)}</td>
      <td className="text-right text-ink-3">{displayReading(vote?.threshold ?? minScore, 2)}</td>
    </>
  )
}

/** The name, and behind it what the candidate was made of: kept where the source deleted it. */
function SkillCell({
  review,
  skill,
  href,
}: {
  review: Review
  skill: string | null
  href: string | null
}) {
  const { rationale, evidence, action } = review
  return (
    <details>
      <summary className="cursor-pointer wrap-anywhere">
        {visibleName(skill ?? 'no name')}
        {action !== null && <span className="text-ink-3"> {visibleName(action)}</span>}
      </summary>
      <div className="mt-1 grid max-w-[420px] gap-1 text-xs text-ink-2">
        {rationale !== null && (
          <p className="wrap-anywhere">Why proposed: {visibleText(rationale)}</p>
        )}
        {evidence.length > 0 && (
          <p className="wrap-anywhere">
            From{' '}
            {evidence
              // What only says the reason again is said once.
              .map(({ session, summary }) =>
                summary === null || summary === rationale
                  ? visibleName(session)
                  : `${visibleName(session)}: ${visibleText(summary)}`,
              )
              .join('; ')}
          </p>
        )}
        {skill !== null && href !== null && (
          <Link href={href} className="w-fit underline underline-offset-2">
            the page of {visibleName(skill)}
          </Link>
        )}
      </div>
    </details>
  )
}

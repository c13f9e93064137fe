import { CarriedLink } from '@/components/site/carried-link'
import type { Alignment } from '@/lib/analysis/diff/diff-trials'
import type { CheckFlips } from '@/lib/diff/compare-checks'
import { displayCounted } from '@/lib/display'
import { visibleText } from '@/lib/domain/visible-text'
import { withoutAnsi } from '@/lib/trajectory/without-ansi'
import { trialHref } from '@/lib/url/site'
import { AfterTable } from './after-table'
import { FirstWritesLine, type DiffSides } from './first-writes-line'

const MOST_CHECKS = 6

function whereText({ rows, divergence }: Alignment): string | null {
  const row = divergence.row === null ? undefined : rows[divergence.row]
  if (!row) return null
  const verb = divergence.kind === 'words' ? 'Words first differ' : 'They part'
  if (row.left === row.right) return `${verb} at step ${row.left}.`
  const sides = [
    row.left === null ? null : `step ${row.left} on the left`,
    row.right === null ? null : `step ${row.right} on the right`,
  ]
  return `${verb} at ${sides.filter((side) => side !== null).join(', ')}.`
}

/** Which checks flip, where two trajectories part, and what each did then: in words, first of all. */
export function DiffSentence({
  alignment,
  flips,
  trials,
}: {
  alignment: Alignment
  flips: CheckFlips | null
  trials: DiffSides
}) {
  const { divergence, after } = alignment
  return (
    <div className="mt-4 border-l-[3px] border-ink bg-sunk px-4 py-3">
      {flips && (
        <p className="mb-2 text-base [overflow-wrap:anywhere] empty:hidden">
          <Flips names={flips.onlyLeftPasses} what="only the left passes" trial={trials.right} />
          <Flips names={flips.onlyRightPasses} what="only the right passes" trial={trials.left} />
          <Flips
            names={flips.leftFailsAlone}
            what="that the right does not have fail on the left"
            trial={trials.left}
          />
          <Flips
            names={flips.rightFailsAlone}
            what="that the left does not have fail on the right"
            trial={trials.right}
          />
        </p>
      )}
      <p className="text-base [overflow-wrap:anywhere]">
        <strong className="font-[620]">{whereText(alignment)}</strong>{' '}
        {divergence.sentence.map(({ text, isCode }, index) =>
          isCode ? (
            <code key={index} className="font-mono text-[13px] [unicode-bidi:isolate]">
              {visibleText(withoutAnsi(text))}
            </code>
          ) : (
            withoutAnsi(text)
          ),
        )}
      </p>
      <FirstWritesLine firstWrites={alignment.firstWrites} trials={trials} />
      <AfterTable
        caption={divergence.row === null ? 'In all' : 'From there'}
        left={after.left}
        right={after.right}
      />
      <p className="mt-2 flex flex-wrap gap-x-3 text-xs text-ink-3 max-sm:hidden">
        {KEYS.map(([name, what]) => (
          <span key={name}>
            <kbd className="rounded-[4px] border border-rule-strong px-[5px] font-mono text-2xs">
              {name}
            </kbd>{' '}
            {what}
          </span>
        ))}
      </p>
    </div>
  )
}

const KEYS = [
  ['n', 'next difference'],
  ['p', 'previous'],
  ['d', 'where they part'],
  ['x', 'swap'],
  ['?', 'all keys'],
] as const

/** Checks that differ, with the way to what the verifier said where they fail. */
function Flips({ names, what, trial }: { names: readonly string[]; what: string; trial: string }) {
  if (names.length === 0) return null
  const rest = names.length - MOST_CHECKS
  return (
    <>
      {`${displayCounted(names.length, 'check')} ${names.length === 1 ? what.replace(' fail ', ' fails ') : what} (`}
      {names.slice(0, MOST_CHECKS).map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <code className="font-mono text-xs">{visibleText(name)}</code>
        </span>
      ))}
      {rest > 0 ? `, ${rest} more). ` : '). '}
      <CarriedLink
        href={`${trialHref(trial)}#checks`}
        className="text-sm text-ink-2 underline underline-offset-2"
      >
        What the verifier said
      </CarriedLink>{' '}
    </>
  )
}

import type { Alignment } from '@/lib/analysis/diff-trials'
import type { CheckFlips } from '@/lib/diff/compare-checks'
import type { AfterParting } from '@/lib/diff/summarize-after'
import { displayCost, displayCounted, displayDuration, displayTokens } from '@/lib/display'
import { visibleText } from '@/lib/domain/visible-text'

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

function afterText(after: AfterParting): string {
  return [
    displayCounted(after.steps, 'step'),
    after.tokens === null ? null : `${displayTokens(after.tokens)} tokens`,
    after.costUsd === null ? null : displayCost(after.costUsd),
    after.durationMs === null ? null : displayDuration(after.durationMs),
    after.errors === 0 ? null : displayCounted(after.errors, 'error'),
    after.rewrites && `${after.rewrites.count} rewrites of ${visibleText(after.rewrites.path)}`,
  ]
    .filter((part) => part !== null)
    .join(', ')
}

/** Where two trajectories part, what each did then, and which checks flip: in words, first of all. */
export function DiffSentence({
  alignment,
  flips,
}: {
  alignment: Alignment
  flips: CheckFlips | null
}) {
  const { divergence, after } = alignment
  return (
    <div className="mt-4 border-l-[3px] border-ink bg-sunk px-4 py-3">
      <p className="text-base [overflow-wrap:anywhere]">
        <strong className="font-[620]">{whereText(alignment)}</strong>{' '}
        {divergence.sentence.map(({ text, isCode }, index) =>
          isCode ? (
            <code key={index} className="font-mono text-[13px] [unicode-bidi:isolate]">
              {visibleText(text)}
            </code>
          ) : (
            text
          ),
        )}
      </p>
      <p className="mt-1 text-ink-2 [overflow-wrap:anywhere]">
        {divergence.row === null ? 'In all' : 'After that'}: left {afterText(after.left)}; right{' '}
        {afterText(after.right)}. {flips && <Flips names={flips.onlyLeftPasses} side="left" />}
        {flips && <Flips names={flips.onlyRightPasses} side="right" />}
      </p>
      <p className="mt-1 text-xs text-ink-3 max-sm:hidden">
        <Key name="n" /> next difference <Key name="p" /> previous <Key name="d" /> where they part{' '}
        <Key name="x" /> swap <Key name="?" /> all keys
      </p>
    </div>
  )
}

const Key = ({ name }: { name: string }) => (
  <kbd className="ml-2 rounded-[4px] border border-rule-strong px-[5px] font-mono text-2xs">
    {name}
  </kbd>
)

function Flips({ names, side }: { names: readonly string[]; side: 'left' | 'right' }) {
  if (names.length === 0) return null
  const rest = names.length - MOST_CHECKS
  return (
    <>
      {`${displayCounted(names.length, 'check')} only the ${side} passes (`}
      {names.slice(0, MOST_CHECKS).map((name, index) => (
        <span key={name}>
          {index > 0 && ', '}
          <code className="font-mono text-xs">{visibleText(name)}</code>
        </span>
      ))}
      {rest > 0 ? `, ${rest} more). ` : '). '}
    </>
  )
}

import type { Alignment, DiffAnswer } from '@/lib/analysis/diff/diff-trials'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import type { CheckFlips } from '@/lib/diff/compare-checks'
import type { DiffRow } from '@/lib/diff/diff-row'
import { unpackOutline, type PackedOutline } from '@/lib/trajectory/pack-outline'
import type { StepOutline } from '@/lib/trajectory/step-outline'
import { diffHref } from '@/lib/url/diff'
import {
  generatedNote,
  heading,
  list,
  paragraph,
  present,
  shareTable,
  type Block,
  type Inline,
  type ShareDocument,
} from './document'
import { stepWords, TRIAL_FACTS } from './trial-facts'

/** Rows before and after the parting that a pull request has room for, and a file. */
const AROUND = { markdown: [3, 12], file: [200, 800] } as const

const SIGNS: Record<DiffRow['kind'], string> = {
  ...{ same: '=', changed: '~', moved: '↕', parted: '≠', left: '←', right: '→' },
}

type Pair = { readonly left: TrialAnswer; readonly right: TrialAnswer }

/** Two trials side by side: where they part, what each did, what came of it. Null without both. */
export function shareDiff(
  { left, right, alignment, flips }: DiffAnswer,
  room: keyof typeof AROUND = 'markdown',
): ShareDocument | null {
  if (!left || !right) return null
  return {
    title: `${left.task.name} (${left.experiment.name}): where two trials part`,
    href: diffHref({ left: left.uid, right: right.uid }),
    blocks: present(
      generatedNote(left.experiment),
      alignment ? partingLine(alignment) : paragraph('One of the two has no trajectory.'),
      trialTable({ left, right }),
      flips && flipList(flips),
      ...(alignment ? rowBlocks(alignment, AROUND[room]) : []),
    ),
  }
}

function partingLine({ divergence, rows }: Alignment): Block {
  const row = divergence.row === null ? null : rows[divergence.row]!
  const at = [
    row?.left ? `step ${row.left} on the left` : null,
    row?.right ? `step ${row.right} on the right` : null,
  ].filter((one) => one !== null)
  const told = divergence.sentence.map(({ text, isCode }): Inline =>
    isCode ? { code: text } : text,
  )
  if (at.length === 0) return paragraph(...told)
  return paragraph({ strong: `They part at ${at.join(', ')}.` }, ' ', ...told)
}

const trialTable = ({ left, right }: Pair): Block =>
  shareTable(
    ['', 'left', 'right'],
    TRIAL_FACTS.map(({ what, tell }) => [what, tell(left), tell(right)]),
  )

const MOST_CHECKS = 20

function flipList(flips: CheckFlips): Block | null {
  const lines = [
    ['Only the left passes', flips.onlyLeftPasses],
    ['Only the right passes', flips.onlyRightPasses],
  ] as const
  const told = lines.filter(([, names]) => names.length > 0)
  if (told.length === 0) return null
  return list(
    ...told.map(([what, names]): Inline[] => [
      `${what}: `,
      ...names
        .slice(0, MOST_CHECKS)
        .flatMap((name, at): Inline[] => (at > 0 ? [', ', { code: name }] : [{ code: name }])),
      names.length > MOST_CHECKS ? ` and ${names.length - MOST_CHECKS} more` : '',
    ]),
  )
}

const stepCell = (step: StepOutline | undefined): Inline[] =>
  step === undefined ? [''] : [`${step.number} `, ...stepWords(step)]

function rowBlocks(alignment: Alignment, [before, after]: readonly [number, number]): Block[] {
  const { rows, packed, divergence, trivial } = alignment
  // The page's own packing of both outlines.
  const [left, right] = [packed.left, packed.right].map((json) =>
    unpackOutline(JSON.parse(json) as PackedOutline),
  )
  const parting = divergence.row ?? 0
  const from = Math.max(0, parting - before)
  const shown = rows.slice(from, parting + after)
  const step = (outline: readonly StepOutline[], number: number | null) =>
    number === null ? undefined : outline[number - 1]
  return [
    heading(
      shown.length === rows.length
        ? 'Every step'
        : `Rows ${from + 1} to ${from + shown.length} of ${rows.length}`,
    ),
    shareTable(
      ['', 'left', 'right'],
      shown.map((row, at) => [
        `${SIGNS[row.kind]}${at + from === divergence.row ? ' they part' : trivial.some((one) => one.row === at + from) ? ' trivial' : ''}`,
        stepCell(step(left!, row.left)),
        stepCell(step(right!, row.right)),
      ]),
    ),
  ]
}

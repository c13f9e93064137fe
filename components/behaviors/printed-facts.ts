import type { PrintedBehaviors } from '@/lib/cells/printed-behaviors'
import type { Ladder, LadderGroup } from '@/lib/cells/printed-ladders'
import { displayKept, displayPrinted, stepWords } from './printed-words'

export interface PrintedFact {
  readonly value: string
  readonly says: string
}

interface Kept {
  readonly model: string
  readonly own: Ladder
  readonly other: Ladder
  readonly mine: number
  readonly theirs: number
}

/** Both arms of every model that has both, after RL. */
const keptBy = (groups: readonly LadderGroup[]): Kept[] =>
  groups.flatMap(({ model, ladders }) => {
    const arm = (name: string) => ladders.find((one) => one.arm === name && one.stage === 'rl')
    const [own, other] = [arm('SkillFactory'), arm('RL-Only')]
    const [mine, theirs] = [own?.kept.at(-1), other?.kept.at(-1)]
    return !own || !other || mine == null || theirs == null
      ? []
      : [{ model, own, other, mine, theirs }]
  })

/** How much each model keeps, all of them: one alone may be the exception. */
function keptFacts(groups: readonly LadderGroup[]): PrintedFact[] {
  const kept = keptBy(groups)
  const steps = groups[0]?.steps ?? []
  const [from, to] = [stepWords(steps[0] ?? ''), stepWords(steps.at(-1) ?? '')]
  const more = kept.filter(({ mine, theirs }) => mine > theirs)
  const ends = ({ levels }: Ladder) =>
    `${displayPrinted(levels[0] ?? null)} → ${displayPrinted(levels.at(-1) ?? null)}`
  if (kept.length === 0) return []
  return [
    {
      value: `${more.length} of ${kept.length} models`,
      says: `keep more of their success from ${from} to ${to} with SkillFactory than with RL-Only`,
    },
    ...kept.map(({ model, own, other, mine, theirs }) => ({
      value: `${displayKept(mine)} kept, RL-Only ${displayKept(theirs)} kept`,
      says: `${model}, % solved: SkillFactory ${ends(own)}, RL-Only ${ends(other)}${sayAlike(own, other)}`,
    })),
  ]
}

/** Levels this near at the hardest step are alike: the shares differ by where the two start. */
const ALIKE = 1

function sayAlike(own: Ladder, other: Ladder): string {
  const [mine, theirs] = [own.levels.at(-1), other.levels.at(-1)]
  const isAlike = mine != null && theirs != null && Math.abs(mine - theirs) < ALIKE
  return isAlike ? '; alike at the end, from starts that are not' : ''
}

function overallFacts({ overalls }: PrintedBehaviors): PrintedFact[] {
  const rowOf = (arm: string) => overalls?.rows.find((one) => one.arm === arm && one.stage === 'rl')
  const [own, other] = [rowOf('SkillFactory'), rowOf('RL-Only')]
  if (!overalls || !own) return []
  const both = ({ printed }: typeof own) =>
    `${displayPrinted(printed.families)} or ${displayPrinted(printed.variants)} %`
  return [
    {
      value: both(own),
      says: `“Overall” of SkillFactory: mean of ${overalls.nOf.families} families, or of ${overalls.nOf.variants} variants${other ? `; of RL-Only ${both(other)}` : ''}`,
    },
  ]
}

/** The findings of the printed tables in numbers, the first leads. */
export function printedFacts(printed: PrintedBehaviors): PrintedFact[] {
  const { ladders, usage, stages } = printed
  const [easy, next] = usage.filter(({ variant }) => variant.startsWith('Countdown'))
  const line = stages?.lines.find(({ arm }) => arm === 'SkillFactory')
  return [
    ...keptFacts(ladders),
    ...overallFacts(printed),
    ...(easy && next
      ? [
          {
            value: `${displayPrinted(next.reflections)} reflections`,
            says: `a trace on ${next.variant}; ${displayPrinted(easy.reflections)} on ${easy.variant}`,
          },
          {
            value: `${next.f1Correct?.toFixed(2) ?? '—'} / ${next.f1Incorrect?.toFixed(2) ?? '—'}`,
            says: `F1 of its verdicts “correct” / “incorrect” on ${next.variant}`,
          },
        ]
      : []),
    ...(line?.points[1] && line.points[2]
      ? [
          {
            value: `${displayPrinted(line.points[1].value)} → ${displayPrinted(line.points[2].value)} %`,
            says: `SFT → RL on ${stages!.column}; rank ${line.points[1].rank} → ${line.points[2].rank}`,
          },
        ]
      : []),
  ]
}

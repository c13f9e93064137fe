import type { PrintedBehaviors } from '@/lib/cells/printed-behaviors'
import { displayKept, displayPrinted } from './printed-words'

interface Fact {
  readonly value: string
  readonly says: string
}

/** The findings of the printed tables in numbers. */
export function PrintedBand({ printed }: { printed: PrintedBehaviors }) {
  const facts = factsOf(printed)
  const [first, ...others] = facts
  if (!first) return null
  return (
    <section
      aria-label="What the printed tables say"
      className="grid gap-x-10 gap-y-4 border-b py-4 sm:grid-cols-[260px_minmax(0,1fr)]"
    >
      <p>
        <span className="block text-headline font-[600]">{first.value}</span>
        <span className="text-ink-2">{first.says}</span>
      </p>
      <ul className="grid content-center gap-x-8 gap-y-3 sm:grid-cols-2 lg:grid-cols-3">
        {others.map(({ value, says }) => (
          <li key={says}>
            <span className="block font-[600]">{value}</span>
            <span className="text-xs text-ink-2">{says}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function factsOf({ ladders, overalls, usage, stages }: PrintedBehaviors): Fact[] {
  const [group] = ladders
  const kept = (arm: string): Fact[] => {
    const found = group?.ladders.find((one) => one.arm === arm && one.stage === 'rl')
    if (!group || !found) return []
    const [from, to] = [group.steps[0], group.steps.at(-1)]
    return [
      {
        value: `${displayKept(found.kept.at(-1) ?? null)} kept`,
        says: `by ${arm}, ${group.model}, from ${from} to ${to}: ${displayPrinted(found.levels[0] ?? null)} → ${displayPrinted(found.levels.at(-1) ?? null)} %`,
      },
    ]
  }
  const overall = overalls?.rows.find((one) => one.arm === 'SkillFactory' && one.stage === 'rl')
  const [easy, next] = usage.filter(({ variant }) => variant.startsWith('Countdown'))
  const line = stages?.lines.find(({ arm }) => arm === 'SkillFactory')
  return [
    ...kept('SkillFactory'),
    ...kept('RL-Only'),
    ...(overalls && overall
      ? [
          {
            value: `${displayPrinted(overall.printed.families)} or ${displayPrinted(overall.printed.variants)} %`,
            says: `“Overall” of SkillFactory: mean of ${overalls.nOf.families} families, or of ${overalls.nOf.variants} variants`,
          },
        ]
      : []),
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

import type { ImportChoice, TrialChoice } from '@/lib/domain/import-choice'

/** Alternatives of one choice that are listed, and that are told apart at all: a log names them. */
const MOST_LISTED = 50
const MOST_KNOWN = 1000

interface Mean {
  sum: number
  trials: number
}

interface Alternative {
  trials: number
  /** By the label of the condition. */
  readonly means: Map<string, Mean>
}

interface Group {
  readonly what: TrialChoice['what']
  readonly chosen: string | null
  trials: number
  readonly alternatives: Map<string, Alternative>
}

/** Adds up what was chosen for trials, with what each alternative would have given by condition. */
export class ChoiceTally {
  private readonly groups = new Map<string, Group>()

  add(choices: readonly TrialChoice[], condition: string, by: 1 | -1 = 1) {
    for (const { what, chosen, options } of choices) {
      const key = JSON.stringify([what, chosen])
      if (this.groups.size >= MOST_KNOWN && !this.groups.has(key)) continue
      const group = this.groups.get(key) ?? { what, chosen, trials: 0, alternatives: new Map() }
      this.groups.set(key, group)
      group.trials += by
      for (const { name, reward } of options) addOption(group, { name, reward, condition, by })
    }
  }

  /** Largest first; ties in order of appearance. */
  list(): ImportChoice[] {
    return [...this.groups.values()]
      .filter(({ trials }) => trials > 0)
      .sort((a, b) => b.trials - a.trials)
      .map(({ alternatives, ...group }) => ({ ...group, alternatives: listed(alternatives) }))
  }
}

function addOption(
  { alternatives }: Group,
  option: { name: string; reward: number | null; condition: string; by: 1 | -1 },
) {
  const { name, reward, condition, by } = option
  if (alternatives.size >= MOST_KNOWN && !alternatives.has(name)) return
  const alternative = alternatives.get(name) ?? { trials: 0, means: new Map<string, Mean>() }
  alternatives.set(name, alternative)
  alternative.trials += by
  if (reward === null) return
  const mean = alternative.means.get(condition) ?? { sum: 0, trials: 0 }
  alternative.means.set(condition, mean)
  mean.sum += by * reward
  mean.trials += by
}

const listed = (alternatives: ReadonlyMap<string, Alternative>): ImportChoice['alternatives'] =>
  [...alternatives]
    .filter(([, { trials }]) => trials > 0)
    .sort(([, a], [, b]) => b.trials - a.trials)
    .slice(0, MOST_LISTED)
    .map(([name, { trials, means }]) => ({
      name,
      trials,
      means: [...means]
        .filter(([, mean]) => mean.trials > 0)
        .map(([condition, mean]) => ({
          condition,
          mean: mean.sum / mean.trials,
          trials: mean.trials,
        })),
    }))

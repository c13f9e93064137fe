import type { Way } from '@/lib/demo/tasks/demo-task'
import type { Moment } from './moment'
import type { PlannedTrial } from './plan-trials'
import type { Random } from './random'
import { SAY } from './sayings'
import { lookAround, readSkill, writeNotes } from './story-opening'
import { circle, correct, inspect, solve } from './story-work'

export interface Story {
  readonly moments: readonly Moment[]
  /** What was handed in. */
  readonly way: Way
  readonly isPassed: boolean
}

/** What happens in a trial whose agent gets to work. Same trial and stream of numbers, same story. */
export function tellStory(trial: PlannedTrial, random: Random): Story {
  const { task, agent, condition, mishap } = trial
  const isPassed = mishap ? mishap === 'timeout_passed' : random.chance(trial.passChance)
  const isRead = condition === 'curated' && random.chance(task.readChance)
  const wrong = isRead && task.skillLeadsTo === 'astray' && task.ways.astray
  const way = isPassed ? task.ways.sound : wrong || task.ways.naive
  const knows = isRead && task.skillLeadsTo === 'sound'
  const startsWrong = isPassed && !knows && random.chance(agent.isLarge ? 0.5 : 0.35)
  const moments = [
    ...lookAround(task, agent, random),
    ...(isRead ? readSkill(task, agent, random) : []),
    ...(condition === 'generated_before' ? writeNotes(task, random) : []),
    ...solve(task, agent, startsWrong ? task.ways.naive : way, random),
    ...(startsWrong ? correct(task, random) : []),
    ...(!startsWrong && random.chance(agent.inspectChance) ? inspect(task, isPassed, random) : []),
  ]
  if (mishap?.startsWith('timeout')) moments.push(...circle(task, agent, way, isPassed, random))
  else if (mishap !== 'agent_crash') moments.push({ says: finalWord(way, random) })
  return { moments, way, isPassed }
}

const finalWord = (way: Way, random: Random) => `${random.pick(SAY.finish)} ${way.idea}`

import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { experiment, task } from '@/db/schema'
import { choosePair, type TrialPair } from './choose-pair'
import { listTaskTrials, type TrialBrief } from './list-task-trials'

export interface TellingPairQuestion {
  readonly experimentSlug: string
  readonly taskName: string
  /** Keys of the two conditions contrasted. */
  readonly without: string
  readonly with: string
  /** Without it, the configuration whose arms differ most in mean reward. */
  readonly configurationKey?: string
}

const meanOf = (trials: readonly TrialBrief[]): number => {
  const known = trials.filter((trial) => trial.reward !== null)
  return known.length ? known.reduce((sum, one) => sum + one.reward!, 0) / known.length : 0
}

/**
 * The two trials of a task that tell most about why skills helped or hurt (see `choosePair`): left
 * without them, right with them. Null when no configuration has a trajectory in both arms.
 */
export async function pickTellingPair(
  db: Db,
  question: TellingPairQuestion,
): Promise<TrialPair | null> {
  const [found] = await db
    .select({ taskId: task.id })
    .from(task)
    .innerJoin(experiment, eq(experiment.id, task.experimentId))
    .where(and(eq(experiment.slug, question.experimentSlug), eq(task.name, question.taskName)))
  if (!found) return null
  const trials = await listTaskTrials(db, found.taskId)
  const keys = question.configurationKey
    ? [question.configurationKey]
    : [...new Set(trials.map((trial) => trial.configurationKey))].sort()
  const arms = keys.map((key) => {
    const own = trials.filter((trial) => trial.configurationKey === key)
    const without = own.filter((trial) => trial.conditionKey === question.without)
    const withSkills = own.filter((trial) => trial.conditionKey === question.with)
    const difference = Math.abs(meanOf(withSkills) - meanOf(without))
    return { pair: choosePair(without, withSkills), difference }
  })
  const [best] = arms
    .filter((arm) => arm.pair !== null)
    .sort((one, two) => two.difference - one.difference)
  return best?.pair ?? null
}

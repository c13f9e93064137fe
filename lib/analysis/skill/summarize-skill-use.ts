import { and, count, eq } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, trial } from '@/db/schema'
import { CONDITION_KINDS } from '@/lib/domain/condition'

export type SkillUseFact = NonNullable<(typeof trial.$inferSelect)['skillUse']>

const LADDER: readonly SkillUseFact[] = ['none', 'offered', 'loaded', 'read', 'executed']

/** How far skills got in the trials of one condition: each number counts trials. */
export interface SkillUseCount {
  readonly condition: string
  readonly nTrials: number
  /** No trajectory could tell: neither used nor unused. */
  readonly nUnknown: number
  readonly nOffered: number
  readonly nLoaded: number
  readonly nRead: number
  readonly nExecuted: number
}

/** The use funnel of a task by condition: who was offered a skill, opened it, ran its scripts. */
export async function summarizeSkillUse(db: Db, taskId: number): Promise<SkillUseCount[]> {
  const rows = await db
    .select({ key: condition.key, kind: condition.kind, use: trial.skillUse, n: count() })
    .from(trial)
    .innerJoin(condition, eq(condition.id, trial.conditionId))
    .where(and(eq(trial.taskId, taskId), eq(trial.isLive, true), eq(trial.isExcluded, false)))
    .groupBy(condition.key, condition.kind, trial.skillUse)
    .orderBy(condition.key)
  const keys = [...new Map(rows.map(({ key, kind }) => [key, kind]))].sort(
    (a, b) => CONDITION_KINDS.indexOf(a[1]) - CONDITION_KINDS.indexOf(b[1]),
  )
  return keys.map(([key]) => {
    const own = rows.filter((row) => row.key === key)
    const sum = (matches: (use: SkillUseFact | null) => boolean) =>
      own.filter(({ use }) => matches(use)).reduce((total, { n }) => total + n, 0)
    const atLeast = (fact: SkillUseFact) =>
      sum((use) => use !== null && LADDER.indexOf(use) >= LADDER.indexOf(fact))
    return {
      condition: key,
      nTrials: sum(() => true),
      nUnknown: sum((use) => use === null),
      nOffered: atLeast('offered'),
      nLoaded: atLeast('loaded'),
      nRead: atLeast('read'),
      nExecuted: atLeast('executed'),
    }
  })
}

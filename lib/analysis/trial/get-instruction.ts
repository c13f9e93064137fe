import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { condition, experiment, task, trajectoryPart, trial } from '@/db/schema'
import { listSteps } from './list-steps'
import { clipText } from '@/lib/trajectory/step-outline'

/** What an agent was told to do, as one of its trials logged it. */
export interface TaskInstruction {
  readonly text: string
  readonly nLeftOut: number
  /** The trial whose log says it, and the step that does. */
  readonly trial: string
  readonly step: number
}

const MOST_CHARS = 60_000
/** Steps that a prompt is looked for in: what the system says stands before it. */
const FIRST_STEPS = 12

/**
 * The first message of a user in a trial of a task; null where no trial has a trajectory with one. Folders'
 * own instructions are not stored. Of many trials one without skills is asked, since their prompts may
 * tell of skills too, and of those the one that is quickest to read.
 */
export async function getInstruction(
  db: Db,
  slug: string,
  name: string,
): Promise<TaskInstruction | null> {
  const [found] = await db
    .select({ trialId: trial.id, uid: trial.uid })
    .from(task)
    .innerJoin(experiment, eq(experiment.id, task.experimentId))
    .innerJoin(
      trial,
      and(
        eq(trial.experimentId, experiment.id),
        eq(trial.taskId, task.id),
        eq(trial.isLive, true),
        eq(trial.hasTrajectory, true),
      ),
    )
    .innerJoin(condition, eq(condition.id, trial.conditionId))
    .innerJoin(
      trajectoryPart,
      and(eq(trajectoryPart.trialId, trial.id), eq(trajectoryPart.part, 0)),
    )
    .where(and(eq(experiment.slug, slug), eq(task.name, name)))
    .orderBy(
      desc(sql`${condition.kind} = 'no_skills'`),
      // One of several rows, because it is large.
      asc(sql`${trajectoryPart.rawBytes} = 0`),
      asc(trajectoryPart.rawBytes),
      asc(trial.uid),
    )
    .limit(1)
  if (!found) return null
  const steps = await listSteps(db, { trialId: found.trialId, from: 1, to: FIRST_STEPS })
  const told = steps.find(({ kind, text }) => kind === 'user' && text.trim() !== '')
  if (!told) return null
  const text = clipText(told.text, MOST_CHARS)
  return { text, nLeftOut: told.text.length - text.length, trial: found.uid, step: told.number }
}

import { sql } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import type { OpenExperiment } from '@/lib/analysis/experiment/get-experiment'
import { loadSkills } from '@/lib/analysis/skill/load-skills'
import { readSkillFiles } from '@/lib/analysis/skill/read-skill-files'
import { getInstruction } from '@/lib/analysis/trial/get-instruction'
import { timedConditions } from '@/lib/cells/timing/logged-timing'
import {
  findTextOverlaps,
  type OfferedText,
  type TaskText,
  type TextOverlap,
} from '@/lib/cells/timing/text-overlap'
import type { VerifierCheck } from '@/lib/domain/new-trial'

/** Words of tasks in the skills that authors wrote for them; null: no such text was kept. */
export interface TextOverlaps {
  readonly items: readonly TextOverlap[]
  readonly nOverlaps: number
  /** Texts and tasks that were looked at, and tasks left out. */
  readonly nTexts: number
  readonly nTasks: number
  readonly nTasksLeftOut: number
}

const MOST_TASKS = 60
const MOST_SHOWN = 40
const MOST_CHARS = 60_000
/** Trials of a task whose verifier is asked; the failed ones say most. */
const TRIALS_ASKED = 6

/**
 * Texts that were written before or after solving, against what the logs hold of the very task: its
 * instruction and what its verifier said. No log that is read holds a task's solution.
 */
export async function listTextOverlaps(db: Db, open: OpenExperiment): Promise<TextOverlaps | null> {
  const { table, experiment } = open
  const timed = new Set(timedConditions(table))
  if (timed.size === 0) return null
  const skills = await loadSkills(db, open)
  const placed = [...skills.byName].flatMap(([skill, { places }]) =>
    places.filter(({ condition }) => timed.has(condition)).map((place) => ({ skill, ...place })),
  )
  const tasks = [...new Set(placed.map(({ task }) => task))].sort((a, b) => a - b)
  const looked = new Set(tasks.slice(0, MOST_TASKS))
  const shown = placed.filter(({ task }) => looked.has(task))
  const files = await readSkillFiles(db, [...new Set(shown.map(({ versionId }) => versionId))])
  const texts = shown.flatMap(({ skill, task, condition, versionId }): OfferedText[] => {
    const text = (files.get(versionId) ?? []).map((file) => file.text ?? '').join('\n\n')
    return text === ''
      ? []
      : [
          {
            ...{ skill, task: table.tasks[task]!.name, text: text.slice(0, MOST_CHARS) },
            condition: table.conditions[condition]!.label,
          },
        ]
  })
  if (texts.length === 0) return null
  const sources: TaskText[] = []
  for (const task of looked) {
    const { id, name } = table.tasks[task]!
    const told = await getInstruction(db, experiment.slug, name)
    if (told) sources.push({ task: name, kind: 'instruction', ...told })
    sources.push(...(await listCheckTexts(db, experiment.id, { id, name })))
  }
  const items = findTextOverlaps(texts, sources)
  return {
    ...{ items: items.slice(0, MOST_SHOWN), nOverlaps: items.length, nTexts: texts.length },
    ...{ nTasks: looked.size, nTasksLeftOut: tasks.length - looked.size },
  }
}

/** What the verifier of a task said in some of its trials, each saying once. */
async function listCheckTexts(
  db: Db,
  experimentId: number,
  { id, name }: { readonly id: number; readonly name: string },
): Promise<TaskText[]> {
  const rows = await db.all<{ uid: string; checks: string | null }>(sql`
    SELECT uid, detail->>'$.checks' AS checks FROM trial
    WHERE experiment_id = ${experimentId} AND task_id = ${id} AND is_live = 1
    ORDER BY coalesce(reward, 2), uid LIMIT ${TRIALS_ASKED}`)
  const said = new Map<string, TaskText>()
  for (const { uid, checks } of rows)
    // Written by the import, through the type.
    for (const { message } of JSON.parse(checks ?? '[]') as readonly VerifierCheck[])
      if (message && !said.has(message))
        said.set(message, { task: name, kind: 'check', text: message, trial: uid, step: null })
  return [...said.values()]
}

import type { Db } from '@/db/open-database'
import { createTestDb } from '@/db/testing'
import { addExperiment } from '@/db/writes/add-experiment'
import { parseCondition } from '@/lib/domain/parse-condition'
import { NO_OPTIONS } from '@/lib/domain/import'
import type { NewSkill, NewTrial } from '@/lib/domain/new-trial'
import { addImport } from '@/lib/ingest/run/add-import'
import { makeNewTask, makeNewTrial } from '@/lib/trajectory/testing'
import { storeBatch } from './store-batch'
import { dropRepeatedSets } from './undo-skill-sets'
import { rowsOf } from './testing-store'
import { undoTrials } from './undo-trials'
import { nothingMet } from './met-so-far'

/** A skill named `name` whose SKILL.md is `text`: as many tokens as letters. */
export const makeSkill = (name: string, text: string): NewSkill => ({
  name,
  contentHash: `hash of ${text}`,
  description: null,
  tokens: text.length,
  bytes: text.length,
  scripts: 0,
  files: [{ path: 'SKILL.md', bytes: text.length, text }],
})

/** A delivery in few words: conditions as a person writes them, skills as `task: text of its one skill`. */
export interface SkillDelivery {
  readonly given?: string
  /** Trials as `task: condition`; their log ids follow from both. */
  readonly trials?: readonly (readonly [task: string, condition: string])[]
  /** Null: a folder of the task without skills. */
  readonly folders?: Readonly<Record<string, string | null>>
  readonly areFoldersFirst?: boolean
  readonly trial?: Partial<NewTrial>
}

const trialOf = (task: string, written: string, fields: Partial<NewTrial> = {}) => {
  const condition = parseCondition(written)!
  return makeNewTrial(`${task} ${condition.key}`, {
    taskName: task,
    condition: { ...condition, source: 'recorded', rule: null, evidence: null, claimed: null },
    skillUses: [
      {
        skill: 'flood',
        facts: { offered: 'x', loaded: null, read: null, executed: null },
        firstReadStep: null,
      },
    ],
    ...fields,
  })
}

/** An experiment to deliver skills and trials to, as imports do; a delivery answers the id of its import. */
export async function makeSkillStore(slug = 'exp') {
  const db = await createTestDb()
  const { id: experimentId } = await addExperiment(db, { slug, name: slug, kind: 'logs' })
  const deliver = async (delivery: SkillDelivery) => {
    const { given, trials = [], folders = {}, areFoldersFirst = false } = delivery
    const condition = given === undefined ? null : parseCondition(given)
    const options = { ...NO_OPTIONS, condition }
    const importId = await addImport(db, { slug, experimentId, options })
    const target = {
      ...{ experimentId, originSlug: slug, importId, options },
      ...{ met: nothingMet(), leaseHolder: null },
    }
    const logs = trials.map(([task, written]) => trialOf(task, written, delivery.trial))
    const tasks = Object.entries(folders).map(([name, text]) =>
      makeNewTask(name, { skills: text === null ? [] : [makeSkill('flood', text)] }),
    )
    const batches = [
      { trials: logs, tasks: [] },
      { trials: [], tasks },
    ]
    if (areFoldersFirst) batches.reverse()
    for (const batch of batches) await storeBatch(db, target, batch)
    await dropRepeatedSets(db, experimentId, importId, null)
    return importId
  }
  return { db, experimentId, deliver, undo: (importId: number) => undoTrials(db, importId, null) }
}

/** `condition: text of the skill` by task, as conditions offer them now; `*`: any other condition. */
export async function offersOf(db: Db, task = 't') {
  const rows = await rowsOf(
    db,
    `SELECT k.name, coalesce(c.key, '*') AS key, group_concat(substr(v.content_hash, 9)) AS text
     FROM offered_skill_set o JOIN task k ON k.id = o.task_id LEFT JOIN condition c ON c.id = o.condition_id
     LEFT JOIN skill_set_version sv ON sv.set_id = o.set_id LEFT JOIN skill_version v ON v.id = sv.version_id
     GROUP BY 1, 2 ORDER BY 2`,
  )
  const own = rows.filter(({ name }) => name === task)
  return Object.fromEntries(own.map(({ key, text }) => [key, text]))
}

/** The side of a diff of skills that is this task under the condition that a person writes so. */
export const side = (written: string, task = 't') => {
  const { key, kind } = parseCondition(written)!
  return {
    conditionKey: key,
    skills: [],
    conditionKind: kind,
    experiment: { slug: 'exp' },
    task: { name: task },
  }
}

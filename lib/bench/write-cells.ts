import type { Db } from '@/db/open-database'
import { DEMO_CONDITIONS } from '@/lib/demo/tasks/demo-task'
import { conditionKindLabel, type ConditionKind } from '@/lib/domain/condition'
import { makeRandom, type Random } from '@/lib/stats/random'

export interface CellScale {
  readonly tasks: number
  readonly configurations: number
  readonly attempts: number
  /** Kinds of conditions, the demo's by default. The second gets the gain. */
  readonly conditions?: readonly ConditionKind[]
  /** Checks a trial passes or fails, 1 by default: a reward is the share that it passed. */
  readonly checks?: number
}

const DOMAINS = [
  'Natural Science',
  'Finance & Economics',
  'Software Engineering',
  'Office & White Collar',
  'Industrial & Physical Systems',
  'Cybersecurity',
  'Mathematics & OR',
  'Media & Content Production',
]
const CELLS_A_STATEMENT = 2000

/**
 * Writes an experiment of cells alone, as an import of that many trials would leave them, so that a
 * million trials can be asked about without writing a million logs. Gives its number of cells.
 */
export async function writeCells(db: Db, slug: string, scale: CellScale): Promise<number> {
  const { tasks, configurations, conditions = DEMO_CONDITIONS } = scale
  const id = await writeDimensions(db, slug, scale)
  const random = makeRandom(11)
  let rows: unknown[] = []
  let count = 0
  const flush = async () => {
    await db.$client.batch([{ sql: INSERT_CELLS, args: [id, JSON.stringify(rows)] }], 'write')
    await new Promise((resolve) => setImmediate(resolve))
    count += rows.length
    rows = []
  }
  for (let task = 0; task < tasks; task++) {
    const baseline = random.index(80) / 100
    for (let configuration = 0; configuration < configurations; configuration++)
      for (const [index, condition] of conditions.entries()) {
        const chance = baseline + (index === 1 ? random.index(40) / 100 - 0.1 : 0)
        const rewards = drawRewards(random, chance, scale)
        rows.push([`task-${task}`, `c-${configuration}`, condition, scale.attempts, rewards])
        if (rows.length === CELLS_A_STATEMENT) await flush()
      }
  }
  if (rows.length > 0) await flush()
  return count
}

/** The rewards of a cell as a histogram, ascending, each check passed with the same chance. */
function drawRewards(random: Random, chance: number, { attempts, checks = 1 }: CellScale) {
  const counts = new Map<number, number>()
  for (let attempt = 0; attempt < attempts; attempt++) {
    let passed = 0
    for (let check = 0; check < checks; check++) if (random.index(1000) < chance * 1000) passed++
    counts.set(passed / checks, (counts.get(passed / checks) ?? 0) + 1)
  }
  return [...counts].sort(([a], [b]) => a - b)
}

async function writeDimensions(db: Db, slug: string, scale: CellScale): Promise<number> {
  const { rows } = await db.$client.execute({
    sql: `INSERT INTO experiment (slug, name, kind, is_generated, created_at) VALUES (?, ?, 'logs', 1, 0) RETURNING id`,
    args: [slug, slug],
  })
  const id = Number(rows[0]!.id)
  const list = <Row>(length: number, make: (index: number) => Row) =>
    JSON.stringify(Array.from({ length }, (_, index) => make(index)))
  const tasks = list(scale.tasks, (i) => {
    const modules = 1 + (i % 5)
    const tokens = 400 + ((i * 7919) % 12_000)
    return [`task-${i}`, DOMAINS[i % DOMAINS.length], modules, tokens, modules * 3, i % 4]
  })
  const arms = list(scale.configurations, (i) => [`c-${i}`, `harness-${i % 3}`, `model-${i}`])
  const kinds = scale.conditions ?? DEMO_CONDITIONS
  const conditions = kinds.map((kind) => [kind, conditionKindLabel(kind)])
  await db.$client.batch(
    [
      {
        sql: `INSERT INTO task (experiment_id, name, domain, domain_source, tags)
          SELECT ?, value->>0, value->>1, 'given', '[]' FROM json_each(?)`,
        args: [id, tasks],
      },
      {
        sql: `INSERT INTO skill_set (task_id, content_key, skill_count, skill_tokens, skill_files, skill_scripts)
          SELECT t.id, '', value->>2, value->>3, value->>4, value->>5
          FROM json_each(?2) CROSS JOIN task t ON t.experiment_id = ?1 AND t.name = value->>0`,
        args: [id, tasks],
      },
      {
        sql: `INSERT INTO offered_skill_set (task_id, set_id) SELECT s.task_id, s.id
          FROM task t JOIN skill_set s ON s.task_id = t.id WHERE t.experiment_id = ?`,
        args: [id],
      },
      {
        sql: `INSERT INTO configuration (experiment_id, key, harness, model)
          SELECT ?, value->>0, value->>1, value->>2 FROM json_each(?)`,
        args: [id, arms],
      },
      {
        sql: `INSERT INTO condition (experiment_id, key, kind, label)
          SELECT ?, value->>0, value->>0, value->>1 FROM json_each(?)`,
        args: [id, JSON.stringify(conditions)],
      },
    ],
    'write',
  )
  return id
}

// CROSS JOIN keeps the order: the planner would otherwise go through every task for each arm.
const INSERT_CELLS = `
  INSERT INTO cell (experiment_id, task_id, configuration_id, condition_id, n_trials, rewards,
    tokens_in_sum, tokens_in_count, tokens_out_sum, tokens_out_count, cost_sum, cost_count,
    duration_sum, duration_count, step_sum, step_count, skill_read_sum, skill_known_count)
  SELECT ?1, t.id, f.id, c.id, j.n,
    json_object('ok', json(j.rewards)),
    j.n * 40000, j.n, j.n * 1500, j.n, j.n * 0.02, j.n, j.n * 90000, j.n, j.n * 15, j.n, 0, j.n
  FROM (SELECT value->>0 AS task, value->>1 AS configuration, value->>2 AS condition,
    value->>3 AS n, value->4 AS rewards FROM json_each(?2)) j
  CROSS JOIN task t ON t.experiment_id = ?1 AND t.name = j.task
  CROSS JOIN configuration f ON f.experiment_id = ?1 AND f.key = j.configuration
  CROSS JOIN condition c ON c.experiment_id = ?1 AND c.key = j.condition`

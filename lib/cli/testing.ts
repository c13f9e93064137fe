import type { Db } from '@/db/open-database'

/** What an experiment's answers are made of. */
const CONTENT: Record<string, string> = {
  task: 'SELECT * FROM task WHERE experiment_id = ?',
  configuration: 'SELECT * FROM configuration WHERE experiment_id = ?',
  condition: 'SELECT * FROM condition WHERE experiment_id = ?',
  cell: 'SELECT * FROM cell WHERE experiment_id = ?',
  measures: 'SELECT * FROM cell_measure WHERE experiment_id = ?',
  figures: 'SELECT * FROM published_figure WHERE experiment_id = ?',
  tables: 'SELECT * FROM printed_table WHERE experiment_id = ?',
  events: 'SELECT * FROM evolution_event WHERE experiment_id = ?',
  trials: `SELECT id, task_id, configuration_id, condition_id, status, reward, condition_source,
    skill_use, step_count, started_at_iso, detail FROM trial WHERE experiment_id = ? AND is_live = 1`,
  skills: `SELECT o.*, s.skill_count, s.skill_tokens FROM offered_skill_set o JOIN skill_set s ON s.id = o.set_id
    JOIN task t ON t.id = o.task_id WHERE t.experiment_id = ?`,
}

interface Seen {
  readonly slug: string
  readonly version: number
  readonly content: string
}

async function look(reader: Db): Promise<Map<number, Seen>> {
  const { rows } = await reader.$client.execute(
    'SELECT * FROM experiment WHERE deleted_at IS NULL ORDER BY id',
  )
  const seen = new Map<number, Seen>()
  for (const { data_version: version, ...row } of rows) {
    const id = Number(row.id)
    const parts = await Promise.all(
      Object.values(CONTENT).map((sql) => reader.$client.execute({ sql, args: [id] })),
    )
    const content = JSON.stringify([row, parts.map((part) => part.rows)])
    seen.set(id, { slug: String(row.slug), version: Number(version), content })
  }
  return seen
}

/**
 * Looks at a database through a connection of its own after each transaction. `watch` runs a write
 * and gives the slugs of the experiments that it changed; it throws where a transaction changed what
 * an experiment answers and did not give it a version of its own.
 */
export async function watchVersions(db: Db, reader: Db) {
  let last = await look(reader)
  let changed: string[] = []
  let wrong: string[] = []
  const compare = async (statements: string) => {
    const now = await look(reader)
    for (const [id, { slug, version, content }] of now) {
      const before = last.get(id)
      if (before?.content === content) continue
      changed.push(slug)
      const highest = Math.max(...[...last.values()].map((one) => one.version), 0)
      if (version <= highest) wrong.push(`${slug} keeps version ${version}: ${statements}`)
    }
    for (const [id, { slug }] of last) if (!now.has(id)) changed.push(slug)
    last = now
  }
  const { $client: client } = db
  for (const name of ['execute', 'batch'] as const) {
    const run = client[name].bind(client) as (...args: unknown[]) => Promise<unknown>
    const watched = async (...args: unknown[]) => {
      const answer = await run(...args)
      const statements = JSON.stringify(args[0])
      if (!/^.{0,12}SELECT/is.test(statements)) await compare(statements)
      return answer
    }
    Object.assign(client, { [name]: watched })
  }
  return async (write: () => Promise<unknown>): Promise<string[]> => {
    ;[changed, wrong] = [[], []]
    await write()
    if (wrong.length > 0) throw new Error(wrong.join('\n'))
    return [...new Set(changed)]
  }
}

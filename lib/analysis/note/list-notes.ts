import type { InValue } from '@libsql/client'
import type { Db } from '@/db/open-database'
import { namesOfAccounts } from './names-of-accounts'
import { mentioned } from '@/lib/domain/mention'
import type { NotePlace, NoteSubject } from '@/lib/domain/note'

/** One note, with whether what it is about is still here. */
export interface NoteRow extends NoteSubject {
  readonly uid: string
  readonly text: string
  /** Who wrote it; '' where nobody signs in and no name was given. */
  readonly author: string
  /** The account or token of who wrote it, on this server; null: none. */
  readonly authorId: string | null
  /** People of this server whom it names. */
  readonly mentions: readonly string[]
  readonly createdAt: number
  readonly editedAt: number | null
  readonly resolvedAt: number | null
  readonly resolvedBy: string | null
  readonly isGone: boolean
}

/** Which notes of an experiment; what is null or absent narrows nothing. */
export interface NoteFilter {
  readonly uid?: string | null
  readonly state?: 'open' | 'resolved' | 'all'
  readonly author?: string | null
  readonly where?: NotePlace | null
  readonly task?: string | null
  readonly skill?: string | null
  /** On a trial and its steps. */
  readonly trial?: string | null
  /** On rows of the diff of two trials, whichever stands on the left. */
  readonly rowsOf?: readonly [string, string] | null
  /** What a person is mentioned by; null: whoever is. */
  readonly handles?: readonly string[] | null
}

type Condition = readonly [sql: string, args: Record<string, InValue>]

const CONDITIONS: {
  readonly [Key in keyof NoteFilter]-?: (value: NonNullable<NoteFilter[Key]>) => Condition | null
} = {
  state: (state) =>
    state === 'all' ? null : [`(n.resolved_at IS NULL) = ${state === 'open' ? 1 : 0}`, {}],
  uid: (uid) => ['n.uid = :uid', { uid }],
  author: (author) => ['n.author = :author', { author }],
  where: (place) => ['n.place = :place', { place }],
  task: (task) => ['n.task = :task', { task }],
  skill: (skill) => ['n.skill = :skill', { skill }],
  trial: (trial) => [`n.trial = :trial AND n.place <> 'row'`, { trial }],
  rowsOf: ([left, right]) => [
    `n.place = 'row' AND ((n.trial = :left AND n.other_trial = :right) OR (n.trial = :right AND n.other_trial = :left))`,
    { left, right },
  ],
  handles: (handles) => [
    'EXISTS (SELECT 1 FROM json_each(n.mentions) m WHERE m.value IN (SELECT value FROM json_each(:handles)))',
    { handles: JSON.stringify(handles) },
  ],
}

function whereOf(filter: NoteFilter): Condition {
  const found = (Object.keys(CONDITIONS) as (keyof NoteFilter)[]).flatMap((key) => {
    const value = filter[key]
    if (value === null || value === undefined) return []
    // The condition of a key takes the value of that key, which the compiler does not follow.
    const condition = (CONDITIONS[key] as (one: unknown) => Condition | null)(value)
    return condition ? [condition] : []
  })
  return [
    ['n.experiment_id = :experimentId', ...found.map(([sql]) => `(${sql})`)].join(' AND '),
    Object.assign({}, ...found.map(([, args]) => args)) as Record<string, InValue>,
  ]
}

const LIVE = (uid: string) =>
  `EXISTS (SELECT 1 FROM trial t WHERE t.uid = ${uid} AND t.is_live = 1)`

const COLUMNS = `n.uid, n.place, n.task, n.trial, n.other_trial, n.step, n.row, n.skill, n.version, n.text, n.author,
  n.author_id, n.mentions, n.created_at, n.edited_at, n.resolved_at, n.resolved_by,
  CASE n.place WHEN 'experiment' THEN 0
    WHEN 'task' THEN NOT EXISTS (SELECT 1 FROM task k WHERE k.experiment_id = n.experiment_id AND k.name = n.task)
    WHEN 'skill' THEN n.version IS NOT NULL AND NOT EXISTS (SELECT 1 FROM skill s JOIN skill_version v ON v.skill_id = s.id
      WHERE s.experiment_id = n.experiment_id AND s.name = n.skill AND v.content_hash = n.version)
    WHEN 'row' THEN NOT (${LIVE('n.trial')} AND ${LIVE('n.other_trial')})
    ELSE NOT ${LIVE('n.trial')} END AS is_gone`

const textOrNull = (value: unknown) => (value === null ? null : String(value))
const numberOrNull = (value: unknown) => (value === null ? null : Number(value))

const noteOf = (row: Record<string, unknown>, everybody: readonly string[]): NoteRow => ({
  uid: String(row.uid),
  // The column is written through its type.
  place: String(row.place) as NotePlace,
  task: textOrNull(row.task),
  trial: textOrNull(row.trial),
  otherTrial: textOrNull(row.other_trial),
  step: numberOrNull(row.step),
  row: textOrNull(row.row),
  skill: textOrNull(row.skill),
  version: textOrNull(row.version),
  text: String(row.text),
  author: String(row.author),
  authorId: textOrNull(row.author_id),
  // Written by findMentions.
  mentions: mentioned(JSON.parse(String(row.mentions)) as string[], everybody),
  createdAt: Number(row.created_at),
  editedAt: numberOrNull(row.edited_at),
  resolvedAt: numberOrNull(row.resolved_at),
  resolvedBy: textOrNull(row.resolved_by),
  isGone: Number(row.is_gone) === 1,
})

/** Notes that pass a filter, the newest first, and how many there are. */
export async function listNotes(
  db: Db,
  experimentId: number,
  { offset = 0, limit, ...filter }: NoteFilter & { offset?: number; limit: number },
): Promise<{ items: NoteRow[]; total: number }> {
  const [where, args] = whereOf(filter)
  const all = { ...args, experimentId }
  const [found, [count], everybody] = await Promise.all([
    db.$client.execute({
      sql: `SELECT ${COLUMNS} FROM note n WHERE ${where} ORDER BY n.created_at DESC, n.id DESC LIMIT :limit OFFSET :offset`,
      args: { ...all, limit, offset },
    }),
    db.$client
      .execute({ sql: `SELECT count(*) AS total FROM note n WHERE ${where}`, args: all })
      .then(({ rows }) => rows),
    namesOfAccounts(db),
  ])
  return {
    items: found.rows.map((row) => noteOf(row, everybody)),
    total: Number(count!.total),
  }
}

/** How many notes of an experiment are open and resolved, and who wrote how many. */
export async function countNotes(db: Db, experimentId: number) {
  const { rows } = await db.$client.execute({
    sql: `SELECT author, count(*) AS n, sum(resolved_at IS NULL) AS open FROM note WHERE experiment_id = ?
      GROUP BY author ORDER BY n DESC, author`,
    args: [experimentId],
  })
  const authors = rows.map((row) => ({ author: String(row.author), n: Number(row.n) }))
  const open = rows.reduce((sum, row) => sum + Number(row.open), 0)
  return { open, resolved: authors.reduce((sum, { n }) => sum + n, 0) - open, authors }
}

/** Open notes by task of an experiment, of these tasks. */
export async function countOpenByTask(db: Db, experimentId: number, tasks: readonly string[]) {
  const { rows } = await db.$client.execute({
    sql: `SELECT task, count(*) AS n FROM note WHERE experiment_id = ? AND resolved_at IS NULL
      AND task IN (SELECT value FROM json_each(?)) GROUP BY task`,
    args: [experimentId, JSON.stringify(tasks)],
  })
  return new Map(rows.map((row) => [String(row.task), Number(row.n)]))
}

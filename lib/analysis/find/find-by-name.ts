import type { InValue } from '@libsql/client'
import type { Db } from '@/db/open-database'
import type { FindKind, FoundItem, FoundItems } from '@/lib/domain/find'
import { displayCounted, displayReward } from '@/lib/display'
import { conditionsHref } from '@/lib/url/conditions'
import { overviewHref } from '@/lib/url/experiment'
import { modelsHref } from '@/lib/url/models'
import { savedViewHref } from '@/lib/url/saved-views'
import { taskHref, trialHref } from '@/lib/url/site'
import { skillHref } from '@/lib/url/skill'
import { trialsHref } from '@/lib/url/trial-list'

const MOST_ITEMS = 6
/** An id of a trial is sought by its beginning once so much of it is there. */
const LEAST_ID_CHARS = 3

type Row = Record<string, unknown>

interface Kind {
  /** Gives `found` (what the words are looked for in), `title`, and what `item` reads. */
  readonly sql: string
  readonly item: (row: Row) => FoundItem
}

const text = (value: unknown) => (value === null ? '' : String(value))
const IN_EXPERIMENT = `JOIN experiment e ON e.id = one.experiment_id AND e.deleted_at IS NULL`

const KINDS: Record<Exclude<FindKind, 'trials' | 'saved'>, Kind> = {
  experiments: {
    sql: `SELECT e.name || ' ' || e.slug AS found, e.name AS title, e.slug, e.kind,
        (SELECT count(*) FROM task WHERE experiment_id = e.id) AS n
      FROM experiment e WHERE e.deleted_at IS NULL`,
    item: (row) => ({
      title: text(row.title),
      note: [
        row.kind === 'published' ? 'published' : 'logs',
        ...(Number(row.n) > 0 ? [displayCounted(Number(row.n), 'task')] : []),
      ].join(' · '),
      href: overviewHref(text(row.slug)),
    }),
  },
  tasks: {
    sql: `SELECT one.name AS found, one.name AS title, e.slug, e.name AS inside
      FROM task one ${IN_EXPERIMENT}`,
    item: (row) => ({
      title: text(row.title),
      note: text(row.inside),
      href: taskHref(text(row.slug), text(row.title)),
    }),
  },
  skills: {
    sql: `SELECT one.name AS found, one.name AS title, e.slug, e.name AS inside,
        (SELECT t.name FROM skill_version v JOIN skill_set_version s ON s.version_id = v.id
          JOIN skill_set o ON o.id = s.set_id JOIN task t ON t.id = o.task_id
          WHERE v.skill_id = one.id ORDER BY t.name LIMIT 1) AS task
      FROM skill one ${IN_EXPERIMENT}`,
    item: (row) => ({
      title: text(row.title),
      note: `${text(row.inside)}${row.task === null ? '' : ` · offered in ${text(row.task)}`}`,
      href: skillHref(text(row.slug), text(row.title)),
    }),
  },
  models: {
    sql: `SELECT coalesce(one.model, '') || ' ' || coalesce(one.harness, '') || ' ' || one.key AS found,
        coalesce(one.model, 'model unknown') AS title, one.harness, one.effort, one.key,
        e.slug, e.kind, e.name AS inside
      FROM configuration one ${IN_EXPERIMENT}`,
    item: (row) => ({
      title: text(row.title),
      note: [row.harness, row.effort, row.inside].filter(Boolean).map(text).join(' · '),
      href:
        row.kind === 'published'
          ? modelsHref(text(row.slug), { first: text(row.key) })
          : trialsHref(text(row.slug), { configuration: [text(row.key)] }),
    }),
  },
  conditions: {
    sql: `SELECT one.label || ' ' || one.key AS found, one.label AS title, one.key, e.slug, e.kind,
        e.name AS inside
      FROM condition one ${IN_EXPERIMENT}`,
    item: (row) => ({
      title: text(row.title),
      note: text(row.inside),
      href:
        row.kind === 'published'
          ? conditionsHref(text(row.slug))
          : trialsHref(text(row.slug), { condition: [text(row.key)] }),
    }),
  },
}

/** Shared ones, and those of whoever asks, whose account is the argument. */
const SAVED: Kind = {
  sql: `SELECT one.name AS found, one.name AS title, one.path, e.slug, e.name AS inside
    FROM saved_view one ${IN_EXPERIMENT} WHERE one.is_shared = 1 OR one.author_id = ?`,
  item: (row) => ({
    title: text(row.title),
    note: `saved view · ${text(row.inside)}`,
    href: savedViewHref(text(row.slug), text(row.path)),
  }),
}

/** Every word is in it; what begins with the text comes first, then what is shorter. */
async function findNamed(db: Db, { sql, item }: Kind, q: string, own: readonly InValue[] = []) {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  const has = words.map(() => 'instr(lower(found), ?) > 0').join(' AND ') || '1'
  const { rows } = await db.$client.execute({
    sql: `SELECT *, count(*) OVER () AS total FROM (${sql}) WHERE ${has}
      ORDER BY instr(lower(title), ?) <> 1, length(title), title, slug LIMIT ${MOST_ITEMS}`,
    args: [...own, ...words, words[0] ?? ''],
  })
  return { items: rows.map(item), total: Number(rows[0]?.total ?? 0) }
}

async function findTrials(db: Db, q: string) {
  const id = q.trim()
  if (id.length < LEAST_ID_CHARS || !/^[a-z0-9]+$/.test(id)) return { items: [], total: 0 }
  const { rows } = await db.$client.execute({
    sql: `SELECT r.uid, r.reward, t.name AS task, c.label, e.name AS inside
      FROM trial r JOIN task t ON t.id = r.task_id JOIN condition c ON c.id = r.condition_id
      JOIN experiment e ON e.id = r.experiment_id AND e.deleted_at IS NULL
      WHERE r.uid >= ?1 AND r.uid < ?1 || '{' AND r.is_live = 1 ORDER BY r.uid LIMIT ${MOST_ITEMS}`,
    args: [id],
  })
  const items = rows.map((row) => ({
    title: text(row.uid),
    note: [
      text(row.task),
      text(row.label),
      `reward ${displayReward(row.reward === null ? null : Number(row.reward))}`,
      text(row.inside),
    ].join(' · '),
    href: trialHref(text(row.uid)),
  }))
  return { items, total: items.length }
}

/**
 * Experiments, tasks, skills, models, conditions and saved views whose name has every word of a text, and trials
 * whose id begins with it; of each kind the first few. An empty text finds all names.
 */
export async function findByName(
  db: Db,
  q: string,
  viewerId: string | null = null,
): Promise<FoundItems> {
  const [experiments, tasks, skills, models, conditions, trials, saved] = await Promise.all([
    findNamed(db, KINDS.experiments, q),
    findNamed(db, KINDS.tasks, q),
    findNamed(db, KINDS.skills, q),
    findNamed(db, KINDS.models, q),
    findNamed(db, KINDS.conditions, q),
    findTrials(db, q),
    findNamed(db, SAVED, q, [viewerId]),
  ])
  return { experiments, tasks, skills, models, conditions, trials, saved }
}

import type { Db } from '@/db/open-database'

const TOKENS = `
  SELECT v.tokens FROM skill s CROSS JOIN skill_version v ON v.skill_id = s.id AND v.content_hash = ?2
  WHERE s.experiment_id = ?1 AND v.tokens IS NOT NULL LIMIT 1`

/** Tokens of a skill that an experiment has, by the hash of what it holds; null where it has none or they are unknown. */
export async function getSkillTokens(
  db: Db,
  experimentId: number,
  contentHash: string,
): Promise<number | null> {
  const { rows } = await db.$client.execute({ sql: TOKENS, args: [experimentId, contentHash] })
  const [row] = rows
  return row ? Number(row.tokens) : null
}

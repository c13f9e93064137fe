import type { Db } from '@/db/open-database'
import { armId } from '@/lib/cells/arm-usage'

/** How trials end: by their reward where they ended well, else by what stopped them. */
export const ENDINGS = [
  ...(['passed', 'partly', 'failed'] as const),
  ...(['agent_timeout', 'agent_error', 'infra_error', 'missing_reward'] as const),
]
export type Ending = (typeof ENDINGS)[number]

/** A mean over the trials that know a value, and how many do. */
export interface KnownMean {
  readonly mean: number | null
  readonly nKnown: number
}

export interface ArmRuns {
  readonly endings: Readonly<Record<Ending, number>>
  readonly cost: KnownMean
  readonly tokens: KnownMean
  readonly durationMs: KnownMean
  /** Trials that read a skill, of those whose log could tell. */
  readonly nRead: number
  readonly nReadKnown: number
}

// Sums of cells, so that no trial is read.
const SUMS = `
  SELECT configuration_id, condition_id,
    coalesce(sum(cost_sum), 0) AS cost, sum(cost_count) AS cost_n,
    sum(CASE WHEN tokens_in_count = tokens_out_count
      THEN coalesce(tokens_in_sum, 0) + coalesce(tokens_out_sum, 0) ELSE 0 END) AS tokens,
    sum(CASE WHEN tokens_in_count = tokens_out_count THEN tokens_in_count ELSE 0 END) AS tokens_n,
    coalesce(sum(duration_sum), 0) AS duration, sum(duration_count) AS duration_n,
    sum(skill_read_sum) AS n_read, sum(skill_known_count) AS n_read_known
  FROM cell WHERE experiment_id = ? GROUP BY configuration_id, condition_id`

// An agent that ran out of time or crashed may have a reward; how it ended is said by its status.
const ENDED = `
  SELECT c.configuration_id, c.condition_id,
    CASE WHEN s.key <> 'ok' THEN s.key WHEN r.value->>0 IS NULL THEN 'missing_reward'
      WHEN r.value->>0 >= 1 THEN 'passed' WHEN r.value->>0 > 0 THEN 'partly' ELSE 'failed' END AS ending,
    sum(r.value->>1) AS n
  FROM cell c, json_each(c.rewards) s, json_each(s.value) r
  WHERE c.experiment_id = ? GROUP BY 1, 2, 3`

const noEndings = (): Record<Ending, number> => ({
  ...{ passed: 0, partly: 0, failed: 0 },
  ...{ agent_timeout: 0, agent_error: 0, infra_error: 0, missing_reward: 0 },
})

const meanOf = (sum: unknown, n: unknown): KnownMean => ({
  mean: Number(n) === 0 ? null : Number(sum) / Number(n),
  nKnown: Number(n),
})

/** How the trials of every arm ended and what they took, by configuration and condition. */
export async function listArmRuns(db: Db, experimentId: number): Promise<Map<string, ArmRuns>> {
  const [sums, ended] = await Promise.all([
    db.$client.execute({ sql: SUMS, args: [experimentId] }),
    db.$client.execute({ sql: ENDED, args: [experimentId] }),
  ])
  const idOf = (row: (typeof sums.rows)[number]) =>
    armId(Number(row.configuration_id), Number(row.condition_id))
  const endings = new Map<string, Record<Ending, number>>()
  for (const row of ended.rows) {
    const own = endings.get(idOf(row)) ?? noEndings()
    const ending = ENDINGS.find((one) => one === row.ending)
    if (ending) own[ending] += Number(row.n)
    endings.set(idOf(row), own)
  }
  return new Map(
    sums.rows.map((row) => [
      idOf(row),
      {
        endings: endings.get(idOf(row)) ?? noEndings(),
        cost: meanOf(row.cost, row.cost_n),
        tokens: meanOf(row.tokens, row.tokens_n),
        durationMs: meanOf(row.duration, row.duration_n),
        nRead: Number(row.n_read),
        nReadKnown: Number(row.n_read_known),
      },
    ]),
  )
}

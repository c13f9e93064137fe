import type { Db } from '@/db/open-database'
import { DETECTORS_VERSION } from '@/lib/domain/behavior'
import type { TrialStatus } from '@/lib/domain/trial-status'

/** The stored row of a trial, as far as planning needs it. */
export interface LiveTrial {
  readonly id: number
  readonly uid: string
  readonly fingerprint: string
  readonly otherFingerprints: readonly string[]
  readonly deliveryKey: string | null
  readonly hasTrajectory: boolean
  readonly importId: number
  /** Whether it took the place of a row of an earlier import. */
  readonly tookPlace: boolean
  readonly status: TrialStatus
  readonly statusRule: string
  readonly reward: number | null
  readonly finishedAt: string | null
  /** Whether its tool calls were never counted: it was stored before they were. */
  readonly lacksToolCounts: boolean
  /** Whether its behaviours were never looked for, or by other detectors than these. */
  readonly lacksBehaviors: boolean
  readonly conditionKey: string
  readonly configurationKey: string
}

// What an import is compared with is what imports made of a trial, not what a reviewer corrected since.
// `+` keeps SQLite from the index on it: an import may have replaced all trials, a uid has few rows.
const LIVE_TRIALS = `
  SELECT t.id, t.uid, t.fingerprint, t.other_fingerprints, t.delivery_key, t.has_trajectory, t.import_id,
    coalesce(s.status, t.status) AS status, coalesce(s.status_rule, t.status_rule) AS status_rule, t.reward,
    t.detail->>'$.finishedAt' AS finished_at,
    t.has_trajectory AND t.tool_calls IS NULL AS lacks_tool_counts,
    t.has_trajectory AND coalesce(t.behaviors->>'$.version', 0) <> ${DETECTORS_VERSION} AS lacks_behaviors,
    c.key AS condition_key, f.key AS configuration_key,
    EXISTS (SELECT 1 FROM trial o WHERE o.uid = t.uid AND +o.replaced_by_import_id = t.import_id) AS took_place
  FROM trial t LEFT JOIN trial_as_imported s ON s.trial_id = t.id AND s.kind = 'status'
  LEFT JOIN trial_as_imported i ON i.trial_id = t.id AND i.kind = 'condition'
  JOIN condition c ON c.id = coalesce(i.condition_id, t.condition_id) JOIN configuration f ON f.id = t.configuration_id
  WHERE t.is_live = 1 AND +t.experiment_id = ? AND t.uid IN (SELECT value FROM json_each(?))`

/** Live trials of an experiment by their uid. */
export async function getLiveTrials(
  db: Db,
  experimentId: number,
  uids: readonly string[],
): Promise<Map<string, LiveTrial>> {
  const args = [experimentId, JSON.stringify(uids)]
  const { rows } = await db.$client.execute({ sql: LIVE_TRIALS, args })
  return new Map(
    rows.map((row) => [
      String(row.uid),
      {
        id: Number(row.id),
        uid: String(row.uid),
        fingerprint: String(row.fingerprint),
        // The column is written by storeBatch only: a JSON list of strings.
        otherFingerprints: JSON.parse(String(row.other_fingerprints)) as string[],
        deliveryKey: row.delivery_key === null ? null : String(row.delivery_key),
        hasTrajectory: Boolean(row.has_trajectory),
        importId: Number(row.import_id),
        tookPlace: Boolean(row.took_place),
        // So is this one, through the type.
        status: String(row.status) as TrialStatus,
        statusRule: String(row.status_rule),
        finishedAt: row.finished_at === null ? null : String(row.finished_at),
        reward: row.reward === null ? null : Number(row.reward),
        lacksToolCounts: Boolean(row.lacks_tool_counts),
        lacksBehaviors: Boolean(row.lacks_behaviors),
        conditionKey: String(row.condition_key),
        configurationKey: String(row.configuration_key),
      },
    ]),
  )
}

import type { Db } from '@/db/open-database'
import { DETECTORS_VERSION } from '@/lib/domain/behavior'
import type { ImportReport } from '@/lib/domain/import'
import { healCells } from '@/lib/ingest/store/heal-cells'
import type { TakenDelivery } from './delivery-memory'
import { listProblems } from './import-rows'
import type { RunningImport } from './import-job'

// Nothing that the pages of the experiment show has changed since, and its trials are as this program would
// store them.
const AS_IT_WAS = `
  SELECT i.id AS import_id FROM experiment e
  JOIN import i ON i.experiment_id = e.id AND i.uid = :importUid AND i.state = 'done'
  WHERE e.id = :experimentId AND e.deleted_at IS NULL AND e.data_version = :dataVersion
    AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.experiment_id = e.id AND t.is_live = 1 AND t.has_trajectory
      AND (t.tool_calls IS NULL OR coalesce(t.behaviors->>'$.version', 0) <> ${DETECTORS_VERSION}))`

const LIVE = 'SELECT json_group_array(id) AS ids FROM trial WHERE experiment_id = ? AND is_live = 1'

/**
 * Ends an import whose delivery and experiment are as another import left them, without looking up its
 * trials; null where they are not.
 */
export async function repeatImport(
  session: RunningImport,
  taken: TakenDelivery,
  leaseHolder: string | null,
): Promise<ImportReport | null> {
  const { db, knownExperimentId: experimentId } = session
  if (experimentId === null) return null
  const { importUid, dataVersion, report } = taken
  const args = { experimentId, importUid, dataVersion }
  const { rows } = await db.$client.execute({ sql: AS_IT_WAS, args })
  const [row] = rows
  if (!row) return null
  await session.noteProblems(await listProblems(db, Number(row.import_id)))
  await healCells(db, { experimentId, leaseHolder }, await liveTrials(db, experimentId))
  const { files, bytes, trials, problems } = report
  await session.noteProgress({
    ...{ files, filesTotal: files, bytes, bytesTotal: bytes, trials: trials.unchanged },
    problems: problems.reduce((sum, { count }) => sum + count, 0),
    elapsedMs: session.elapsedMs,
  })
  return { ...report, durationMs: session.elapsedMs }
}

async function liveTrials(db: Db, experimentId: number): Promise<number[]> {
  const { rows } = await db.$client.execute({ sql: LIVE, args: [experimentId] })
  // The query gives an array of row ids.
  return JSON.parse(String(rows[0]!.ids)) as number[]
}

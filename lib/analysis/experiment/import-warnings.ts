import { and, count, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { importProblem, imports } from '@/db/schema'
import { displayCounted } from '@/lib/display'
import type { Warning } from '@/lib/cells/warnings/warning'

const CODES = ['duplicate_trial', 'reward_out_of_range'] as const

/** Odd rewards and doubled trials that the imports of an experiment found (spec 12.4). */
export async function importWarnings(db: Db, experimentId: number): Promise<Warning[]> {
  const rows = await db
    .select({ code: importProblem.code, n: count() })
    .from(importProblem)
    .innerJoin(imports, eq(imports.id, importProblem.importId))
    .where(
      and(
        eq(imports.experimentId, experimentId),
        eq(imports.state, 'done'),
        inArray(importProblem.code, CODES),
      ),
    )
    .groupBy(importProblem.code)
  const found = (code: (typeof CODES)[number]) => rows.find((row) => row.code === code)?.n ?? 0
  const [doubled, outside] = CODES.map(found)
  const warnings: Warning[] = []
  if (doubled! > 0)
    warnings.push({
      code: 'trials_duplicated',
      text: `${displayCounted(doubled!, 'trial')} came twice under one id in a delivery; one copy counts. The report of the import names them.`,
    })
  if (outside! > 0)
    warnings.push({
      code: 'rewards_rejected',
      text: `${displayCounted(outside!, 'reward')} outside 0 to 1 ${outside === 1 ? 'was' : 'were'} not used. The report of the import names them.`,
    })
  return warnings
}

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { Db } from '@/db/open-database'
import { experiment, printedTable, publishedFigure } from '@/db/schema'
import type { PrintedTable } from '@/lib/domain/printed-table'

const readText = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)

const numberOrNull = (text: string | undefined) => (text ? Number(text) : null)

/**
 * Stores the printed tables and figures of an example that ships with the project, without the
 * importer, as an experiment without trials; answers its slug.
 */
export async function makePrintedExample(db: Db, slug: string): Promise<string> {
  const folder = join('public/examples', slug)
  const [row] = await db
    .insert(experiment)
    .values({ slug, name: slug, kind: 'published', createdAt: 1 })
    .returning()
  const experimentId = row!.id
  const tables = readText(join(folder, 'tables.json'))
  if (tables !== null) {
    // The file is ours; its reader checks it on import.
    const { tables: bodies } = JSON.parse(tables) as { tables: PrintedTable[] }
    await db.insert(printedTable).values(
      bodies.map((body) => ({
        ...{ experimentId, tableId: body.id, title: body.title, body },
      })),
    )
  }
  const figures = readText(join(folder, 'figures.csv'))
  if (figures !== null)
    await db.insert(publishedFigure).values(
      // Columns by their names in the head of the file.
      (parse(figures, { columns: true }) as Record<string, string>[]).map((one) => ({
        ...{ experimentId, scope: one.scope!, key: one.key!, measure: one.measure! },
        ...{ conditionKey: one.condition || null, value: numberOrNull(one.value) },
        source: one.source!,
      })),
    )
  return slug
}

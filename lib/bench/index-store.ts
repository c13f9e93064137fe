// Indexes the texts of all trials of a database, as happens after an import.
import { openWriter } from '@/db/open-database'
import { indexTexts } from '@/lib/ingest/store/index-texts'
import { reportMeasured } from './measure'

const db = await openWriter(process.argv[2]!)

/** Bytes of the file, and of the index in it. */
async function sizes() {
  const { rows } = await db.$client.execute(
    `SELECT sum(pgsize) AS bytes, total(pgsize) FILTER (WHERE name LIKE 'step\\_text%' ESCAPE '\\') AS indexed FROM dbstat`,
  )
  return { bytes: Number(rows[0]!.bytes), indexBytes: Number(rows[0]!.indexed) }
}

await reportMeasured(async () => ({ trials: await indexTexts(db, null), ...(await sizes()) }))

// One import of a folder into a database, as the command line does it.
import { migrateDatabase } from '@/db/migrate-database'
import { openWriter } from '@/db/open-database'
import { NO_OPTIONS } from '@/lib/domain/import'
import { holdHeap } from '@/lib/ingest/run/hold-heap'
import { runImport } from '@/lib/ingest/run/run-import'
import { addImport } from '@/lib/ingest/run/add-import'
import { reportMeasured } from './measure'

const [folder, url] = process.argv.slice(2)
const memoryFolder = `${url!.replace(/^file:/, '')}-imported`
const db = await openWriter(url!)
await migrateDatabase(db)
holdHeap()

await reportMeasured(async () => {
  const job = { slug: 'bench', options: NO_OPTIONS }
  const outcome = await runImport(db, {
    ...job,
    importId: null,
    openRow: () => addImport(db, { ...job, source: 'bench' }),
    paths: [folder!],
    isDryRun: false,
    memoryFolder,
  })
  if (outcome?.state !== 'done') throw new Error(`The import ended as ${outcome?.state}.`)
  const { trials, files, bytes, problems } = outcome.report
  return { trials, files, bytes, problems }
})

// What the same bytes cost when nothing is understood: read, JSON.parse, compress, insert.
import { readFileSync } from 'node:fs'
import { brotliCompressSync, constants } from 'node:zlib'
import { openWriter } from '@/db/open-database'
import { listFiles } from './list-files'
import { reportMeasured } from './measure'

const OPTIONS = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
const ROWS_A_BATCH = 50

const [folder, url] = process.argv.slice(2)

async function storeEverything(): Promise<object> {
  const db = await openWriter(url!)
  await db.$client.execute('CREATE TABLE raw (path TEXT, data BLOB)')
  let bytes = 0
  let packed = 0
  let waiting: { path: string; data: Buffer }[] = []
  const insert = async () => {
    const rows = waiting
    waiting = []
    packed += rows.reduce((sum, row) => sum + row.data.length, 0)
    const sql = `INSERT INTO raw VALUES ${rows.map(() => '(?, ?)').join(', ')}`
    await db.$client.batch([{ sql, args: rows.flatMap((row) => [row.path, row.data]) }], 'write')
    await new Promise((resolve) => setImmediate(resolve))
  }
  for (const path of await listFiles(folder!)) {
    const content = readFileSync(path)
    bytes += content.length
    if (path.endsWith('.json')) JSON.parse(content.toString('utf8'))
    waiting.push({ path, data: brotliCompressSync(content, OPTIONS) })
    if (waiting.length === ROWS_A_BATCH) await insert()
  }
  if (waiting.length > 0) await insert()
  return { bytes, packed }
}

await reportMeasured(storeEverything)

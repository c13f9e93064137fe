// `npm run export -- SLUG FILE`: writes an experiment of logs as one file that an import reads again (docs/export.md).
import { existsSync } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { databaseToken, databaseUrl } from '@/db/database-url'
import { openDatabase, type Db } from '@/db/open-database'
import { exportText, findExported } from '@/lib/analysis/export/export-experiment'
import { isUpToDate } from '@/lib/server/prepare-database'

const USAGE = `Usage: npm run export -- SLUG FILE.jsonl

  SLUG   the experiment, as its links name it
  FILE   where it goes; a file that is there is written anew

Exit code: 0 written, 1 there is no such experiment, 2 wrong usage.`
const EXIT = { written: 0, nothing: 1, usage: 2 } as const

const CHUNK = 1024 * 1024

/** Writes the lines beside the file first: a file of that name is whole, or as it was. */
async function write(file: string, lines: AsyncIterable<string>): Promise<number> {
  const part = `${file}.part`
  const handle = await open(part, 'w')
  let count = 0
  let text = ''
  try {
    for await (const line of lines) {
      count += 1
      text += line
      if (text.length < CHUNK) continue
      await handle.write(text)
      text = ''
    }
    await handle.write(text)
    await handle.sync()
  } catch (error) {
    await handle.close()
    await rm(part, { force: true })
    throw error
  }
  await handle.close()
  await rename(part, file)
  return count
}

async function run(db: Db, slug: string, file: string): Promise<number> {
  if (!(await isUpToDate(db))) {
    console.error('Another version made this database: start the server or import something first.')
    return EXIT.usage
  }
  const found = await findExported(db, slug)
  if (found === null || typeof found === 'string') {
    console.error(found ?? `There is no experiment “${slug}”.`)
    return EXIT.nothing
  }
  const lines = await write(file, exportText(db, found))
  console.log(
    `${file}: ${lines} lines. To read it again: npm run ingest -- ${file} --experiment ${slug}`,
  )
  return EXIT.written
}

async function main(args: readonly string[]): Promise<number> {
  const [slug, file, ...more] = args
  if (!slug || !file || more.length > 0 || slug.startsWith('-')) {
    console.error(USAGE)
    return EXIT.usage
  }
  const url = databaseUrl()
  // Opening a file that is not there would make one.
  if (url.startsWith('file:') && !existsSync(url.slice('file:'.length))) {
    console.error(`There is no database at ${url}.`)
    return EXIT.usage
  }
  const db = openDatabase(url, databaseToken())
  try {
    return await run(db, slug, file)
  } finally {
    db.$client.close()
  }
}

process.exitCode = await main(process.argv.slice(2))

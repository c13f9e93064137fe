import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { heldFile } from '@/lib/ingest/formats/reading/held-file'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { parseDelivery } from '@/lib/ingest/run/parse-delivery'
import { table } from './measure'

// What each reader costs beside parsing the same bytes: its fixtures, laid down again and again as
// folders of their own until there is enough to measure, claimed, read and finished as in an import.

const FORMATS = 'lib/ingest/formats'
const ENOUGH_BYTES = 1_000_000
const MOST_COPIES = 200

interface Content {
  readonly path: string
  readonly bytes: Buffer
}

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
    : []

async function contentsOf(folder: string): Promise<Content[]> {
  const delivery = await openDelivery([folder])
  const contents: Content[] = []
  for (const file of delivery.files) contents.push({ path: file.path, bytes: await file.read() })
  await delivery.close()
  return contents
}

/** Parses whatever is JSON, as any reader has to; other text is decoded. */
function parseAlone({ path, bytes }: Content): number {
  const text = bytes.toString('utf8')
  const parts = /\.(?:jsonl|ndjson)$/.test(path) ? text.split('\n') : [text]
  let parsed = 0
  for (const part of parts) {
    try {
      JSON.parse(part)
      parsed += 1
    } catch {
      // Fixtures hold what is no JSON on purpose.
    }
  }
  return parsed
}

async function readAll(files: readonly LogFile[]): Promise<number> {
  let trials = 0
  for await (const event of parseDelivery(files)) if (event.kind === 'trial') trials += 1
  return trials
}

async function seconds(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return (performance.now() - start) / 1000
}

async function benchFormat(kind: string, format: string): Promise<string[] | null> {
  const fixtures = join(FORMATS, kind, format, 'fixtures')
  const contents: Content[] = []
  for (const name of foldersIn(fixtures)) contents.push(...(await contentsOf(join(fixtures, name))))
  const size = contents.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (size === 0) return null
  const copies = Math.min(MOST_COPIES, Math.ceil(ENOUGH_BYTES / size))
  const files = Array.from({ length: copies }, (_, copy) =>
    contents.map(({ path, bytes }) => heldFile(`copy-${copy}/${path}`, bytes)),
  ).flat()
  // Once before, so that what is measured is compiled.
  await readAll(files.slice(0, contents.length))
  let trials = 0
  const reading = await seconds(async () => (trials = await readAll(files)))
  const parsing = await seconds(() => {
    for (let copy = 0; copy < copies; copy += 1) contents.forEach(parseAlone)
  })
  const mb = (size * copies) / 1e6
  return [
    format,
    String(trials),
    mb.toFixed(1),
    (mb / reading).toFixed(1),
    (mb / parsing).toFixed(0),
    (parsing / reading).toFixed(3),
  ]
}

/** The throughput of every reader as a Markdown table. */
export async function benchFormats(): Promise<string> {
  const rows: string[][] = []
  for (const kind of ['containers', 'transcripts'])
    for (const format of foldersIn(join(FORMATS, kind)).sort()) {
      const row = await benchFormat(kind, format)
      if (row !== null) rows.push(row)
      process.stderr.write(`${format}\n`)
    }
  return table(['format', 'trials', 'MB', 'read (MB/s)', 'JSON.parse (MB/s)', 'ratio'], rows)
}

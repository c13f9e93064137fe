import type { ImportReport } from '@/lib/domain/import'
import { measureInChild, table, type Measured } from './measure'

/** What one import of a folder says of itself. */
export type Imported = Pick<ImportReport, 'trials' | 'files' | 'bytes' | 'problems'>

const HERE = 'lib/bench'

/** Imports a folder of logs twice, beside what the same bytes cost the machine. Markdown. */
export async function benchImport(logs: string, databases: { limit: string; store: string }) {
  const limit = await measureInChild<{ bytes: number }>(`${HERE}/machine-limit.ts`, [
    logs,
    databases.limit,
  ])
  const first = await measureInChild<Imported>(`${HERE}/import-folder.ts`, [logs, databases.store])
  const again = await measureInChild<Imported>(`${HERE}/import-folder.ts`, [logs, databases.store])
  const indexed = await measureInChild<{ trials: number; bytes: number; indexBytes: number }>(
    `${HERE}/index-store.ts`,
    [databases.store],
  )
  const mb = limit.bytes / 1e6
  const row = (name: string, { seconds, cpuSeconds, peakMb }: typeof limit, trials: string) => [
    name,
    trials,
    seconds.toFixed(1),
    (mb / seconds).toFixed(1),
    cpuSeconds.toFixed(1),
    peakMb.toFixed(0),
  ]
  const counts = ({ trials: { added, replaced, unchanged } }: Imported) =>
    `${added} added, ${replaced} replaced, ${unchanged} unchanged`
  const problems = first.problems.map(({ code, count }) => `${code} ${count}`).join(', ') || 'none'
  return [
    `${first.files} files, ${mb.toFixed(0)} MB; problems: ${problems}.`,
    '',
    table(
      ['what', 'trials', 's', 'MB/s', 'CPU s', 'peak memory (MB)'],
      [
        row('read, parse, compress, insert alone (limit)', limit, ''),
        row('first import', first, counts(first)),
        row('import of the same again', again, counts(again)),
        row('making the texts searchable, after the import', indexed, `${indexed.trials} read`),
      ],
    ),
    '',
    `The index of texts takes ${(indexed.indexBytes / 1e6).toFixed(1)} MB of the ${(indexed.bytes / 1e6).toFixed(1)} MB of the database, and ${ratios(indexed, first, 2)} of the time of the import.`,
    `Throughput is ${ratios(limit, first, 2)} of the limit (budget 0.5). The second import takes 1/${ratios(first, again, 1)} of the first (budget 1/20).`,
  ].join('\n')
}

/** How often `two` goes into `one`, by the clock and by the processor. */
const ratios = (one: Measured, two: Measured, digits: number) =>
  `${(one.seconds / two.seconds).toFixed(digits)} (by CPU time ${(one.cpuSeconds / two.cpuSeconds).toFixed(digits)})`

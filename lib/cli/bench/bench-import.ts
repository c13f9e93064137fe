import type { ImportReport } from '@/lib/domain/import'
import { measureInChild, table } from './measure'

type Imported = Pick<ImportReport, 'trials' | 'files' | 'bytes' | 'problems'>

const HERE = 'lib/cli/bench'

/** Imports a folder of logs twice, beside what the same bytes cost the machine. Markdown. */
export async function benchImport(logs: string, databases: { limit: string; store: string }) {
  const limit = await measureInChild<{ bytes: number }>(`${HERE}/machine-limit.ts`, [
    logs,
    databases.limit,
  ])
  const first = await measureInChild<Imported>(`${HERE}/import-folder.ts`, [logs, databases.store])
  const again = await measureInChild<Imported>(`${HERE}/import-folder.ts`, [logs, databases.store])
  const mb = limit.bytes / 1e6
  const row = (name: string, { seconds, peakMb }: typeof limit, trials: string) => [
    name,
    trials,
    seconds.toFixed(1),
    (mb / seconds).toFixed(1),
    (seconds / limit.seconds).toFixed(2),
    peakMb.toFixed(0),
  ]
  const counts = ({ trials: { added, replaced, unchanged } }: Imported) =>
    `${added} added, ${replaced} replaced, ${unchanged} unchanged`
  const problems = first.problems.map(({ code, count }) => `${code} ${count}`).join(', ') || 'none'
  return [
    `${first.files} files, ${mb.toFixed(0)} MB; problems: ${problems}.`,
    '',
    table(
      ['what', 'trials', 's', 'MB/s', 'time / limit', 'peak memory (MB)'],
      [
        row('read, parse, compress, insert alone (limit)', limit, ''),
        row('first import', first, counts(first)),
        row('import of the same again', again, counts(again)),
      ],
    ),
    '',
    `Throughput is ${(limit.seconds / first.seconds).toFixed(2)} of the limit (budget 0.5); the second import takes 1/${(first.seconds / again.seconds).toFixed(0)} of the first (budget 1/20).`,
  ].join('\n')
}

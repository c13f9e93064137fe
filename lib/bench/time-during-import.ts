import { timePage } from './bench-pages'
import type { Imported } from './bench-import'
import { measureInChild, quantile } from './measure'

/** Answers while logs go into another experiment of the same database. */
export interface DuringImport {
  readonly seconds: number
  readonly trials: number
  readonly times: readonly number[]
}

/**
 * Asks for pages in turn, one request after another, while a process of its own imports `logs`
 * into another experiment. Each page was asked for before, so that its answer is held.
 */
export async function timeDuringImport(
  urls: readonly string[],
  { logs, databaseUrl }: { readonly logs: string; readonly databaseUrl: string },
): Promise<DuringImport> {
  for (const url of urls) await timePage(url)
  let isDone = false
  const done = () => (isDone = true)
  const child = measureInChild<Imported>('lib/bench/import-folder.ts', [logs, databaseUrl])
  child.then(done, done)
  const times: number[] = []
  for (let at = 0; !isDone; at++) times.push(await timePage(urls[at % urls.length]!))
  const { seconds, trials } = await child
  return { seconds, trials: trials.added, times }
}

/** A line of the table of answers during an import. */
export const duringImportRow = (name: string, { seconds, trials, times }: DuringImport) => [
  name,
  `${trials}, ${seconds.toFixed(0)} s`,
  String(times.length),
  ...[quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)].map(
    (ms) => `${ms.toFixed(0)} ms`,
  ),
]

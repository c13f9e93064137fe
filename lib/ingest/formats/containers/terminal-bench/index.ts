import { isRecord, BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import { contentIdOf } from '@/lib/ingest/formats/reading/result-file'
import { findLogs, readAgentLog } from '@/lib/ingest/formats/transcripts/read-agent-log'
import { claimRuns } from './claim-runs'
import { draftTrial, readEntry } from './draft-trial'
import { readRunFacts } from './run-facts'

// Runs of Terminal-Bench before Harbor (github.com/laude-institute/terminal-bench, `tb run`): a
// results.json for the run, and one in each trial's folder. What we lose: recordings (`.cast`), terminal
// panes, the keys that were sent, and so mostly the steps.

const RECORDING = /\.cast$|(?:^|\/)(?:panes|sessions|agent-logs)\/|(?:^|\/)commands\.txt$/

const pathOf = ({ root, files }: LogBundle, at = 0): string =>
  files[at]!.path.slice(root === '' ? 0 : root.length + 1)

async function* readTrial(reader: BundleReader, path: string): AsyncGenerator<ReadItem> {
  const entry = readEntry(await reader.json(path))
  if (entry === null) {
    reader.note('unexpected_shape', path, 'no task_id that a link can hold')
    for (const problem of reader.problems) yield { kind: 'problem', problem }
    return
  }
  const { root } = reader.bundle
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const run = await readRunFacts(reader)
  const own = reader.paths(/./).filter((one) => one !== path && one.startsWith(folder))
  const log = await readAgentLog(reader, await findLogs(reader, own))
  const unread = own.filter((one) => RECORDING.test(one) && !reader.wasRead(one))
  if ((log?.drafts.length ?? 0) > 0) {
    // The steps are there; recordings show the same.
  } else if (unread.length > 0)
    reader.note(
      'trajectory_unsupported',
      unread[0]!,
      `${unread.length} files of the agent not read`,
    )
  else reader.note('trajectory_missing', path, 'no log of the agent')
  const file = reader.bundle.files[0]!.path
  yield {
    kind: 'trial',
    draft: {
      ...draftTrial(entry, run, { root, file, log }),
      contentHash: reader.contentHash(),
      sources: reader.sources,
      problems: reader.problems,
    },
  }
}

/** The trials that the run's results name and that have no folder of their own here. */
async function* readRun(
  reader: BundleReader,
  path: string,
  results: readonly unknown[],
): AsyncGenerator<ReadItem> {
  const run = await readRunFacts(reader)
  const { root } = reader.bundle
  const file = reader.bundle.files[0]!.path
  const own = new Set(
    reader.paths(/\/[^/]*results\.json$/).map((one) => one.split('/').at(-2) ?? ''),
  )
  const sources = [...reader.sources]
  let odd = 0
  let bare = 0
  for (const raw of results) {
    const entry = readEntry(raw)
    if (entry === null) odd += 1
    else if (!own.has(entry.trial_name ?? '')) {
      const key = contentIdOf(raw, run)
      bare += 1
      yield {
        kind: 'row',
        key,
        make: () => ({
          ...draftTrial(entry, run, { root, file, log: null }),
          contentId: `${root.split('/').at(-1) ?? ''}/${entry.trial_name ?? key}`,
          sources,
        }),
      }
    }
  }
  if (bare > 0)
    reader.noteTimes('trajectory_missing', path, `${bare} trials have no folder here`, bare)
  if (odd > 0) reader.note('unexpected_shape', path, `${odd} results without a task_id`)
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

export const terminalBench: Container = {
  format: 'terminal-bench',
  label: 'Terminal-Bench runs before Harbor',
  version: 1,
  setAside: [
    {
      files: /\.cast$|(?:^|\/)(?:panes|sessions)\//,
      holds: 'recordings and panes of the terminal',
    },
    { files: /(?:^|\/)commands\.txt$/, holds: 'keys that were sent to the terminal' },
  ],
  claim: async (files) => ({ bundles: await claimRuns(files), known: [], problems: [] }),
  async *read(bundle) {
    const reader = new BundleReader(bundle)
    const path = pathOf(bundle)
    const value = await reader.json(path)
    if (isRecord(value) && Array.isArray(value.results)) yield* readRun(reader, path, value.results)
    else yield* readTrial(reader, path)
  },
}

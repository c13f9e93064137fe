import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { findLogs, readAgentLog } from '@/lib/ingest/formats/transcripts/read-agent-log'
import { isUniqueId, taskNameOf } from './name-task'

const foldersOf = (path: string): string[] => path.split('/').filter(Boolean)

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** `place` is the folder that the trial is named by. */
const draftOf = (reader: BundleReader, place: string, log: AgentLog): TrialDraft => {
  const { files } = reader.bundle
  const name = files[0]!.path.slice(place === '' ? 0 : place.length + 1)
  return {
    taskName: taskNameOf(files[0]!.path),
    isTaskFromPlace: true,
    root: files[0]!.path,
    file: files[0]!.path,
    logId: isUniqueId(log.sessionId) ? log.sessionId : null,
    trialName: name.replace(/\.jsonl?$/, ''),
    jobName: foldersOf(place).at(-1) ?? null,
    // What the API has called them since before other logs could lie alone.
    formatName: log.form.startsWith('ATIF') ? 'atif-file' : undefined,
    condition: { folders: foldersOf(place) },
    isTrajectoryOnly: true,
    log,
    contentHash: reader.contentHash(),
    sources: reader.sources,
    problems: reader.problems,
  }
}

/** The agents' logs of a bundle as one trial, named after its first file; a problem where they tell nothing. */
export async function* readLoose(
  bundle: LogBundle,
  // Logs of sub-agents may lie elsewhere: the place of a trial is that of its main log.
  place = folderOf(bundle.files[0]!.path),
): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const main = bundle.files[0]!.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
  const found = await findLogs(reader, reader.paths(/./))
  const log = await readAgentLog(reader, found)
  if (log !== null && log.drafts.length > 0) {
    yield { kind: 'trial', draft: draftOf(reader, place, log) }
    return
  }
  if (reader.problems.length === 0) reader.note('unexpected_shape', main, 'no steps')
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

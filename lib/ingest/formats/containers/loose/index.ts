import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Container } from '@/lib/ingest/formats/reading/container-format'
import { findLogs, readAgentLog } from '@/lib/ingest/formats/transcripts/read-agent-log'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { claimLoose } from './claim-loose'
import { isUniqueId, taskNameOf } from './name-task'

// An agent's log without a trial around it, as people export or find them: an ATIF document, a
// session of Claude Code or Codex, with its continuations and sub-agents. There are steps and
// usage, but no verdict: the reward is unknown and the task is named after the file. What we lose
// is what the reader of the log loses.

const foldersOf = (path: string): string[] => path.split('/').filter(Boolean)

const draftOf = (reader: BundleReader, main: string, log: AgentLog): TrialDraft => {
  const { root, files } = reader.bundle
  return {
    taskName: taskNameOf(files[0]!.path),
    root: files[0]!.path,
    file: files[0]!.path,
    logId: isUniqueId(log.sessionId) ? log.sessionId : null,
    trialName: main.replace(/\.jsonl?$/, ''),
    jobName: foldersOf(root).at(-1) ?? null,
    // What the API has called them since before other logs could lie alone.
    formatName: log.form.startsWith('ATIF') ? 'atif-file' : undefined,
    condition: { folders: foldersOf(root) },
    isTrajectoryOnly: true,
    log,
    contentHash: reader.contentHash(),
    sources: reader.sources,
    problems: reader.problems,
  }
}

export const loose: Container = {
  format: 'loose',
  label: 'Agents’ logs by themselves',
  version: 1,
  claim: claimLoose,
  async *read(bundle) {
    const reader = new BundleReader(bundle)
    const main = bundle.files[0]!.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
    const found = await findLogs(reader, reader.paths(/./))
    const log = await readAgentLog(reader, found)
    if (log !== null && log.drafts.length > 0) {
      yield { kind: 'trial', draft: draftOf(reader, main, log) }
      return
    }
    if (reader.problems.length === 0) reader.note('unexpected_shape', main, 'no steps')
    for (const problem of reader.problems) yield { kind: 'problem', problem }
  },
}

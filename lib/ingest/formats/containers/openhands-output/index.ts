import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { BundleReader, isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { agentPhase } from '@/lib/ingest/formats/reading/agent-phase'
import { claimByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import { contentIdOf } from '@/lib/ingest/formats/reading/result-file'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { usageOfMetrics } from '@/lib/ingest/formats/reading/usage-of'
import { isTaskName } from '@/lib/domain/task-name'
import { readHeldLog } from '@/lib/ingest/formats/transcripts/read-agent-log'

// output.jsonl of OpenHands' evaluations: one instance a line, {instance_id, test_result, metadata,
// history, metrics, error}, and of its resolver {issue, history, success}. The history is read by the
// transcript of OpenHands. A line is judged only where a report was merged into it (`resolved`). What
// we lose: the patch but for its size, the instance's own fields, metrics of single calls.

type Fields = Readonly<Record<string, unknown>>

const isOutput = (head: string): boolean =>
  /^\ufeff?\s*\{\s*"(?:instance_id|issue|instance)"\s*:/.test(head) &&
  /"(?:test_result|history|git_patch|instruction|issue_type)"\s*:/.test(head) &&
  !/"model_patch"\s*:/.test(head)

const nameOf = (line: Fields): string | null => {
  const issue = isRecord(line.issue) ? line.issue : {}
  const parts = [issue.owner, issue.repo, issue.number]
  if (parts.every((part) => part !== undefined)) return parts.map(String).join('__')
  return stringOrNull(line.instance_id)
}

/** 1 or 0 where a report says so; a patch alone says nothing. */
const rewardOf = (line: Fields): number | null => {
  const result = isRecord(line.test_result) ? line.test_result : {}
  const reports = [line.report, result.report, result, line].filter(isRecord)
  const said = reports.map(({ resolved }) => resolved).find((one) => typeof one === 'boolean')
  return said === undefined ? null : Number(said)
}

const errorOf = (line: Fields) => {
  const error = stringOrNull(line.error)
  const match = error === null ? null : /^([A-Z]\w+): ([\s\S]*)$/.exec(error)
  return {
    exceptionType: error === null ? null : (match?.[1] ?? 'OpenHandsError'),
    exceptionMessage: match?.[2] ?? error,
  }
}

const draftOf = async (line: Fields, name: string, root: string): Promise<TrialDraft> => {
  const { log, problems } = await readHeldLog(`${root}/${name}`, 'history.json', line.history ?? [])
  const metadata = isRecord(line.metadata) ? line.metadata : {}
  const llm = isRecord(metadata.llm_config) ? metadata.llm_config : {}
  const result = isRecord(line.test_result) ? line.test_result : {}
  const patch = stringOrNull(result.git_patch) ?? stringOrNull(line.git_patch)
  return {
    taskName: name,
    root,
    file: root,
    // A report that is merged in later is the same run; so is a copy elsewhere.
    contentId: contentIdOf(name, line.metadata, line.history, line.metrics),
    trialName: name,
    jobName: root.split('/').at(-2) ?? root,
    harness: 'openhands',
    models: [stringOrNull(llm.model)],
    effort: stringOrNull(llm.reasoning_effort),
    reward: rewardOf(line),
    ...errorOf(line),
    stated: usageOfMetrics(line.metrics),
    condition: { folders: root.split('/').slice(0, -1) },
    phases: agentPhase(log),
    log,
    attributes: {
      agentClass: metadata.agent_class,
      maxIterations: metadata.max_iterations,
      dataset: metadata.dataset,
      patchCharacters: patch?.length,
    },
    problems,
  }
}

async function* read(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const file = bundle.files[0]!
  const path = file.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
  const sources = [{ path: file.path, bytes: file.bytes }]
  let trials = 0
  // One line at a time: a line may have megabytes, a file gigabytes.
  for await (const { line, value } of reader.eachJsonLine(path)) {
    const name = nameOf(value)
    if (name === null || !isTaskName(name)) {
      reader.note('unexpected_shape', path, 'no name of an instance that a link can hold', line)
      continue
    }
    trials += 1
    yield { kind: 'trial', draft: { ...(await draftOf(value, name, file.path)), sources } }
  }
  if (trials === 0 && reader.problems.length === 0)
    reader.note('unexpected_shape', path, 'no trial in it')
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

export const openhandsOutput: Container = {
  format: 'openhands-output',
  label: 'Evaluations of OpenHands',
  version: 1,
  claim: claimByHead((path) => path.endsWith('.jsonl'), isOutput),
  read,
}

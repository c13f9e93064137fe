import {
  hasAgentStep,
  joinEndings,
  usageOfLog,
  type AgentLog,
} from '@/lib/ingest/formats/reading/agent-log'
import type { LogProblem } from '@/lib/domain/problem'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { heldFile } from '@/lib/ingest/formats/reading/held-file'
import { draftStep } from '@/lib/ingest/formats/reading/step-draft'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { TRANSCRIPTS } from './registry'

/** The files of a bundle that are agents' logs, by the reader that knows them. */
export type FoundLogs = ReadonlyMap<Transcript, readonly string[]>

/** The transcript that reads this file; null when none knows it. `head` is asked for only if a name fits. */
export async function findTranscript(
  path: string,
  head: () => Promise<string>,
): Promise<Transcript | null> {
  const candidates = TRANSCRIPTS.filter((one) => one.mayBe(path))
  if (candidates.length === 0) return null
  const start = await head()
  return candidates.find((one) => one.recognises(path, start)) ?? null
}

/** Finds the agents' logs among these paths of a bundle. */
export async function findLogs(reader: BundleReader, paths: readonly string[]): Promise<FoundLogs> {
  const found = new Map<Transcript, string[]>()
  for (const path of paths) {
    const transcript = await findTranscript(path, () => reader.head(path))
    if (transcript === null) continue
    const own = found.get(transcript)
    if (own) own.push(path)
    else found.set(transcript, [path])
  }
  return found
}

const isCounted = (log: AgentLog): boolean => {
  const { input, output } = usageOfLog(log)
  return input !== null || output !== null
}

/** One log of a run with what another form of the same run says beside it. */
function addOther(main: AgentLog, other: AgentLog): AgentLog {
  // A run that failed early shows it only in what was printed.
  const isSilent = !hasAgentStep(main) && hasAgentStep(other)
  return {
    ...main,
    drafts: isSilent ? [...main.drafts, ...other.drafts] : main.drafts,
    totals: isCounted(main) || isSilent ? main.totals : usageOfLog(other),
    model: main.model ?? other.model,
    effort: main.effort ?? other.effort,
    agentName: main.agentName ?? other.agentName,
    agentVersion: main.agentVersion ?? other.agentVersion,
    failures: [...other.failures, ...main.failures],
    ending: joinEndings([other, main]),
    sightings: [...other.sightings, ...main.sightings],
    readers: [...main.readers, ...other.readers],
  }
}

/** The log with its end as a step: what a run failed on may stand only beside its steps. */
function withEndShown(log: AgentLog): AgentLog {
  const failure = log.ending?.failure ?? null
  if (failure === null || log.drafts.some(({ text }) => text.includes(failure))) return log
  return { ...log, drafts: [...log.drafts, draftStep('error', null, failure)] }
}

/**
 * What the agents' logs among these paths say, as one: the steps of the best form there is, and what
 * only the others show (skills that were listed, failures, usage). Null where there is none.
 */
export async function readAgentLog(
  reader: BundleReader,
  found: FoundLogs,
): Promise<AgentLog | null> {
  const logs: AgentLog[] = []
  for (const transcript of TRANSCRIPTS) {
    const paths = found.get(transcript)
    const log = paths ? await transcript.read(reader, paths) : null
    if (log === null) continue
    logs.push({ ...log, readers: [`${transcript.format} ${transcript.version}`] })
  }
  const main = logs.find(({ drafts }) => drafts.length > 0) ?? logs[0]
  if (main === undefined) return null
  return withEndShown(logs.filter((log) => log !== main).reduce(addOther, main))
}

/**
 * What an agent's log says that a container holds inside a file of its own, as if it lay in a folder
 * of that name.
 */
export async function readHeldLog(
  root: string,
  name: string,
  value: unknown,
): Promise<{ log: AgentLog | null; problems: readonly LogProblem[] }> {
  return readHeldText(root, name, JSON.stringify(value) ?? '')
}

/** The same of a log that is held as text. */
export async function readHeldText(
  root: string,
  name: string,
  text: string,
): Promise<{ log: AgentLog | null; problems: readonly LogProblem[] }> {
  const file = heldFile(`${root}/${name}`, text)
  const reader = new BundleReader({ root, files: [file] })
  const log = await readAgentLog(reader, await findLogs(reader, [name]))
  return { log, problems: reader.problems }
}

import { sumUsage } from '@/lib/ingest/formats/reading/sum-usage'
import { AGENT_WITHIN } from '@/lib/domain/step'
import { emptyLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { nestSteps } from '@/lib/ingest/formats/reading/nest-steps'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { momentOf, timesOfSteps } from '@/lib/ingest/formats/reading/times'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { ClaudeReader } from './claude-reader'

// Claude Code, in both of its forms: what `claude -p --output-format stream-json` prints
// (claude-code.txt), and session files (projects/<cwd>/<uuid>.jsonl) with those of its sub-agents
// (agent-<id>.jsonl beside them, or <uuid>/subagents/). Both forms of one session are one log: the
// printed one has the sums, the files have the sub-agents. A session on the web comes as one document,
// {loglines: […]}. What we lose: images, attachments, snapshots of files, hooks.

const SUBAGENT = /(?:^|\/)(?:([^/]+)\/subagents\/)?agent-([\w-]+)\.jsonl$/
const STREAM = /(?:^|\/)claude-code\.txt$/
const SESSION = /(?:^|\/)projects\/[^/]+\/[^/]+\.jsonl$/

const WEB = /\.json$/

const sessionOf = (path: string): string =>
  path
    .split('/')
    .at(-1)!
    .replace(/\.\w+$/, '')

interface Read {
  readonly path: string
  readonly reader: ClaudeReader
  /** What the program printed last, where that is no event: mostly why it stopped. */
  readonly lastWords?: string | null
}

/** Words of a program that gives up, not any line that it prints. */
const GIVES_UP = /\b(?:error|limit|credit|api key|log ?in|token|overloaded|capacity|denied)\b/i

const readFile = async (
  bundle: BundleReader,
  path: string,
  seen: Set<string>,
): Promise<Read & { lastWords: string | null }> => {
  const reader = new ClaudeReader(seen)
  let lastWords: string | null = null
  if (WEB.test(path)) {
    const session = await bundle.json(path)
    const lines = isRecord(session) && Array.isArray(session.loglines) ? session.loglines : []
    for (const line of lines) if (isRecord(line)) reader.read(line)
    reader.close()
    return { path, reader, lastWords }
  }
  const onText = (text: string) => (lastWords = text)
  for await (const { value } of bundle.eachJsonLine(path, STREAM.test(path) ? onText : undefined)) {
    lastWords = null
    reader.read(value)
  }
  reader.close()
  return { path, reader, lastWords }
}

/** Why a run stopped that printed no event of its end. */
const printedEnd = (streams: readonly Read[]): string | null =>
  streams.flatMap(({ lastWords }) => lastWords ?? []).findLast((text) => GIVES_UP.test(text)) ??
  null

const startOf = ({ reader }: Read): number => {
  const { startedAt } = timesOfSteps(reader.drafts)
  return momentOf(startedAt) ?? Infinity
}

/** Main sessions, in order of time; a session that the printed log tells already is left out. */
const readSessions = async (
  bundle: BundleReader,
  paths: readonly string[],
): Promise<{ sessions: Read[]; printed: string | null }> => {
  const seen = new Set<string>()
  const streams: Read[] = []
  for (const path of paths.filter((one) => STREAM.test(one)))
    streams.push(await readFile(bundle, path, seen))
  const told = streams.filter(({ reader }) => reader.drafts.length > 0)
  const ids = new Set(told.map(({ reader }) => reader.sessionId))
  const sessions: Read[] = [...told]
  for (const path of paths.filter((one) => !STREAM.test(one) && !SUBAGENT.test(one))) {
    // The same run in another form.
    if (ids.has(sessionOf(path)) || (told.length > 0 && ids.has(null))) {
      bundle.passOver(path)
      continue
    }
    const read = await readFile(bundle, path, seen)
    const { sessionId } = read.reader
    if (sessionId === null || !ids.has(sessionId) || told.length === 0) sessions.push(read)
  }
  sessions.sort((a, b) => startOf(a) - startOf(b) || (a.path < b.path ? -1 : 1))
  return { sessions, printed: printedEnd(streams) }
}

const nameOfCall = (step: StepDraft | undefined): string | null => {
  const given = step?.tool?.arguments
  return isRecord(given) && typeof given.subagent_type === 'string' ? given.subagent_type : null
}

/** Puts the steps of a sub-agent below the call that started it; without one, where its time is. */
const addSubagent = (main: ClaudeReader, drafts: StepDraft[], sub: Read): StepDraft[] => {
  const [, , id] = SUBAGENT.exec(sub.path)!
  const call = main.placeOfAgent(id!)
  const caller = call === null ? undefined : main.drafts[call]
  const name = nameOfCall(caller) ?? 'sub-agent'
  const agent = caller?.agent ? `${caller.agent}${AGENT_WITHIN}${name}` : name
  const left = caller?.isAbandoned === true ? { isAbandoned: true } : {}
  const own = sub.reader.drafts.map((draft) => ({ ...draft, agent, ...left }))
  return nestSteps(drafts, own, caller?.tool?.callId ?? null)
}

const isSubagentTold = (drafts: readonly StepDraft[]): boolean =>
  drafts.some(({ agent }) => agent !== null)

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const { sessions, printed } = await readSessions(bundle, paths)
  const subagents = paths.filter((path) => SUBAGENT.test(path))
  let drafts = sessions.flatMap(({ reader }) => reader.drafts)
  if (isSubagentTold(drafts)) for (const path of subagents) bundle.passOver(path)
  else {
    for (const path of subagents) {
      const sub = await readFile(bundle, path, new Set())
      const own = sessions.find(
        ({ reader }) => reader.placeOfAgent(SUBAGENT.exec(path)![2]!) !== null,
      )
      drafts = addSubagent((own ?? sessions[0])?.reader ?? new ClaudeReader(), drafts, sub)
    }
  }
  if (sessions.length === 0 && drafts.length === 0 && printed === null) return null
  const readers = sessions.map(({ reader }) => reader)
  const first = readers[0]
  return {
    ...emptyLog('claude code'),
    agentName: 'claude-code',
    agentVersion: readers.find(({ version }) => version !== null)?.version ?? null,
    drafts,
    // A session that prints no sums is summed from its steps, and then all of them are.
    totals:
      readers.length > 0 && readers.every(({ totals }) => totals !== null)
        ? sumUsage(readers.map(({ totals }) => totals))
        : null,
    model: readers.find(({ model }) => model !== null)?.model ?? null,
    sightings: readers.flatMap(({ sightings }) => sightings),
    failures: [
      ...readers.flatMap(({ failures }) => failures),
      ...(printed === null ? [] : [printed]),
    ],
    ending:
      readers.at(-1)?.ending ?? (printed === null ? null : { failure: printed, event: 'printed' }),
    sessionId: first?.sessionId ?? null,
  }
}

/**
 * A first line longer than the head may say of what type it is only after its message, as answers do
 * where a session was resumed: what stands before tells whose it is.
 */
const beginsLongLine = (head: string): boolean =>
  !head.includes('\n') &&
  /^\ufeff?\s*\{\s*"parentUuid"\s*:/.test(head) &&
  /"isSidechain"\s*:/.test(head) &&
  /"sessionId"\s*:/.test(head)

export const claudeCode: Transcript = {
  format: 'claude-code',
  label: 'Claude Code',
  version: 2,
  mayBe: (path) => /\.jsonl?$/.test(path) || STREAM.test(path),
  recognises: (path, head) =>
    (WEB.test(path) && /^\ufeff?\s*\{\s*"loglines"\s*:/.test(head)) ||
    STREAM.test(path) ||
    SESSION.test(path) ||
    (SUBAGENT.test(path) && /"(?:sessionId|agentId)"/.test(head)) ||
    (!WEB.test(path) && beginsLongLine(head)) ||
    (!WEB.test(path) &&
      /"type"\s*:\s*"(?:user|assistant|system|summary|queue-operation|file-history-snapshot)"/.test(
        head,
      ) &&
      /"(?:sessionId|session_id)"\s*:/.test(head) &&
      /"(?:parentUuid|uuid|cwd|leafUuid|claude_code_version)"\s*:/.test(head)),
  mainOf: (path) => {
    const match = SUBAGENT.exec(path)
    if (!match) return path
    return match[1] ? `${path.slice(0, match.index)}/${match[1]}.jsonl`.replace(/^\//, '') : path
  },
  read,
}

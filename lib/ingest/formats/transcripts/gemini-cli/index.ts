import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { nestSteps } from '@/lib/ingest/formats/reading/nest-steps'
import { GeminiReader } from './gemini-reader'

// Sessions of Gemini CLI (github.com/google-gemini/gemini-cli, chatRecordingService.ts):
// chats/session-*.json, one object with `messages`, and since 2026 session-*.jsonl, in which a message
// is written again whenever it grows, `$set` changes the session and `$rewindTo` takes messages back.
// Harbor keeps one as agent/gemini-cli.trajectory.json. What we lose: what was taken back, but for its
// tokens; how results were displayed; recorded streams (`.responses`).

const SESSION = /"sessionId"\s*:/
const GEMINI = /"projectHash"\s*:|"type"\s*:\s*"gemini"/
const NAMED = /(?:^|\/)(?:session-[^/]*|gemini-cli\.trajectory)\.jsonl?$/

const recognises = (path: string, head: string): boolean =>
  /^\ufeff?\s*\{/.test(head) &&
  SESSION.test(head) &&
  (GEMINI.test(head) ||
    (NAMED.test(path) && /"startTime"\s*:/.test(head) && /"lastUpdated"\s*:/.test(head)))

/** A session of a sub-agent lies in a folder that is called like the session that started it. */
const BELOW = /(?:^|\/)([^/]{8})[^/]*\/[^/]+\.jsonl$/
const OF_SUBAGENT = /"kind"\s*:\s*"subagent"/

/** The main session's name ends with the first eight letters of its id. */
const startedBy = (path: string, head: string): string | null =>
  OF_SUBAGENT.test(head) ? (BELOW.exec(path)?.[1] ?? null) : null

async function readLines(bundle: BundleReader, path: string, reader: GeminiReader) {
  if (path.endsWith('.jsonl'))
    for await (const { value } of bundle.eachJsonLine(path)) reader.line(value)
  else {
    const value = await bundle.json(path)
    if (isRecord(value)) reader.line(value)
  }
}

const add = (one: number | null, other: number | null) =>
  one === null || other === null ? (one ?? other) : one + other

/** What a sub-agent did and used, behind the call that started it. */
function withSubagent(log: AgentLog, own: AgentLog, callId: string | null): AgentLog {
  const agent = own.sessionId?.replace(/[-_]?[0-9a-f]{6,}(?:-[0-9a-f]+)*$/i, '') || 'sub-agent'
  const steps = own.drafts.map((draft) => ({ ...draft, agent }))
  const [totals, used] = [log.totals, own.totals]
  return {
    ...log,
    drafts: nestSteps(log.drafts, steps, callId),
    totals: {
      input: add(totals?.input ?? null, used?.input ?? null),
      cached: add(totals?.cached ?? null, used?.cached ?? null),
      output: add(totals?.output ?? null, used?.output ?? null),
      costUsd: null,
    },
  }
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const main = new GeminiReader()
  const subagents: GeminiReader[] = []
  for (const path of paths) {
    const isApart = paths.length > 1 && OF_SUBAGENT.test(await bundle.head(path))
    const reader = isApart ? new GeminiReader() : main
    if (isApart) subagents.push(reader)
    await readLines(bundle, path, reader)
  }
  const readers = [main, ...subagents]
  const logs = subagents.flatMap((one) => one.result() ?? [])
  const own = main.result() ?? logs.shift() ?? null
  const log = logs.reduce<AgentLog | null>(
    (all, one) => all && withSubagent(all, one, main.callOf(one.sessionId)),
    own,
  )
  for (const reader of readers) reader.unread.note(bundle, paths[0] ?? '')
  const takenBack = readers.reduce((sum, one) => sum + one.takenBack, 0)
  if (takenBack > 0)
    bundle.note('trajectory_incomplete', paths[0] ?? '', `${takenBack} messages taken back`)
  return log
}

export const geminiCli: Transcript = {
  format: 'gemini-cli',
  label: 'Gemini CLI sessions',
  version: 2,
  mayBe: (path) => /\.jsonl?$/.test(path),
  recognises,
  startedBy,
  read,
}

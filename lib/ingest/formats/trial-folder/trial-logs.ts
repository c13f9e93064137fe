import type { AgentLog, SkillSighting } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { isOwnSkill } from '@/lib/ingest/formats/reading/harness-skills'
import { findLogs, readAgentLog } from '@/lib/ingest/formats/transcripts/read-agent-log'

// Which of a trial's files are logs of its agent: whatever a transcript reader knows, but for the
// trial's own files, its verifier's, and those of its steps and attempts, which are read by themselves.

const NO_LOG =
  /^(?:result\.json|config\.json|trial\.log|exception\.txt|(?:verifier|tests|environment|steps|attempts)\/|artifacts\/manifest\.json|.*\.meta\.json$)/

// Forms of a run that no reader knows yet.
const UNREAD =
  /(?:^|\/)(?:episodes\/|openclaw-session\.jsonl$|[\w-]+\.cast$|[\w-]+\.pane$|mini-swe-agent|gemini-cli)|^agent\/[\w-]+\.(?:txt|log|jsonl)$/

/** Agents' logs by lines; OpenClaw's own repeats its ATIF. */
const SESSION = /^(?:agent|sessions)\/.*(?<!openclaw-session)\.jsonl$/

/** OpenClaw keeps the catalogue it showed the model: names with the files they stand for. */
const openclawCatalogue = async (
  reader: BundleReader,
  paths: readonly string[],
): Promise<SkillSighting[]> => {
  const path = paths.find((one) => /(?:^|\/)openclaw-sessions\/sessions\.json$/.test(one))
  const value = path === undefined ? null : await reader.json(path)
  if (!isRecord(value)) return []
  return Object.values(value).flatMap((session) => {
    const snapshot =
      isRecord(session) && isRecord(session.skillsSnapshot) ? session.skillsSnapshot.prompt : null
    if (typeof snapshot !== 'string') return []
    const listed = snapshot.matchAll(/<name>([^<]+)<\/name>[\s\S]*?<location>([^<]+)<\/location>/g)
    return [...listed].flatMap(([, skill, place]) =>
      isOwnSkill(place!)
        ? []
        : [{ skill: skill!, fact: 'loaded' as const, text: `listed at start: ${place!}` }],
    )
  })
}

const noteUnread = (reader: BundleReader, paths: readonly string[], known: ReadonlySet<string>) => {
  const unread = paths.filter((path) => !known.has(path))
  const [first] = unread
  if (first === undefined) return
  const more = unread.length > 1 ? ` and ${unread.length - 1} more` : ''
  reader.note('trajectory_incomplete', first, `no reader knows this log${more}`)
}

/**
 * What the logs of a trial's agent say, of those below `base` (with a slash at its end, or empty).
 * Null, with a problem, where there is nothing to read.
 */
export const readTrialLogs = async (reader: BundleReader, base = ''): Promise<AgentLog | null> => {
  const inside = reader.paths(/./).filter((path) => path.startsWith(base))
  const own = inside.filter((path) => !NO_LOG.test(path.slice(base.length)))
  const found = await findLogs(reader, own)
  const log = await readAgentLog(reader, found)
  const sightings = await openclawCatalogue(reader, own)
  const known = new Set([...found.values()].flat())
  if (log && log.drafts.length > 0) {
    const sessions = own.filter((path) => SESSION.test(path.slice(base.length)))
    noteUnread(reader, sessions, known)
  } else {
    const unread = own.filter((path) => UNREAD.test(path.slice(base.length)))
    if (unread.length > 0)
      reader.note(
        'trajectory_unsupported',
        unread[0]!,
        `${unread.length} files of the agent not read`,
      )
    else reader.note('trajectory_missing', base.slice(0, -1), 'no log of the agent')
  }
  return log && { ...log, sightings: [...log.sightings, ...sightings] }
}

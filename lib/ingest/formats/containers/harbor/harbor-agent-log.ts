import { isRecord, type BundleReader, type JsonLine } from '@/lib/ingest/formats/bundle-reader'
import type { StepDraft } from '@/lib/ingest/formats/step-draft'
import { readAcp } from '@/lib/ingest/formats/transcripts/acp'
import type { AgentLog, SkillSighting } from '@/lib/ingest/formats/agent-log'
import { readAtifLog } from '@/lib/ingest/formats/transcripts/atif/assemble-atif'
import { isClaudeCode, readClaudeCode } from '@/lib/ingest/formats/transcripts/claude-code'
import { isCodexExec, isOwnSkill, readCodexExec } from '@/lib/ingest/formats/transcripts/codex-exec'
import { readCodexRollout } from '@/lib/ingest/formats/transcripts/codex-rollout'
import { isEpisodeList, readEpisodes } from '@/lib/ingest/formats/transcripts/terminus'

// Which of a trial's files holds the trajectory: ATIF where there is one, in agent/ or artifacts/;
// else the agent's own log. Other logs of the same run only add what ATIF leaves out: the skills
// that were mounted and listed, and errors.

const TRAJECTORY = /(?:^|\/)(?:[\w.-]+\.)?trajectory\.json$|^trainer\/atif\.json$/
const NATIVE = /(?:mini-swe-agent|gemini-cli)\.trajectory\.json$/

/** Prefers agent/trajectory.json, then artifacts/, then whatever is named so. */
const byPreference = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1)
const rank = (path: string): number =>
  [
    'agent/trajectory.json',
    'artifacts/trajectory.json',
    'trajectory.json',
    'trainer/atif.json',
  ].findIndex((known) => known === path) + 1 || 9

const trajectoryLog = async (reader: BundleReader): Promise<AgentLog | null> => {
  const paths = reader
    .paths(TRAJECTORY)
    .filter((path) => !NATIVE.test(path))
    .sort(byPreference)
  for (const path of paths) {
    const value = await reader.json(path)
    if (value === null) continue
    if (isEpisodeList(value)) return readEpisodes(value)
    const log = await readAtifLog(reader, path, value)
    if (log) return log
    reader.note('trajectory_unsupported', path, 'neither ATIF nor a list of episodes')
  }
  return null
}

const isAgentDraft = (draft: StepDraft): boolean =>
  draft.kind === 'thought' || draft.kind === 'message' || draft.kind === 'tool'

/** Whether the log holds anything that the agent itself did. */
export const hasAgentStep = (log: AgentLog): boolean => log.drafts.some(isAgentDraft)

const plainLines = async (
  reader: BundleReader,
  path: string,
): Promise<{ lines: JsonLine[]; plain: string[] }> => {
  const plain: string[] = []
  const lines = await reader.jsonLines(path, (text) => plain.push(text))
  return { lines, plain }
}

const codexLog = async (reader: BundleReader): Promise<AgentLog | null> => {
  const exec = reader.paths(/(?:^|\/)codex\.txt$/)[0]
  const sessions = reader.paths(/(?:^|\/)rollout-[^/]*\.jsonl$/)
  const told = exec === undefined ? null : await plainLines(reader, exec)
  const run =
    told && (isCodexExec(told.lines) || told.plain.length > 0)
      ? readCodexExec(told.lines, told.plain)
      : null
  const session =
    sessions[0] === undefined ? null : readCodexRollout(await reader.jsonLines(sessions[0]))
  if (session === null) return run
  if (run === null) return session
  // The session has times, thoughts and the prompt; a run that failed shows it only in codex.txt.
  const drafts = hasAgentStep(session) ? session.drafts : [...session.drafts, ...run.drafts]
  return {
    ...session,
    drafts,
    totals: session.totals ?? run.totals,
    failures: [...run.failures, ...session.failures],
    sightings: [...run.sightings, ...session.sightings],
  }
}

const claudeLog = async (reader: BundleReader): Promise<AgentLog | null> => {
  const streamed = reader.paths(/(?:^|\/)claude-code\.txt$/)
  const sessions = reader.paths(/(?:^|\/)projects\/[^/]+\/(?!agent-)[^/]*\.jsonl$/)
  for (const path of [...streamed, ...sessions]) {
    const { lines } = await plainLines(reader, path)
    if (isClaudeCode(lines)) return readClaudeCode(lines)
  }
  return null
}

const acpLog = async (reader: BundleReader): Promise<AgentLog | null> => {
  const path = reader.paths(/(?:^|\/)acp_trajectory\.jsonl$/)[0]
  if (path === undefined) return null
  const lines = await reader.jsonLines(path)
  return lines.length === 0 ? null : readAcp(lines)
}

/** OpenClaw keeps the catalogue it showed the model: names with the files they stand for. */
const openclawCatalogue = async (reader: BundleReader): Promise<SkillSighting[]> => {
  const path = reader.paths(/(?:^|\/)openclaw-sessions\/sessions\.json$/)[0]
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

/** What the other logs of a run with an ATIF trajectory add. */
const besides = async (
  reader: BundleReader,
): Promise<Pick<AgentLog, 'sightings' | 'failures' | 'effort' | 'model'>> => {
  const other = (await claudeLog(reader)) ?? (await codexLog(reader))
  return {
    sightings: [...(other?.sightings ?? []), ...(await openclawCatalogue(reader))],
    failures: other?.failures ?? [],
    effort: other?.effort ?? null,
    model: other?.model ?? null,
  }
}

const UNREAD =
  /(?:^|\/)(?:episodes\/|openclaw-session\.jsonl$|[\w-]+\.cast$|[\w-]+\.pane$|mini-swe-agent|gemini-cli)|^agent\/[\w-]+\.(?:txt|log|jsonl)$/

/** The agent's log of a trial, from the best file there is; null, with a problem, without one. */
export const readAgentLog = async (reader: BundleReader): Promise<AgentLog | null> => {
  const atif = await trajectoryLog(reader)
  if (atif) {
    const more = await besides(reader)
    return {
      ...atif,
      ...more,
      model: atif.model ?? more.model,
      sightings: [...atif.sightings, ...more.sightings],
    }
  }
  const own = (await acpLog(reader)) ?? (await codexLog(reader)) ?? (await claudeLog(reader))
  if (own && own.drafts.length > 0) return own
  const unread = reader.paths(UNREAD)
  if (unread.length > 0)
    reader.note(
      'trajectory_unsupported',
      unread[0]!,
      `${unread.length} files of the agent not read`,
    )
  else reader.note('trajectory_missing', '', 'no log of the agent')
  return own
}

import { AGENT_WITHIN } from '@/lib/domain/step'
import { emptyLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { nestSteps } from '@/lib/ingest/formats/reading/nest-steps'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { joinSessions, type Session } from './join-sessions'
import { RolloutReader } from './rollout-reader'

// Codex's session files, sessions/YYYY/MM/DD/rollout-*.jsonl: several where a session was resumed,
// forked, or had sub-agents. A fork repeats its parent's beginning, which is marked as copied and
// counted once. What we lose: encrypted reasoning, rate limits, settings of the sandbox.

const NAME = /(?:^|\/)rollout-[^/]*\.jsonl$/

async function readFile(bundle: BundleReader, path: string): Promise<RolloutReader> {
  const reader = new RolloutReader()
  for await (const { value } of bundle.eachJsonLine(path)) reader.read(value)
  return reader
}

/** Sub-agents stand below their parent, one level deeper than it. */
const nest = (sessions: readonly Session[]): StepDraft[] => {
  const byId = new Map(sessions.map((session) => [session.id, session]))
  const agentOf = ({ parentId }: Session, depth = 0): string | null => {
    const parent = parentId === null ? undefined : byId.get(parentId)
    if (parent === undefined || depth > 20) return null
    const above = agentOf(parent, depth + 1)
    return above === null ? 'sub-agent' : `${above}${AGENT_WITHIN}sub-agent`
  }
  return sessions.reduce<StepDraft[]>((steps, session) => {
    const agent = agentOf(session)
    if (agent === null) return [...steps, ...session.drafts]
    return nestSteps(
      steps,
      session.drafts.map((draft) => ({ ...draft, agent })),
      null,
    )
  }, [])
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const readers: RolloutReader[] = []
  for (const path of paths) readers.push(await readFile(bundle, path))
  for (const [at, { unread }] of readers.entries()) unread.note(bundle, paths[at]!)
  const { sessions, totals } = joinSessions(readers)
  const main = readers.find(({ sessionId }) => sessionId === sessions[0]?.id) ?? readers[0]
  if (main === undefined) return null
  return {
    ...emptyLog('codex session'),
    agentName: 'codex',
    agentVersion: main.version,
    drafts: nest(sessions),
    totals,
    model: main.model,
    effort: main.effort,
    sightings: readers.flatMap(({ sightings }) => sightings),
    failures: readers.flatMap(({ failures }) => failures),
    ending: sessions.findLast(({ parentId }) => parentId === null)?.ending ?? null,
    sessionId: main.sessionId,
  }
}

export const codexRollout: Transcript = {
  format: 'codex-rollout',
  label: 'Codex sessions',
  version: 3,
  mayBe: (path) => /\.jsonl$/.test(path),
  recognises: (path, head) => NAME.test(path) || /"type":\s*"session_meta"/.test(head),
  startedBy: (_, head) => /"parent_thread_id"\s*:\s*"([0-9a-f-]{36})"/.exec(head)?.[1] ?? null,
  read,
}

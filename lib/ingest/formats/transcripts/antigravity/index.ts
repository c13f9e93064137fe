import { emptyLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { AntigravityReader } from './antigravity-reader'

// Conversations of Google's Antigravity, as its command line keeps them to be read:
// brain/<conversation>/.system_generated/logs/transcript_full.jsonl, or transcript.jsonl with texts cut.
// One step a line: {step_index, source, type, status, created_at, content, thinking, tool_calls}. There are
// no tokens in it. What we lose: artefacts (plans, walkthroughs), and the databases with the same in a form
// that is not published.

const STEP = /"step_index"\s*:/
const TRUNCATED = /(^|\/)transcript\.jsonl$/
/** The conversation is named by its folder alone. */
const CONVERSATION = /([0-9a-f]{8}-[0-9a-f-]{27})\/\.system_generated\//
const full = (path: string) => path.replace(TRUNCATED, '$1transcript_full.jsonl')

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const reader = new AntigravityReader()
  const whole = paths.find((path) => !TRUNCATED.test(path)) ?? paths[0] ?? ''
  for (const path of paths) {
    // The same with texts cut.
    if (full(path) !== path && paths.includes(full(path))) {
      bundle.passOver(path)
      continue
    }
    for await (const { value } of bundle.eachJsonLine(path)) reader.line(value)
  }
  const { drafts } = reader.steps
  if (reader.cut > 0)
    bundle.note(
      'trajectory_incomplete',
      whole,
      `${reader.cut} texts were cut by the harness; transcript_full.jsonl has them whole`,
    )
  if (drafts.length === 0) return null
  return {
    ...emptyLog('Antigravity transcript'),
    agentName: 'antigravity',
    drafts,
    model: reader.model,
    sessionId: CONVERSATION.exec(`${bundle.bundle.root}/${whole}`)?.[1] ?? null,
    failures: drafts.flatMap(({ kind, text }) => (kind === 'error' ? [text] : [])),
  }
}

export const antigravity: Transcript = {
  format: 'antigravity',
  label: 'Antigravity transcripts',
  version: 2,
  mayBe: (path) => path.endsWith('.jsonl'),
  recognises: (_path, head) =>
    STEP.test(head) && /"type"\s*:\s*"[A-Z_]+"/.test(head) && /"source"\s*:/.test(head),
  mainOf: full,
  read,
}

import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
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

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const reader = new GeminiReader()
  for (const path of paths) {
    if (path.endsWith('.jsonl'))
      for await (const { value } of bundle.eachJsonLine(path)) reader.line(value)
    else {
      const value = await bundle.json(path)
      if (isRecord(value)) reader.line(value)
    }
  }
  const log = reader.result()
  reader.unread.note(bundle, paths[0] ?? '')
  if (reader.takenBack > 0)
    bundle.note('trajectory_incomplete', paths[0] ?? '', `${reader.takenBack} messages taken back`)
  return log
}

export const geminiCli: Transcript = {
  format: 'gemini-cli',
  label: 'Gemini CLI sessions',
  version: 1,
  mayBe: (path) => /\.jsonl?$/.test(path),
  recognises,
  read,
}

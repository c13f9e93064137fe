import { emptyLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { QwenReader } from './qwen-reader'

// Sessions of Qwen Code (github.com/QwenLM/qwen-code, chatRecordingService.ts): chats/<session>.jsonl, one
// record a line ({uuid, parentUuid, type, message: {role, parts}}), a tree of which the last record tells
// the branch that counts; and those of its sub-agents, subagents/<session>/agent-<id>.jsonl. What we lose:
// what the interface showed, texts of a compression, which call started a sub-agent.

const SUBAGENT = /(?:^|\/)subagents\/([^/]+)\/agent-[^/]+\.jsonl$/
const RECORD = /"parentUuid"\s*:/
const PARTS = /"message"\s*:\s*\{[^{}[\]]*"parts"\s*:\s*\[/
const SYSTEM = /^\ufeff?\s*\{[^\n]*"type"\s*:\s*"system"[^\n]*"systemPayload"\s*:/

async function readFile(bundle: BundleReader, path: string): Promise<QwenReader> {
  const reader = new QwenReader()
  for await (const { value } of bundle.eachJsonLine(path)) reader.record(value)
  reader.markAbandoned()
  reader.unread.note(bundle, path)
  return reader
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const main = paths.filter((path) => !SUBAGENT.test(path))
  const readers: QwenReader[] = []
  for (const path of main) readers.push(await readFile(bundle, path))
  const drafts = readers.flatMap(({ steps }) => steps.drafts)
  for (const path of paths.filter((one) => SUBAGENT.test(one))) {
    const { steps } = await readFile(bundle, path)
    drafts.push(...steps.drafts.map((draft) => ({ ...draft, agent: 'sub-agent' })))
  }
  if (drafts.length === 0) return null
  const first = <Key extends 'model' | 'version' | 'sessionId'>(key: Key) =>
    readers.map((reader) => reader[key]).find((value) => value !== null) ?? null
  return {
    ...emptyLog('Qwen Code session'),
    agentName: 'qwen-code',
    agentVersion: first('version'),
    drafts,
    model: first('model'),
    sessionId: first('sessionId'),
    failures: readers.flatMap(({ failures }) => failures),
  }
}

export const qwenCode: Transcript = {
  format: 'qwen-code',
  label: 'Qwen Code sessions',
  version: 3,
  mayBe: (path) => path.endsWith('.jsonl'),
  recognises: (_path, head) => RECORD.test(head) && (PARTS.test(head) || SYSTEM.test(head)),
  mainOf: (path) => path.replace(/subagents\/([^/]+)\/agent-[^/]+\.jsonl$/, 'chats/$1.jsonl'),
  read,
}

import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { nestSteps } from '@/lib/ingest/formats/reading/nest-steps'
import { KimiReader } from './kimi-reader'

// Kimi Code CLI's wire.jsonl: {type, time} a line, of protocol 1.x; steps of its loop as events with
// parts, calls and results. Newer ones keep one for each agent: <session>/agents/main/wire.jsonl, and those
// of sub-agents beside it. What we lose: approvals, tools and settings, requests that were tried again.

const SUBAGENT = /(^|\/)(agent-\d+)\/wire\.jsonl$/

async function readWire(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const reader = new KimiReader()
  for (const path of paths)
    for await (const { value } of bundle.eachJsonLine(path)) reader.read(value)
  reader.unread.note(bundle, paths[0] ?? '')
  return reader.result()
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const agentOf = (path: string) => SUBAGENT.exec(path)?.[2] ?? null
  const isMain = (path: string) => paths.length === 1 || agentOf(path) === null
  const log = await readWire(bundle, paths.filter(isMain))
  if (log === null) return null
  let { drafts } = log
  for (const path of paths.filter((one) => !isMain(one))) {
    const own = await readWire(bundle, [path])
    const agent = agentOf(path)
    const steps = (own?.drafts ?? []).map((draft) => ({ ...draft, agent }))
    if (steps.length > 0) drafts = nestSteps(drafts, steps, null)
  }
  return { ...log, drafts }
}

export const kimi: Transcript = {
  format: 'kimi',
  label: 'Kimi Code sessions',
  version: 2,
  mayBe: (path) => /\.jsonl$/.test(path),
  recognises: (_, head) =>
    /^\ufeff?\s*\{\s*"type"\s*:\s*"metadata"\s*,[^\n]*"protocol_version"/.test(head) ||
    /"type"\s*:\s*"context\.append_(?:message|loop_event)"/.test(head),
  mainOf: (path) => path.replace(SUBAGENT, '$1main/wire.jsonl'),
  read,
}

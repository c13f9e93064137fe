import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { KimiReader } from './kimi-reader'

// Kimi Code CLI's wire.jsonl: {type, time} a line, of protocol 1.x; steps of its loop as events with
// parts, calls and results. What we lose: approvals, tools and settings, requests that were tried
// again, sub-agents, which have files of their own.

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const reader = new KimiReader()
  for (const path of paths)
    for await (const { value } of bundle.eachJsonLine(path)) reader.read(value)
  reader.unread.note(bundle, paths[0] ?? '')
  return reader.result()
}

export const kimi: Transcript = {
  format: 'kimi',
  label: 'Kimi Code sessions',
  version: 1,
  mayBe: (path) => /\.jsonl$/.test(path),
  recognises: (_, head) =>
    /^\ufeff?\s*\{\s*"type"\s*:\s*"metadata"\s*,[^\n]*"protocol_version"/.test(head) ||
    /"type"\s*:\s*"context\.append_(?:message|loop_event)"/.test(head),
  read,
}

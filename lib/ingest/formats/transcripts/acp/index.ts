import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { readAcp } from './acp-lines'

// BenchFlow's trajectory/acp_trajectory.jsonl, in the words of the Agent Client Protocol. What we
// lose is not in there: times, tokens and, for most agents, the arguments of calls.

const NAME = /(?:^|\/)acp_trajectory\.jsonl$/

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const lines = []
  for (const path of paths) lines.push(...(await bundle.jsonLines(path)))
  return lines.length === 0 ? null : readAcp(lines)
}

export const acp: Transcript = {
  format: 'acp',
  label: 'Agent Client Protocol',
  version: 2,
  mayBe: (path) => NAME.test(path),
  recognises: (path) => NAME.test(path),
  read,
}

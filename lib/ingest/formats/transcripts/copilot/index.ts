import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import { splitObjects } from '@/lib/ingest/formats/reading/split-objects'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { CopilotReader } from './copilot-reader'

// Events of Copilot CLI (session-state/<id>/events.jsonl): {type, data, id, parentId, timestamp}, one a
// line, a list, or objects one after the other. What we lose: hooks, permissions, deltas of what comes
// whole later, how large the context was, costs in premium requests.

const EVENT =
  /"type"\s*:\s*"(?:session\.(?:start|resume|info|model_change|usage_info|idle)|user\.message|assistant\.(?:message|turn_start)|system\.message)"/
const FIELDS = /"data"\s*:\s*\{/
const IDS = /"(?:parentId|id)"\s*:/

async function readFile(bundle: BundleReader, path: string, reader: CopilotReader): Promise<void> {
  if (path.endsWith('.jsonl')) {
    for await (const { value } of bundle.eachJsonLine(path)) reader.read(value)
    return
  }
  const text = (await bundle.text(path)) ?? ''
  let count = 0
  for (const one of splitObjects(text)) {
    const value = parseJson(one)?.value
    if (!isRecord(value)) continue
    count += 1
    reader.read(value)
  }
  if (count === 0) bundle.note('invalid_json', path, 'no event in it')
}

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const reader = new CopilotReader()
  for (const path of paths) await readFile(bundle, path, reader)
  reader.unread.note(bundle, paths[0] ?? '')
  return reader.result()
}

export const copilot: Transcript = {
  format: 'copilot',
  label: 'Copilot events',
  version: 1,
  mayBe: (path) => /\.jsonl?$/.test(path),
  recognises: (_, head) => EVENT.test(head) && FIELDS.test(head) && IDS.test(head),
  read,
}

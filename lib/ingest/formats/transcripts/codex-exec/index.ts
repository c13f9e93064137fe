import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { isCodexExec, readCodexExec } from './exec-events'

// What `codex exec --json` prints, which Harbor keeps as agent/codex.txt: events between lines of
// plain text. What we lose: times and usage of single turns, which it does not print.

const NAME = /(?:^|\/)codex\.txt$/

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const plain: string[] = []
  const lines = []
  for (const path of paths)
    lines.push(...(await bundle.jsonLines(path, (text) => plain.push(text))))
  return isCodexExec(lines) || plain.length > 0 ? readCodexExec(lines, plain) : null
}

export const codexExec: Transcript = {
  format: 'codex-exec',
  label: 'codex exec',
  version: 2,
  mayBe: (path) => NAME.test(path) || /\.jsonl$/.test(path),
  recognises: (path, head) => NAME.test(path) || /^\{"type":\s*"thread\.started"/m.test(head),
  read,
}

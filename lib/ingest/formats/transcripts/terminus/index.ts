import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { isEpisodeList, readEpisodes } from './terminus-episodes'

// terminus-2-skills: trajectory.json as a list of {episode, prompt, response}. What we lose is not
// in there: times and tokens.

const NAME = /(?:^|\/)(?:[\w.-]+\.)?trajectory\.json$/

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  for (const path of paths) {
    const value = await bundle.json(path)
    if (isEpisodeList(value)) return readEpisodes(value)
  }
  return null
}

export const terminus: Transcript = {
  format: 'terminus',
  label: 'Terminus episodes',
  version: 1,
  mayBe: (path) => NAME.test(path),
  recognises: (path, head) => NAME.test(path) && /^\ufeff?\s*\[/.test(head),
  read,
}

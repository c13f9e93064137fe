import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import type { UnfinishedTrial } from '@/lib/ingest/formats/reading/trial-draft'
import { conditionFacts, folderNames } from './trial-facts'
import { readHarborConfig } from './trial-result'

/** A config is small; what is larger is none of ours and not worth reading for a hint. */
const MOST_BYTES = 64 * 1024

const readConfig = async (reader: BundleReader): Promise<Record<string, unknown> | null> => {
  if (!reader.has('config.json') || reader.sizeOf('config.json') > MOST_BYTES) return null
  const value = parseJson((await reader.text('config.json')) ?? '')?.value
  return isRecord(value) ? value : null
}

/** What a trial folder without a result would have been, as far as its config.json tells. */
export const readUnfinished = async (reader: BundleReader): Promise<UnfinishedTrial> => {
  const { root, files } = reader.bundle
  const rawConfig = (await readConfig(reader)) ?? {}
  const config = readHarborConfig(rawConfig)
  const taskPath = config?.task?.path ?? config?.task_path ?? null
  return {
    file: root,
    detail: `${files.length} files, no result.json`,
    taskName: taskPath?.split(/[/\\]+/).findLast(Boolean) ?? null,
    condition: conditionFacts({
      result: null,
      config,
      rawConfig,
      folders: folderNames(root).slice(0, -1),
    }),
  }
}

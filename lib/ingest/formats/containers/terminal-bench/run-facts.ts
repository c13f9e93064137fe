import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { object, record, text } from '@/lib/ingest/formats/reading/log-fields'

/** What run_metadata.json, else tb.lock, says of all trials of a run. */
export interface RunFacts {
  readonly agent: string | null
  readonly model: string | null
  readonly dataset: string | null
  /** Version of Terminal-Bench itself. */
  readonly version: string | null
}

const readMetadata = object({
  agent_name: text,
  model_name: text,
  dataset_name: text,
  dataset_version: text,
  dataset_path: text,
  agent_kwargs: record,
})

const readLock = object({
  agent: object({ name: text, model_name: text, extra_kwargs: record }),
  dataset: object({ name: text, version: text, local_path: text }),
  harness: object({ version: text }),
})

const nameIn = (kwargs: Readonly<Record<string, unknown>> | null | undefined): string | null => {
  const found = kwargs?.model_name ?? kwargs?.model
  return typeof found === 'string' ? found : null
}

const datasetOf = (name: string | null | undefined, version: string | null | undefined) =>
  name ? (version ? `${name}@${version}` : name) : null

/** Reads what is said of a run, from whichever of its two files has it. */
export async function readRunFacts(reader: BundleReader): Promise<RunFacts> {
  const [path] = reader.paths(/^[^/]*run_metadata\.json$/)
  const told = readMetadata(path === undefined ? null : await reader.json(path))
  const lock = readLock(await reader.json('tb.lock'))
  return {
    agent: told?.agent_name ?? lock?.agent?.name ?? null,
    model:
      told?.model_name ??
      nameIn(told?.agent_kwargs) ??
      lock?.agent?.model_name ??
      nameIn(lock?.agent?.extra_kwargs),
    dataset:
      datasetOf(told?.dataset_name, told?.dataset_version) ??
      datasetOf(lock?.dataset?.name, lock?.dataset?.version) ??
      told?.dataset_path ??
      lock?.dataset?.local_path ??
      null,
    version: lock?.harness?.version ?? null,
  }
}

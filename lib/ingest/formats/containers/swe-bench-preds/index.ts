import { emptyLog, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Container } from '@/lib/ingest/formats/reading/container-format'
import { contentIdOf, resultFile, type ResultRow } from '@/lib/ingest/formats/reading/result-file'
import { draftStep } from '@/lib/ingest/formats/reading/step-draft'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'

// Predictions for SWE-bench: preds.json {id: {model_name_or_path, model_patch}}, or one a line. A
// SWE-agent's <instance>.pred holds one; where its trajectory lies beside it, that is the trial. A
// prediction was not judged: the trial has its patch and no reward. What we lose: nothing else is
// there; reports of resolved ids are not read.

type Fields = Readonly<Record<string, unknown>>

function draftOf(id: string, one: Fields): TrialDraft {
  const patch = stringOrNull(one.model_patch)
  const model = stringOrNull(one.model_name_or_path)
  return {
    taskName: id,
    contentId: contentIdOf(id, model, patch),
    trialName: id,
    models: [model],
    log:
      patch === null
        ? null
        : { ...emptyLog('SWE-bench patch'), drafts: [draftStep('message', 1, patch)] },
  }
}

const rowOf = (id: string | null, one: unknown): ResultRow[] => {
  if (!isRecord(one) || !('model_patch' in one)) return []
  const name = stringOrNull(one.instance_id) ?? id
  return name === null ? [] : [{ raw: [name, one], make: () => draftOf(name, one) }]
}

async function read(reader: BundleReader, path: string): Promise<ResultRow[]> {
  if (path.endsWith('.jsonl'))
    return (await reader.jsonLines(path)).flatMap(({ value }) => rowOf(null, value))
  const value = await reader.json(path)
  if (Array.isArray(value)) return value.flatMap((one) => rowOf(null, one))
  // `<instance>.pred` holds one.
  if (isRecord(value) && 'model_patch' in value) return rowOf(null, value)
  return isRecord(value) ? Object.entries(value).flatMap(([id, one]) => rowOf(id, one)) : []
}

const predictions = resultFile({
  format: 'swe-bench-preds',
  label: 'SWE-bench predictions',
  version: 1,
  // Sessions of agents end in .jsonl too, by the thousand: only what is named so is looked at.
  mayBe: (path) => /(?:^|[/_.-])pred[^/]*\.jsonl?$|\.pred$/i.test(path),
  recognises: (head) =>
    /"model_patch"\s*:/.test(head) && /"(?:model_name_or_path|instance_id)"\s*:/.test(head),
  read,
})

/** What SWE-agent writes of an instance beside its trajectory and its prediction. */
const BESIDE = /\.(?:config\.yaml|(?:trace|debug|info)\.log|patch)$/

const isBeside = (path: string, runs: ReadonlySet<string>): boolean => {
  if (path.endsWith('.pred')) return runs.has(path.replace(/pred$/, 'traj'))
  const stem = path.replace(BESIDE, '')
  return stem !== path && (runs.has(`${stem}.traj`) || runs.has(`${stem}.pred`))
}

export const sweBenchPreds: Container = {
  ...predictions,
  async claim(files) {
    const runs = files.filter(({ path }) => /\.(?:traj|pred)$/.test(path))
    const paths = new Set(runs.map(({ path }) => path))
    const known = paths.size === 0 ? [] : files.filter(({ path }) => isBeside(path, paths))
    const isKnown = new Set(known)
    const claim = await predictions.claim(files.filter((file) => !isKnown.has(file)))
    return { ...claim, known }
  },
}

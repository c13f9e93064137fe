import { emptyLog, stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { filesByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type { Container, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { contentIdOf, resultFile, type ResultRow } from '@/lib/ingest/formats/reading/result-file'
import { draftStep } from '@/lib/ingest/formats/reading/step-draft'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { isReport, verdictsOf, type Verdict } from './read-report'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'

// Predictions for SWE-bench: preds.json {id: {model_name_or_path, model_patch}}, or one a line. A
// SWE-agent's <instance>.pred holds one; where its trajectory lies beside it, that is the trial. A
// prediction by itself was not judged: the trial has its patch and no reward. The report of an evaluation
// in the folder, or the folder above, of the only predictions there says which were resolved; a report
// without predictions gives trials without steps. What we lose: the report's sums.

type Fields = Readonly<Record<string, unknown>>

const outcomeOf = (verdict: Verdict | undefined): Partial<TrialDraft> =>
  verdict === 'error'
    ? { exceptionType: 'EvaluationError', exceptionMessage: 'the report lists it in error_ids' }
    : verdict === undefined
      ? {}
      : { reward: verdict === 'resolved' ? 1 : 0 }

function draftOf(id: string, one: Fields, verdict?: Verdict): TrialDraft {
  const patch = stringOrNull(one.model_patch)
  const model = stringOrNull(one.model_name_or_path)
  return {
    taskName: id,
    contentId: contentIdOf(id, model, patch),
    trialName: id,
    models: [model],
    ...outcomeOf(verdict),
    log:
      patch === null
        ? null
        : { ...emptyLog('SWE-bench patch'), drafts: [draftStep('message', 1, patch)] },
  }
}

type Verdicts = ReadonlyMap<string, Verdict>

const rowOf = (id: string | null, one: unknown, verdicts: Verdicts): ResultRow[] => {
  if (!isRecord(one) || !('model_patch' in one)) return []
  const name = stringOrNull(one.instance_id) ?? id
  if (name === null) return []
  const verdict = verdicts.get(name)
  return [{ raw: [name, one, verdict], make: () => draftOf(name, one, verdict) }]
}

/** `acme-small-1.nightly.json`, `results.json`: the model, where the name holds one. */
const modelOfReport = (path: string): string | null => {
  const stem = path
    .split('/')
    .at(-1)!
    .replace(/\.json$/, '')
  return /^(?:results?|report|evaluation)$/i.test(stem) ? null : stem.replace(/\.[^.]*$/, '')
}

async function readReport(reader: BundleReader, path: string): Promise<ResultRow[]> {
  const model = modelOfReport(path)
  return [...verdictsOf(await reader.json(path))].map(([id, verdict]) => ({
    raw: [id, model, verdict],
    make: () => ({
      ...draftOf(id, { model_name_or_path: model }, verdict),
      // Without a patch only its place tells one report's from another's.
      contentId: contentIdOf(reader.bundle.root, path, id),
    }),
  }))
}

/** The verdicts of the reports that lie with predictions. */
async function verdictsBeside(reader: BundleReader, path: string): Promise<Verdicts> {
  const verdicts = new Map<string, Verdict>()
  for (const other of reader.paths(/\.json$/)) {
    if (other === path) continue
    for (const [id, verdict] of verdictsOf(await reader.json(other))) verdicts.set(id, verdict)
  }
  return verdicts
}

async function read(reader: BundleReader, path: string): Promise<ResultRow[]> {
  if (path.endsWith('.json') && isReport(await reader.head(path))) return readReport(reader, path)
  const verdicts = await verdictsBeside(reader, path)
  const rowsOf = (id: string | null, one: unknown) => rowOf(id, one, verdicts)
  if (path.endsWith('.jsonl'))
    return (await reader.jsonLines(path)).flatMap(({ value }) => rowsOf(null, value))
  const value = await reader.json(path)
  if (Array.isArray(value)) return value.flatMap((one) => rowsOf(null, one))
  // `<instance>.pred` holds one.
  if (isRecord(value) && 'model_patch' in value) return rowsOf(null, value)
  return isRecord(value) ? Object.entries(value).flatMap(([id, one]) => rowsOf(id, one)) : []
}

const predictions = resultFile({
  format: 'swe-bench-preds',
  label: 'SWE-bench predictions',
  version: 2,
  // Sessions of agents end in .jsonl too, by the thousand: only what is named so is looked at.
  mayBe: (path) => /(?:^|[/_.-])pred[^/]*\.jsonl?$|\.pred$|(?:^|\/)results\.json$/i.test(path),
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

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** Reports with the only predictions of their folder, or of one below; those without any by themselves. */
function joinReports(bundles: readonly LogBundle[], reports: readonly LogFile[]): LogBundle[] {
  const beside = new Map<LogBundle, LogFile[]>()
  const alone: LogBundle[] = []
  for (const report of reports) {
    const folder = folderOf(report.path)
    const near = bundles.filter(({ root }) => root === folder)
    const below = bundles.filter(({ root }) => folderOf(root) === folder && root !== folder)
    const [own, ...more] = near.length > 0 ? near : below
    if (own !== undefined && more.length === 0)
      beside.set(own, [...(beside.get(own) ?? []), report])
    else alone.push({ root: folder, files: [report] })
  }
  const joined = bundles.map((bundle) => {
    const files = beside.get(bundle) ?? []
    const [first] = files
    if (first === undefined) return bundle
    // The folder that holds both.
    const root =
      folderOf(first.path).length < bundle.root.length ? folderOf(first.path) : bundle.root
    return { root, files: [...bundle.files, ...files] }
  })
  return [...joined, ...alone]
}

export const sweBenchPreds: Container = {
  ...predictions,
  setAside: [
    { files: /\.config\.yaml$/, holds: 'settings of a run' },
    { files: /\.(?:trace|debug|info)\.log$/, holds: 'what a run printed' },
    { files: /\.(?:patch|pred)$/, holds: 'the patch, which the trajectory beside it ends with' },
  ],
  async claim(files) {
    const runs = files.filter(({ path }) => /\.(?:traj|pred)$/.test(path))
    const paths = new Set(runs.map(({ path }) => path))
    const known = paths.size === 0 ? [] : files.filter(({ path }) => isBeside(path, paths))
    const isKnown = new Set(known)
    const others = files.filter((file) => !isKnown.has(file))
    const claim = await predictions.claim(others)
    const reports = await filesByHead(others, (path) => path.endsWith('.json'), isReport)
    return { ...claim, known, bundles: joinReports(claim.bundles, reports) }
  },
}

import type { VerifierCheck } from '@/lib/domain/new-trial'
import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { checksIn, statedScore, type Score } from '@/lib/ingest/formats/reading/read-checks'
import { configurationIn, idOf } from './read-grading'
import { readTiming, type RunTiming } from './read-timing'
import { isConfigurationName } from './workspace-paths'

// benchmark.json in its eight shapes (docs/formats.md has them). Each becomes a list of runs.

type Fields = Readonly<Record<string, unknown>>

/** One run as a benchmark lists it. */
export interface BenchmarkRun {
  readonly configuration: string | null
  readonly evalId: string | null
  readonly evalName: string | null
  readonly run: number | null
  readonly skill: string | null
  readonly prompt: string | null
  readonly checks: readonly VerifierCheck[]
  readonly stated: Score
  readonly timing: RunTiming | null
  /** Marks from 1 to 5 beside the checks. */
  readonly quality: Fields | null
}

export interface Benchmark {
  readonly skill: string | null
  readonly model: string | null
  /** Names that its writer gave to configurations: `without_skill` → `old_monolith`. */
  readonly labels: ReadonlyMap<string, string>
  readonly runs: readonly BenchmarkRun[]
}

const records = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

const qualityOf = (value: Fields): Fields | null => {
  if (isRecord(value.quality)) return value.quality
  const { content, structure } = value
  return typeof content === 'number' || typeof structure === 'number'
    ? { content, structure }
    : null
}

/** `outer` names the task where the run itself does not. */
const runOf = (value: Fields, configuration: string | null, outer: Fields = {}): BenchmarkRun => {
  const said = { ...outer, ...value }
  const inner = [value.result, value.timing].find(isRecord) ?? value
  return {
    configuration: configuration ?? configurationIn(value),
    evalId: idOf(said.eval_id) ?? idOf(said.id),
    evalName: stringOrNull(said.eval_name) ?? stringOrNull(said.name),
    run: typeof value.run_number === 'number' ? value.run_number : null,
    skill: stringOrNull(said.skill),
    prompt: stringOrNull(said.prompt),
    checks: checksIn(value),
    stated: statedScore(value),
    timing: readTiming(inner),
    quality: qualityOf(value),
  }
}

const isNoRun = (name: string) => /^(?:overall|delta|total|aggregate|summary)/.test(name)

/** The configurations that stand as keys of an object. */
const byConfiguration = (value: Fields): [string, Fields][] =>
  Object.entries(value).flatMap(([name, inner]) =>
    isConfigurationName(name) && isRecord(inner) ? [[name, inner]] : [],
  )

/** `{with_skill: {…}, without_skill: {…}}` of one task. */
const runsOfTask = (value: Fields, task: Fields): BenchmarkRun[] => {
  const runs = byConfiguration(value).map(([name, inner]) => runOf(inner, name, task))
  if (runs.length > 0) return runs
  return Object.entries(value).flatMap(([key, rate]) => {
    const name = /^(.+)_pass_rate$/.exec(key)?.[1]
    if (name === undefined || !isConfigurationName(name) || typeof rate !== 'number') return []
    return [runOf({ pass_rate: rate }, name, task)]
  })
}

const runsOfConfigurations = (value: Fields): BenchmarkRun[] => {
  if (Array.isArray(value.configurations))
    return records(value.configurations).flatMap((one) =>
      records(one.evals).map((run) => runOf(run, stringOrNull(one.name))),
    )
  if (!isRecord(value.configurations)) return []
  const evals = records(value.evals)
  return byConfiguration(value.configurations).flatMap(([name, { pass_rates }]) =>
    (Array.isArray(pass_rates) ? pass_rates : []).map((rate, at) =>
      runOf({ pass_rate: rate }, name, evals[at] ?? { eval_id: at }),
    ),
  )
}

const runsOfResults = (results: Fields): BenchmarkRun[] =>
  Object.entries(results).flatMap(([key, inner]) => {
    if (!isRecord(inner) || isNoRun(key)) return []
    if (!isConfigurationName(key)) return runsOfTask(inner, { ...withoutRuns(inner), name: key })
    return Object.entries(inner).flatMap(([name, run]) =>
      isRecord(run) && !isNoRun(name) ? [runOf(run, key, { name })] : [],
    )
  })

const withoutRuns = ({ prompt, skill }: Fields): Fields => ({ prompt, skill })

/** One arm: the case of the skill itself, whose output was graded beside a bare one's. */
const runOfCase = (value: Fields): BenchmarkRun =>
  runOf(value, typeof value.skill_output_len === 'number' ? 'with_skill' : null)

/** Each shape's runs; the first that has any is the file's. */
const SHAPES: readonly ((value: Fields) => BenchmarkRun[])[] = [
  (value) => records(value.runs).map((run) => runOf(run, null)),
  (value) => records(value.per_case).map(runOfCase),
  runsOfConfigurations,
  (value) =>
    byConfiguration(value).flatMap(([name, { evals }]) =>
      records(evals).map((run) => runOf(run, name)),
    ),
  (value) => records(value.evals).flatMap((one) => runsOfTask(one, one)),
  (value) => (isRecord(value.results) ? runsOfResults(value.results) : []),
  (value) => (isRecord(value.per_eval) ? runsOfResults(value.per_eval) : []),
]

/** A model's name; templates leave `<model-name>` there. */
const modelIn = (value: Fields): string | null => {
  const name = stringOrNull(value.executor_model) ?? stringOrNull(value.model)
  return name === null || /^<.*>$/.test(name) ? null : name
}

export const readBenchmark = (value: unknown): Benchmark | null => {
  if (!isRecord(value)) return null
  const metadata = isRecord(value.metadata) ? value.metadata : {}
  const labels = isRecord(metadata.configuration_labels) ? metadata.configuration_labels : {}
  return {
    skill: stringOrNull(metadata.skill_name) ?? stringOrNull(value.skill_name),
    model: modelIn(metadata) ?? modelIn(value),
    labels: new Map(
      Object.entries(labels).flatMap(([name, label]) =>
        typeof label === 'string' && label !== '' ? [[name, label]] : [],
      ),
    ),
    runs: SHAPES.map((read) => read(value)).find((runs) => runs.length > 0) ?? [],
  }
}

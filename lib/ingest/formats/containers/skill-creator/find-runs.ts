import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Benchmark, BenchmarkRun } from './read-benchmark'
import { idOf, readGrading, type GradedRun } from './read-grading'
import { joinTimings, readTiming, type RunTiming } from './read-timing'
import { WorkspaceFiles } from './workspace-files'
import type { FoundRun } from './found-run'
import { noteDisagreement } from './note-disagreement'
import { iterationNumber, placeOf, readConfiguration, type WorkspacePlace } from './workspace-paths'

type Fields = Readonly<Record<string, unknown>>

const byPlace = (a: string, b: string): number => {
  const number = (path: string) => iterationNumber(placeOf(path).iteration ?? '') ?? Infinity
  const [first, second] = [number(a), number(b)]
  return first === second ? (a < b ? -1 : 1) : first - second
}

async function runsOfGrading(files: WorkspaceFiles, path: string): Promise<FoundRun[]> {
  const { reader } = files
  const place = placeOf(path)
  const benchmark = files.benchmarkOf(place)
  const value = await reader.json(path)
  const graded = readGrading(value)
  if (graded.length === 0 && value !== null)
    reader.note('unexpected_shape', path, 'no graded run in it')
  const metadata = files.metadataOf(place)
  const configPath = path.replace(/-grading\.json$/, '-config.json')
  const config = configPath === path ? null : await reader.json(configPath)
  const settings = isRecord(config) ? config : {}
  const timed = await files.timingOf(place)
  const paths = [
    path,
    ...timed.paths,
    ...(metadata ? [metadata.path] : []),
    ...(config ? [configPath] : []),
  ]
  return graded.map((run) =>
    joinRun({
      files,
      place,
      paths,
      run,
      metadata: metadata?.value ?? {},
      settings,
      benchmark,
      timing: timed.timing,
    }),
  )
}

interface RunParts {
  readonly files: WorkspaceFiles
  readonly place: WorkspacePlace
  readonly paths: readonly string[]
  readonly run: GradedRun
  readonly metadata: Fields
  readonly settings: Fields
  readonly benchmark: Benchmark | null
  readonly timing: RunTiming | null
}

function joinRun({
  files,
  place,
  paths,
  run,
  metadata,
  settings,
  benchmark,
  timing,
}: RunParts): FoundRun {
  const named = place.configuration ?? run.configuration ?? stringOrNull(settings.mode)
  const configuration = named === null ? null : readConfiguration(named)
  return {
    place,
    paths,
    configuration,
    label: configuration && (benchmark?.labels.get(configuration.name) ?? null),
    run: run.run ?? place.run,
    task: {
      iteration: place.iteration,
      folder: place.task,
      evalId: run.evalId ?? idOf(metadata.eval_id) ?? idOf(settings.eval_id),
      evalName: run.evalName ?? stringOrNull(metadata.eval_name),
      prompt: stringOrNull(metadata.prompt) ?? stringOrNull(settings.prompt),
      skill: files.skillOf(metadata, benchmark),
    },
    checks: run.checks,
    stated: run.stated,
    timing: joinTimings(timing, readTiming(settings)),
    models: [stringOrNull(settings.model), stringOrNull(metadata.model), benchmark?.model ?? null],
    failure: run.failure ?? failureIn(timing?.note ?? null),
    skillLoaded: run.skillLoaded,
    isFromBenchmark: false,
    extras: { ...run.extras, timingNote: timing?.note ?? null },
  }
}

/** What a writer remarks where there was no run to grade: `agent failed: …; output reconstructed by evaluator`. */
const failureIn = (note: string | null): string | null =>
  note !== null && /\bagent failed\b|reconstructed by (?:the )?evaluator/i.test(note) ? note : null

function runOfBenchmark(
  files: WorkspaceFiles,
  path: string,
  benchmark: Benchmark,
  run: BenchmarkRun,
): FoundRun {
  const place = placeOf(path)
  const configuration = run.configuration === null ? null : readConfiguration(run.configuration)
  return {
    place,
    paths: [path],
    configuration,
    label: configuration && (benchmark.labels.get(configuration.name) ?? null),
    run: run.run,
    task: {
      iteration: place.iteration,
      folder: null,
      evalId: run.evalId,
      evalName: run.evalName,
      prompt: run.prompt,
      skill: run.skill ?? files.skillOf({}, benchmark),
    },
    checks: run.checks,
    stated: run.stated,
    timing: run.timing,
    models: [benchmark.model],
    failure: null,
    skillLoaded: null,
    isFromBenchmark: true,
    extras: { quality: run.quality },
  }
}

/** All runs of a workspace, iteration by iteration: gradings win over the benchmark beside them. */
export async function findRuns(reader: BundleReader): Promise<FoundRun[]> {
  const files = new WorkspaceFiles(reader)
  await files.load()
  const runs: FoundRun[] = []
  const gradings = reader.paths(/(?:^|\/)(?:grading|eval-\w+-grading)\.json$/)
  for (const path of gradings.sort(byPlace)) runs.push(...(await runsOfGrading(files, path)))
  for (const [iteration, { path, benchmark }] of files.benchmarks) {
    const graded = runs.filter(({ place }) => (place.iteration ?? '') === iteration)
    const listed = benchmark.runs.map((run) => runOfBenchmark(files, path, benchmark, run))
    if (listed.length === 0) reader.note('unexpected_shape', path, 'it lists no runs')
    if (graded.length === 0) runs.push(...listed)
    else noteDisagreement(reader, path, listed, graded)
  }
  const number = ({ place }: FoundRun) => iterationNumber(place.iteration ?? '') ?? Infinity
  return runs.sort((a, b) => (number(a) === number(b) ? 0 : number(a) - number(b)))
}

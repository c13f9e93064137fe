import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord, type BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { readBenchmark, type Benchmark } from './read-benchmark'
import { joinTimings, readTiming, type RunTiming } from './read-timing'
import { placeOf, type WorkspacePlace } from './workspace-paths'

type Fields = Readonly<Record<string, unknown>>

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

/** The skill that a folder is named after: `greet-workspace`. */
const skillInFolders = (path: string): string | null =>
  path
    .split('/')
    .map((name) => /^(.+)-workspace$/.exec(name)?.[1])
    .find((name) => name !== undefined && name !== 'eval') ?? null

/** What the files of a workspace say beside its gradings: read once, asked for each run. */
export class WorkspaceFiles {
  /** Benchmarks by the folder of their iteration; empty where there is none. */
  readonly benchmarks = new Map<string, { path: string; benchmark: Benchmark }>()
  private readonly metadata = new Map<string, Fields>()
  private skill: string | null = null
  /** timing.json of whole iterations, by their folder. */
  private readonly wholeTimings = new Map<string, string>()

  constructor(readonly reader: BundleReader) {}

  async load(): Promise<void> {
    const { reader } = this
    for (const path of reader.paths(/(?:^|\/)eval_metadata\.json$/)) {
      const value = await reader.json(path)
      if (isRecord(value)) this.metadata.set(folderOf(path), value)
    }
    for (const path of reader.paths(/(?:^|\/)benchmark\.json$/)) {
      const benchmark = readBenchmark(await reader.json(path))
      if (benchmark) this.benchmarks.set(placeOf(path).iteration ?? '', { path, benchmark })
    }
    for (const path of reader.paths(/(?:^|\/)iteration[^/]*\/timing\.json$/))
      this.wholeTimings.set(folderOf(path).split('/').at(-1)!, path)
    for (const { benchmark } of this.benchmarks.values()) this.skill ??= benchmark.skill
    const paths = [...reader.paths(/^iteration|\/iteration/), ''].slice(0, 1)
    this.skill ??= skillInFolders(`${reader.bundle.root}/${paths[0]!}`)
    for (const path of reader.paths(/(?:^|\/)evals\.json$/)) {
      const value = await reader.json(path)
      if (isRecord(value)) this.skill ??= stringOrNull(value.skill_name)
    }
  }

  benchmarkOf({ iteration }: WorkspacePlace): Benchmark | null {
    return this.benchmarks.get(iteration ?? '')?.benchmark ?? null
  }

  /** What is told of a run's task: beside the run itself, else in a folder above it. */
  metadataOf({ folder }: WorkspacePlace): { value: Fields; path: string } | null {
    for (let at = folder; ; at = folderOf(at)) {
      const value = this.metadata.get(at)
      const path = at === '' ? 'eval_metadata.json' : `${at}/eval_metadata.json`
      if (value) return { value, path }
      if (at === '') return null
    }
  }

  /** The skill that a task was written for: as the task says, else as the workspace does. */
  skillOf(metadata: Fields, benchmark: Benchmark | null): string | null {
    const own = ['skill', 'target_skill', 'skill_name'].map((key) => stringOrNull(metadata[key]))
    return own.find((name) => name !== null) ?? benchmark?.skill ?? this.skill
  }

  /** timing.json beside the run, in its outputs or above it; one of a whole iteration has a key a task. */
  async timingOf(place: WorkspacePlace): Promise<{ timing: RunTiming | null; paths: string[] }> {
    const folders = new Set([place.folder, `${place.folder}/outputs`, place.siblings])
    const paths = [...folders]
      .map((folder) => `${folder}/timing.json`)
      .filter((path) => this.reader.has(path))
    let timing: RunTiming | null = null
    for (const path of paths) timing = joinTimings(timing, readTiming(await this.reader.json(path)))
    return timing === null ? this.timingInWhole(place) : { timing, paths }
  }

  private async timingInWhole({ iteration, task, configuration }: WorkspacePlace) {
    const path = iteration === null ? undefined : this.wholeTimings.get(iteration)
    const value = path === undefined ? null : await this.reader.json(path)
    const ofTask = isRecord(value) && task !== null ? value[task] : null
    const own = isRecord(ofTask) && configuration !== null ? ofTask[configuration] : null
    const timing = readTiming(own)
    return { timing, paths: timing === null || path === undefined ? [] : [path] }
  }
}

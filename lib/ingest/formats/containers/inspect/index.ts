import { bareTask } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import { isTaskName } from '@/lib/domain/task-name'
import { BundleReader, isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import { readZipInside } from '@/lib/ingest/open/read-zip'
import { claimInspect, isEvalFile } from './claim-inspect'
import { readParts } from './read-parts'
import { draftOfSample, taskOf, type EvalHeader, type Fields } from './draft-sample'

// Logs of Inspect (inspect.aisi.org.uk): `.eval`, a zip of header.json and samples/<id>_epoch_<n>.json, or
// a folder of parts for each (read-parts.ts), and `.json`, the same in one file. A sample of an epoch is a trial. What we lose: events but for the
// times and tokens of the model's calls, the store, reductions and metrics (they are computed again),
// targets.

const headerOf = (value: unknown): EvalHeader => {
  const header = isRecord(value) ? value : {}
  return {
    spec: isRecord(header.eval) ? header.eval : {},
    status: typeof header.status === 'string' ? header.status : 'started',
    error: isRecord(header.error) ? header.error : null,
  }
}

class InspectLog {
  private trials = 0
  private readonly tasks = new Set<string>()

  constructor(
    private readonly header: EvalHeader,
    private readonly file: string,
    private readonly bytes: number,
  ) {}

  *sample(sample: Fields, problems: readonly LogProblem[] = []): Generator<ReadItem> {
    const draft = draftOfSample(this.header, sample, this.file)
    if (!isTaskName(draft.taskName)) {
      const detail = 'no name of a task that a link can hold'
      yield { kind: 'problem', problem: { code: 'unexpected_shape', file: this.file, detail } }
      return
    }
    this.trials += 1
    const sources = [{ path: this.file, bytes: this.bytes }]
    yield { kind: 'trial', draft: { ...draft, sources, problems } }
    if (this.tasks.has(draft.taskName)) return
    this.tasks.add(draft.taskName)
    const task = { ...bareTask(draft.taskName), file: this.file, skills: null }
    yield { kind: 'task', task: { ...task, domain: taskOf(this.header) } }
  }

  *end(): Generator<ReadItem> {
    const { status, error } = this.header
    const detail = `${status}${typeof error?.message === 'string' ? `: ${error.message.slice(0, 200)}` : ''}`
    if (this.trials === 0)
      yield { kind: 'unfinished', trial: { file: this.file, detail: `${detail}, no sample in it` } }
    else if (status !== 'success')
      yield {
        kind: 'problem',
        problem: {
          code: 'trajectory_incomplete',
          file: this.file,
          detail: `the run ended: ${detail}`,
        },
      }
  }
}

/** A log in one file. */
async function* readJson(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const file = bundle.files[0]!
  const value = await reader.json(file.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1))
  if (isRecord(value)) {
    const log = new InspectLog(headerOf(value), file.path, file.bytes)
    for (const sample of Array.isArray(value.samples) ? value.samples : [])
      if (isRecord(sample)) yield* log.sample(sample)
    yield* log.end()
  }
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

// A sample is one file, or a folder of parts; its id may have slashes.
const SAMPLE = /^samples\/(?:[^/]+\.json|.+_epoch_\d+\.json|.+_epoch_\d+\/sample\.json)$/
const IN_PARTS = '/sample.json'

/** A log as the files of its zip, one sample at a time. */
async function* readFiles(inside: LogBundle, bytes: number): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(inside)
  const start = reader.has('header.json') ? 'header.json' : '_journal/start.json'
  const log = new InspectLog(headerOf(await reader.json(start)), inside.root, bytes)
  for (const path of reader.paths(SAMPLE)) {
    // A reader of its own, so that no sample stays in memory.
    const own = new BundleReader(inside)
    const sample = path.endsWith(IN_PARTS) ? await readParts(own, path) : await own.json(path)
    if (isRecord(sample)) yield* log.sample(sample, own.problems)
    else for (const problem of own.problems) yield { kind: 'problem', problem }
  }
  for (const problem of reader.problems) yield { kind: 'problem', problem }
  yield* log.end()
}

async function* readEval(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const [file] = bundle.files
  if (file === undefined) return
  const reader = new BundleReader(bundle)
  const bytes = await reader.bytes(file.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1))
  for (const problem of reader.problems) yield { kind: 'problem', problem }
  if (bytes === null) return
  const zip = await readZipInside(bytes, file.path)
  try {
    for (const problem of zip.problems) yield { kind: 'problem', problem }
    if (zip.files.length > 0) yield* readFiles({ root: file.path, files: zip.files }, file.bytes)
  } finally {
    await zip.close()
  }
}

export const inspect: Container = {
  format: 'inspect',
  label: 'Inspect logs',
  version: 2,
  setAside: [
    {
      files: /(?:^|\/)(?:logs|listing|eval-retryable|eval-set)\.json$/,
      holds: 'a list of the logs beside it',
    },
    {
      files: /^(?:summaries\.json|reductions\.json|_journal\/.*)$/,
      holds: 'sums and notes of a run, which its samples have',
    },
    {
      files: /^samples\/.+\/(?:(?:skeleton|metadata|events\/(?:stats|uuids))|calls\/\d+)\.json$/,
      holds: 'requests, metadata and indexes of a sample in parts',
    },
  ],
  claim: claimInspect,
  read(bundle) {
    const [first] = bundle.files
    if (first !== undefined && isEvalFile(first.path)) return readEval(bundle)
    if (bundle.files.length === 1 && !/header\.json$/.test(first!.path)) return readJson(bundle)
    return readFiles(
      bundle,
      bundle.files.reduce((sum, { bytes }) => sum + bytes, 0),
    )
  },
}

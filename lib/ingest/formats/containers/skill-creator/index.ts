import { bareTask } from '@/lib/domain/new-trial'
import { isTaskName } from '@/lib/domain/task-name'
import type { TaskDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { Container } from '@/lib/ingest/formats/reading/container-format'
import { findLogs, readAgentLog } from '@/lib/ingest/formats/transcripts/read-agent-log'
import { claimWorkspaces } from './claim-workspaces'
import { draftRun, repeatKey, type NamedRun } from './draft-run'
import { findRuns } from './find-runs'
import type { FoundRun } from './found-run'
import { nameTasks } from './name-tasks'
import { iterationNumber } from './workspace-paths'

// Workspaces of skill-creator (github.com/anthropics/skills, skills/skill-creator): a skill's evals,
// run with the skill and without it, graded by a model, in one folder an iteration of the skill.
// docs/formats.md has the layouts and shapes that are read. What we lose: the outputs themselves,
// reviews in feedback.json, benchmark.md, history.json, trigger evals, the grader's suggestions.

/** Iterations are versions of the skill where there is more than the first, or an old skill beside it. */
const versionedIterations = (runs: readonly FoundRun[]) => {
  const numbers = new Set(runs.map(({ place }) => iterationNumber(place.iteration ?? '')))
  numbers.delete(null)
  const replacing = new Set(
    runs
      .filter(({ configuration, label }) => configuration?.name === 'old_skill' || label !== null)
      .map(({ place }) => place.iteration),
  )
  return (run: FoundRun): boolean =>
    numbers.size > 1 ||
    (iterationNumber(run.place.iteration ?? '') ?? 1) > 1 ||
    replacing.has(run.place.iteration)
}

/** The agent's own log, where somebody kept it beside the grading. */
const logOf = async (reader: BundleReader, paths: readonly string[]): Promise<AgentLog | null> =>
  paths.length === 0 ? null : readAgentLog(reader, await findLogs(reader, paths))

/** The files of each folder that holds one graded run; where several share it, no log is anyone's own. */
const filesOfRuns = (reader: BundleReader, runs: readonly FoundRun[]): Map<string, string[]> => {
  const graded = runs.filter(({ isFromBenchmark }) => !isFromBenchmark)
  const counts = new Map<string, number>()
  for (const { place } of graded) counts.set(place.folder, (counts.get(place.folder) ?? 0) + 1)
  const files = new Map<string, string[]>()
  for (const [folder, count] of counts) if (count === 1) files.set(folder, [])
  for (const path of reader.paths(/./)) {
    let folder = path
    while (folder !== '' && !files.has(folder))
      folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')))
    files.get(folder)?.push(path)
  }
  return files
}

async function* nameRuns(
  reader: BundleReader,
  runs: readonly FoundRun[],
): AsyncGenerator<NamedRun> {
  const names = nameTasks(runs.map(({ task }) => task))
  const isVersioned = versionedIterations(runs)
  const repeats = new Map<string, number>()
  const files = filesOfRuns(reader, runs)
  for (const [index, run] of runs.entries()) {
    const taskName = names[index]!
    const key = repeatKey(run, taskName)
    const repeat = repeats.get(key) ?? 0
    repeats.set(key, repeat + 1)
    const log = await logOf(reader, run.isFromBenchmark ? [] : (files.get(run.place.folder) ?? []))
    yield { run, taskName, isVersioned: isVersioned(run), repeat, log }
  }
}

/** A task is of the domain of the skill it was written for: that is all a workspace says of it. */
const taskOf = (name: string, file: string, skill: string | null): TaskDraft => ({
  ...bareTask(name),
  file,
  domain: skill,
  skills: null,
})

export const skillCreator: Container = {
  format: 'skill-creator',
  label: 'skill-creator workspaces',
  version: 1,
  setAside: [
    { files: /(?:^|\/)outputs\//, holds: 'what the runs made' },
    {
      files: /(?:^|\/)transcript[^/]*\.md$/,
      holds: 'runs told in words, which are not read as steps',
    },
    { files: /\.(?:md|html)$/, holds: 'summaries for people' },
    { files: /(?:^|\/)feedback\.json$/, holds: 'what people wrote of the outputs' },
    { files: /(?:^|\/)history\.json$/, holds: 'notes on versions of the skill' },
    {
      files: /(?:^|\/)(?:metrics|comparison|analysis)\.json$/,
      holds: 'counts and comparisons that a model made of the runs',
    },
    {
      files: /(?:^|\/)(?:evals|trigger-eval)\.json$/,
      holds: 'prompts without results beside them',
    },
  ],
  claim: claimWorkspaces,
  async *read(bundle) {
    const reader = new BundleReader(bundle)
    const runs = await findRuns(reader)
    const tasks = new Map<string, TaskDraft>()
    let silent = 0
    for await (const named of nameRuns(reader, runs)) {
      const draft = draftRun(reader, named)
      if (!isTaskName(draft.taskName)) {
        reader.note(
          'unexpected_shape',
          named.run.paths[0]!,
          'no name of a task that a link can hold',
        )
        continue
      }
      const known = tasks.get(draft.taskName)
      if (!known?.domain)
        tasks.set(draft.taskName, taskOf(draft.taskName, draft.file!, named.run.task.skill))
      if (named.log === null) silent += 1
      yield { kind: 'trial', draft }
    }
    for (const task of tasks.values()) yield { kind: 'task', task }
    if (runs.length === 0 && reader.problems.length === 0)
      reader.note('unexpected_shape', '', 'neither grading.json nor benchmark.json holds a run')
    if (silent > 0)
      reader.noteTimes(
        'trajectory_missing',
        runs[0]!.place.root,
        `no log of the agent beside ${silent} of ${runs.length} runs`,
        silent,
      )
    for (const problem of reader.problems) yield { kind: 'problem', problem }
  },
}

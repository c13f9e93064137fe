import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { NewTrial } from '@/lib/domain/new-trial'
import { openDelivery } from '@/lib/ingest/open/open-delivery'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { logFiles, readEverything } from '@/lib/ingest/testing'
import { expectInvariants } from '@/lib/ingest/testing-invariants'
import { readAtif } from '@/lib/ingest/formats/transcripts/atif/read-atif'

// Real logs that others wrote, in the folder that LOG_CORPUS names. They are never copied into the
// project; without the folder these tests are skipped, and counted as skipped.

const corpus = process.env.LOG_CORPUS
const inCorpus = (...folders: string[]) => folders.map((folder) => path.join(corpus ?? '', folder))

const readFolders = async (...folders: string[]) => {
  const delivery = await openDelivery(inCorpus(...folders))
  return { files: delivery.files, ...(await readEverything(delivery.files)) }
}

const countBy = (
  trials: readonly NewTrial[],
  key: (trial: NewTrial) => string,
): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const trial of trials) counts[key(trial)] = (counts[key(trial)] ?? 0) + 1
  return counts
}

/** Every file is of a trial, of a task, beside them as the format says, or named in a problem. */
const expectNothingLost = (read: {
  files: readonly LogFile[]
  trials: readonly NewTrial[]
  problems: readonly { file: string }[]
}) => {
  const results = read.files.filter((file) => /(?:^|\/)result\.json$/.test(file.path))
  const used = new Set(read.trials.flatMap((trial) => trial.sources.map((source) => source.path)))
  const lost = results.filter(
    ({ path: file }) =>
      !used.has(file) && !read.problems.some((problem) => file.startsWith(problem.file)),
  )
  // What is left are the summaries of jobs: they hold no trial.
  return Promise.all(
    lost.map(async (file) =>
      expect((await file.head(4096)).toString()).toMatch(/"n_total_trials"/),
    ),
  )
}

describe.skipIf(!corpus)('Harbor jobs of the corpus', () => {
  let read: Awaited<ReturnType<typeof readFolders>>
  beforeAll(async () => {
    read = await readFolders('harbor', 'harbor-lite')
  }, 120_000)

  test('give 420 trials by their own ids, and seven folders without a result', async () => {
    expect(read.trials).toHaveLength(420)
    expect(new Set(read.trials.map((trial) => trial.logId)).size).toBe(420)
    expect(new Set(read.trials.map((trial) => trial.logIdSource))).toEqual(new Set(['log']))
    expect(read.problems.filter((problem) => problem.code === 'trial_without_result')).toHaveLength(
      7,
    )
    await expectNothingLost(read)
  })

  test('hold the invariants', () => {
    for (const trial of read.trials) expectInvariants(trial)
  })

  test('have these exceptions and rewards', () => {
    expect(
      countBy(read.trials, (trial) => `${trial.exceptionType ?? 'none'}, ${trial.reward}`),
    ).toEqual({
      'none, 0': 206,
      'none, 1': 112,
      'AgentTimeoutError, 0': 51,
      'AgentTimeoutError, 1': 11,
      'AgentTimeoutError, null': 1,
      'RuntimeError, null': 18,
      'ProcessLookupError, null': 9,
      'NonZeroAgentExitCodeError, 0': 6,
      'RewardFileNotFoundError, null': 3,
      'DaytonaError, null': 2,
      'CancelledError, null': 1,
    })
  })

  test('have these statuses', () => {
    expect(countBy(read.trials, (trial) => `${trial.status.status} ${trial.status.rule}`)).toEqual({
      'ok completed': 317,
      'agent_timeout agent_timeout_exception': 63,
      'agent_error exception_in_agent_execution': 15,
      'agent_error agent_exit_code': 6,
      'infra_error exception_in_agent_setup': 7,
      'infra_error infrastructure_exception': 3,
      'infra_error sandbox_message': 3,
      'infra_error quota_message': 2,
      'infra_error silent_quota': 1,
      'missing_reward reward_file_missing': 3,
    })
  })

  test('name the condition only where there is evidence', () => {
    const known = read.trials.filter((trial) => trial.condition.kind !== 'unknown')
    const shown = known.map(({ taskName, condition, status }) => [
      taskName,
      condition.key,
      condition.source,
      condition.evidence,
      status.rule,
    ])
    expect(shown.sort()).toEqual([
      ['adaptive-cruise-control', 'curated', 'inferred', 'with-skills', 'completed'],
      ['adaptive-cruise-control', 'no_skills', 'inferred', 'without-skills', 'silent_quota'],
      ['hvac-control', 'curated', 'inferred', 'with-skills', 'completed'],
      ['hvac-control', 'no_skills', 'inferred', 'without-skills', 'completed'],
    ])
  })

  test('show skills mounted in the arm that is called without, and say so', () => {
    const without = read.trials.filter((trial) => trial.condition.kind === 'no_skills')
    for (const trial of without) {
      expect(trial.skillUses.filter((use) => use.facts.offered !== null)).toHaveLength(5)
      expect(trial.problems.map((problem) => problem.code)).toContain('skills_in_no_skills')
    }
  })

  test('all have a model and a harness', () => {
    expect(read.trials.filter((trial) => trial.model === null || trial.harness === null)).toEqual(
      [],
    )
    expect(new Set(read.trials.map((trial) => trial.model))).toEqual(
      new Set([
        'claude-haiku-4-5',
        'claude-opus-4-6',
        'claude-sonnet-4-6',
        'glm-5',
        'gpt-5.2',
        'hermes-4-70b',
        'nova-premier',
      ]),
    )
  })

  test('lose no step of an ATIF trajectory', () => {
    const withSteps = read.trials.filter((trial) =>
      String(trial.attributes.trajectoryForm).startsWith('ATIF'),
    )
    expect(withSteps).toHaveLength(116)
    for (const trial of withSteps) expect(trial.steps.length).toBeGreaterThan(0)
  })
})

// The parent folder of the task decides; the trial's id tells which trial.
const SKILLSBENCH = {
  curated: 11,
  no_skills: 11,
  generated_before: 6,
  curated_without_scripts: 2,
  curated_without_scripts_or_references: 1,
}

describe.skipIf(!corpus)('SkillsBench trajectories of the corpus', () => {
  test('have the condition that the task’s folder shows, whatever the path claims', async () => {
    const read = await readFolders('skillsbench-trajectories')
    for (const trial of read.trials) expectInvariants(trial)
    expect(read.trials).toHaveLength(31)
    expect(countBy(read.trials, (trial) => trial.condition.key)).toEqual(SKILLSBENCH)
    expect(new Set(read.trials.map((trial) => trial.condition.source))).toEqual(
      new Set(['inferred']),
    )
    // The 32nd folder has a config and checks, but no result.json.
    const without = read.problems.filter((problem) => problem.code === 'trial_without_result')
    expect(without.map((problem) => problem.file.split('/').at(-1))).toEqual([
      '3d-scan-calc__QEitkvN',
    ])
    await expectNothingLost(read)
  })

  test('report the batch named "noskills" that had skills', async () => {
    const { trials } = await readFolders('skillsbench-trajectories')
    const misleading = trials.filter((trial) => trial.condition.claimed !== null)
    expect(misleading).toHaveLength(9)
    for (const trial of misleading) {
      expect(trial.condition.claimed).toMatch(/^ablation-noskills/)
      expect(trial.condition.kind).not.toBe('no_skills')
      expect(trial.problems.map((problem) => problem.code)).toContain('condition_disagrees')
    }
  })
})

describe.skipIf(!corpus)('ATIF edge cases of the corpus', () => {
  test('are three trials without a verdict, as they lie', async () => {
    const { trials, problems } = await readFolders('atif-edge-cases')
    for (const trial of trials) expectInvariants(trial)
    expect(problems).toEqual([])
    expect(
      trials.map((trial) => [trial.taskName, trial.harness, trial.logIdSource]).sort(),
    ).toEqual([
      ['hello-world', 'openhands', 'content'],
      ['hello-world-context-summarization', 'terminus-2', 'content'],
      ['hello-world-context-summarization-linear-history', 'terminus-2', 'content'],
    ])
    expect(new Set(trials.map((trial) => trial.status.rule))).toEqual(new Set(['trajectory_only']))
    expect(new Set(trials.map((trial) => trial.condition.kind))).toEqual(new Set(['unknown']))
  })

  test('open, with what they continue in and their sub-agents', async () => {
    const delivery = await openDelivery(inCorpus('atif-edge-cases'))
    const documents = delivery.files.filter((file) => file.path.endsWith('.json'))
    expect(documents).toHaveLength(7)
    for (const file of documents) {
      const document = readAtif(JSON.parse((await file.read()).toString()))
      expect(document?.version).toBe('ATIF-v1.5')
      expect(document!.steps.length).toBeGreaterThan(0)
    }
    // As the agent folder of a trial: the references find the files in spite of their prefix.
    const result = Buffer.from(
      JSON.stringify({
        id: 'x',
        task_name: 'hello-world',
        verifier_result: { rewards: { reward: 1 } },
      }),
    )
    const trial = (name: string): LogFile[] => [
      ...logFiles({ 't__abcdefg/result.json': result }),
      ...documents
        .filter((file) => path.basename(file.path).startsWith(name))
        .map((file) => ({
          bytes: file.bytes,
          head: (length: number) => file.head(length),
          read: () => file.read(),
          chunks: () => file.chunks(),
          stamp: () => file.stamp(),
          path: `t__abcdefg/agent/${path.basename(file.path).replace(/^.*(?<=history)\.(?=trajectory\.json)|^hello-world-context-summarization\.(?=trajectory\.json)/, '')}`,
        })),
    ]
    const plain = (await readEverything(trial('hello-world-context-summarization.'))).trials[0]!
    expect(new Set(plain.steps.map((step) => step.agent))).toEqual(
      new Set([
        null,
        'terminus-2-summarization-summary',
        'terminus-2-summarization-questions',
        'terminus-2-summarization-answers',
      ]),
    )
    const linear = (
      await readEverything(trial('hello-world-context-summarization-linear-history.'))
    ).trials[0]!
    expect(linear.steps.filter((step) => step.isCopied)).toHaveLength(4)
    expect(linear.steps.map((step) => step.tool?.command).filter(Boolean)).toContain(
      'cat hello.txt\n',
    )
    expect(linear.tokensIn).toBe(7802)
  })
})

describe.skipIf(!corpus)('task folders of the corpus', () => {
  test('give 63 tasks, most with a domain', async () => {
    const { tasks } = await readFolders('skillsbench-task-metadata')
    expect(tasks).toHaveLength(63)
    expect(tasks.filter((task) => task.domain !== null).length).toBeGreaterThanOrEqual(50)
    expect(tasks.find((task) => task.name === 'hvac-control')?.domain).toBe(
      'Industrial & Physical Systems',
    )
    expect(new Set(tasks.map((task) => task.difficulty))).toEqual(
      new Set(['easy', 'medium', 'hard']),
    )
  })
})

import { DEMO_CONFIGURATIONS, type DemoConfiguration } from '@/lib/demo/demo-configurations'
import { DEMO_TASKS } from '@/lib/demo/demo-tasks'
import { writeJob } from '@/lib/demo/generate-demo'
import type { PlannedTrial } from '@/lib/demo/plan-trials'
import { makeRandom } from '@/lib/demo/random'
import { skillText, taskFolder } from '@/lib/demo/skill-folder'
import type { DemoFile, DemoTask } from '@/lib/demo/tasks/demo-task'
import { EVOLUTION_ARMS, type EvolutionArm } from './evolution-arms'
import { hasFittingSkill } from './library'
import { writeStore } from './write-store'

/** A delivery of the demo, and the condition that is given with it; null: its logs say all. */
export interface DemoPart {
  readonly key: string
  readonly condition: string | null
  readonly files: () => Iterable<DemoFile>
}

const SEED = 31
const FIRST_JOB = Date.UTC(2026, 5, 1, 9)
const ARM_MS = 2 * 86_400_000
const JOB_MS = 2 * 3_600_000

const TASKS: readonly DemoTask[] = DEMO_TASKS.filter(hasFittingSkill)

const [LARGE, MINI] = DEMO_CONFIGURATIONS

/** Three models of one harness; of how many of the eight tasks each passes without skills. */
const MODELS: readonly { readonly agent: DemoConfiguration; readonly passes: number }[] = [
  { agent: LARGE!, passes: 4 },
  { agent: MINI!, passes: 3 },
  { agent: { ...MINI!, model: 'wren-3-4b', slipChance: 0.8, inspectChance: 0.2 }, passes: 3 },
]

/** Tasks as a model finds them, the easiest first: the same under every condition, so that few differences are luck. */
function rankTasks(model: number): ReadonlyMap<string, number> {
  const random = makeRandom(`${SEED}/rank/${model}`)
  const drawn = TASKS.map(({ name }) => ({ name, at: random.next() })).sort((a, b) => a.at - b.at)
  return new Map(drawn.map(({ name }, rank) => [name, rank]))
}

function planArm({ key, skillsOf, lift }: EvolutionArm, at: number): PlannedTrial[][] {
  return MODELS.map(({ agent, passes }, model) => {
    const ranks = rankTasks(model)
    return TASKS.map((task) => ({
      task: { ...task, skills: skillsOf(task), skillLeadsTo: 'sound', hasPartialReward: false },
      ...{ taskName: task.name, agent, configurationIndex: 10 * (at + 1) + model },
      condition: key === 'none' ? 'no_skills' : 'curated',
      ...{ attempt: 1, mishap: null },
      passChance: ranks.get(task.name)! < passes + lift[model]! ? 0.93 : 0.07,
    }))
  })
}

function* armFiles(arm: EvolutionArm, at: number): Generator<DemoFile> {
  for (const task of TASKS) yield* taskFolder({ ...task, skills: arm.skillsOf(task) }, task.name)
  for (const [model, trials] of planArm(arm, at).entries())
    yield* writeJob(trials, FIRST_JOB + at * ARM_MS + model * JOB_MS, { seed: SEED, attempts: 1 })
}

/** The texts with their authors, as SkillLearnBench lays them out. */
function* authorFiles(): Generator<DemoFile> {
  for (const { writing, skillsOf } of EVOLUTION_ARMS)
    for (const task of writing ? TASKS : [])
      for (const skill of skillsOf(task))
        yield {
          path: `tree/skills/${writing!.folder}/${task.name}/${skill.name}/SKILL.md`,
          text: skillText(skill),
        }
}

/**
 * The demo of skills over models and over time: the same eight tasks by three models without skills,
 * with one skill at three lengths, with texts of two authors written before and after their attempts,
 * and with a library that four nights rewrote. Invented from end to end; same bytes everywhere.
 */
export const EVOLUTION_PARTS: readonly DemoPart[] = [
  ...EVOLUTION_ARMS.map((arm, at) => ({
    ...{ key: arm.key, condition: arm.condition, files: () => armFiles(arm, at) },
  })),
  { key: 'authors', condition: null, files: authorFiles },
  { key: 'library', condition: null, files: writeStore },
]

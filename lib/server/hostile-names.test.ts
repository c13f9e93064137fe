// Names that every object has a property of: whatever a log or a person calls by them must come in,
// be counted, listed and found like any other name.
import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { diffTrials } from '@/lib/analysis/diff/diff-trials'
import { compareArmPaths } from '@/lib/analysis/diff/compare-arm-paths'
import { answerQuestion, type QuestionArguments, type QuestionName } from './questions'
import { findTrial, listSteps } from '@/lib/analysis/trial/list-steps'
import { getTrial } from '@/lib/analysis/trial/get-trial'
import { outlineStep } from '@/lib/trajectory/step-outline'
import { parseCondition } from '@/lib/domain/parse-condition'
import { configurationKey } from '@/lib/ingest/finish/trial-identity'
import { addImport } from '@/lib/ingest/run/add-import'
import { listProblems } from '@/lib/ingest/run/import-rows'
import { parseSettings } from '@/lib/ingest/run/parse-settings'
import { runImport } from '@/lib/ingest/run/run-import'
import { withFolder } from '@/lib/ingest/testing'
import { setDomains } from '@/db/writes/set-domains'

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'] as const

const trajectory = (name: string) => ({
  schema_version: 'ATIF-v1.4',
  session_id: name,
  agent: { name, version: name, model_name: name },
  steps: [
    { step_id: 1, source: 'user', message: name },
    {
      step_id: 2,
      source: 'agent',
      message: name,
      tool_calls: [
        {
          tool_call_id: name,
          function_name: name,
          // Read by JSON.parse below: in an object literal `__proto__` is no key.
          arguments: JSON.parse(`{"${name}": "${name}", "path": "${name}"}`) as object,
        },
      ],
      observation: { results: [{ source_call_id: name, content: name }] },
    },
    { step_id: 3, source: name, message: name },
  ],
})

const result = (name: string, side: string, reward: number) => ({
  id: `${name}-${side}`,
  task_name: name,
  trial_name: `${name}__${side}`,
  source: name,
  task_id: { path: `tasks/${name}` },
  config: {
    task: { path: `tasks/${name}` },
    agent: { name, model_name: name, kwargs: {}, skills: [name] },
  },
  agent_info: { name, version: name, model_info: { name, provider: name } },
  verifier_result: { rewards: { reward, more: 1 } },
  exception_info:
    name === 'plain' ? { exception_type: '__proto__', exception_message: '__proto__' } : null,
})

const check = (name: string, status: string) => ({
  results: { tool: { name }, tests: [{ name, status, message: name }] },
})

const SIDES = [
  ['no_skills', 'no_skills', 0],
  ['with_skills', 'curated: constructor', 1],
] as const

function suiteOf(name: string): Record<string, string> {
  return {
    [`suite/${name}/task.toml`]: `[metadata]\ncategory = "${name}"\ndifficulty = "${name}"\ntags = ["${name}"]\n`,
    [`suite/${name}/instruction.md`]: name,
    [`suite/${name}/environment/skills/${name}/SKILL.md`]: `---\nname: ${name}\n---\n${name}`,
  }
}

function jobOf(name: string, [side, , reward]: (typeof SIDES)[number]): Record<string, string> {
  const folder = `${side}/${name}__${side}`
  return {
    [`${folder}/result.json`]: JSON.stringify(result(name, side, reward)),
    [`${folder}/config.json`]: JSON.stringify(result(name, side, reward).config),
    [`${folder}/agent/trajectory.json`]: JSON.stringify(trajectory(name)),
    [`${folder}/verifier/ctrf.json`]: JSON.stringify(
      check(name, reward === 1 ? 'passed' : 'failed'),
    ),
  }
}

async function importSide(db: Db, side: (typeof SIDES)[number]): Promise<void> {
  const files = ['plain', ...NAMES].flatMap((name) =>
    Object.entries({ ...suiteOf(name), ...jobOf(name, side) }),
  )
  const settings = parseSettings({
    condition: side[1],
    domains: `task,domain\n${NAMES.map((name) => `${name},${name}`).join('\n')}\n`,
  })
  if (typeof settings === 'string') throw new Error(settings)
  const options = settings.options!
  let importId = 0
  const openRow = async () => (importId = await addImport(db, { slug: 'odd', options }))
  await withFolder(Object.fromEntries(files), async (folder) => {
    const outcome = await runImport(db, {
      ...{ importId: null, openRow, slug: 'odd', paths: [folder], options, isDryRun: false },
    })
    expect(outcome).toMatchObject({ state: 'done', report: { trials: { added: 6 }, tasks: 6 } })
  })
  const problems = await listProblems(db, importId)
  expect(problems.filter(({ detail }) => /the reader failed/.test(detail))).toEqual([])
}

async function importAll(db: Db): Promise<void> {
  for (const side of SIDES) await importSide(db, side)
}

const asked = (name: string): { [Name in QuestionName]: QuestionArguments<Name> } => {
  const configurations = [configurationKey(name, name.toLowerCase(), null)]
  const contrast = { ...DEFAULT_QUESTION, without: null, with: null, configurations }
  const list = {
    ...contrast,
    q: name,
    domain: [name],
    difficulty: [name.toLowerCase()],
    direction: null,
  }
  return {
    compareConditions: ['odd', contrast],
    compareEffects: ['odd', { ...contrast, baseline: name, facet: name }],
    compareModels: [
      'odd',
      {
        ...contrast,
        ...{ first: name, firstCondition: name, second: name, secondCondition: name },
        ...{ margin: 0.05, small: [name], large: [name], x: null },
      },
    ],
    getFrame: ['odd', contrast],
    compareExperiments: [{ left: 'odd', right: 'odd' }, contrast],
    summarizeBehaviors: ['odd', contrast],
    summarizeRuns: ['odd', contrast],
    getSkill: ['odd', name, { ...contrast, ...{ version: name, left: name, right: name } }],
    listSkills: ['odd', { ...contrast, q: name, sort: 'gain', order: null, offset: 0, limit: 25 }],
    getTask: ['odd', name, contrast],
    judgeExperiment: ['odd', { ...contrast, claims: { maxHarms: 0, minGainLow: 0, minTasks: 1 } }],
    listCells: ['odd', { policy: 'headline', cursor: null, limit: 100 }],
    listConfigurations: ['odd', contrast],
    listExperiments: [],
    listFindings: [],
    listHarms: ['odd', { ...contrast, show: 'helps', offset: 0, limit: 25 }],
    listTrials: [
      'odd',
      {
        ...{ q: name, status: [], condition: [name], configuration: configurations },
        ...{
          domain: [name],
          use: [],
          only: [],
          least: null,
          most: null,
          sort: 'reward',
          order: null,
        },
        ...{ after: null, before: null, limit: 25 },
      },
    ],
    listTasks: ['odd', { ...list, sort: 'gain', order: null, offset: 0, limit: 25 }],
    searchSteps: [
      {
        ...{ q: `${name} "${name}*`, experiment: 'odd', kind: [], status: [], condition: [name] },
        ...{ configuration: configurations, after: name },
      },
    ],
    summarizeExperiment: ['odd', { ...contrast, without: name, with: name }],
    summarizeHealth: ['odd', { ...contrast, domain: name }],
    summarizeSkillSizes: ['odd', { ...contrast, size: null }],
    viewDomains: ['odd', contrast],
    viewCosts: [
      'odd',
      { ...contrast, measure: 'reward', only: 'all', order: 'more', offset: 0, limit: 25 },
    ],
    viewUse: ['odd', { ...contrast, measure: 'tokens_total', only: 'all', view: 'overview' }],
    listUseTasks: [
      'odd',
      {
        ...contrast,
        ...{ measure: 'tokens_total', only: 'all', q: name, domain: [name], change: null },
        ...{ sort: 'gain', order: null, offset: 0, limit: 25 },
      },
    ],
    viewRounds: ['odd', { ...contrast, by: null, rise: 0, threshold: null }],
    viewTiming: ['odd', contrast],
  }
}

test('tasks, models, harnesses, checks, skills and domains named like properties of objects', async () => {
  const db = await createTestDb()
  await importAll(db)
  for (const name of NAMES) {
    const questions = asked(name)
    for (const [question, args] of Object.entries(questions))
      expect(await answerQuestion(db, question as QuestionName, args as never)).not.toBe(null)

    const tasks = await answerQuestion(db, 'listTasks', questions.listTasks)
    expect(tasks!.items.map((row) => [row.task, row.domain, row.difficulty])).toEqual([
      [name, name, name.toLowerCase()],
    ])
    const task = (await answerQuestion(db, 'getTask', questions.getTask))!
    expect(task.row?.gain.estimate).toBe(1)
    expect(task.checks.map((one) => one.name)).toEqual([name])
    expect(task.skills.map((one) => one.name)).toEqual([name])
    expect(task.trials).toHaveLength(2)
    const [left, right] = task.trials.map(({ uid }) => uid)
    const trial = (await getTrial(db, left!))!
    expect([trial.harness, trial.model]).toEqual([name, name.toLowerCase()])
    const steps = await listSteps(db, {
      trialId: (await findTrial(db, left!))!.trialId,
      ...{ from: 1, to: 9 },
    })
    const tool = steps.find((step) => step.tool)!.tool!
    expect(tool.name).toBe(name)
    expect(JSON.stringify(tool.arguments)).toBe(`{"${name}":"${name}","path":"${name}"}`)
    expect(steps.map((step) => outlineStep(step).title).join()).not.toMatch(/native code|\[object/)
    const diff = await diffTrials(db, { left: left!, right: right! })
    expect(diff.alignment).not.toBe(null)
    await compareArmPaths(db, {
      ...{ experiment: 'odd', task: name, configuration: name, without: name, with: name },
    })
  }
})

test('a domain set afterwards for a task of such a name', async () => {
  const db = await createTestDb()
  await importAll(db)
  const found = await answerQuestion(db, 'viewDomains', asked('__proto__').viewDomains)
  expect(found!.domains.domains.map(({ domain }) => domain)).toEqual(['__proto__'])
  const domains = JSON.parse(`{${NAMES.map((name) => `"${name}": "other ${name}"`).join()}}`) as {
    [task: string]: string
  }
  const { rows } = await db.$client.execute("SELECT id FROM experiment WHERE slug = 'odd'")
  expect(await setDomains(db, Number(rows[0]!.id), domains)).toEqual({ set: 5, unknownTasks: [] })
})

test('no such name is a kind of condition', () => {
  for (const name of NAMES) expect([name, parseCondition(name)]).toEqual([name, null])
  expect(parseSettings({ condition: 'constructor' })).toMatch(/is not known/)
  expect(parseSettings({ model: 'constructor' })).toMatchObject({
    options: { model: 'constructor' },
  })
})

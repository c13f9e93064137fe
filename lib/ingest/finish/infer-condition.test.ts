import { expect, test } from 'vitest'
import { inferCondition, type ConditionFacts } from './infer-condition'

const infer = (facts: Partial<ConditionFacts>) => {
  const found = inferCondition({
    skillMode: null,
    agentSkills: [],
    skillsDir: undefined,
    taskPath: null,
    datasetSource: null,
    trialsDir: null,
    folders: [],
    firstPrompt: null,
    skillsLoaded: [],
    skillRead: null,
    ...facts,
  })
  return `${found.key} ${found.source} ${found.rule}${found.claimed === null ? '' : ` against ${found.claimed}`}`
}

test.each<[string, Partial<ConditionFacts>, string]>([
  ['nothing', {}, 'unknown none null'],
  ['a mode of BenchFlow', { skillMode: 'with-skill' }, 'curated recorded skill_mode'],
  ['a mode without', { skillMode: 'no-skill' }, 'no_skills recorded skill_mode'],
  ['a mode of self-generation', { skillMode: 'self-gen' }, 'generated_before recorded skill_mode'],
  ['a list of skills', { agentSkills: ['pdf'] }, 'curated recorded agent_skills'],
  [
    'tasks with skills in SkillsBench',
    { taskPath: '/home/a/skillsbench/tasks/t' },
    'curated inferred skillsbench_tasks',
  ],
  [
    'the same folder name of another benchmark',
    { taskPath: '/home/a/bench/tasks/t' },
    'unknown none null',
  ],
  ['tasks without skills', { taskPath: '/a/tasks-no-skills/t' }, 'no_skills inferred task_folder'],
  [
    'a temporary copy without skills',
    { taskPath: '/tmp/skillsbench_noskills_t_x1y2z3a4/t' },
    'no_skills inferred task_folder',
  ],
  [
    'tasks without scripts',
    { taskPath: '/a/tasks_no_script/t' },
    'curated_without_scripts inferred task_folder',
  ],
  [
    'tasks without scripts and references',
    { taskPath: '/a/tasks_no_script_no_ref/t' },
    'curated_without_scripts_or_references inferred task_folder',
  ],
  [
    'tasks that ask to generate',
    { taskPath: '/a/tasks_no_skills_generate/t' },
    'generated_before inferred task_folder',
  ],
  [
    'a Windows path',
    { taskPath: 'C:\\bench\\tasks-no-skills\\t' },
    'no_skills inferred task_folder',
  ],
  [
    'a dataset of that name',
    { datasetSource: 'tasks-no-skills' },
    'no_skills inferred dataset_source',
  ],
  [
    'a prompt that asks to generate',
    { firstPrompt: 'Do it.\n\n## Important: Generate Skills First\n\nWrite…' },
    'generated_before inferred self_generation_prompt',
  ],
  ['a skills folder', { skillsDir: '/t/environment/skills' }, 'curated inferred skills_dir'],
  ['a skills folder that is null', { skillsDir: null }, 'no_skills inferred skills_dir'],
  [
    'a folder with-skills',
    { folders: ['jobs', 'HVAC', 'with-skills'] },
    'curated inferred folder_name',
  ],
  [
    'a folder without-skills',
    { folders: ['jobs', 'HVAC', 'without-skills'] },
    'no_skills inferred folder_name',
  ],
  ['the nearest of two', { folders: ['skills', 'noskills'] }, 'no_skills inferred folder_name'],
  ...(
    [
      ['vanilla', 'no_skills'],
      ['baseline-run1', 'no_skills'],
      ['control_2', 'no_skills'],
      ['skills_off', 'no_skills'],
      ['skills-disabled', 'no_skills'],
      ['withoutskills', 'no_skills'],
      ['2026-04-01_no_skills', 'no_skills'],
      ['wo-skills', 'no_skills'],
      ['skills-on', 'curated'],
      ['skill_enabled', 'curated'],
      ['new_skill', 'curated'],
      ['treatment-r3', 'curated'],
      ['exp1_with_skills_opus', 'curated'],
      ['old_skill', 'curated_old_skill'],
      ['prior-skills', 'curated_old_skill'],
    ] as const
  ).map(([folder, key]): [string, Partial<ConditionFacts>, string] => [
    `a folder called ${folder}`,
    { folders: ['job', folder] },
    `${key} inferred folder_name`,
  ]),
  [
    'folders whose names only look so',
    {
      folders: [
        'vanilla-extract',
        'baseline-model-audit',
        'show-skills',
        'skills-online',
        'skills-on-demand',
      ],
    },
    'unknown none null',
  ],
  ['a folder of an arm', { folders: ['treatment', 'r1'] }, 'curated inferred folder_name'],
  [
    'a task that is called control',
    { folders: ['hvac-control', 'mind-control-treatment'] },
    'unknown none null',
  ],
  [
    'an agent that has a skill system',
    { folders: ['terminus-2-acme-skills-sort-a1b2c3'] },
    'unknown none null',
  ],
  ['skills that were loaded', { skillsLoaded: ['pdf'] }, 'curated inferred skills_used'],
  [
    'a skill that was read',
    { skillRead: { skill: 'pdf', text: 'cat SKILL.md' } },
    'curated inferred skills_used',
  ],
  [
    'a label against the task’s folder',
    { taskPath: '/a/tasks_no_skills_generate/t', folders: ['ablation-noskills-opus'] },
    'generated_before inferred task_folder against ablation-noskills-opus',
  ],
  [
    'where it was first written, against',
    {
      taskPath: '/a/tasks_no_script/t',
      trialsDir: '/a/ablation-noskills-haiku/J',
      folders: ['l0'],
    },
    'curated_without_scripts inferred task_folder against ablation-noskills-haiku',
  ],
  [
    'a label that agrees',
    { taskPath: '/a/tasks-no-skills/t', folders: ['no_skills'] },
    'no_skills inferred task_folder',
  ],
  [
    'a recorded mode against a folder',
    { skillMode: 'no-skill', folders: ['with-skills'] },
    'no_skills recorded skill_mode against with-skills',
  ],
])('%s', (_, facts, expected) => {
  expect(infer(facts)).toBe(expected)
})

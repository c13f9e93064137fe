// What other words than a call tell of a skill: a text that was put in, a list at the start, names of plugins.
import { expect, test } from 'vitest'
import { detectSkillUse } from './skill-use'
import { draftStep, toolCall } from '@/lib/ingest/formats/reading/step-draft'
import { numberSteps } from './number-steps'

const injected = (kind: 'system' | 'user' | 'message', text: string) =>
  detectSkillUse(numberSteps([draftStep(kind, 1, text), draftStep('message', 1, 'ok')]), [])

test('a skill that a person calls by its name is read: its text was put in', () => {
  const slash = injected(
    'system',
    'Base directory for this skill: /root/.claude/skills/pdf\n\n# PDF',
  )
  expect(slash.skillUses).toMatchObject([{ skill: 'pdf', firstReadStep: 1 }])
  expect(slash.steps[0]!.skillMarks).toEqual([{ skill: 'pdf', fact: 'read' }])
  const codex = '<skill>\n<name>pdf</name>\n<path>/root/.codex/skills/pdf/SKILL.md</path>\n# PDF'
  expect(injected('user', codex).skillUses).toMatchObject([{ skill: 'pdf', firstReadStep: 1 }])
})

test.each([
  ['message', 'Base directory for this skill: /root/.claude/skills/pdf'],
  ['user', 'What is "Base directory for this skill: /root/.claude/skills/pdf"?'],
  ['system', '<skill>\n    <name>pdf</name>\n    <description>Fills forms.</description>'],
  ['system', 'Base directory for this skill: /root/.codex/skills/.system/skill-creator'],
] as const)('a %s that only speaks of a skill has read none: %s', (kind, text) => {
  expect(injected(kind, text).skillUses).toEqual([])
})

test('a skill of a plugin is one skill, however it is called; two of one name are two', () => {
  const call = (skill: string) =>
    numberSteps([
      draftStep('tool', 1, '', { tool: toolCall({ name: 'Skill', arguments: { skill } }) }),
    ])
  const listed = (skill: string) => ({ skill, fact: 'loaded', text: 'listed' }) as const
  const namesOf = (steps: ReturnType<typeof call>, ...skills: string[]) =>
    detectSkillUse(steps, skills.map(listed)).skillUses.map((use) => use.skill)
  expect(namesOf(call('office:pdf'), 'office:pdf')).toEqual(['pdf'])
  expect(namesOf(call('pdf'), 'office:pdf')).toEqual(['pdf'])
  expect(namesOf(call('office:pdf'), 'office:pdf', 'press:pdf')).toEqual([
    'office:pdf',
    'press:pdf',
  ])
})

test('facts carry their evidence; what was read was also offered; nothing else is implied', () => {
  const step = draftStep('tool', 1, '', {
    tool: toolCall({ name: 'Skill', arguments: { skill: 'pdf' }, output: 'ok' }),
  })
  const { skillUses } = detectSkillUse(numberSteps([step]), [
    { skill: 'xls', fact: 'loaded', text: 'listed at start' },
  ])
  expect(skillUses).toEqual([
    {
      skill: 'pdf',
      facts: {
        offered: 'step 1: Skill: pdf',
        loaded: null,
        read: 'step 1: Skill: pdf',
        executed: null,
      },
      firstReadStep: 1,
    },
    {
      skill: 'xls',
      facts: { offered: 'listed at start', loaded: 'listed at start', read: null, executed: null },
      firstReadStep: null,
    },
  ])
})

test('a prompt that lists a skill is marked where something else shows that it was there', () => {
  const drafts = [
    draftStep(
      'system',
      1,
      'Skills: pdf (/root/skills/pdf/SKILL.md), made-up (/x/made-up/SKILL.md)',
    ),
    draftStep('message', 1, 'See /root/skills/pdf/SKILL.md.'),
  ]
  const evidence = [
    { skill: 'pdf', fact: 'offered', text: 'mounted' } as const,
    { skill: 'pdf', fact: 'loaded', text: 'listed' } as const,
  ]
  const { steps } = detectSkillUse(numberSteps(drafts), evidence)
  expect(steps.map((step) => step.skillMarks)).toEqual([[{ skill: 'pdf', fact: 'loaded' }], []])
})

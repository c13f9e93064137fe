import { expect, test } from 'vitest'
import { inferCondition } from './infer-condition'
import { readStatedCondition } from './stated-condition'

const keyOf = (name: string, round: number | null = null, label: string | null = null) => {
  const { kind, key } = readStatedCondition({ name, text: name, round, label })
  return `${kind} ${key}`
}

test.each([
  ['with_skill', null, null, 'curated curated'],
  ['new_skill', null, null, 'curated curated'],
  ['with_skill', 3, null, 'evolved evolved_3'],
  ['with_skill', null, 'master', 'other other_master'],
  ['without_skill', null, null, 'no_skills no_skills'],
  ['without_skill', 3, null, 'no_skills no_skills'],
  ['no-skills', null, null, 'no_skills no_skills'],
  ['baseline', null, null, 'no_skills no_skills'],
  ['old_skill', 2, null, 'curated curated_old_skill'],
  ['old_skill', null, 'old_monolith', 'curated curated_old_monolith'],
  ['dotnet-pack', null, null, 'other other_dotnet_pack'],
] as const)('%s in round %s, called %s, is %s', (name, round, label, key) => {
  expect(keyOf(name, round, label)).toBe(key)
})

test('what the log states wins over folders and use, and is recorded', () => {
  const { key, source, rule, evidence } = inferCondition({
    stated: { name: 'without_skill', text: 'configuration: without_skill' },
    folders: ['with-skills'],
    firstPrompt: null,
    skillRead: { skill: 'pdf', text: 'cat SKILL.md' },
  })
  expect([key, source, rule, evidence]).toEqual([
    'no_skills',
    'recorded',
    'configuration',
    'configuration: without_skill',
  ])
})

import { expect, test } from 'vitest'
import type { TrialAnswer } from '@/lib/analysis/trial/get-trial'
import type { ConditionSource } from '@/lib/domain/condition'
import { conditionReason } from './condition-reason'

const reasonOf = (
  conditionSource: ConditionSource,
  conditionSetIn: TrialAnswer['conditionSetIn'],
  claimed: string | null,
) => {
  const condition = { rule: null, evidence: null, claimed }
  const detail = { condition } as TrialAnswer['detail']
  return conditionReason({ conditionSource, conditionSetIn, detail })
}

test('what was set in the settings says so, and what it was before', () => {
  expect(reasonOf('given', 'settings', 'unknown')).toEqual({
    source: 'set in the experiment’s settings',
    otherwise: 'Before, it was unknown.',
    isDoubtful: false,
  })
  expect(reasonOf('given', 'settings', 'no_skills').otherwise).toBe('Before, it was no skills.')
})

test('what was set at import says what the log says without it', () => {
  expect(reasonOf('given', 'import', null)).toEqual({
    source: 'set at import',
    otherwise: null,
    isDoubtful: false,
  })
  expect(reasonOf('given', 'import', 'unknown').otherwise).toBe('The log alone does not say.')
  expect(reasonOf('given', 'import', 'my_set').otherwise).toBe('The log alone says my_set.')
})

test('a condition that a rule of the import set says so', () => {
  const condition = { rule: 'import_rule', evidence: 'rule 1: path a/b', claimed: null }
  const detail = { condition } as TrialAnswer['detail']
  const reason = conditionReason({ conditionSource: 'inferred', conditionSetIn: null, detail })
  expect(reason.source).toBe('set at import by a rule')
})

test('a name against the evidence is a doubt', () => {
  expect(reasonOf('inferred', null, 'no_skills')).toEqual({
    source: 'inferred from the log',
    otherwise: 'A name claims no skills, which the evidence does not bear out.',
    isDoubtful: true,
  })
  expect(reasonOf('recorded', null, null).otherwise).toBeNull()
})

import { describe, expect, test } from 'vitest'
import { MODEL_FACTS } from './model-facts'
import { findModelFact, whySmaller, type ConfigurationSize } from './model-size'

const size = (model: string, fields: Partial<ConfigurationSize> = {}): ConfigurationSize => ({
  ...{ model, fact: findModelFact(model), choice: null, costPerTrialUsd: null },
  ...fields,
})

describe('which model is smaller', () => {
  test('a model is found under its display name, its API id and with its provider', () => {
    for (const name of ['Opus 4.7', 'Claude Opus 4.7', 'anthropic/claude-opus-4-7'])
      expect(findModelFact(name)?.model).toBe('Opus 4.7')
    expect(findModelFact('claude-haiku-4-5@20251001')?.model).toBe('Haiku 4.5')
    expect(findModelFact('gemini/gemini-3-flash-preview')?.model).toBe('Gemini 3 Flash')
    expect(findModelFact('a model nobody knows')).toBeNull()
    expect(findModelFact(null)).toBeNull()
  })

  test('parameters decide before prices, prices before cost', () => {
    expect(whySmaller(size('DeepSeek V4 Flash'), size('DeepSeek V4 Pro'))).toBe('parameters')
    expect(whySmaller(size('Haiku 4.5'), size('Opus 4.5'))).toBe('price')
    expect(whySmaller(size('Opus 4.5'), size('Haiku 4.5'))).toBeNull()
    const cheap = size('one', { costPerTrialUsd: 0.1 })
    const dear = size('other', { costPerTrialUsd: 2 })
    expect(whySmaller(cheap, dear)).toBe('cost')
    expect(whySmaller(dear, cheap)).toBeNull()
  })

  test('an equal price makes neither smaller, whatever a trial happened to cost', () => {
    const a = size('Opus 4.5', { costPerTrialUsd: 1 })
    const b = size('Opus 4.6', { costPerTrialUsd: 2 })
    expect([whySmaller(a, b), whySmaller(b, a)]).toEqual([null, null])
  })

  test('the reader decides before every fact, and one model in two harnesses has one size', () => {
    const small = size('Opus 4.5', { choice: 'small' })
    expect(whySmaller(small, size('Haiku 4.5', { choice: 'large' }))).toBe('reader')
    const a = size('GPT-5.5', { costPerTrialUsd: 1 })
    expect(whySmaller(a, size('gpt-5.5', { costPerTrialUsd: 3 }))).toBeNull()
  })

  test('an unknown size orders nothing', () => {
    expect(whySmaller(size('x'), size('Opus 4.5'))).toBeNull()
    expect(whySmaller(size('Opus 4.5'), size('x'))).toBeNull()
  })

  test('where no fact tells, the reader’s word on one of the two is enough', () => {
    const small = size('x', { choice: 'small' })
    const large = size('y', { choice: 'large' })
    expect(whySmaller(small, size('z'))).toBe('reader')
    expect(whySmaller(size('z'), small)).toBeNull()
    expect(whySmaller(size('z'), large)).toBe('reader')
    // A fact about both still goes before a word on one.
    const opus = size('Opus 4.5', { choice: 'small' })
    expect(whySmaller(opus, size('Haiku 4.5'))).toBeNull()
  })

  test('every fact names its source and its day', () => {
    for (const fact of MODEL_FACTS) {
      expect(fact.source).not.toBe('')
      expect(fact.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })
})

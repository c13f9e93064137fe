import { describe, expect, it } from 'vitest'
import { checkCase } from './check-case'
import { METHODS } from './methods'
import reference from './reference-cases.json'

describe('every reference case agrees within its own tolerance', () => {
  for (const testCase of reference.cases) {
    it(testCase.name, () => {
      expect(checkCase(testCase)).toEqual([])
    })
  }
})

describe('the reference and the list of methods', () => {
  it('name the same methods', () => {
    const tested = new Set(reference.cases.map((testCase) => testCase.method))
    expect(Object.keys(METHODS).sort()).toEqual([...tested].sort())
  })
})

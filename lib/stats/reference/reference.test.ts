import { describe, expect, it } from 'vitest'
import amended from './amended-cases.json'
import { checkCase, type ReferenceCase } from './check-case'
import { METHODS } from './methods'
import reference from './reference-cases.json'

const CASES: readonly ReferenceCase[] = [...reference.cases, ...amended.cases]

describe('every reference case agrees within its own tolerance', () => {
  for (const testCase of CASES) {
    it(testCase.name, () => {
      expect(checkCase(testCase)).toEqual([])
    })
  }
})

describe('the reference and the list of methods', () => {
  it('name the same methods', () => {
    const tested = new Set(CASES.map((testCase) => testCase.method))
    expect(Object.keys(METHODS).sort()).toEqual([...tested].sort())
  })
})

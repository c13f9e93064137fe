import { describe, expect, it } from 'vitest'
import { checkCase } from './check-case'
import reference from './reference-cases.json'
import { isMethodId } from './run-method'

describe('every reference case agrees within its own tolerance', () => {
  for (const testCase of reference.cases.filter(({ method }) => isMethodId(method))) {
    it(testCase.name, () => {
      expect(checkCase(testCase)).toEqual([])
    })
  }
})

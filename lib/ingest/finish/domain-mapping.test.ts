import { expect, test } from 'vitest'
import { domainOfCategory } from './domain-mapping'

test('categories map in any spelling; one of several domains maps to none', () => {
  expect(domainOfCategory('Security & CTF')).toBe('Cybersecurity')
  expect(domainOfCategory('control-systems')).toBe('Industrial & Physical Systems')
  expect(domainOfCategory('research')).toBeNull()
})

import { afterAll, expect, test } from 'vitest'
import { ANYBODY } from '@/lib/domain/scope'
import { asServer, checkMayRead, closeDoor, duringVisit, whyNotDo } from './visit'

const held = globalThis as { skillscopeDoor?: unknown; skillscopeVisits?: unknown }
afterAll(() => {
  delete held.skillscopeDoor
  delete held.skillscopeVisits
})

test('on loopback everybody may, and nothing is closed', () => {
  expect(whyNotDo('manage')).toBeNull()
  expect(() => checkMayRead()).not.toThrow()
})

test('behind a closed door only a visit with the right reads, and only the server acts of itself', async () => {
  closeDoor()
  const reader = { kind: 'person', id: 'a', name: 'Ada', role: 'reader' } as const
  expect(() => checkMayRead()).toThrow(/closed/)
  expect(() =>
    duringVisit({ visitor: null, scope: ANYBODY, address: '', did: null }, checkMayRead),
  ).toThrow(/closed/)
  await duringVisit({ visitor: reader, scope: null, address: '', did: null }, async () => {
    await Promise.resolve()
    expect(() => checkMayRead()).not.toThrow()
    expect(whyNotDo('import')).toMatch(/needs the role uploader; you have the role reader/)
  })
  expect(() => asServer(checkMayRead)).not.toThrow()
})

import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { copyMark, getCopyAge, whyOnlyRead } from './copy'

afterEach(() => vi.unstubAllEnvs())

test('a server with a database of its own has no copy, and takes changes', () => {
  vi.stubEnv('DATABASE_SYNC_URL', '')
  expect([getCopyAge(), whyOnlyRead()]).toEqual([null, null])
})

test('a copy is as old as the last time it was all there is, also after a restart', () => {
  vi.stubEnv('DATABASE_SYNC_URL', 'http://127.0.0.1:1')
  vi.stubEnv('SKILLSCOPE_DATA', mkdtempSync(join(tmpdir(), 'skillscope-copy-')))
  expect(getCopyAge()).toEqual({ copiedAt: null, ageMs: null })
  writeFileSync(copyMark(), '')
  utimesSync(copyMark(), 1_000_000, 1_000_000)
  expect(getCopyAge(1_000_000_000 + 7000)).toEqual({ copiedAt: 1_000_000_000, ageMs: 7000 })
  expect(whyOnlyRead()).toContain('only reads a copy')
})

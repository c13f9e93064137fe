import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { whyNotWatch } from './why-not-watch'

test('a folder of logs can be watched; what is no folder, the disk and the own data cannot', () => {
  const root = mkdtempSync(join(tmpdir(), 'skillscope-watch-'))
  const [own, logs] = [join(root, 'data'), join(root, 'logs')]
  mkdirSync(join(own, 'staging'), { recursive: true })
  mkdirSync(logs)
  writeFileSync(join(logs, 'a.json'), '{}')
  const why = (path: string) => whyNotWatch(path, own)
  expect(why(logs)).toBeNull()
  expect(why('logs')).toContain('whole path')
  expect(why(join(root, 'gone'))).toContain('no such folder')
  expect(why(join(logs, 'a.json'))).toContain('is a file')
  expect(why('/')).toContain('whole disk')
  for (const path of [own, join(own, 'staging'), root]) expect(why(path)).toContain('own files')
})

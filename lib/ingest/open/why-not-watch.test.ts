import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { whyNotWatch } from './why-not-watch'

test('a folder of logs can be watched; what is no folder, the disk, the own data and the database cannot', () => {
  const root = mkdtempSync(join(tmpdir(), 'skillscope-watch-'))
  const [own, logs] = [join(root, 'data'), join(root, 'logs')]
  mkdirSync(join(own, 'staging'), { recursive: true })
  mkdirSync(logs)
  writeFileSync(join(logs, 'a.json'), '{}')
  const database = join(root, 'store', 'db', 'all.db')
  mkdirSync(join(root, 'store', 'db', 'logs'), { recursive: true })
  writeFileSync(database, '')
  const why = (path: string) => whyNotWatch(path, { folder: own, database })
  expect(why(logs)).toBeNull()
  expect(why('logs')).toContain('whole path')
  expect(why(join(root, 'gone'))).toContain('no such folder')
  expect(why(join(logs, 'a.json'))).toContain('is a file')
  expect(why('/')).toContain('whole disk')
  expect(why(join(root, 'store', 'db', 'logs'))).toBeNull()
  const ours = [own, join(own, 'staging'), root, join(root, 'store'), join(root, 'store', 'db')]
  for (const path of ours) expect(why(path)).toContain('own files')
})

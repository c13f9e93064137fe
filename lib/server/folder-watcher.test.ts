import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { listWatchedFolders } from '@/lib/analysis/import/list-watched-folders'
import { stopWatching, watchFolder } from '@/lib/change/watched-folders'
import { harborTrial } from '@/lib/ingest/testing-harbor'
import { FolderWatcher } from './folder-watcher'

const newFolder = () => mkdtempSync(join(tmpdir(), 'skillscope-watched-'))

const write = (folder: string, files: Readonly<Record<string, string>>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

const countOf = async (db: Db, table: 'trial' | 'import') =>
  Number((await db.$client.execute(`SELECT count(*) AS n FROM ${table}`)).rows[0]!.n)

/** Two looks: what is the same in both is whole. */
const lookTwice = async (watcher: FolderWatcher) => {
  await watcher.look()
  await watcher.look()
}

test('what appears in a watched folder is imported once, also after a restart', async () => {
  const db = await createTestDb()
  const folder = newFolder()
  await watchFolder(db, { path: folder, experimentSlug: 'watched' })
  const start = async () => new FolderWatcher(db, (await listWatchedFolders(db))[0]!, newFolder())
  write(folder, harborTrial('job/sort__aaaaaaa', {}))
  const watcher = await start()
  await lookTwice(watcher)
  expect([await countOf(db, 'trial'), await countOf(db, 'import')]).toEqual([1, 1])
  write(folder, harborTrial('job/find__bbbbbbb', {}))
  await lookTwice(watcher)
  expect([await countOf(db, 'trial'), await countOf(db, 'import')]).toEqual([2, 2])
  // Another process of the server: nothing is new.
  await lookTwice(await start())
  expect(await countOf(db, 'import')).toBe(2)
  const [row] = await listWatchedFolders(db)
  expect(row).toMatchObject({ problem: null, look: { done: 2, running: 0, waiting: 0 } })
  expect(row!.importUid).not.toBeNull()
})

test('a folder that went away says so, and one is watched once', async () => {
  const db = await createTestDb()
  const folder = newFolder()
  const watched = { path: folder, experimentSlug: 'watched' }
  expect(await watchFolder(db, watched)).toBeNull()
  expect(await watchFolder(db, watched)).toBe('This folder is watched already.')
  const [row] = await listWatchedFolders(db)
  rmSync(folder, { recursive: true })
  await new FolderWatcher(db, row!, newFolder()).look()
  const [after] = await listWatchedFolders(db)
  expect(after!.problem).toBe('The folder is not there.')
  expect(await stopWatching(db, row!.uid)).toBeNull()
  expect(await listWatchedFolders(db)).toEqual([])
})

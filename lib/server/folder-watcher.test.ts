import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import type { Db } from '@/db/open-database'
import { announceHost } from '@/db/writes/announce-host'
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

const countOf = async (db: Db, table: 'trial' | 'import' | 'begun') =>
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

test('a folder that cannot be looked at says why, and ends nothing', async () => {
  const db = await createTestDb()
  const loop = join(newFolder(), 'loop')
  symlinkSync(loop, loop)
  await watchFolder(db, { path: loop, experimentSlug: 'watched' })
  const [row] = await listWatchedFolders(db)
  await new FolderWatcher(db, row!, newFolder()).look()
  const [after] = await listWatchedFolders(db)
  expect(after!.problem).toBe('The server cannot read the folder (ELOOP).')
})

test('a fault of one look is the problem of its folder', async () => {
  const db = await createTestDb()
  const folder = newFolder()
  await watchFolder(db, { path: folder, experimentSlug: 'watched' })
  const [row] = await listWatchedFolders(db)
  const watcher = new FolderWatcher(db, row!, newFolder())
  Reflect.set(watcher, 'watch', {
    look: () => {
      throw new Error('out of luck')
    },
  })
  await watcher.look()
  expect((await listWatchedFolders(db))[0]!.problem).toContain('out of luck')
})

test('a file that changes and brings nothing has one import, which is the last again and again', async () => {
  const db = await createTestDb()
  const folder = newFolder()
  await watchFolder(db, { path: folder, experimentSlug: 'watched' })
  const watcher = new FolderWatcher(db, (await listWatchedFolders(db))[0]!, newFolder())
  for (const text of ['nothing', 'nothing more', 'still nothing']) {
    write(folder, { 'odd.txt': text })
    await lookTwice(watcher)
  }
  expect(await countOf(db, 'import')).toBe(1)
  write(folder, harborTrial('job/sort__aaaaaaa', {}))
  await lookTwice(watcher)
  write(folder, { 'odd.txt': 'yet another' })
  await lookTwice(watcher)
  expect([await countOf(db, 'trial'), await countOf(db, 'import')]).toEqual([1, 2])
})

test('a fault that stays has one import, and is met less and less often', async () => {
  const db = await createTestDb()
  const folder = newFolder()
  await watchFolder(db, { path: folder, experimentSlug: 'watched' })
  // Whatever is stored meets a full disk.
  await db.$client.execute(
    "CREATE TRIGGER full BEFORE INSERT ON trial BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
  )
  await db.$client.execute('CREATE TABLE begun (at INTEGER)')
  await db.$client.execute(
    'CREATE TRIGGER begins AFTER UPDATE OF started_at ON import WHEN NEW.started_at IS NOT NULL BEGIN INSERT INTO begun VALUES (1); END',
  )
  write(folder, harborTrial('job/sort__aaaaaaa', {}))
  const watcher = new FolderWatcher(db, (await listWatchedFolders(db))[0]!, newFolder())
  const start = Date.now() + 60_000
  const tries: number[] = []
  for (let second = 0; second < 1000; second += 10) {
    const before = await countOf(db, 'begun')
    await watcher.look(start + second * 1000)
    if ((await countOf(db, 'begun')) > before) tries.push(second)
  }
  expect(tries).toEqual([0, 30, 90, 210, 450, 930])
  expect(await countOf(db, 'import')).toBe(1)
  expect((await listWatchedFolders(db))[0]!.problem).toContain('The disk is full.')
})

test('each server watches the folders that were named on it, and those of an earlier version', async () => {
  const db = await createTestDb()
  for (const [path, host] of [['/old'], ['/a', 'a1'], ['/b', 'b1']] as const)
    await watchFolder(db, { path, experimentSlug: 'watched', host })
  const again = (host: string) => watchFolder(db, { path: '/b', experimentSlug: 'watched', host })
  expect(await again('b1')).toContain('watched already')
  expect(await again('a1')).toBeNull()
  expect(await again('a1')).toContain('watched already')
  for (const [path, host] of [['/old', 'a1'], ['/b']] as const)
    expect(await watchFolder(db, { path, experimentSlug: 'watched', host })).toContain('already')
  await announceHost(db, { id: 'b1', name: 'lab-2' })
  const pathsOf = async (host?: string) =>
    (await listWatchedFolders(db, host)).map(({ path }) => path).sort()
  expect(await pathsOf('a1')).toEqual(['/a', '/b', '/old'])
  expect(await pathsOf('b1')).toEqual(['/b', '/old'])
  expect(await pathsOf()).toEqual(['/a', '/b', '/b', '/old'])
  const names = (await listWatchedFolders(db)).map(({ path, hostName }) => [path, hostName])
  expect(names).toContainEqual(['/b', 'lab-2'])
  expect(names).toContainEqual(['/a', null])
})

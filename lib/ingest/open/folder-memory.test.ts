import { mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { withFolder } from '@/lib/ingest/testing'
import { DELIVERY_LIMITS } from './delivery-limits'
import { isTellingTime } from './file-stamp'
import { FolderMemory } from './folder-memory'
import { readFolder } from './read-folder'

/** Until times are sure to tell a later change. */
async function letTimesTell() {
  const start = Date.now()
  while (!isTellingTime(start + 0.5)) await setTimeout(20)
}

async function look(folder: string, before?: FolderMemory, hasTellingTimes = () => true) {
  const memory = new FolderMemory(before?.known(), hasTellingTimes)
  const { files, problems } = await readFolder(folder, 'jobs', DELIVERY_LIMITS, { memory })
  return { memory, files: files.map((file) => `${file.path} ${file.bytes}`), problems }
}

const JOB = { 'a/result.json': '{}', 'a/agent/log.txt': 'one', 'b/result.json': '{}' }

test('folders that are as they were are not opened, and give the same files', () =>
  withFolder(JOB, async (folder) => {
    await letTimesTell()
    const first = await look(folder)
    const second = await look(folder, first.memory)
    expect([first.memory.opened, second.memory.opened]).toEqual([4, 0])
    expect(second.files).toEqual(first.files)
  }))

test('a file that is written in place is seen as it is now', () =>
  withFolder(JOB, async (folder) => {
    await letTimesTell()
    const first = await look(folder)
    await writeFile(join(folder, 'a/agent/log.txt'), 'one two')
    const second = await look(folder, first.memory)
    expect(second.memory.opened).toBe(0)
    expect(second.files).toContain('jobs/a/agent/log.txt 7')
  }))

test('a folder in which a file was made, renamed or removed is opened', () =>
  withFolder(JOB, async (folder) => {
    await letTimesTell()
    let last = await look(folder)
    const changes = [
      () => writeFile(join(folder, 'b/more.txt'), ''),
      () => rename(join(folder, 'b/more.txt'), join(folder, 'b/most.txt')),
      () => rm(join(folder, 'b/most.txt')),
      () => mkdir(join(folder, 'b/agent')),
    ]
    for (const change of changes) {
      await change()
      await letTimesTell()
      const fresh = await look(folder)
      const next = await look(folder, last.memory)
      expect(next.files).toEqual(fresh.files)
      expect(next.memory.opened).toBeGreaterThan(0)
      last = next
    }
  }))

test('a folder that was changed a moment before it was listed is opened again', () =>
  withFolder(JOB, async (folder) => {
    await letTimesTell()
    // As if at this very moment, however slow the machine is.
    const soon = Date.now() / 1000 + 60
    await utimes(join(folder, 'b'), soon, soon)
    const first = await look(folder)
    const second = await look(folder, first.memory)
    expect(second.memory.opened).toBe(1)
  }))

test('folders with links, and those of a file system whose times tell nothing, are opened each time', () =>
  withFolder(JOB, async (folder) => {
    await symlink('nowhere', join(folder, 'a/link'))
    await letTimesTell()
    const first = await look(folder)
    const second = await look(folder, first.memory)
    expect(second.memory.opened).toBe(1)
    expect(second.problems).toEqual(first.problems)
    const elsewhere = await look(folder, first.memory, () => false)
    expect(elsewhere.memory.opened).toBe(4)
  }))

import { mkdtemp, readFile, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  stageArchive,
  stagedEntries,
  stagedPath,
  stagedSize,
  stagePart,
  type StagingLimits,
} from './staged-files'

const newFolder = () => mkdtemp(join(tmpdir(), 'skillscope-staged-'))
const LIMITS: StagingLimits = { maxPartBytes: 10, maxBytes: 15, reservedBytes: 0 }
const bodyOf = (text: string, isCut = false) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text))
      if (isCut) controller.error(new Error('the sender is gone'))
      else controller.close()
    },
  }) as Parameters<typeof stagePart>[1]['body']

const put = (folder: string, path: string, offset: number, text: string, heldBytes = 0) =>
  stagePart(folder, { path, offset, body: bodyOf(text), heldBytes }, LIMITS)

test('parts of a file are put together, and a part sent again does no harm', async () => {
  const folder = await newFolder()
  expect(await put(folder, 'job/a.json', 0, '01234')).toEqual({ bytes: 5 })
  expect(await put(folder, 'job/a.json', 5, '56789')).toEqual({ bytes: 10 })
  expect(await put(folder, 'job/a.json', 5, '56789')).toEqual({ bytes: 10 })
  expect(await put(folder, 'job/a.json', 11, 'x')).toMatchObject({ status: 409, bytes: 10 })
  const [job] = await stagedEntries(folder)
  expect(await readFile(join(job!, 'a.json'), 'utf8')).toBe('0123456789')
})

test('a part that is cut off leaves what was there, to go on from', async () => {
  const folder = await newFolder()
  await put(folder, 'a', 0, '01234')
  const cut = stagePart(
    folder,
    { path: 'a', offset: 5, body: bodyOf('567', true), heldBytes: 5 },
    LIMITS,
  )
  await expect(cut).rejects.toThrow()
  expect(await stagedSize(folder, 'a')).toBe(5)
})

test('a part or a delivery that is too large is refused and leaves nothing of it', async () => {
  const folder = await newFolder()
  expect(await put(folder, 'a', 0, '01234567890')).toMatchObject({ status: 413 })
  expect(await stagedEntries(folder)).toEqual([])
  expect(await put(folder, 'b', 0, '012345', 10)).toMatchObject({ status: 413 })
  expect(
    await stagePart(
      folder,
      { path: 'c', offset: 0, body: bodyOf('x'), heldBytes: 0 },
      { ...LIMITS, reservedBytes: 1e18 },
    ),
  ).toMatchObject({ status: 507 })
})

test('no path leads out of the staging folder', async () => {
  const folder = await newFolder()
  for (const path of [
    '',
    '/etc/passwd',
    '../x',
    'a/../../x',
    'a//b',
    './a',
    'a/',
    'a\\..\\b',
    'a\0b',
    'C:/x',
    'x'.repeat(2000),
  ]) {
    expect(stagedPath(folder, path)).toBeNull()
    expect(await put(folder, path, 0, 'x')).toMatchObject({ status: 400 })
  }
  expect(stagedPath(folder, 'jöb (1)/..a/trial…')).not.toBeNull()
})

test('a name that is a folder already is refused', async () => {
  const folder = await newFolder()
  await put(folder, 'a/b', 0, 'x')
  expect(await put(folder, 'a', 0, 'x')).toMatchObject({ status: 409 })
  expect(await put(folder, 'a/b/c', 0, 'x')).toMatchObject({ status: 409 })
})

test('an archive that is cut off leaves nothing', async () => {
  const folder = await newFolder()
  await expect(
    stageArchive(folder, { name: 'a.zip', body: bodyOf('PK', true), announcedBytes: null }, LIMITS),
  ).rejects.toThrow()
  expect(await readdir(folder, { recursive: true })).toEqual(['files'])
  expect(
    await stageArchive(folder, { name: 'a.zip', body: bodyOf('x'), announcedBytes: 99 }, LIMITS),
  ).toMatchObject({ status: 413 })
  expect(
    await stageArchive(folder, { name: 'a.zip', body: bodyOf('PK'), announcedBytes: 2 }, LIMITS),
  ).toEqual({ bytes: 2 })
})

test('an archive that does not say its size stops where the disk’s reserve begins', async () => {
  const folder = await newFolder()
  // The disk has room when the archive begins to come, and none after 40 MB of it; 80 MB come.
  let sent = 0
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      sent += 1
      if (sent > 80) controller.close()
      else controller.enqueue(new Uint8Array(1024 * 1024))
    },
  }) as Parameters<typeof stagePart>[1]['body']
  const limits: StagingLimits = {
    ...LIMITS,
    maxBytes: 1e12,
    get reservedBytes() {
      return sent > 40 ? 1e18 : 0
    },
  }
  const staged = await stageArchive(folder, { name: 'a.zip', body, announcedBytes: null }, limits)
  expect(staged).toMatchObject({ status: 507 })
  expect(sent).toBeLessThan(80)
  expect(await stagedEntries(folder)).toEqual([])
})

test('an archive has a plain name: no folder in it', async () => {
  const folder = await newFolder()
  const archive = { name: 'a/b.zip', body: bodyOf('x'), announcedBytes: null }
  expect(await stageArchive(folder, archive, LIMITS)).toMatchObject({ status: 400 })
})

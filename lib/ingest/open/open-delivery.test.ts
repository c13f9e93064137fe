import { createWriteStream } from 'node:fs'
import { mkdir, readdir, symlink, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { DELIVERY_LIMITS, type DeliveryLimits } from './delivery-limits'
import { deliveryNames, openDelivery, type DeliveryOptions } from './open-delivery'
import { withFolder } from '@/lib/ingest/testing'

type Entries = Readonly<Record<string, string | Buffer>>

const writeZip = async (target: string, entries: Entries): Promise<void> => {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries))
    zip.addBuffer(Buffer.from(content as string), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(target))
}

const writeTarGz = async (target: string, entries: Entries): Promise<void> => {
  const tar = pack()
  for (const [name, content] of Object.entries(entries)) tar.entry({ name }, content)
  tar.finalize()
  await pipeline(tar, createGzip(), createWriteStream(target))
}

/** Opens, reads everything, closes. */
const readAll = async (paths: string[], options?: DeliveryOptions) => {
  const delivery = await openDelivery(paths, options)
  try {
    const texts: Record<string, string> = {}
    for (const file of delivery.files) texts[file.path] = (await file.read()).toString('utf8')
    return { texts, problems: delivery.problems, bytes: delivery.bytes }
  } finally {
    await delivery.close()
  }
}

const small = (limits: Partial<DeliveryLimits>): DeliveryLimits => ({
  ...DELIVERY_LIMITS,
  ...limits,
})
const codes = (problems: readonly { code: string }[]) => problems.map((problem) => problem.code)

describe('a folder', () => {
  test('gives its files under its own name, in order', () =>
    withFolder({ 'jobs/b/result.json': '{}', 'jobs/a.txt': 'x' }, async (folder) => {
      const read = await readAll([path.join(folder, 'jobs')])
      expect(read).toEqual({
        texts: { 'jobs/a.txt': 'x', 'jobs/b/result.json': '{}' },
        problems: [],
        bytes: 3,
      })
    }))

  test('that is named like a log is a problem, and its files are still read', () =>
    withFolder({ 'jobs/t/result.json/inner.txt': 'x' }, async (folder) => {
      const { texts, problems } = await readAll([path.join(folder, 'jobs')])
      expect(problems).toEqual([
        { code: 'not_a_file', file: 'jobs/t/result.json', detail: 'a folder' },
      ])
      expect(Object.keys(texts)).toEqual(['jobs/t/result.json/inner.txt'])
    }))

  test('is not left through a symbolic link', () =>
    withFolder({ 'secret.txt': 's', 'jobs/a.txt': 'x' }, async (folder) => {
      await symlink(path.join(folder, 'secret.txt'), path.join(folder, 'jobs/out.txt'))
      await symlink(path.join(folder, 'jobs/a.txt'), path.join(folder, 'jobs/in.txt'))
      const { texts, problems } = await readAll([path.join(folder, 'jobs')])
      expect(Object.keys(texts)).toEqual(['jobs/a.txt'])
      expect(problems).toMatchObject([{ code: 'unsafe_path', file: 'jobs/out.txt' }])
    }))

  test('has the archives directly in it opened', () =>
    withFolder({ 'up/note.txt': 'x' }, async (folder) => {
      await writeZip(path.join(folder, 'up/batch.zip'), { 'job/result.json': '{}' })
      const { texts } = await readAll([path.join(folder, 'up')])
      expect(Object.keys(texts)).toEqual(['up/batch/job/result.json', 'up/note.txt'])
    }))

  test('that does not exist is a problem', async () => {
    expect((await readAll(['/nowhere/at/all'])).problems).toMatchObject([
      { code: 'unreadable_file', detail: 'ENOENT' },
    ])
  })
})

describe.each([
  { ending: 'zip', write: writeZip },
  { ending: 'tar.gz', write: writeTarGz },
])('a $ending', ({ ending, write }) => {
  const inFolder = (entries: Entries, use: (archive: string, folder: string) => Promise<void>) =>
    withFolder({}, async (folder) => {
      const archive = path.join(folder, `jobs.${ending}`)
      await write(archive, entries)
      await use(archive, folder)
    })

  test('gives its files by path, and their heads', () =>
    inFolder(
      { 'j/t/result.json': '{"a":1}', 'j/long.txt': 'y'.repeat(10_000) },
      async (archive) => {
        const delivery = await openDelivery([archive])
        expect(delivery.files.map((file) => file.path)).toEqual([
          'jobs/j/long.txt',
          'jobs/j/t/result.json',
        ])
        expect((await delivery.files[0]!.head(4)).toString()).toBe('yyyy')
        expect((await delivery.files[1]!.read()).toString()).toBe('{"a":1}')
        await delivery.close()
      },
    ))

  test('is known by its bytes when the name says nothing', () =>
    inFolder({ 'a.txt': 'x' }, async (archive, folder) => {
      const { rename } = await import('node:fs/promises')
      await rename(archive, path.join(folder, 'upload'))
      expect((await readAll([path.join(folder, 'upload')])).texts).toEqual({ 'upload/a.txt': 'x' })
    }))

  test('that unpacks to far more than its size gives nothing but a problem', () =>
    inFolder({ 'zeros.txt': Buffer.alloc(3_000_000), 'a.txt': 'x' }, async (archive) => {
      const limits = small({ ratioFromBytes: 1_000_000 })
      const { texts, problems } = await readAll([archive], { limits })
      expect(texts).toEqual({})
      expect(codes(problems)).toEqual(['archive_bomb'])
    }))

  test('with too many files gives nothing but a problem', () =>
    inFolder({ a: '1', b: '2', c: '3', d: '4' }, async (archive) => {
      const { texts, problems } = await readAll([archive], { limits: small({ maxFiles: 2 }) })
      expect(texts).toEqual({})
      expect(codes(problems)).toEqual(['archive_bomb'])
    }))

  test('keeps a file too large to read listed, and refuses to read it', () =>
    inFolder({ 'big.txt': 'z'.repeat(5000), 'a.txt': 'x' }, async (archive) => {
      const delivery = await openDelivery([archive], { limits: small({ maxFileBytes: 4500 }) })
      const big = delivery.files.find((file) => file.path === 'jobs/big.txt')!
      expect((await big.head(3)).toString()).toBe('zzz')
      await expect(big.read()).rejects.toThrow('5000 bytes')
      await delivery.close()
    }))

  test('that is cut short is a problem', () =>
    inFolder(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`f${i}.txt`, randomText(i)])),
      async (archive) => {
        await truncate(archive, 30_000)
        const { texts, problems } = await readAll([archive])
        expect(codes(problems)).toEqual(['archive_broken'])
        if (ending === 'tar.gz') expect(texts['jobs/f0.txt']).toBe(randomText(0))
      },
    ))

  test('of garbage is a problem', () =>
    withFolder({ [`jobs.${ending}`]: 'no archive at all' }, async (folder) => {
      const { problems } = await readAll([path.join(folder, `jobs.${ending}`)])
      expect(codes(problems)).toEqual(['archive_broken'])
    }))
})

/** Text that does not pack well, the same each time. */
const randomText = (seed: number): string => {
  let state = seed + 1
  return Array.from({ length: 2000 }, () => {
    state = (state * 1103515245 + 12345) % 2147483648
    return String.fromCharCode(33 + (state % 90))
  }).join('')
}

describe('an unsafe entry', () => {
  test('of a tar is left out and named; the others are read', () =>
    withFolder({}, async (folder) => {
      const archive = path.join(folder, 'x.tar.gz')
      await writeTarGz(archive, { '../evil.json': 'e', '/abs.json': 'e', 'ok.txt': 'x' })
      const { texts, problems } = await readAll([archive])
      expect(texts).toEqual({ 'x/ok.txt': 'x' })
      expect(codes(problems)).toEqual(['unsafe_path', 'unsafe_path'])
      expect(problems[0]!.detail).toContain('../evil.json')
    }))

  test('of a zip is left out and named; the others are read', () =>
    withFolder({}, async (folder) => {
      const archive = path.join(folder, 'x.zip')
      await writeZip(archive, { 'AA/evil.json': 'e', 'ok.txt': 'x' })
      // A zip writer refuses such a name, so it is patched in afterwards, at the same length.
      const { readFile } = await import('node:fs/promises')
      const bytes = (await readFile(archive))
        .toString('latin1')
        .replaceAll('AA/evil.json', '../evil.json')
      await writeFile(archive, Buffer.from(bytes, 'latin1'))
      const { texts, problems } = await readAll([archive])
      expect(texts).toEqual({ 'x/ok.txt': 'x' })
      expect(problems).toEqual([{ code: 'unsafe_path', file: 'x', detail: '"../evil.json"' }])
    }))
})

test('nothing stays in the temporary folder, also when it cannot be written', () =>
  withFolder({}, async (folder) => {
    const archive = path.join(folder, 'x.tar.gz')
    await writeTarGz(archive, { 'a.txt': 'x' })
    await mkdir(path.join(folder, 'spool'))
    await readAll([archive], { spoolFolder: path.join(folder, 'spool') })
    expect(await readdir(path.join(folder, 'spool'))).toEqual([])
    await expect(
      openDelivery([archive], { spoolFolder: path.join(folder, 'none') }),
    ).rejects.toThrow('No temporary file can be made')
  }))

test('unpacking stops when it is told to, and leaves nothing in the temporary folder', () =>
  withFolder({ 'spool/keep': '' }, async (folder) => {
    const archive = path.join(folder, 'jobs.tar.gz')
    await writeTarGz(archive, { 'a.json': 'x'.repeat(300_000), 'b.json': 'y'.repeat(300_000) })
    const spoolFolder = path.join(folder, 'spool')
    const stop = new AbortController()
    const opening = openDelivery([archive], { spoolFolder, signal: stop.signal })
    stop.abort(new Error('told to stop'))
    await expect(opening).rejects.toThrow('told to stop')
    expect(await readdir(spoolFolder)).toEqual(['keep'])
  }))

test('names of given paths are as short as tells them apart', () => {
  expect(deliveryNames(['/x/a/jobs', '/x/b/jobs', '/x/c'])).toEqual(['a/jobs', 'b/jobs', 'c'])
})

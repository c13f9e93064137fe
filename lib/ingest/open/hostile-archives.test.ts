import { appendFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buffer } from 'node:stream/consumers'
import { gzipSync } from 'node:zlib'
import { pack, type Header } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import yazl from 'yazl'
import { withFolder } from '@/lib/ingest/testing'
import { DELIVERY_LIMITS, type DeliveryLimits } from './delivery-limits'
import { openDelivery } from './open-delivery'

type Entry = readonly [header: string | (Partial<Header> & { name: string }), content?: string]

const tarOf = async (entries: readonly Entry[]): Promise<Buffer> => {
  const tar = pack()
  for (const [header, content = ''] of entries)
    tar.entry(typeof header === 'string' ? { name: header } : header, content)
  tar.finalize()
  return buffer(tar)
}

const zipOf = async (entries: readonly Entry[]): Promise<Buffer> => {
  const zip = new yazl.ZipFile()
  for (const [header, content = ''] of entries) {
    const name = String(header)
    if (name.endsWith('/')) zip.addEmptyDirectory(name)
    else zip.addBuffer(Buffer.from(content), name)
  }
  zip.end()
  return buffer(zip.outputStream as unknown as NodeJS.ReadableStream)
}

/** Texts by path and problems of an archive of this name and these bytes. */
const open = (name: string, bytes: Buffer, limits: Partial<DeliveryLimits> = {}) =>
  withFolder({ [name]: bytes }, async (folder) => {
    const delivery = await openDelivery([path.join(folder, name)], {
      limits: { ...DELIVERY_LIMITS, ...limits },
    })
    const texts: [string, string][] = []
    for (const file of delivery.files) texts.push([file.path, (await file.read()).toString()])
    await delivery.close()
    return { texts, problems: delivery.problems }
  })

const count = (problems: readonly { times?: number }[]) =>
  problems.reduce((sum, { times = 1 }) => sum + times, 0)

describe('every entry counts', () => {
  test.each([
    ['empty ones', 'e'],
    ['unsafe ones', '../e'],
    ['folders', 'd'],
  ])('of a tar: %s', async (what, name) => {
    const type = what === 'folders' ? 'directory' : 'file'
    const entries = Array.from({ length: 21 }, (_, n): Entry => [{ name: `${name}${n}`, type }])
    const { texts, problems } = await open('x.tar', await tarOf(entries), { maxFiles: 20 })
    expect(texts).toEqual([])
    expect(problems.at(-1)).toMatchObject({
      code: 'archive_bomb',
      detail: 'more than 20 entries; nothing of it read',
    })
  })

  test('of a zip, folders too', async () => {
    const entries = Array.from({ length: 21 }, (_, n): Entry => [`d${n}/`])
    const { problems } = await open('x.zip', await zipOf(entries), { maxFiles: 20 })
    expect(problems).toEqual([
      { code: 'archive_bomb', file: 'x', detail: 'more than 20 entries; nothing of it read' },
    ])
  })

  test('by its header where it has no content', async () => {
    const entries = Array.from({ length: 4000 }, (_, n): Entry => [`e${n}`])
    const gz = gzipSync(await tarOf(entries))
    const { texts, problems } = await open('x.tgz', gz, { ratioFromBytes: 100_000, maxRatio: 10 })
    expect(texts).toEqual([])
    expect(problems).toMatchObject([{ code: 'archive_bomb' }])
  })
})

test('of thousands of problems of one kind the first thousand are named, the others counted', async () => {
  const entries = Array.from({ length: 1500 }, (_, n): Entry => [`../e${n}`])
  const { problems } = await open('x.tar', await tarOf(entries))
  expect(problems).toHaveLength(1001)
  expect(problems.at(-1)).toEqual({
    ...{ code: 'unsafe_path', file: 'x', detail: '500 more like these', times: 500 },
  })
  expect(count(problems)).toBe(1500)
})

describe('a tar.gz with other bytes after its end', () => {
  test.each([
    [
      'garbage',
      Buffer.from('garbage that is no gzip'),
      (end: number) => `follow its end (${end} bytes)`,
    ],
    [
      'another archive that is cut',
      Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]),
      () => 'unexpected end',
    ],
  ])('gives its files, and a problem: %s', async (_, more, says) => {
    const gz = gzipSync(
      await tarOf([
        ['a.txt', 'x'],
        ['b.txt', 'y'],
      ]),
    )
    const { texts, problems } = await open('x.tar.gz', Buffer.concat([gz, more]))
    expect(texts).toEqual([
      ['x/a.txt', 'x'],
      ['x/b.txt', 'y'],
    ])
    expect(problems).toEqual([
      { code: 'archive_broken', file: 'x', detail: expect.stringContaining(says(gz.length)) },
    ])
  })

  test('is whole when it is several gzips in a row, as some programs write', async () => {
    const tar = await tarOf([['a.txt', 'x'.repeat(3000)]])
    const [first, second] = [tar.subarray(0, 1000), tar.subarray(1000)].map((part) =>
      gzipSync(part),
    )
    const read = await open('x.tgz', Buffer.concat([first!, second!]))
    expect(read).toEqual({ texts: [['x/a.txt', 'x'.repeat(3000)]], problems: [] })
  })

  test('that is cut gives every file that is whole before the cut', async () => {
    const gz = gzipSync(
      await tarOf([
        ['a.txt', 'x'],
        ['b.txt', 'y'],
        ['c.txt', 'z'.repeat(5000)],
      ]),
    )
    // Nothing waits in between: what was unpacked before an error must not go with it.
    for (let cut = 24; cut < 40; cut += 1) {
      const { texts, problems } = await open('x.tgz', gz.subarray(0, gz.length - cut))
      expect(texts.map(([name]) => name)).toEqual(['x/a.txt', 'x/b.txt'])
      expect(problems).toMatchObject([{ code: 'archive_broken', detail: 'unexpected end of file' }])
    }
  })

  test('that is damaged inside is broken, as it was', async () => {
    const gz = gzipSync(await tarOf([['a.txt', 'x'.repeat(3000)]]))
    gz[gz.length >> 1]! ^= 0xff
    const { problems } = await open('x.tgz', gz)
    expect(problems.map(({ code }) => code)).toEqual(['archive_broken'])
  })
})

describe('two files of one path', () => {
  test.each([
    ['tar', tarOf],
    ['zip', zipOf],
  ])('of a %s: the last is read, and the double named', async (ending, make) => {
    const bytes = await make([
      ['a.txt', 'first'],
      ['b.txt', 'b'],
      ['./a.txt', 'second'],
    ])
    expect(await open(`x.${ending}`, bytes)).toEqual({
      texts: [
        ['x/a.txt', 'second'],
        ['x/b.txt', 'b'],
      ],
      problems: [{ code: 'duplicate_entry', file: 'x/a.txt', detail: 'the last one was read' }],
    })
  })

  test('of a folder and an archive beside it', () =>
    withFolder({ 'up/jobs/a.txt': 'folder' }, async (folder) => {
      await writeFile(path.join(folder, 'up/jobs.zip'), await zipOf([['a.txt', 'archive']]))
      const { files, problems, close } = await openDelivery([path.join(folder, 'up')])
      expect(files.map((file) => file.path)).toEqual(['up/jobs/a.txt'])
      expect(problems).toMatchObject([{ code: 'duplicate_entry', file: 'up/jobs/a.txt' }])
      await close()
    }))
})

test('sparse files and hard links of a tar are named, not lost', async () => {
  const old = await tarOf([['old.json', '{}']])
  // The type of an old sparse file; the checksum of the header follows it.
  const sum = old.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  const before = parseInt(old.toString('latin1', 148, 154), 8)
  old[156] = 'S'.charCodeAt(0)
  old.write((before + 'S'.charCodeAt(0) - '0'.charCodeAt(0)).toString(8).padStart(6, '0'), 148)
  expect(sum).toBeGreaterThan(0)
  const rest = await tarOf([
    [{ name: 'new.json', pax: { 'GNU.sparse.major': '1' } }, '{}'],
    [{ name: 'link.json', type: 'link', linkname: 'old.json' }],
    [{ name: 'sym.json', type: 'symlink', linkname: 'old.json' }],
    ['fine.json', '{}'],
  ])
  const { texts, problems } = await open('x.tar', Buffer.concat([old.subarray(0, 1024), rest]))
  expect(texts).toEqual([['x/fine.json', '{}']])
  expect(problems.map(({ code, file, detail }) => [code, file, detail.slice(0, 13)])).toEqual([
    ['unreadable_file', 'x/old.json', 'a sparse file'],
    ['unreadable_file', 'x/new.json', 'a sparse file'],
    ['unreadable_file', 'x/link.json', 'a hard link t'],
  ])
})

test('nothing of a broken archive stays in the temporary folder', () =>
  withFolder({ 'spool/keep': '' }, async (folder) => {
    const archive = path.join(folder, 'x.tgz')
    await writeFile(archive, gzipSync(await tarOf([['a.txt', 'x']])))
    await appendFile(archive, 'garbage')
    const spoolFolder = path.join(folder, 'spool')
    await (await openDelivery([archive], { spoolFolder })).close()
    const { readdir } = await import('node:fs/promises')
    expect(await readdir(spoolFolder)).toEqual(['keep'])
  }))

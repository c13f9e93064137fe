import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import yazl from 'yazl'
import { withFolder } from '@/lib/ingest/testing'
import { DELIVERY_LIMITS } from './delivery-limits'
import { readZip } from './read-zip'

const FILES = 48

/** Files of several reads each: what is left early has the next read on its way. */
async function manyLarge(): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (let at = 0; at < FILES; at += 1)
    zip.addBuffer(Buffer.concat([Buffer.from(`file ${at}\n`), randomBytes(300_000)]), `f${at}.log`)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}

test('the beginnings of many files of a zip are read at once, and each file after that', () =>
  withFolder({}, async (folder) => {
    const path = join(folder, 'many.zip')
    await writeFile(path, await manyLarge())
    const opened = await readZip(path, 'many.zip', DELIVERY_LIMITS)
    const heads = await Promise.all(opened.files.map((file) => file.head(12)))
    expect(heads.map((head) => head.toString('latin1').split('\n')[0])).toEqual(
      opened.files.map(({ path: name }) => `file ${/\d+/.exec(name)![0]}`),
    )
    for (const file of opened.files) expect((await file.read()).length).toBe(file.bytes)
    await opened.close()
  }))

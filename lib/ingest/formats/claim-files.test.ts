import { expect, test } from 'vitest'
import { claimFiles } from './claim-files'
import type { LogFile } from '@/lib/ingest/open/log-file'

const emptyFile = (path: string): LogFile => ({
  path,
  bytes: 0,
  head: async () => Buffer.alloc(0),
  read: async () => Buffer.alloc(0),
  async *chunks() {},
  stamp: async () => '',
})

test('100,000 files of one folder that nobody claims are one line, in no time', async () => {
  const files = Array.from({ length: 100_000 }, (_, at) => emptyFile(`job/odd/file-${at}.bin`))
  const { problems } = await claimFiles(files)
  expect(problems).toEqual([
    {
      code: 'unknown_format',
      file: 'job',
      detail: '100000 files: odd/file-0.bin, odd/file-1.bin, odd/file-2.bin, …',
    },
  ])
})

import { expect, test } from 'vitest'
import { claimFiles } from './claim-files'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { logFiles } from '@/lib/ingest/testing'

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
      detail: '100000 files: odd/file-0.bin, odd/file-1.bin, odd/file-2.bin, … (empty)',
    },
  ])
})

test('files that hold no trials are named for what they are', async () => {
  const { problems } = await claimFiles(
    await logFiles({
      'a/skills-lock.json': '{"version": 1, "skills": {}}',
      'b/evals/evals.json': '[]',
      'c/one.jsonl': '',
      'd/what.bin': 'x',
      'e/notes.md': 'x',
      'e/data.bin': 'x',
    }),
  )
  expect(problems.map(({ file, detail }) => `${file}: ${detail}`)).toEqual([
    'a/skills-lock.json: 1 file (a list of installed skills, without trials)',
    'b/evals/evals.json: 1 file (prompts of an evaluation; import what its runs wrote (grading.json, benchmark.json, results))',
    'c/one.jsonl: 1 file (empty)',
    'd/what.bin: 1 file',
    'e: 2 files: data.bin, notes.md',
  ])
})

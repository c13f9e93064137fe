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
      code: 'empty_file',
      file: 'job',
      detail: '100000 files: odd/file-0.bin, odd/file-1.bin, odd/file-2.bin, …',
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
      'f/SKILL.md': 'x',
      'f/odd.bin': 'x',
      'g/s.jsonl': '{"type": "queue-operation", "operation": "enqueue", "sessionId": "s"}\n',
      'h/eval-set.yaml': 'prompts:\n- sort it\n',
      'h/scores.yaml': 'judge: a\nscore: 1\n',
      'i/history.json': '{"skill_name": "x", "iterations": [{"version": "v0"}]}',
      'j/history.json': '{"visited": ["/a"]}',
      'k/session.state.json': '{"title": "hi", "agents": {"main": {}}}',
      'l/s.jsonl':
        '{"sessionId": "s", "message": {"role": "assistant", "usage": {"input_tokens": 5}}}\n',
      'm/printed.log': 'start\n{"event": "new"}\n',
    }),
  )
  expect(problems.map(({ code, file, detail }) => `${code} ${file}: ${detail}`)).toEqual([
    'no_trials a/skills-lock.json: 1 file (a list of installed skills)',
    'no_trials b/evals/evals.json: 1 file (prompts of an evaluation; import what its runs wrote (grading.json, benchmark.json, results))',
    'empty_file c/one.jsonl: 1 file',
    'no_trials e/notes.md: 1 file (text for people; import the logs that lie beside it)',
    'no_trials f/SKILL.md: 1 file (a skill; import it with the tasks or trials that it was offered in)',
    'no_trials g/s.jsonl: 1 file (a session of Claude Code without a message)',
    'no_trials h/eval-set.yaml: 1 file (settings or prompts in YAML, without an outcome)',
    'no_trials i/history.json: 1 file (a history of iterations; import the workspaces of its runs)',
    'no_trials k/session.state.json: 1 file (what a program keeps of a session; import its log)',
    'no_trials l/s.jsonl: 1 file (what the messages of a session cost, without what they say)',
    'unknown_format d/what.bin: 1 file',
    'unknown_format e/data.bin: 1 file',
    'unknown_format f/odd.bin: 1 file',
    'unknown_format h/scores.yaml: 1 file',
    'unknown_format j/history.json: 1 file',
    'unknown_format m/printed.log: 1 file',
  ])
})

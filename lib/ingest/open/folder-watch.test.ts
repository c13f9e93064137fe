import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { FolderWatch, type WatchLook } from './folder-watch'

// Times are set on the files and handed to each look: no clock.
const START = Date.parse('2026-04-01T08:00:00Z')

function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'skillscope-watch-'))
  const touch = (name: string, second: number) =>
    utimesSync(join(folder, name), START / 1000 + second, START / 1000 + second)
  const write = (name: string, text: string, second: number) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
    touch(name, second)
  }
  const grow = (name: string, text: string, second: number) => {
    appendFileSync(join(folder, name), text)
    touch(name, second)
  }
  const watch = new FolderWatch([folder])
  const look = (second: number) => watch.look(START + second * 1000)
  return { folder, write, grow, look, watch }
}

const namesOf = (files: Iterable<string>) => [...files].map((file) => file.split('/').at(-1)).sort()
const held = (one: WatchLook) => namesOf(one.held)

test('a file is taken in when it is the same in two looks, an old one at once', () => {
  const { write, look, watch } = makeFolder()
  write('old.json', '{}', -60)
  write('new.json', '{}', 0)
  const first = look(1)
  expect([held(first), namesOf(first.settled.keys()), first.hasNews]).toEqual([
    ['new.json'],
    ['old.json'],
    true,
  ])
  watch.took(first)
  const second = look(3)
  expect([held(second), second.hasNews]).toEqual([[], true])
  watch.took(second)
  expect(look(5).hasNews).toBe(false)
})

test('a file that still grows waits, and so does JSON that does not end yet', () => {
  const { write, grow, look } = makeFolder()
  write('log.jsonl', '{"a":1}\n', 0)
  expect(held(look(1))).toEqual(['log.jsonl'])
  grow('log.jsonl', '{"a":2}\n{"b', 2)
  expect(held(look(3))).toEqual(['log.jsonl'])
  // The writer pauses in the middle of a line.
  expect(held(look(5))).toEqual(['log.jsonl'])
  expect(held(look(60))).toEqual(['log.jsonl'])
  grow('log.jsonl', '":3}\n', 61)
  look(62)
  expect(held(look(64))).toEqual([])
})

test('JSON that never ends is let through at last, so that the import can say it is broken', () => {
  const { write, look } = makeFolder()
  write('result.json', '{"task_name": "su', 0)
  look(1)
  expect(held(look(100))).toEqual(['result.json'])
  expect(held(look(130))).toEqual([])
})

test('a changed file is news again, one that went away is none', () => {
  const { folder, write, look, watch } = makeFolder()
  write('a.json', '{}', -60)
  write('b.json', '{}', -60)
  watch.took(look(0))
  rmSync(join(folder, 'b.json'))
  expect(look(2).hasNews).toBe(false)
  write('a.json', '{"more":1}', 3)
  expect([look(4).hasNews, look(6).hasNews]).toEqual([false, true])
})

test('of running jobs it says how many trials are planned, running and done', () => {
  const { write, look } = makeFolder()
  write('job/config.json', '{}', -60)
  write('job/result.json', '{"n_total_trials": 5}', -60)
  write('job/sum__a/config.json', '{}', -60)
  write('job/sum__a/result.json', '{"task_name": "sum"}', -60)
  write('job/sum__b/config.json', '{}', -60)
  write('job/sum__c/config.json', '{}', -60)
  write('job/sum__c/result.json', '{"task_na', 0)
  expect(look(1).jobs).toEqual({ planned: 5, running: 2, done: 1 })
})

test('a folder that is not there yet is empty', () => {
  const watch = new FolderWatch(['/nowhere/at/all'])
  expect(watch.look(START)).toMatchObject({ hasNews: false, jobs: { planned: null, running: 0 } })
})

test('a folder too deep to be read, and a path that leads nowhere, are nothing there', () => {
  const { folder, write, look } = makeFolder()
  write('a.json', '{}', -60)
  onTestFinished(() => void execFileSync('rm', ['-rf', folder]))
  // Two chains, one moved below the other, since no path is as long as the whole.
  const chain = Array.from({ length: 15 }, () => 'd'.repeat(200)).join('/')
  for (const top of ['one', 'other']) mkdirSync(join(folder, top, chain), { recursive: true })
  write(`other/${chain}/b.json`, '{}', -60)
  renameSync(join(folder, 'other'), join(folder, 'one', chain, 'other'))
  expect(namesOf(look(1).settled.keys())).toEqual(['a.json'])
  symlinkSync(join(folder, 'loop'), join(folder, 'loop'))
  expect(new FolderWatch([join(folder, 'loop')]).look(START).settled.size).toBe(0)
})

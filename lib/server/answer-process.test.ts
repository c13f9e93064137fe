import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { cellsFromText, makeExperiment } from '@/lib/analysis/cell-table/testing'
import { askProcess, ensureAnswerProcess } from './answer-process'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'

const CELLS = cellsFromText(`
  sum  | alpha | no_skills | 0 0 1
  sum  | alpha | curated   | 1 1 1
  copy | alpha | no_skills | 1 0 0
  copy | alpha | curated   | 1 1 0
`)

beforeAll(async () => {
  const db = await createTestDb()
  await makeExperiment(db, { slug: 'asked', cells: CELLS })
  db.$client.close()
  process.env.DATABASE_URL = db.url
  process.env.SKILLSCOPE_DATA = mkdtempSync(join(tmpdir(), 'skillscope-test-'))
})

afterAll(() => {
  ensureAnswerProcess().disconnect()
})

test('an answer comes back as the function gives it, from another process', async () => {
  const view = await askProcess('viewDomains', ['asked', DEFAULT_QUESTION])
  expect(view?.domains.meanOverTasks).toBeCloseTo(0.5)
  expect(await askProcess('viewDomains', ['nothing', DEFAULT_QUESTION])).toBeNull()
  expect(ensureAnswerProcess().pid).not.toBe(process.pid)
})

test('what is thrown while computing reaches whoever asked, and the process goes on', async () => {
  const odd = { ...DEFAULT_QUESTION, policy: 'no such policy' as 'headline' }
  await expect(askProcess('viewDomains', ['asked', odd])).rejects.toThrow(TypeError)
  expect(await askProcess('listExperiments', [])).toHaveLength(1)
})

test('a process that is killed is replaced, and answers what it was asked', async () => {
  const first = ensureAnswerProcess()
  // Stopped, it cannot answer before it is killed.
  first.kill('SIGSTOP')
  const answers = Promise.all(
    Array.from({ length: 5 }, () => askProcess('viewDomains', ['asked', DEFAULT_QUESTION])),
  )
  first.kill('SIGKILL')
  expect((await answers).every((one) => one?.domains.domains.length === 1)).toBe(true)
  expect(ensureAnswerProcess().pid).not.toBe(first.pid)
})

test('a question that two processes died of is given up', async () => {
  ensureAnswerProcess().kill('SIGSTOP')
  const answer = askProcess('listExperiments', [])
  for (let tries = 0; tries < 2; tries++) {
    const child = ensureAnswerProcess()
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await expect(answer).rejects.toThrow('The answer process ended while it computed listExperiments')
})

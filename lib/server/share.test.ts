// What is handed on says what the page says: asked as the server asks it.
import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { insertTestExperiment, insertTestTrial } from '@/lib/analysis/testing'
import { diffTrials } from '@/lib/analysis/diff/diff-trials'
import { listHarms } from '@/lib/analysis/harm/list-harms'
import { summarizeExperiment } from '@/lib/analysis/experiment/summarize-experiment'
import { getOutline } from '@/lib/analysis/trial/get-outline'
import { getTrial } from '@/lib/analysis/trial/get-trial'
import { getTask } from '@/lib/analysis/task/get-task'
import { DEFAULT_QUESTION } from '@/lib/cells/describe-contrast'
import { stepsFromText } from '@/lib/diff/testing'
import { makeStore } from '@/lib/ingest/store/testing-store'
import { shareDiff } from '@/lib/share/share-diff'
import { shareHarms } from '@/lib/share/share-harms'
import { shareOverview } from '@/lib/share/share-overview'
import { shareTask, shareTaskEvidence } from '@/lib/share/share-task'
import { shareTrial } from '@/lib/share/share-trial'
import { toMarkdown } from '@/lib/share/to-markdown'
import { makeNewTrial } from '@/lib/trajectory/testing'

const markdown = (document: Parameters<typeof toMarkdown>[0]) => toMarkdown(document, 'http://here')

async function makeRuns() {
  const { db, deliver } = await makeStore()
  const trials = [0, 1, 2, 3].flatMap((task) =>
    (['no_skills', 'curated'] as const).flatMap((kind) =>
      [0, 1, 2].map((run) =>
        makeNewTrial(`${task} ${kind} ${run}`, {
          ...{ kind, taskName: `task-${task}` },
          ...{ tokensIn: kind === 'curated' ? 1200 + 10 * task : 1000, tokensOut: 100 },
          reward: kind === 'curated' ? Number(task > 0) : Number(task === 0),
        }),
      ),
    ),
  )
  await deliver(trials)
  return db
}

test('the overview, the harms and a task as Markdown', async () => {
  const db = await makeRuns()
  const overview = markdown(
    shareOverview((await summarizeExperiment(db, 'exp', DEFAULT_QUESTION))!),
  )
  expect(overview).toMatch(/^### Exp\n\n\*\*.+\*\*/)
  // What stands beside success on the page.
  expect(overview).toContain('20 % more tokens \\[+18, +21\\]; whether success changes cannot be')
  expect(overview).toContain('| tokens | 1.1k | 1.3k | +20 % | \\[+18, +21\\] | 4 tasks |')
  expect(overview).toContain('[task-0](http://here/experiments/exp/tasks/task-0)')
  const harms = await listHarms(db, 'exp', {
    ...{ ...DEFAULT_QUESTION, show: 'harms', offset: 0, limit: 25 },
  })
  expect(markdown(shareHarms(harms!))).toMatch(/1 of 4 tasks below zero[\s\S]*\| \[task-0\]/)
  const task = (await getTask(db, 'exp', 'task-1', DEFAULT_QUESTION))!
  expect(markdown(shareTask(task))).toMatch(/100\.0 % \(n = 3\)/)
  const evidence = markdown(shareTaskEvidence(task))
  for (const { uid } of task.trials) expect(evidence).toContain(`/trials/${uid}`)
})

test('a trial as Markdown: what it was, how it ended, what each step did', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const steps = stepsFromText('user: go\n$ python solve.py\n> no such file\nexit 1')
  await insertTestTrial(db, place, { uid: 't', steps })
  const trial = (await getTrial(db, 't'))!
  const text = markdown(shareTrial(trial, (await getOutline(db, trial)).steps))
  expect(text).toMatch(/^### flood-risk \(demo\), one trial/)
  expect(text).toContain('| [2](http://here/trials/t#step-2) | ✕ bash `python solve.py` |')
})

test('a diff says where the two part, and lists the rows around it', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const trial = (uid: string, total: string) =>
    insertTestTrial(db, place, {
      uid,
      steps: stepsFromText(`user: go\n$ ls\nwrite solve.py: ${total}\n$ python solve.py`),
    })
  await trial('l', 'total = sum(rows)')
  await trial('r', 'total = mean(rows)')
  const text = markdown(shareDiff(await diffTrials(db, { left: 'l', right: 'r' }))!)
  expect(text).toContain('**They part at step 3 on the left, step 3 on the right.**')
  expect(text).toContain('left has `total = sum(rows)`, right `total = mean(rows)`')
  expect(text).toMatch(/\| \\?~ they part \| 3 write `/)
  expect(shareDiff(await diffTrials(db, { left: 'l', right: null }))).toBe(null)
})

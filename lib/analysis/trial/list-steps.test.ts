import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { packOutline, unpackOutline } from '@/lib/trajectory/pack-outline'
import { clipStep, NOTHING_CLIPPED } from '@/lib/trajectory/clip-step'
import { findMatches } from './find-matches'
import { getOutline } from './get-outline'
import { getTrial } from './get-trial'
import { findTrial, listSteps } from './list-steps'
import {
  insertTestExperiment,
  insertTestTrial,
  makeShellStep,
  makeStep,
} from '@/lib/analysis/testing'

const tenSteps = Array.from({ length: 10 }, (_, at) => makeShellStep(at + 1, `echo ${at + 1}`))
const numbers = (steps: readonly { number: number }[]) => steps.map((step) => step.number)

test('a range of steps comes in order across the parts that hold it', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const trialId = await insertTestTrial(db, place, { uid: 't', steps: tenSteps, stepsAPart: 3 })
  expect(numbers(await listSteps(db, { trialId, from: 3, to: 7 }))).toEqual([3, 4, 5, 6, 7])
  expect(numbers(await listSteps(db, { trialId }))).toEqual(numbers(tenSteps))
  expect(await listSteps(db, { trialId, from: 11, to: 20 })).toEqual([])
})

test('more parts than one query fetches are all read', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const steps = Array.from({ length: 50 }, (_, at) => makeStep(at + 1, { text: `${at}` }))
  const trialId = await insertTestTrial(db, place, { uid: 't', steps, stepsAPart: 2 })
  expect(await listSteps(db, { trialId })).toEqual(steps)
})

test('a part outside the range is not read', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const trialId = await insertTestTrial(db, place, { uid: 't', steps: tenSteps, stepsAPart: 5 })
  await db.$client.execute({ sql: "update trajectory_part set data = x'00' where part = 1" })
  expect(numbers(await listSteps(db, { trialId, from: 1, to: 5 }))).toEqual([1, 2, 3, 4, 5])
  await expect(listSteps(db, { trialId, from: 6, to: 6 })).rejects.toThrow()
})

test('a permalink names the live row and an unknown one names none', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestTrial(db, place, { uid: 't', steps: tenSteps, isLive: false })
  const live = await insertTestTrial(db, place, { uid: 't', steps: tenSteps.slice(0, 2) })
  expect((await findTrial(db, 't'))?.trialId).toBe(live)
  expect(await findTrial(db, 'other')).toBeNull()
  expect(await getTrial(db, 'other')).toBeNull()
})

test('the outline of a trajectory survives packing', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const steps = [
    makeStep(1, { kind: 'user', text: `\n  ${'long '.repeat(80)}` }),
    { ...makeShellStep(2, 'false', 'no', 1), durationMs: 0, skillMarks: [] },
    makeStep(3, {
      agent: 'helper',
      usage: { input: 10, cached: null, output: 5, costUsd: 0.001 },
      skillMarks: [{ skill: 'flood', fact: 'read' }],
      isCopied: true,
    }),
    makeStep(4, { isAbandoned: true }),
  ]
  await insertTestTrial(db, place, { uid: 't', steps })
  const { steps: outline } = await getOutline(db, (await findTrial(db, 't'))!)
  expect(unpackOutline(packOutline(outline))).toEqual(outline)
  expect(outline[0]!.title.length).toBe(120)
  expect(outline[1]).toMatchObject({ title: 'false', isError: true, durationMs: 0, tokens: null })
  expect(outline[2]).toMatchObject({ tokens: 15, costUsd: 0.001, isCopied: true })
  expect(outline.map((step) => step.isAbandoned)).toEqual([false, false, false, true])
})

test('a text is found in output, command and message, whatever its case', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const steps = [
    makeStep(1, { text: 'The Needle' }),
    makeShellStep(2, 'grep needle'),
    makeShellStep(3, 'ls', 'a NEEDLE b'),
    makeShellStep(4, 'ls', 'hay'),
  ]
  const trialId = await insertTestTrial(db, place, { uid: 't', steps })
  expect(await findMatches(db, trialId, 'needle')).toEqual([1, 2, 3])
  expect(await findMatches(db, trialId, ' ')).toEqual([])
})

test('clipping counts what it leaves out and never cuts a code point', () => {
  const clipped = clipStep(makeShellStep(1, 'ls', `${'x'.repeat(9)}😀 and more`), 10)
  expect(clipped.tool!.output).toBe('x'.repeat(9))
  expect(clipped.clipped).toEqual({ text: 0, input: 0, output: '😀 and more'.length })
  const long = makeShellStep(1, 'c'.repeat(30))
  expect(clipStep(long, 10).clipped.input).toBe(20)
  expect(clipStep(makeStep(1, { text: 'short' }), 10).clipped).toEqual(NOTHING_CLIPPED)
})

test('a direction override in a log is spelled out in the outline', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestTrial(db, place, { uid: 't', steps: [makeStep(1, { text: 'a\u202Eb' })] })
  const { steps } = await getOutline(db, (await findTrial(db, 't'))!)
  expect(steps[0]!.title).toBe('a⟦U+202E⟧b')
})

test('a trial comes with its neighbours, its place in the cell and a telling counterpart', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const steps = tenSteps
  await insertTestTrial(db, place, { uid: 'a', steps, reward: 0 })
  await insertTestTrial(db, place, { uid: 'b', steps, reward: 1 })
  await insertTestTrial(db, place, { uid: 'c', steps, reward: 0, kind: 'curated' })
  await insertTestTrial(db, place, { uid: 'd', reward: 1, kind: 'curated' })
  const found = (await getTrial(db, 'b'))!
  expect(found).toMatchObject({ place: 2, placeOf: 2, reward: 1 })
  expect(found.taskTrials.map((trial) => trial.uid)).toEqual(['c', 'd', 'a', 'b'])
  expect(found.counterpart?.trial.uid).toBe('c')
})

test('the counterpart of a trial with curated skills is one without skills, not of other skills', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const steps = tenSteps
  await insertTestTrial(db, place, { uid: 'c', steps, reward: 1, kind: 'curated' })
  await insertTestTrial(db, place, { uid: 'g', steps, reward: 0, kind: 'generated_before' })
  await insertTestTrial(db, place, { uid: 'n', steps, reward: 1 })
  expect((await getTrial(db, 'c'))!.counterpart?.trial.uid).toBe('n')
  expect((await getTrial(db, 'n'))!.counterpart?.trial.uid).toBe('c')
  expect((await getTrial(db, 'g'))!.counterpart?.trial.uid).toBe('n')
})

test('a condition that a person set says whether the import set it or the settings did', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  await insertTestTrial(db, place, { uid: 'i', kind: 'curated' })
  await insertTestTrial(db, place, { uid: 's', kind: 'no_skills' })
  const setIn = async (uid: string) => (await getTrial(db, uid))!.conditionSetIn
  expect(await setIn('i')).toBeNull()
  await db.$client.executeMultiple(`UPDATE trial SET condition_source = 'given';
    UPDATE import SET options = '{"condition":{"key":"curated"}}'`)
  expect(await setIn('i')).toBe('import')
  expect(await setIn('s')).toBe('settings')
})

test('stored halves of surrogate pairs come as U+FFFD, what only looks like them as it is', async () => {
  const db = await createTestDb()
  const place = await insertTestExperiment(db)
  const odd = { ...makeShellStep(1, 'echo \ud800'), text: 'a\udc00 🧪 \\ud800' }
  const trialId = await insertTestTrial(db, place, { uid: 't', steps: [odd] })
  const [step] = await listSteps(db, { trialId })
  expect(step!.text).toBe('a\ufffd 🧪 \\ud800')
  expect(step!.tool!.command).toBe('echo \ufffd')
  expect(JSON.stringify(step)).not.toMatch(/[^\\]\\ud800/)
})

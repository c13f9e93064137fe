import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeStore } from '@/lib/ingest/store/testing-store'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { parseVerdictArguments } from './verdict-arguments'

function verdict(...args: string[]) {
  const command = ['lib/compile/run.mjs', 'lib/cli/verdict.ts', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, stdout, stderr }
}

/** Twelve tasks of four trials each way; with the skill the first few pass. */
async function makeRuns(nHelped: number) {
  const store = await makeStore()
  const trials = Array.from({ length: 12 }, (_, task) =>
    (['no_skills', 'curated'] as const).flatMap((kind) =>
      Array.from({ length: 4 }, (_, run) =>
        makeNewTrial(`${task} ${kind} ${run}`, {
          ...{ kind, taskName: `task-${task}` },
          reward: kind === 'curated' && task < nHelped ? 1 : 0,
        }),
      ),
    ),
  )
  await store.deliver(trials.flat())
  return store.db
}

test('the exit code says whether the claims hold', async () => {
  const { url } = await makeRuns(9)
  const database = ['--database', url]
  const holds = verdict('exp', '--max-harms', '0', '--min-gain-low', '0', ...database)
  expect(holds).toMatchObject({ status: 0, stderr: '' })
  expect(holds.stdout).toMatch(/^Success was 75\.0 points higher under “curated skills”/)
  expect(holds.stdout).toMatch(/The claim holds\.\n$/)
  const fails = verdict('exp', '--min-gain-low', '0.9', '--json', ...database)
  expect(fails.status).toBe(1)
  expect(JSON.parse(fails.stdout)).toMatchObject({
    ...{ experiment: 'exp', holds: false, contrast: { without: 'no_skills', with: 'curated' } },
    claims: [{ claim: 'minGainLow', asked: 0.9, holds: false }],
  })
  expect(verdict('none', '--max-harms', '0', ...database)).toMatchObject({
    status: 2,
    stderr: 'There is no experiment “none”.\n',
  })
  const other = verdict('exp', '--max-harms', '0', '--with', 'evolved', ...database)
  expect(other).toMatchObject({
    status: 3,
    stdout: 'No condition “evolved” is there to compare.\n',
  })
})

test('one trial each way can show no harm: the data cannot tell, whether rates changed or not', async () => {
  const { db, deliver } = await makeStore()
  const trials = Array.from({ length: 8 }, (_, task) =>
    (['no_skills', 'curated'] as const).map((kind) =>
      makeNewTrial(`${task} ${kind}`, {
        ...{ kind, taskName: `task-${task}`, reward: kind === 'curated' && task < 4 ? 0 : 1 },
      }),
    ),
  )
  await deliver(trials.flat())
  const found = verdict('exp', '--max-harms', '0', '--database', db.url)
  expect(found.status).toBe(3)
  expect(found.stdout).toContain('No task could be tested for harm. Cannot be told.')
})

test('a crash ends with a code of its own, not with that of a claim that does not hold', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'verdict-'))
  const path = join(folder, 'broken.db')
  await writeFile(path, 'This is no database.'.repeat(100))
  const found = verdict('exp', '--max-harms', '0', '--database', `file:${path}`)
  expect(found).toMatchObject({ status: 4, stdout: '' })
  expect(found.stderr).toMatch(/not a database/)
  await rm(folder, { recursive: true })
})

test('what cannot be read is said', () => {
  expect(parseVerdictArguments(['exp'])).toMatch(/Nothing is claimed: .*--max-harms/)
  expect(parseVerdictArguments(['--max-harms', '0'])).toMatch(/Name one experiment/)
  expect(parseVerdictArguments(['exp', '--max-harm', '0'])).toMatch(/max-harm/)
  expect(parseVerdictArguments(['exp', '--min-gain-low', '-0.05'])).toMatchObject({
    claims: { minGainLow: -0.05 },
  })
  expect(parseVerdictArguments(['exp', '--max-harms', '0', '--policy', 'odd'])).toMatch(/--policy/)
})

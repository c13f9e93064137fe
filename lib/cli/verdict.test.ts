import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { makeStore } from '@/lib/ingest/store/testing-store'
import { makeNewTrial } from '@/lib/trajectory/testing'
import { parseVerdictArguments } from './verdict-arguments'

function verdict(...args: string[]) {
  const command = ['--import', 'tsx', 'lib/cli/verdict.ts', ...args]
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
  expect(holds.stdout).toMatch(/^Curated.* raised success|^Skills raised success/)
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

test('what cannot be read is said', () => {
  expect(parseVerdictArguments(['exp'])).toMatch(/Nothing is claimed: .*--max-harms/)
  expect(parseVerdictArguments(['--max-harms', '0'])).toMatch(/Name one experiment/)
  expect(parseVerdictArguments(['exp', '--max-harm', '0'])).toMatch(/max-harm/)
  expect(parseVerdictArguments(['exp', '--min-gain-low', '-0.05'])).toMatchObject({
    claims: { minGainLow: -0.05 },
  })
  expect(parseVerdictArguments(['exp', '--max-harms', '0', '--policy', 'odd'])).toMatch(/--policy/)
})

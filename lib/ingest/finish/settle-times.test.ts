import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { logFiles, readEverything } from '@/lib/ingest/testing'
import { harborTrial, importFiles } from '@/lib/ingest/testing-harbor'

const read = async (result: object, at: string | number = '2026-04-01T08:00:30Z') => {
  const files = harborTrial('job/sort__aaaaaaa', { ...result })
  const log = {
    schema_version: 'ATIF-v1.6',
    steps: [{ step_id: 1, source: 'agent', message: 'Done.', timestamp: at }],
  }
  const { trials } = await readEverything(
    logFiles({ ...files, 'job/sort__aaaaaaa/agent/trajectory.json': JSON.stringify(log) }),
  )
  const { startedAt, finishedAt, durationMs, phases, steps, problems } = trials[0]!
  const odd = problems.filter(({ code }) => code.startsWith('time_'))
  return {
    line: `${startedAt} – ${finishedAt}: ${durationMs} ms`,
    execution: phases.find(({ name }) => name === 'agent_execution')?.durationMs,
    step: steps[0]!.at,
    odd: odd.map(({ code, detail }) => `${code}: ${detail}`),
  }
}

test('a start without a zone beside an end with one is UTC, and the report says so', async () => {
  expect(
    await read({ started_at: '2026-04-01 08:00:00', finished_at: '2026-04-01T08:06:30Z' }),
  ).toEqual({
    line: '2026-04-01T08:00:00Z – 2026-04-01T08:06:30Z: 390000 ms',
    execution: 60_000,
    step: '2026-04-01T08:00:30Z',
    odd: ['time_zone_assumed: start'],
  })
})

test('milliseconds since 1970 are read in results, phases and steps', async () => {
  const from = Date.UTC(2026, 3, 1, 8)
  const found = await read(
    {
      started_at: from,
      finished_at: from + 390_000,
      agent_execution: { started_at: from, finished_at: from + 60_000 },
    },
    from + 1_000,
  )
  expect(found).toEqual({
    line: '2026-04-01T08:00:00.000Z – 2026-04-01T08:06:30.000Z: 390000 ms',
    execution: 60_000,
    step: '2026-04-01T08:00:01.000Z',
    odd: [],
  })
})

test('an end before its start gives no duration, and the report says where', async () => {
  const found = await read({
    started_at: '2026-04-01T08:00:00Z',
    finished_at: '2026-04-01T07:58:00Z',
    agent_execution: { started_at: '2026-04-01T08:05:00Z', finished_at: '2026-04-01T08:01:00Z' },
  })
  expect(found).toMatchObject({
    line: '2026-04-01T08:00:00Z – 2026-04-01T07:58:00Z: null ms',
    execution: null,
    odd: [
      'time_impossible: the trial ends 120000 ms before it starts',
      'time_impossible: agent_execution ends 240000 ms before it starts',
    ],
  })
})

test('what is no time is unknown, and the report says so', async () => {
  expect(await read({ started_at: 'noon' }, 'soon')).toMatchObject({
    line: 'null – 2026-04-01T08:05:00Z: null ms',
    step: null,
    odd: ['time_impossible: start is no time', 'time_impossible: steps is no time'],
  })
})

test('a trial whose clock ran backwards is stored without a duration', async () => {
  const db = await createTestDb()
  await importFiles(
    db,
    harborTrial('job/sort__aaaaaaa', { finished_at: '2026-04-01T07:00:00+0000' }),
  )
  const { rows } = await db.$client.execute('SELECT duration_ms, started_at_iso FROM trial')
  expect(rows.map((row) => [row.duration_ms, row.started_at_iso])).toEqual([
    [null, '2026-04-01T08:00:00Z'],
  ])
})

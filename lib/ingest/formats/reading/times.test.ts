import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { millisecondsBetween, readTime, timesOfSteps } from './times'

test.each<[string, string | number, string | null, boolean?]>([
  ['a zone', '2026-04-01T08:00:00Z', '2026-04-01T08:00:00Z', true],
  ['an offset', '2026-04-01T10:00:00.123456+02:00', '2026-04-01T10:00:00.123456+02:00', true],
  ['an offset without a colon', '2026-04-01T16:00:00+0800', '2026-04-01T16:00:00+08:00', true],
  ['an offset of hours', '2026-04-01 16:00:00+08', '2026-04-01T16:00:00+08:00', true],
  ['the word UTC', '2026-04-01 08:00:00 UTC', '2026-04-01T08:00:00Z', true],
  ['no zone', '2026-04-01T08:00:00', '2026-04-01T08:00:00Z', false],
  ['a space and no zone', '2026-04-01 08:00:00.25', '2026-04-01T08:00:00.25Z', false],
  ['a comma before the fraction', '2026-04-01 08:00:00,250', '2026-04-01T08:00:00.250Z', false],
  ['seconds since 1970', 1775030400, '2026-04-01T08:00:00.000Z', true],
  ['milliseconds since 1970', 1775030400000, '2026-04-01T08:00:00.000Z', true],
  ['microseconds since 1970, as text', '1775030400000000', '2026-04-01T08:00:00.000Z', true],
  ['seconds with a fraction', '1775030400.5', '2026-04-01T08:00:00.500Z', true],
  ['the words of ctime', 'Wed Apr  1 08:00:00 2026', '2026-04-01T08:00:00.000Z', false],
  ['the words of a mail', 'Wed, 01 Apr 2026 08:00:00 GMT', '2026-04-01T08:00:00.000Z', true],
  ['a day', '2026-04-01', '2026-04-01T00:00Z', false],
  ['a month that is none', '2026-14-01T08:00:00Z', null],
  ['seconds since the start of a run', 12.5, null],
  ['a word', 'yesterday', null],
  ['nothing', '', null],
])('%s', (_, raw, iso, hasZone) => {
  expect(readTime(raw)).toEqual(iso === null ? null : { iso, hasZone, moment: Date.parse(iso) })
})

test('a duration between a time with a zone and one without takes the latter as UTC', () => {
  expect(millisecondsBetween('2026-04-01T08:00:00', '2026-04-01T08:05:00Z')).toBe(300_000)
  expect(millisecondsBetween('2026-04-01T10:05:00+02:00', '2026-04-01 08:00:00')).toBe(null)
})

test('the first and last time of steps is by the clock, not by the letters', () => {
  const steps = [
    '2026-04-01T10:00:00+02:00',
    null,
    '2026-04-01 08:30:00',
    'soon',
    '2026-04-01T07:00:00Z',
  ]
  expect(timesOfSteps(steps.map((at) => ({ at })))).toEqual({
    startedAt: '2026-04-01T07:00:00Z',
    finishedAt: '2026-04-01 08:30:00',
  })
})

test.each(['Pacific/Auckland', 'America/New_York', 'UTC'])('times are the same in %s', (zone) => {
  const script = `
    import { millisecondsBetween, readTime } from './lib/ingest/formats/reading/times.ts'
    const raws = ['2026-04-01T08:00:00', '2026-04-01 08:00', 'Wed Apr  1 08:00:00 2026']
    console.log(JSON.stringify([
      new Date(2026, 3, 1).getTimezoneOffset() !== 0,
      ...raws.map((raw) => Date.parse(readTime(raw).iso)),
      millisecondsBetween('2026-04-01T08:00:00', '2026-04-01T08:05:00Z'),
    ]))`
  const child = spawnSync(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '--eval', script],
    { env: { ...process.env, TZ: zone }, encoding: 'utf8' },
  )
  expect(child.stderr).toBe('')
  const moment = Date.UTC(2026, 3, 1, 8)
  expect(JSON.parse(child.stdout)).toEqual([zone !== 'UTC', moment, moment, moment, 300_000])
})

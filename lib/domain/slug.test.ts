import { expect, test } from 'vitest'
import { experimentSlugOfSource, experimentSlugOfTyped } from './slug'

test.each([
  ['my-run', 'my-run'],
  ['My run, v1.2', 'my-run-v1-2'],
  ['  Späte Läufe ', 'spate-laufe'],
  ['unknown', 'unknown'],
  ['日本', null],
  ['–', null],
])('the name %s means the slug %s', (name, slug) => {
  expect(experimentSlugOfTyped(name)).toBe(slug)
})

test.each([
  ['jobs-march.tar.gz', 'jobs-march'],
  ['2026-03-01__12-00-00', '2026-03-01-12-00-00'],
  ['Scores.CSV', 'scores'],
  ['a.json, b.json', ''],
  ['日本.zip', ''],
])('a delivery called %s may be the experiment “%s”', (source, slug) => {
  expect(experimentSlugOfSource(source)).toBe(slug)
})

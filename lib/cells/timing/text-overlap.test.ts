import { expect, test } from 'vitest'
import { findTextOverlaps, type OfferedText, type TaskText } from './text-overlap'

const source = (task: string, text: string, kind: TaskText['kind'] = 'instruction'): TaskText => ({
  ...{ task, text, kind, trial: `trial-of-${task}`, step: 2 },
})
const offered = (task: string, text: string): OfferedText => ({
  ...{ task, text, skill: `${task}-notes`, condition: 'written after' },
})

const HANDING_IN = 'Write your results to the folder out and say what was done.'

test('a skill that repeats what its own task asked is a finding with the words and where they stand', () => {
  const asked = 'Grant wishes in the order asked, each person keeps 11 hours of rest.'
  expect(
    findTextOverlaps(
      [offered('roster', `Before: sort. The task said: ${asked}`), offered('pump', asked)],
      [source('roster', asked), source('pump', 'Choose a pump.')],
    ),
  ).toEqual([
    {
      ...{ task: 'roster', skill: 'roster-notes', condition: 'written after' },
      ...{ kind: 'instruction', trial: 'trial-of-roster', step: 2, nMore: 0, nWords: 13 },
      text: asked.slice(0, -1),
    },
  ])
})

test('words that every task has are of no instance', () => {
  const texts = [offered('roster', HANDING_IN)]
  expect(findTextOverlaps(texts, [source('roster', HANDING_IN)])).toHaveLength(1)
  const sources = [source('roster', HANDING_IN), source('pump', HANDING_IN)]
  expect(findTextOverlaps(texts, sources)).toEqual([])
})

test('what a verifier said counts as well, and the longest stretch comes first', () => {
  const said = 'assert P-05 equals P-03, since at sixty degrees P-05 would cavitate'
  const asked = 'Choose the pump that meets the duty point and takes the least power.'
  const found = findTextOverlaps(
    [offered('pump', `${said}. ${asked} `)],
    [source('pump', said, 'check'), source('pump', asked)],
  )
  expect(found.map(({ kind, nWords }) => [kind, nWords])).toEqual([
    ['check', 14],
    ['instruction', 13],
  ])
})

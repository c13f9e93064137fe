import { expect, test } from 'vitest'
import { runsOf, sharedRuns } from './shared-runs'

const ASKED = 'Grant wishes in the order asked, as long as each person keeps 11 hours of rest.'

test('eight words in a row are found whatever case and marks stand between, with the words around them that match', () => {
  const text = 'Note: grant WISHES in the order asked — as long as each person, please.'
  expect(sharedRuns(text, runsOf(ASKED))).toEqual([
    { text: 'grant WISHES in the order asked — as long as each person', nWords: 11 },
  ])
})

test('seven words are no finding, and neither is a text without words', () => {
  expect(sharedRuns('grant wishes in the order asked as soon as', runsOf(ASKED))).toEqual([])
  expect(sharedRuns('', runsOf(ASKED))).toEqual([])
  expect(sharedRuns(ASKED, runsOf('too short'))).toEqual([])
})

test('a stretch may end with the text, and of several the longest comes first', () => {
  const text = `one two three four five six seven eight; ${ASKED}`
  const other = `${ASKED} -- one two three four five six seven eight`
  expect(sharedRuns(text, runsOf(other)).map(({ nWords }) => nWords)).toEqual([16, 8])
})

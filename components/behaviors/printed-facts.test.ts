import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readPrintedBehaviors } from '@/lib/cells/printed-behaviors'
import type { PrintedTable } from '@/lib/domain/printed-table'
import { printedFacts } from './printed-facts'
import { saysCross } from './stage-words'

// The file that `npm start` loads.
const { tables } = JSON.parse(readFileSync('public/examples/skillfactory/tables.json', 'utf8')) as {
  tables: PrintedTable[]
}
const printed = readPrintedBehaviors(tables)!

test('what is kept stands for all three models, of which one is the exception', () => {
  const [first, ...others] = printedFacts(printed)
  expect(first).toEqual({
    value: '2 of 3 models',
    says: 'keep more of their success from 4 arguments to 6 arguments with SkillFactory than with RL-Only',
  })
  expect(others.slice(0, 3).map(({ value }) => value)).toEqual([
    '33 % kept, RL-Only 75 % kept',
    '40 % kept, RL-Only 34 % kept',
    '50 % kept, RL-Only 40 % kept',
  ])
  expect(others[0]!.says).toContain(
    'SkillFactory 42.1 → 13.9, RL-Only 18.7 → 14.1; alike at the end',
  )
  expect(others[1]!.says).not.toContain('alike')
})

test('an overall stands beside that of the arm it is compared with', () => {
  const { says } = printedFacts(printed).find(({ value }) => value === '35.7 or 31.9 %')!
  expect(says).toContain('of RL-Only 31.9 or 27.0 %')
})

test('two arms that change places are one pair, no rule', () => {
  expect(saysCross(printed.stages!.lines)).toBe(
    '1 of 1 pair with both changed places; n not printed',
  )
})

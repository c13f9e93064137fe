import { describe, expect, test } from 'vitest'
import { answerSizes, type SizeFinding } from './answer-sizes'
import { saySizes } from './say-sizes'
import type { SizedTask } from './sized-task'

const task = (at: number, gain: number, sizes: Partial<SizedTask['sizes']>): SizedTask => ({
  ...{ task: `t${at}`, domain: null, without: 0.4, with: 0.4 + gain, gain, nTrials: 6 },
  rerunSe: null,
  sizes: { modules: null, tokens: null, files: null, scripts: null, ...sizes },
})

/** Thirty tasks with compact skills that gain, thirty with comprehensive ones that do not. */
const TASKS = Array.from({ length: 60 }, (_, at) =>
  task(at, (at < 30 ? 0.3 : 0) + (at % 5) / 50, { modules: 5, tokens: at < 30 ? 500 : 9000 + at }),
)

describe('by each size that is known', () => {
  const findings = answerSizes(TASKS, 'new_tasks')

  test('sizes that no task knows are left out, one value is told apart', () => {
    expect(findings.map(({ size, only }) => [size, only])).toEqual([
      ['modules', 5],
      ['tokens', null],
    ])
    expect(findings[1]!.verdict).toBe('falls')
    expect(findings[1]!.found).toHaveLength(1)
  })

  test('the finding comes first, then what can’t be studied, then that it is no proof', () => {
    expect(saySizes(findings)).toEqual([
      'The gain falls with the tokens of SKILL.md (p < 0.001).',
      'By tokens of SKILL.md, tasks of the class comprehensive gain 30.0 points less than those of compact (q < 0.001).',
      'All 60 tasks that are known have the same number of skills (5), so that nothing can be said by it.',
      'Sizes were not assigned at random: this is no proof of cause.',
    ])
  })
})

test('what cannot be told is said of all such sizes at once, and nothing is proven', () => {
  const open = (size: SizeFinding['size']): SizeFinding => ({
    ...answerSizes(TASKS, 'new_tasks')[1]!,
    ...{ size, verdict: 'cannot_tell', found: [] },
  })
  expect(saySizes([open('modules'), open('files'), open('scripts')])).toEqual([
    'Whether the gain changes with the number of skills, number of files or number of scripts cannot be told yet.',
  ])
  expect(saySizes([])).toEqual([])
})

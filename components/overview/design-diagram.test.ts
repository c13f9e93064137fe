import { expect, test } from 'vitest'
import type { ExperimentSummary } from '@/lib/analysis/experiment/summarize-experiment'
import { designDiagram } from './design-diagram'

const diagramOf = (conditions: readonly { key: string; label: string }[]) =>
  // Only these are looked at.
  designDiagram({
    conditions,
    configurations: [{ harness: 'cli', model: 'm' }],
    experiment: { nTasks: 2, nTrials: 9 },
    domains: { domains: [] },
  } as unknown as ExperimentSummary)

const round = (n: number) => ({ key: `evolved_${n}`, label: `evolved, round ${n}` })
const curated = (n: number) => ({ key: `curated_${n}`, label: `skills ${n}`, kind: 'curated' })
const NONE = { key: 'no_skills', label: 'no skills' }

test('many rounds of a skill are one box of the diagram, a few stand by themselves', () => {
  expect(diagramOf([NONE, round(1), round(2)])).toContain('c2(["evolved, round 2"])')
  const many = diagramOf([NONE, ...[1, 2, 3, 4, 5].map(round)])
  expect(many).toContain('c0(["no skills"])')
  expect(many).toContain('c1(["5 rounds of evolved skills"])')
  expect(many).not.toContain('round 5')
})

test('of many conditions of one kind there is a count, of several a box with a line each', () => {
  const none = { ...NONE, kind: 'no_skills' }
  const many = diagramOf([none, ...[1, 2, 3, 4, 5, 6, 7].map(curated)])
  expect(many).toContain('c1(["curated skills: 7 conditions"])')
  expect(many).toContain('c0(["no skills"])')
  // In a box with round ends the lines of four would be cut.
  const few = diagramOf([none, ...[1, 2, 3].map(curated)])
  expect(few).toContain('c0("no skills<br/>skills 1<br/>skills 2<br/>skills 3")')
})

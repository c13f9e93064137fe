import { expect, test } from 'vitest'
import { drawLineage } from '@/lib/cells/rounds/lineage'
import type { Candidate } from '@/lib/domain/round'
import { lineageMermaid } from './lineage-mermaid'

const candidate = (after: number, name: string | null, fate: Candidate['fate']): Candidate => ({
  ...{ after, fate, category: 'office' },
  skills: name === null ? [] : [{ name, action: after === 1 ? 'create' : 'refine' }],
})

test('a branch a skill, a commit a text; a refused one is crossed out, the last accepted is in use', () => {
  const lanes = drawLineage([
    candidate(1, 'pdf', 'accepted'),
    candidate(2, 'xlsx', 'accepted'),
    candidate(2, 'pdf', 'rejected'),
    candidate(3, null, 'accepted'),
    candidate(4, 'pdf', 'accepted'),
  ])
  expect(lineageMermaid(lanes, 'night')).toBe(`gitGraph
  commit id: "start"
  branch "pdf"
  commit id: "night 1: create pdf, accepted"
  commit id: "night 2: refine pdf, rejected" type: REVERSE
  checkout main
  branch "xlsx"
  commit id: "night 2: refine xlsx, accepted" tag: "in use"
  checkout main
  commit id: "night 3: office, same texts again, accepted"
  checkout "pdf"
  commit id: "night 4: refine pdf, accepted" tag: "in use"
`)
})

test('a hostile name stays inside its quotes, and names that are alike are told apart', () => {
  const text = lineageMermaid(
    drawLineage([
      candidate(1, 'main', 'accepted'),
      candidate(1, 'a"\n  branch evil', 'waiting'),
      candidate(1, 'a\n  branch evil', 'accepted'),
      candidate(2, '%%{init: {}}%%', 'accepted'),
    ]),
    'round',
  )
  expect(text.split('\n').filter((line) => line.includes('branch '))).toEqual([
    '  branch "(2) main"',
    ...[expect.stringContaining('branch "a'), expect.stringMatching(/waiting" type: HIGHLIGHT$/)],
    ...[expect.stringContaining('branch "(2) a'), expect.stringMatching(/^ {2}commit id: "/)],
    expect.stringContaining('branch "init:'),
  ])
  for (const line of text.trim().split('\n').slice(1))
    expect(line).toMatch(
      /^ {2}(?:(?:branch|checkout) (?:"[^"]+"|main)|commit id: "[^"]+"(?: type: [A-Z]+)?(?: tag: "in use")?)$/,
    )
})

import { expect, test } from 'vitest'
import { stepsFromText } from '@/lib/diff/testing'
import { shareSteps, shareWrites } from './share-steps'

const [left, right] = ['sum', 'mean'].map((name) => {
  const steps = stepsFromText(`$ cat > solve.py <<EOF\\nimport csv\\ntotal = ${name}(rows)`)
  return steps.at(-1)!
})

test('two writes are told by the lines that one of them alone has, then in full', () => {
  const blocks = shareWrites({ left: left!, right: right! })
  const texts = blocks.map((block) => ('text' in block ? block.text : ''))
  expect(texts[0]).toBe('Lines of these writes that one side alone has (− left, + right)')
  expect(texts[1]!.split('\n').sort()).toEqual(['+ total = mean(rows)', '− total = sum(rows)'])
  expect(texts[2]).toMatch(/^What the left writes first \(step \d+\)$/)
  expect(texts[3]).toContain('total = sum(rows)')
})

test('a side that writes nothing of its own has no part', () => {
  expect(shareWrites({ left: null, right: right! }).map(({ kind }) => kind)).toEqual([
    'heading',
    'code',
  ])
  expect(shareSteps({ left: null, right: null })).toEqual([])
})

import { expect, test } from 'vitest'
import { relateSize } from './relate-size'
import type { SizedTask } from './sized-task'

const task = (tokens: number, gain: number, without: number): SizedTask =>
  // Only what the relation reads.
  ({
    ...{ gain, without, domain: null, rerunSe: null },
    sizes: { skills: null, tokens, modules: null, files: null, scripts: null },
  }) as unknown as SizedTask

test('a correlation that may be luck has nothing that domain or baseline could explain', () => {
  // A gain that follows the baseline alone; sizes go along with neither much.
  const tasks = [3, 1, 4, 1.5, 9, 2.6, 5, 3.5, 8, 9.7].map((size, at) =>
    task(size * 100, at / 20, 1 - at / 10),
  )
  const { raw, adjusted, verdict, isExplained } = relateSize(tasks, 'tokens', 'new_tasks')
  expect(Math.abs(raw.rho! - adjusted.rho!)).toBeGreaterThan(0.15)
  expect([verdict, isExplained]).toEqual(['cannot_tell', false])
})

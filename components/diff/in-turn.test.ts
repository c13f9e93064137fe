import { expect, test } from 'vitest'
import { inTurn } from './in-turn'

test('work is done later, in order, each piece in a task of its own, unless it is cancelled', async () => {
  const done: string[] = []
  let tasks = 0
  const note = (name: string) => () => {
    done.push(`${name} in task ${tasks}`)
    queueMicrotask(() => (tasks += 1))
  }
  inTurn(note('a'))
  const cancel = inTurn(note('b'))
  cancel()
  await new Promise<void>((resolve) => {
    inTurn(note('c'))
    inTurn(resolve)
    expect(done).toEqual([])
  })
  expect(done).toEqual(['a in task 0', 'c in task 1'])
})

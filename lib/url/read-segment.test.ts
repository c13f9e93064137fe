import { expect, test } from 'vitest'
import { readSegment } from './read-segment'
import { taskHref } from './site'

test.each(['100%', '100%25', '%ff', 'a/b', 'a b', '数据', 'x?y#z', '..%2f', '%'])(
  'a task named %s is found under its link',
  (name) => {
    expect(readSegment(taskHref('demo', name).split('/').at(-1)!)).toBe(name)
  },
)

test('a segment that is no encoding is itself', () => {
  expect([readSegment('100%'), readSegment('%ff')]).toEqual(['100%', '%ff'])
})

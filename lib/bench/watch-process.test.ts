import { expect, test } from 'vitest'
import { growthOf, scriptOf } from './watch-process'

test('a process is called after the script that it runs, not after what starts scripts', () => {
  expect(scriptOf('node /srv/lib/compile/run.mjs /srv/lib/server/answer-worker.ts')).toBe(
    'answer-worker',
  )
  expect(scriptOf('node lib/server/serve.mjs 127.0.0.1 3000')).toBe('serve')
  expect(scriptOf('sh -c true')).toBe('process')
})

test('what a process holds in the last quarter stands beside the first, also of one that came later', () => {
  const looks = [10, 20, 30, 40, 50, 60, 70, 80].map((rssMb, at) => {
    const web = ['web', { rssMb, handles: 5 }] as const
    return new Map(at < 4 ? [web] : [web, ['late', { rssMb: 7, handles: at }]])
  })
  expect(growthOf(looks)).toEqual([
    { name: 'web', first: { rssMb: 15, handles: 5 }, last: { rssMb: 75, handles: 5 } },
    { name: 'late', first: { rssMb: 7, handles: 4 }, last: { rssMb: 7, handles: 7 } },
  ])
})

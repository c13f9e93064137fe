import { expect, test } from 'vitest'
import { loadTrialsParams, trialsCsvHref, trialsHref, type TrialsParams } from './trial-list'

const back = (href: string) => loadTrialsParams(new URL(href, 'http://x').searchParams)

const ASKED: TrialsParams = {
  ...{ q: 'flood & risk', status: ['agent_timeout', 'ok'], condition: ['a,b', '__proto__'] },
  ...{
    configuration: ['open,hands--a'],
    domain: ['', 'Finance, Economics'],
    use: ['unknown'],
    only: ['no_tokens'],
  },
  ...{ least: 0.25, most: -1, sort: 'started', order: 'asc', columns: ['cost', 'reward'] },
  ...{ rows: 200, after: 'abc', before: 'xyz', chosen: ['one', 'two'] },
}

test('the list of trials survives its link', () => {
  expect(back(trialsHref('a b', ASKED))).toEqual(ASKED)
})

test('a file has every page and no choice of columns', () => {
  const { after, before, chosen, columns, rows, ...filter } = back(trialsCsvHref('a', ASKED))
  expect({ after, before, chosen }).toEqual({ after: null, before: null, chosen: [] })
  expect({ columns, rows }).toMatchObject({ columns: back('/').columns, rows: 50 })
  expect(ASKED).toMatchObject(filter)
})

test('broken values fall to the default, and defaults leave the link short', () => {
  const broken = back('/?status=nope&least=x&sort=uid&order=up')
  expect(trialsHref('a', broken)).toBe('/experiments/a/trials')
})

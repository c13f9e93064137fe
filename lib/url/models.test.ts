import { expect, test } from 'vitest'
import { loadModelsParams, modelsHref, modelsParams, type ModelsParams } from './models'

const read = (href: string) => loadModelsParams(new URL(href, 'http://x').searchParams)

test('a link to a comparison reads back as it was written', () => {
  const params: Partial<ModelsParams> = {
    first: 'openhands--small, & co',
    firstCondition: 'curated',
    second: 'b',
    secondCondition: 'no_skills',
    margin: 0.025,
    small: ['a,b', 'c'],
    large: ['d'],
    x: 'tokens',
    pairs: 'all',
    policy: 'fail',
  }
  expect(read(modelsHref('e', params))).toMatchObject(params)
})

test('the margin stands in the link in percentage points', () => {
  expect(modelsHref('e', { margin: 0.03 })).toBe('/experiments/e/models?margin=3')
  expect(read('/?margin=7.5').margin).toBe(0.075)
})

test('a broken or senseless margin falls to the default', () => {
  for (const text of ['', 'x', '0', '-5', '51', 'NaN', 'Infinity', ' '])
    expect(read(`/?margin=${text}`).margin, text).toBe(modelsParams.margin.defaultValue)
})

import { expect, test } from 'vitest'
import { parseAsString } from 'nuqs/server'
import { TAB_GROUPS } from './tab-groups'
import { asCsv, TABLES, TABS, VIEW_GROUPS, viewLinks, VIEWS } from './views'

test('views of a group stand together, groups in the order of the navigation', () => {
  const places = VIEWS.map(({ group }) => VIEW_GROUPS.indexOf(group))
  expect(places).toEqual([...places].sort((a, b) => a - b))
})

test('no two views have one name or one address', () => {
  for (const name of ['key', 'label', 'path'] as const)
    expect(new Set(VIEWS.map((view) => view[name])).size).toBe(VIEWS.length)
  expect(TABS[0]).toMatchObject({ key: 'overview', path: '' })
})

test('every page stands in one group of the navigation, and no group is empty or shares its name', () => {
  expect(TAB_GROUPS.flatMap(({ tabs }) => tabs)).toEqual(TABS)
  expect(TAB_GROUPS.every(({ tabs }) => tabs.length > 0)).toBe(true)
  expect(new Set(TAB_GROUPS.map(({ label }) => label)).size).toBe(TAB_GROUPS.length)
  expect(TAB_GROUPS.find(({ key }) => key === 'figures')!.label).toBe('Printed figures')
})

test('a table is named in a link unless it is the first of its view', () => {
  const { href, dataHref } = viewLinks('models', { x: parseAsString })
  expect(href('a b', { x: 'y&z' })).toBe('/experiments/a%20b/models?x=y%26z')
  expect(dataHref('a')).toBe('/api/v1/experiments/a/models')
  expect(dataHref('a', {}, 'csv')).toBe('/api/v1/experiments/a/models?format=csv')
  expect(dataHref('a', { x: 'y' }, 'csv', 'pairs')).toBe(asCsv(dataHref('a', { x: 'y' })))
  expect(dataHref('a', { x: 'y' }, 'csv', 'arms')).toMatch(/\?x=y&format=csv&table=arms$/)
  expect(TABLES.filter(({ path }) => path === 'models')).toHaveLength(3)
})

import { expect, test } from 'vitest'
import { readSegment } from './read-segment'
import {
  loadSkillListParams,
  loadSkillParams,
  skillDataHref,
  skillHref,
  skillListHref,
} from './skill'

const query = (href: string) => new URL(href, 'http://x').searchParams

test('a link to two versions of a skill reads back as it was written', () => {
  const href = skillHref('demo', 'gauges', { left: 'a1', right: 'b2', file: 'scripts/a b.py' })
  expect(loadSkillParams(query(href))).toMatchObject({
    ...{ left: 'a1', right: 'b2', version: null, file: 'scripts/a b.py', text: 'markdown' },
  })
})

test('a name of any characters is one segment of the address', () => {
  for (const name of ['a/b', '../c', 'd?e#f', '100%', 'é', '<script>', ' ']) {
    const { pathname } = new URL(skillHref('demo', name), 'http://x')
    expect(readSegment(pathname.split('/')[4]!)).toBe(name)
    expect(pathname.split('/')).toHaveLength(5)
  }
  expect(skillDataHref('demo', 'a/b')).toBe('/api/v1/experiments/demo/skills/a%2Fb')
})

test('a list of skills has its search, sort and comparison in its link', () => {
  const href = skillListHref('demo', { q: 'flood', sort: 'read', with: 'curated' })
  expect(loadSkillListParams(query(href))).toMatchObject({
    ...{ q: 'flood', sort: 'read', order: null, with: 'curated', page: 1 },
  })
})

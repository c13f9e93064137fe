import { expect, test } from 'vitest'
import { domainOfCategory } from '@/lib/ingest/finish/domain-mapping'
import { readDomains } from './read-domains'

const read = (text: string) => {
  const { domains, problems } = readDomains(Buffer.from(text), 'd.csv')
  return { domains: Object.fromEntries(domains), problems }
}

test('a CSV of tasks and domains, with other columns, quotes and a byte order mark', () => {
  expect(
    read('\ufeffTask, difficulty ,Domain\r\na,easy,"Office, White Collar"\r\nb,hard,Energy\r\n'),
  ).toEqual({
    domains: { a: 'Office, White Collar', b: 'Energy' },
    problems: [],
  })
})

test('a row without a domain is named by its line', () => {
  expect(read('task,domain\na,X\nb,\n').problems).toEqual([
    { code: 'cell_invalid', file: 'd.csv', line: 3, detail: 'no task or no domain' },
  ])
})

test.each(['name,area\na,b\n', 'task,domain\n"a,b\n'])(
  'what is no such table is a problem: %j',
  (text) => {
    expect(read(text).problems).toMatchObject([{ code: 'unexpected_shape', file: 'd.csv' }])
  },
)

test('categories map in any spelling; one of several domains maps to none', () => {
  expect(domainOfCategory('Security & CTF')).toBe('Cybersecurity')
  expect(domainOfCategory('control-systems')).toBe('Industrial & Physical Systems')
  expect(domainOfCategory('research')).toBeNull()
})

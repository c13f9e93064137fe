import { expect, test } from 'vitest'
import { webResults } from './web-results'

const found = [
  { title: 'How rivers flood', url: 'https://a.example/x' },
  { title: '', url: 'https://b.example/y' },
]

test('results are read whatever stands around them, also where the JSON was cut', () => {
  const json = JSON.stringify({
    query: 'floods',
    results: found.map((one) => ({ ...one, score: 1 })),
  })
  expect(webResults(json)).toEqual(found)
  expect(webResults(json.slice(0, -6))).toEqual(found)
  expect(webResults(`Web search results:\n\nLinks: ${JSON.stringify(found)}\n\nMore.`)).toEqual(
    found,
  )
})

test('the address may come first, and be called otherwise', () => {
  const other = found.map(({ title, url }) => ({ link: url, title }))
  expect(webResults(JSON.stringify(other, null, 2))).toEqual(found)
})

test('escapes are read; what is no web address is no result', () => {
  const json =
    '[{"title":"a \\"b\\"\\n\\u00e9","url":"https://a.example"},{"title":"x","url":"javascript:1"}]'
  expect(webResults(json)).toEqual([{ title: 'a "b" é', url: 'https://a.example' }])
  expect(webResults('plain text')).toEqual([])
})

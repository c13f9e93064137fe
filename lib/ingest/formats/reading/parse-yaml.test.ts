import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseYaml } from './parse-yaml'

const valueOf = (text: string) => {
  const parsed = parseYaml(text)
  // Records of the reader have no prototype, so that a key cannot be one.
  return 'value' in parsed ? (JSON.parse(JSON.stringify(parsed.value)) as unknown) : parsed
}

test('maps and lists nest by their indent, also a list as far out as its key', () => {
  const text = `# results
sort/with-skills:
  checks:
    is_sorted: true
    keeps_ties: false
  cost: 0.25739674999999995
  tools:
  - Read
  - name: Edit
    count: 2
  notes: []
`
  expect(valueOf(text)).toEqual({
    'sort/with-skills': {
      checks: { is_sorted: true, keeps_ties: false },
      cost: 0.25739674999999995,
      tools: ['Read', { name: 'Edit', count: 2 }],
      notes: [],
    },
  })
})

test('empty is null, quoted is text, and a number that would be rounded stays text', () => {
  expect(
    valueOf(
      `model: ''\nerror:\nversion: "2.10"\nid: 12345678901234567890\nzip: 007\nhash: a#b # c`,
    ),
  ).toEqual({
    model: '',
    error: null,
    version: '2.10',
    id: '12345678901234567890',
    zip: '007',
    hash: 'a#b',
  })
})

test('lists in one line, texts over several, blocks of text', () => {
  expect(
    valueOf(
      `all: [1, two, {a: "b, c", d: }]\nsays: first\n  and second\nraw: |\n  x: 1\n    y\nfold: >-\n  one\n  two\n`,
    ),
  ).toEqual({
    all: [1, 'two', { a: 'b, c', d: null }],
    says: 'first and second',
    raw: 'x: 1\n  y\n',
    fold: 'one two',
  })
})

test('what it does not know makes the file unreadable, no value another', () => {
  for (const text of ['a: &x 1\nb: *x', 'a: !!int "3"', 'a: 1\n---\nb: 2', 'a: 1\na: 2', '\ta: 1'])
    expect(parseYaml(text)).toHaveProperty('unknown')
})

test('a key that is called like a part of every object is one like others', () => {
  const parsed = parseYaml('__proto__:\n  polluted: 1\nconstructor: 2')
  expect('value' in parsed && Object.keys(parsed.value as object)).toEqual([
    '__proto__',
    'constructor',
  ])
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})

/** As programs write YAML: blocks, keys and texts in quotes where they must be. */
function written(value: unknown, indent = ''): string {
  if (Array.isArray(value) && value.length > 0)
    return value.map((one) => `\n${indent}-${written(one, `${indent}  `)}`).join('')
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
    return Object.entries(value)
      .map(([key, one]) => `\n${indent}${JSON.stringify(key)}:${written(one, `${indent}  `)}`)
      .join('')
  return ` ${JSON.stringify(value)}`
}

test('whatever is written so is read as it was; whatever is not, ends', () => {
  const json = fc
    .jsonValue({ maxDepth: 4 })
    .map((value) => JSON.parse(JSON.stringify(value)) as unknown)
  fc.assert(
    fc.property(json, (value) => {
      expect(valueOf(written(value).trimStart())).toEqual(value)
    }),
    { seed: 11, numRuns: 300 },
  )
  const pieces = fc.constantFrom(
    'a: ',
    '- ',
    '  ',
    '\n',
    '"',
    "'",
    '[',
    '{',
    ']',
    ': ',
    '#',
    '|',
    '>',
    'x',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      expect(parseYaml(parts.join(''))).toBeTypeOf('object')
    }),
    { seed: 12, numRuns: 2000 },
  )
})

import { expect, test } from 'vitest'
import { splitObjects } from './split-objects'

test.each<[string, string, string[]]>([
  ['one after the other', '{"a":1}\n{"b":{"c":2}} {}', ['{"a":1}', '{"b":{"c":2}}', '{}']],
  ['of a list', '[{"a":1},{"b":2}]', ['{"a":1}', '{"b":2}']],
  ['braces and quotes within strings', '{"a":"}{\\""}{"b":1}', ['{"a":"}{\\""}', '{"b":1}']],
  ['what is cut short is left out', '{"a":1}{"b":', ['{"a":1}']],
  ['nothing', 'no JSON } at all', []],
])('objects %s', (_, text, objects) => {
  expect([...splitObjects(text)]).toEqual(objects)
})

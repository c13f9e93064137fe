import { expect, test } from 'vitest'
import { csvText } from './csv-text'

test('unknown is empty, quotes are doubled, formulas are text', () => {
  const rows = [
    { name: 'a "b", c', rate: null },
    { name: '=HYPERLINK("x")', rate: -0.074 },
  ]
  const columns = {
    name: (row: (typeof rows)[number]) => row.name,
    rate: (row: (typeof rows)[number]) => row.rate,
  }
  expect(csvText(columns, rows)).toBe(
    'name,rate\r\n"a ""b"", c",\r\n"\'=HYPERLINK(""x"")",-0.074\r\n',
  )
})

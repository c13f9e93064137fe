import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestDb } from '@/db/testing'
import { sqlJson } from './json-rows'

test('halves of surrogate pairs and NUL become U+FFFD; what only looks like them stays', () => {
  const odd = { text: 'a\ud800b \u0000 \udc00', plain: '\\ud800 \\u0000 🧪 "\n', '\ud800': 1 }
  expect(JSON.parse(sqlJson(odd))).toEqual({
    text: 'a\ufffdb \ufffd \ufffd',
    plain: '\\ud800 \\u0000 🧪 "\n',
    '\ufffd': 1,
  })
})

test('any text, taken apart by the database and read back, is the well-formed text without NUL', async () => {
  const db = await createTestDb()
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom('\ud800', '\udc00', '\\', 'u', 'd800', '\u0000', 'a'))
      .map((parts) => parts.join('')),
  )
  await fc.assert(
    fc.asyncProperty(text, async (value) => {
      // A JSON column within a row, as details of trials are stored.
      const row = sqlJson({ name: value, detail: sqlJson({ value }) })
      const { rows } = await db.$client.execute({
        sql: `SELECT ?1->>'name' AS name, (?1->>'detail')->>'value' AS inner`,
        args: [row],
      })
      const expected = Buffer.from(value).toString().replaceAll('\u0000', '\ufffd')
      expect(rows[0]!.name).toBe(expected)
      expect(rows[0]!.inner).toBe(expected)
    }),
    { seed: 20_261_121 },
  )
})

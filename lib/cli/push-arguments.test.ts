import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withFolder } from '@/lib/ingest/testing'
import { parsePushArguments } from '@/lib/cli/push/push-arguments.mjs'

const TO = ['--to', 'http://127.0.0.1:3000', '--experiment', 'exp']

test('choices, rules and mappings go to the server as the API takes them', async () => {
  await withFolder({ 'a.json': '{}' }, async (folder) => {
    const rules = join(folder, 'rules.json')
    writeFileSync(rules, '[]')
    const asked = parsePushArguments(
      [
        ...[folder, ...TO, '--attempt', 'last', '--regrade', 'first'],
        ...['--mapping', 'proposed', '--rules', rules],
      ],
      {},
    )
    expect(asked).toMatchObject({
      settings: { attempt: 'last', regrade: 'first', mappings: 'proposed', rules: '[]' },
    })
  })
})

test('a file that is not there is said to be so', async () => {
  await withFolder({ 'a.json': '{}' }, async (folder) => {
    const none = join(folder, 'none.json')
    expect(parsePushArguments([folder, ...TO, '--mapping', none], {})).toBe(
      `--mapping: ${none} cannot be read.`,
    )
  })
})

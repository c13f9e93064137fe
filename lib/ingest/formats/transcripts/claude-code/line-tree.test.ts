import { expect, test } from 'vitest'
import { LineTree } from './line-tree'

/** Lines `id < parent kind`, one step each; gives back the ids of those on branches that were left. */
const left = (...lines: (string | Record<string, unknown>)[]): string[] => {
  const tree = new LineTree()
  const read = lines.map((line) => (typeof line === 'string' ? lineOf(line) : line))
  read.forEach((line, at) => tree.add(line, at, at + 1))
  const abandoned = tree.abandoned()
  return read.flatMap(({ uuid }, at) => (abandoned.has(at) ? [String(uuid)] : []))
}

const CONTENT: Record<string, unknown> = {
  result: [{ type: 'tool_result', tool_use_id: 'x', content: 'ok' }],
  bash: '<bash-input>ls</bash-input>',
}

function lineOf(line: string): Record<string, unknown> {
  const [uuid, , parent, kind = ''] = line.split(' ')
  const type = kind in CONTENT ? 'user' : kind === 'agent' ? 'assistant' : kind
  return {
    ...{ uuid, type, sessionId: 's', parentUuid: parent === '-' ? null : parent },
    message: { content: CONTENT[kind] ?? 'words' },
  }
}

test('what came of words that were taken back was left', () => {
  expect(
    left('a < - user', 'b < a agent', 'c < b user', 'd < c agent', 'e < b user', 'f < e agent'),
  ).toEqual(['c', 'd'])
})

test('so is a first message that was said anew', () => {
  expect(left('a < - user', 'b < a agent', 'c < - user', 'd < c agent')).toEqual(['a', 'b'])
})

test('results of calls side by side, and hooks, hang beside the way and belong to it', () => {
  expect(
    left(
      'a < - user',
      'b < a agent',
      'c < b agent',
      'd < b result',
      'e < c result',
      'f < e system',
      'g < e agent',
    ),
  ).toEqual([])
})

test('a command that a person runs beside the conversation takes nothing back', () => {
  expect(left('a < - user', 'b < a user', 'c < b agent', 'd < a bash')).toEqual([])
})

test('lines that name no parents are no tree', () => {
  expect(left('a < - user', 'b < - agent', 'c < - user', 'd < - agent')).toEqual([])
})

test('after a compaction the way goes on where the boundary says', () => {
  const boundary = { uuid: 'c', type: 'system', parentUuid: null, logicalParentUuid: 'b' }
  expect(left('a < - user', 'b < a agent', boundary, 'd < c user', 'e < d agent')).toEqual([])
})

test('messages that the harness took back were left', () => {
  const refusal = { uuid: 'c', type: 'system', parentUuid: 'a', retractedMessageUuids: ['b'] }
  expect(left('a < - user', 'b < a agent', refusal, 'd < c agent')).toEqual(['b'])
})

test('lines that name each other as parents come to an end', () => {
  expect(left('a < b user', 'b < a agent')).toEqual([])
})

test('lines of one id, each the parent of two, are walked once', () => {
  const pairs = Array.from({ length: 60 }, (_, depth) => [
    `x${depth + 1} < x${depth} agent`,
    `x${depth + 1} < x${depth} agent`,
  ]).flat()
  const lines = ['a < - user', 'x0 < a user', ...pairs, 'c < a user', 'd < c agent']
  expect(left(...lines)).toHaveLength(1 + pairs.length)
})

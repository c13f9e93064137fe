import { expect, test } from 'vitest'
import type { LogEnding } from '@/lib/ingest/formats/reading/agent-log'
import { endingAfter } from './claude-ending'

const endOf = (...lines: Record<string, unknown>[]) =>
  lines.reduce<LogEnding | null>((ending, line) => endingAfter(ending, line), null)

const says = (text: string, more: object = {}) => ({
  type: 'assistant',
  message: { model: 'acme-small-1', content: [{ type: 'text', text }], ...more },
})
const madeUp = (text: string) => says(text, { model: '<synthetic>' })
const retry = (attempt: number) => ({
  ...{ type: 'system', subtype: 'api_retry', attempt },
  ...{ error_status: 529, error: 'overloaded' },
})

test('a session ends on what its program says last of the API', () => {
  expect(endOf(says('I look.'), madeUp('API Error: 402 no funds'))).toEqual({
    failure: 'API Error: 402 no funds',
    event: 'api_error',
  })
  expect(endOf(says('I look.'), retry(2))?.failure).toBe('API Error: 529 overloaded')
  const refused = { message: '529', error: { error: { message: 'Overloaded' } } }
  expect(endOf({ type: 'system', subtype: 'api_error', error: refused })?.failure).toBe('529')
  expect(endOf({ type: 'result', is_error: true, subtype: 'error_max_turns' })).toEqual({
    failure: 'error_max_turns',
    event: 'result',
  })
})

test('what was got over is no end', () => {
  expect(endOf(retry(3), says('On with it.'))).toBeNull()
  expect(endOf(madeUp('API Error: 500'), says('Done.', { stop_reason: 'end_turn' }))).toEqual({
    failure: null,
    event: 'end_turn',
  })
  expect(endOf(retry(3), { type: 'result', is_error: false })?.failure).toBeNull()
})

test('a request that failed once is none either', () => {
  expect(endOf(says('I look.'), retry(1))).toBeNull()
})

test('how a sub-agent ended is not how the run did', () => {
  const sub = { ...madeUp('API Error: 402 no funds'), isSidechain: true }
  expect(endOf(says('I look.'), sub)).toBeNull()
})

import { expect, test } from 'vitest'
import { statusQuotes } from './status-quotes'

const quotesOf = (statusEvidence: string | null, type: string | null, message: string | null) =>
  statusQuotes({ statusEvidence, exceptionType: type, exceptionMessage: message })

test('an exception that decided the status is said once, as the log has it', () => {
  expect(quotesOf('E: a b', 'E', 'a\n  b')).toEqual({
    evidence: null,
    exception: 'E: a\n  b',
    isDeciding: true,
  })
})

test('evidence that was cut from a longer exception is not said beside it', () => {
  const message = 'docker compose failed '.repeat(30)
  const { evidence, exception } = quotesOf(`E: ${message}`.slice(0, 300), 'E', message)
  expect(evidence).toBeNull()
  expect(exception).toBe(`E: ${message}`)
})

test('evidence from elsewhere stands beside the exception', () => {
  expect(quotesOf('no space left on device', 'E', 'failed')).toEqual({
    evidence: 'no space left on device',
    exception: 'E: failed',
    isDeciding: false,
  })
  expect(quotesOf('502 from the provider', null, null)).toEqual({
    evidence: '502 from the provider',
    exception: null,
    isDeciding: false,
  })
})

test('an exception without a message is its type', () => {
  expect(quotesOf('CancelledError', 'CancelledError', null).exception).toBe('CancelledError')
})

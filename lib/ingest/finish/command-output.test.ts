import { expect, test } from 'vitest'
import { wordsOfFailedCommand } from './command-output'

const message = (...output: string[]) =>
  `Command failed (exit 1): agent --print 'say rate limit exceeded'\n${output.join('\n')}`
const json = (value: object) => JSON.stringify(value)

test('the command is left out: it quotes the task', () => {
  expect(wordsOfFailedCommand(message())).toBe('')
})

test('of a log that was printed only its end counts', () => {
  const said = { type: 'assistant', message: { content: 'Error code: 402' } }
  const failed = { type: 'result', is_error: true, result: 'Credit balance is too low' }
  expect(wordsOfFailedCommand(message(`stdout: ${json(said)}`, 'stderr: None'))).toBe('None\n')
  expect(
    wordsOfFailedCommand(message(`stdout: ${json(said)}`, json(failed), 'stderr: None')),
  ).toContain('Credit balance is too low')
})

test('what failed and was got over is not its end', () => {
  const lines = [
    json({ type: 'error', message: 'Rate limit reached' }),
    json({ type: 'turn.completed' }),
  ]
  expect(wordsOfFailedCommand(message(`stdout: ${lines[0]}`, lines[1]!))).toBe('')
  const retried = 'Attempt 1 failed: You have exhausted your capacity on this model. Retrying'
  expect(wordsOfFailedCommand(message(`stderr: ${retried}`, 'Segmentation fault'))).toBe(
    'Segmentation fault\n',
  )
})

test('a line that was cut says nothing', () => {
  expect(wordsOfFailedCommand(message('stdout: {"type":"result","result":"Too Many Requ'))).toBe('')
})

import { expect, test } from 'vitest'
import { ChatMessages } from './chat-messages'

const read = (...messages: Record<string, unknown>[]) => {
  const chat = new ChatMessages()
  for (const message of messages) chat.add(message)
  return chat.steps.drafts.map(({ kind, text, tool, usage }) =>
    [kind, text || tool?.name, tool && (tool.output ?? 'nothing'), usage?.input]
      .filter((part) => part !== null && part !== undefined && part !== '')
      .join(' '),
  )
}

const call = (id: string, name: string, args = '{}') => ({
  id,
  type: 'function',
  function: { name, arguments: args },
})

test('results find their calls by id, whatever their order', () => {
  expect(
    read(
      { role: 'assistant', content: 'I look.', tool_calls: [call('a', 'ls'), call('b', 'cat')] },
      { role: 'tool', tool_call_id: 'b', content: 'BBB' },
      { role: 'tool', tool_call_id: 'a', content: 'AAA' },
    ),
  ).toEqual(['message I look.', 'tool ls AAA', 'tool cat BBB'])
})

test('a result without an id goes to the last call that has none; without a call it stands alone', () => {
  expect(
    read(
      { role: 'assistant', content: null, tool_calls: [call('a', 'ls')] },
      { role: 'tool', content: 'AAA' },
      { role: 'tool', content: 'lost' },
    ),
  ).toEqual(['tool ls AAA', 'user lost'])
})

test('usage stands on the first step of its turn, also where the reply is one call', () => {
  expect(
    read(
      {
        role: 'assistant',
        content: [{ type: 'tool_use', id: 'a', name: 'ls', input: {} }],
        usage: { input_tokens: 5, cache_read_input_tokens: 10, output_tokens: 2 },
      },
      { role: 'assistant', content: 'Done.' },
    ),
  ).toEqual(['tool ls nothing 15', 'message Done.'])
})

test('a message that says nothing is no step', () => {
  expect(read({ role: 'user', content: ' ' }, { role: 'assistant', content: '' })).toEqual([])
})

test('a call told as a part and as a tool call is one', () => {
  const part = { type: 'tool_call', tool_call_id: 'a', name: 'ls', arguments: '{}' }
  expect(read({ role: 'assistant', content: [part], tool_calls: [call('a', 'ls')] })).toEqual([
    'tool ls nothing',
  ])
})

test('pictures are named, never kept as text', () => {
  const chat = new ChatMessages()
  const url = `data:image/png;base64,${'A'.repeat(400)}`
  chat.add({ role: 'user', content: [{ type: 'image_url', image_url: { url } }] })
  expect(chat.steps.drafts).toMatchObject([
    { text: '', attachments: [{ kind: 'image', mediaType: 'image/png', bytes: 300 }] },
  ])
  expect(JSON.stringify(chat.steps.drafts)).not.toContain('AAAA')
})

import { expect, test } from 'vitest'
import { readBody } from './read-body'

/** A request that sends these chunks and says nothing of their size; `asked` counts those taken. */
function chunked(chunks: readonly string[]) {
  const asked = { chunks: 0 }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const chunk = chunks[asked.chunks++]
        if (chunk === undefined) controller.close()
        else controller.enqueue(new TextEncoder().encode(chunk))
      },
    },
    { highWaterMark: 0 },
  )
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
  return { request: new Request('http://x/', init), asked }
}

test('a body within the limit is its text, also where a letter is cut between two chunks', async () => {
  const [first, second] = [new Uint8Array([0xc3]), new Uint8Array([0xa9])]
  const body = new ReadableStream({
    start(controller) {
      for (const part of [first, second]) controller.enqueue(part)
      controller.close()
    },
  })
  const init: RequestInit & { duplex: 'half' } = { method: 'POST', body, duplex: 'half' }
  expect(await readBody(new Request('http://x/', init), 2)).toBe('é')
  expect(await readBody(new Request('http://x/', { method: 'POST' }), 2)).toBe('')
})

test('a body that does not say its size is read to the limit and no further', async () => {
  const { request, asked } = chunked(Array<string>(1000).fill('0123456789'))
  expect(await readBody(request, 25)).toBe(null)
  expect(asked.chunks).toBe(3)
})

test('a body that says it is too large is not begun', async () => {
  const { request, asked } = chunked(['x'])
  request.headers.set('content-length', '26')
  expect(await readBody(request, 25)).toBe(null)
  expect(asked.chunks).toBe(0)
})

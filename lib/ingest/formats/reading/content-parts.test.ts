import { expect, test } from 'vitest'
import { contentOf } from './content-parts'

const png = (bytes: number) => Buffer.alloc(bytes, 7).toString('base64')

test.each<[string, object]>([
  [
    'Anthropic',
    { type: 'image', source: { type: 'base64', media_type: 'image/png', data: png(9) } },
  ],
  ['MCP', { type: 'image', mimeType: 'image/png', data: png(9) }],
  ['OpenAI', { type: 'image_url', image_url: { url: `data:image/png;base64,${png(9)}` } }],
  ['OpenAI responses', { type: 'input_image', image_url: `data:image/png;base64,${png(9)}` }],
])('an image as %s writes it is an attachment with its size', (_, part) => {
  expect(contentOf([{ type: 'text', text: 'Seen.' }, part])).toEqual({
    text: 'Seen.',
    attachments: [{ kind: 'image', name: 'image', mediaType: 'image/png', bytes: 9 }],
  })
})

test('an image that lies elsewhere bears the name of its file, and no size', () => {
  const at = { type: 'image', source: { path: 'images/a.png', media_type: 'image/png' } }
  expect(contentOf([at]).attachments).toEqual([
    { kind: 'image', name: 'images/a.png', mediaType: 'image/png', bytes: null },
  ])
})

test('a document is a file; what nobody knows stays as it is', () => {
  const document = {
    type: 'document',
    title: 'terms.pdf',
    source: { type: 'base64', data: 'AAAA' },
  }
  expect(contentOf([document, { type: 'odd', a: 1 }])).toEqual({
    text: '{"type":"odd","a":1}',
    attachments: [{ kind: 'file', name: 'terms.pdf', mediaType: null, bytes: 3 }],
  })
})

import { expect, test } from 'vitest'
import { draftStep, toolCall } from '@/lib/ingest/formats/reading/step-draft'
import { detachData } from './detach-data'
import { numberSteps } from './number-steps'

const step = (args: object, output: string) =>
  numberSteps([
    draftStep('tool', 1, '', {
      tool: toolCall({ name: 'Bash', arguments: args as never, output }),
    }),
  ])[0]!

/** A picture of so many bytes. */
const picture = (bytes: number) => {
  const file = Buffer.alloc(bytes, 65)
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(file)
  return file.toString('base64')
}

test('three megabytes of a picture in an output are an attachment, and no text', () => {
  const data = picture(3_000_000)
  const found = detachData(step({ command: 'shoot' }, `{"type":"image","data":"${data}"}`))
  expect(found.tool!.output).toBe('{"type":"image","data":"[image/png, 3000000 bytes]"}')
  expect(found.attachments).toEqual([
    { kind: 'image', name: 'image', mediaType: 'image/png', bytes: 3_000_000 },
  ])
})

test('so is an address that holds its data, in arguments too, and once where a command repeats them', () => {
  const command = `echo '<img src="data:image/svg+xml;base64,${'QUJD'.repeat(100)}">'`
  const found = detachData(step({ command }, 'ok'))
  expect(found.tool!.command).toBe(`echo '<img src="[image/svg+xml, 300 bytes]">'`)
  expect(found.tool!.arguments).toEqual({ command: found.tool!.command })
  expect(found.attachments).toHaveLength(1)
})

test.each([
  ['base64 that tells no kind', 'QUJD'.repeat(2000)],
  ['a sequence', 'ACGT'.repeat(2000)],
  ['a short picture', picture(60)],
  ['a path that begins like one', '/9j/readme.txt'.repeat(40)],
])('%s stays as it is', (_, output) => {
  const own = step({ command: 'cat x' }, output)
  expect(detachData(own)).toBe(own)
})

import { expect, test } from 'vitest'
import { readLines } from './read-lines'

async function* pieces(...texts: (string | Buffer)[]) {
  for (const text of texts) yield Buffer.from(text as string)
}

const all = async (chunks: AsyncIterable<Buffer>, most?: number) => {
  const lines = []
  for await (const { number, text, isCut } of readLines(chunks, most))
    lines.push([number, text, ...(isCut ? ['cut'] : [])])
  return lines
}

test('lines are whole whatever pieces their bytes come in', async () => {
  const letter = Buffer.from('ä')
  expect(
    await all(pieces('one\r\ntw', 'o\n', '\n', letter.subarray(0, 1), letter.subarray(1))),
  ).toEqual([
    [1, 'one'],
    [2, 'two'],
    [3, ''],
    [4, 'ä'],
  ])
})

test('a text that ends in a line end has no further line', async () => {
  expect(await all(pieces('a\nb\n'))).toEqual([
    [1, 'a'],
    [2, 'b'],
  ])
})

test('a line that is too long is cut, said so, and those after it are whole', async () => {
  expect(await all(pieces('ab', 'cdef\nxy'), 3)).toEqual([
    [1, 'abc', 'cut'],
    [2, 'xy'],
  ])
})

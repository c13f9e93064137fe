import { expect, test } from 'vitest'
import { EVOLUTION_PARTS } from './generate-evolution'
import { libraryIn } from './library'
import { TRACE_PARTS } from '@/lib/demo/traces/generate-traces'

const textOf = (parts: typeof EVOLUTION_PARTS) =>
  parts.flatMap(({ files }) => [...files()].map(({ path, text }) => `${path}\n${text}`)).join('\n')

test('the same bytes are written every time', () => {
  expect(textOf(EVOLUTION_PARTS)).toBe(textOf(EVOLUTION_PARTS))
  expect(textOf(TRACE_PARTS)).toBe(textOf(TRACE_PARTS))
})

test('a text that was accepted in a night stands from the next round on, a refused one never', () => {
  const names = (round: number) => libraryIn(round).map(({ name }) => name)
  expect(names(1)).toEqual(['house-rules'])
  expect(names(2)).toEqual(['house-rules', 'look-at-every-record', 'rules-before-code'])
  expect(libraryIn(4)).toEqual(libraryIn(3))
  expect(names(5)).toContain('units-first')
  expect(libraryIn(5).find(({ name }) => name === 'units-first')!.body).toContain('Convert once')
})

test('every trial has an id of its own', () => {
  const ids = EVOLUTION_PARTS.flatMap(({ files }) =>
    [...files()].flatMap(({ path, text }) =>
      /^jobs\/[^/]+\/[^/]+\/result\.json$/.test(path) ? [JSON.parse(text).id] : [],
    ),
  )
  expect(ids).toHaveLength(13 * 24)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a sample that is called right in the logs reaches the number that was asked for', () => {
  for (const { files } of TRACE_PARTS)
    for (const { text } of files())
      for (const line of text.trim().split('\n')) {
        const row = JSON.parse(line)
        const [, target] = /^Make (-?\d+) of/.exec(row.question)!
        for (const [at, response] of row.model_responses.entries()) {
          const [, value] = [...response.matchAll(/ is (-?\d+)\. <answer>/g)].at(-1)
          expect(value === target).toBe(row.model_responses__eval_is_correct[at])
        }
      }
})

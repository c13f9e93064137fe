import type { Random } from '@/lib/stats/random'

// Damage that logs meet: cut, overwritten, edited by hand, told twice, in the wrong place. What is
// done follows from the random numbers alone, so that each damage can be made again.

/** The files of a delivery, by path. */
export type Files = Readonly<Record<string, Buffer>>

/** Files after some damage, and what was done to them. */
export interface Damaged {
  readonly files: Files
  readonly what: string
}

type Change = (bytes: Buffer, random: Random) => Buffer

const pick = <Value>(values: readonly Value[], random: Random): Value =>
  values[random.index(values.length)]!

const deep = (open: string, close: string): string => open.repeat(3000) + close.repeat(3000)

/** Values that stand where a reader expects another. */
const ODD = [
  'null',
  'true',
  '0',
  '-1',
  '1e308',
  '9007199254740993',
  '"" ',
  '" "',
  '"constructor"',
  '"__proto__"',
  '"2026-13-45T99:00:00Z"',
  '"https://user:password@host/x"',
  '"\\ud800"',
  '"\\u0000"',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '{"toString": 1, "role": {}, "content": [null, 3, {}]}',
  '{"__proto__": {"x": 1}}',
  'NaN',
  deep('[', ']'),
  deep('{"a":', '}').replace('}', '1}'),
  JSON.stringify('x'.repeat(5000)),
]

/** Values in a text of JSON: strings after a colon, numbers, words, and where lists and objects begin. */
const VALUE = /(?<=[:[,]\s*)(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null|\{\}|\[\])/g
const KEY = /"([\w$-]+)"(?=\s*:)/g

const replaceOne = (bytes: Buffer, random: Random, pattern: RegExp, by: () => string): Buffer => {
  const text = bytes.toString('latin1')
  const places = [...text.matchAll(pattern)]
  if (places.length === 0) return bytes
  const place = pick(places, random)
  const end = place.index + place[0].length
  return Buffer.from(text.slice(0, place.index) + by() + text.slice(end), 'latin1')
}

const linesOf = (bytes: Buffer): string[] => bytes.toString('latin1').split('\n')
const fromLines = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\n'), 'latin1')

const CHANGES: Readonly<Record<string, Change>> = {
  cut: (bytes, random) => bytes.subarray(0, random.index(bytes.length + 1)),
  'bytes overwritten': (bytes, random) => {
    const copy = Buffer.from(bytes)
    for (let n = 1 + random.index(8); n > 0 && copy.length > 0; n -= 1)
      copy[random.index(copy.length)] = random.index(256)
    return copy
  },
  'a value swapped': (bytes, random) =>
    replaceOne(bytes, random, VALUE, () => pick(ODD, random).trim()),
  'a key renamed': (bytes, random) =>
    replaceOne(bytes, random, KEY, () => pick(['"constructor"', '"__proto__"', '"x"'], random)),
  'a line doubled': (bytes, random) => {
    const lines = linesOf(bytes)
    const at = random.index(lines.length)
    return fromLines([...lines.slice(0, at), lines[at]!, ...lines.slice(at)])
  },
  'a line lost': (bytes, random) => {
    const lines = linesOf(bytes)
    return fromLines(lines.toSpliced(random.index(lines.length), 1))
  },
  'lines shuffled': (bytes, random) => fromLines(random.shuffle(linesOf(bytes))),
  'bytes put in': (bytes, random) => {
    const at = random.index(bytes.length + 1)
    const odd = pick(
      [Buffer.from([0xff, 0xfe]), Buffer.from([0xef, 0xbb, 0xbf]), Buffer.alloc(9)],
      random,
    )
    return Buffer.concat([bytes.subarray(0, at), odd, bytes.subarray(at)])
  },
  emptied: () => Buffer.alloc(0),
}

const damageOne = (files: Files, random: Random): Damaged => {
  const path = pick(Object.keys(files), random)
  const name = pick(Object.keys(CHANGES), random)
  return {
    files: { ...files, [path]: CHANGES[name]!(files[path]!, random) },
    what: `${name} in ${path}`,
  }
}

/** What goes wrong with whole files: one is lost, or two stand in each other's place. */
const damageFiles = (files: Files, random: Random): Damaged => {
  const paths = Object.keys(files)
  const [one, other] = [pick(paths, random), pick(paths, random)]
  if (paths.length > 1 && random.index(2) === 0) {
    const { [one]: _lost, ...rest } = files
    return { files: rest, what: `${one} lost` }
  }
  const swapped = { ...files, [one]: files[other]!, [other]: files[one]! }
  return { files: swapped, what: `${one} and ${other} swapped` }
}

/** The files with one to three damages; the same for the same random numbers. */
export function damage(files: Files, random: Random): Damaged {
  let damaged: Damaged = { files, what: '' }
  const parts: string[] = []
  for (let n = 1 + random.index(3); n > 0; n -= 1) {
    const change = random.index(8) === 0 ? damageFiles : damageOne
    damaged = change(damaged.files, random)
    parts.push(damaged.what)
  }
  return { files: damaged.files, what: parts.join('; ') }
}

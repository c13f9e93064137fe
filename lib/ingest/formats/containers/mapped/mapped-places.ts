import { fillIn, pathMatcher, type PatternNames } from '@/lib/domain/name-pattern'
import { BundleReader, isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { filesOfFields } from './claim-mapped'
import type { Mapping } from './mapping'
import { besideTrial, valueAt, type TrialPlace } from './pick-field'

interface TrialFile {
  readonly reader: BundleReader
  readonly path: string
  readonly names: PatternNames
}

/** The trials that stand in one file, by their names or numbers. */
const rowsOf = (value: unknown): [string, unknown][] => {
  if (Array.isArray(value)) return value.map((one, at) => [String(at + 1), one])
  return isRecord(value) ? Object.entries(value) : []
}

/** The files beside that are those of one row alone. */
function filesOfRow({ reader, path }: TrialFile, mapping: Mapping, names: PatternNames) {
  const folder = besideTrial(path, '')
  const matchers = [...filesOfFields(mapping), ...mapping.logs].map((one) =>
    pathMatcher(fillIn(one, names)),
  )
  const start = reader.bundle.root === '' ? 0 : reader.bundle.root.length + 1
  return reader.bundle.files.slice(1).filter((file) => {
    const inside = file.path.slice(start)
    if (!inside.startsWith(folder)) return false
    return matchers.some((matches) => matches(inside.slice(folder.length)) !== null)
  })
}

/** Where the trials of a file are: the file itself, or each of its rows with the files of its own. */
export async function* placesOf(file: TrialFile, mapping: Mapping): AsyncGenerator<TrialPlace> {
  const { reader, path, names } = file
  const value = await reader.data(path)
  if (mapping.rows === undefined) {
    yield { reader, path, names, own: value, values: new Map() }
    return
  }
  const rows = rowsOf(valueAt(value, mapping.rows))
  if (rows.length === 0 && reader.problems.length === 0)
    reader.note('unexpected_shape', path, `no trials at “${mapping.rows.slice(0, 100)}”`)
  for (const [name, own] of rows) {
    const rowNames = new Map([...names, ['row', name]])
    const files = filesOfRow(file, mapping, rowNames)
    const rowReader = new BundleReader({ root: reader.bundle.root, files })
    const row = { name, bytes: Math.ceil(reader.sizeOf(path) / rows.length) }
    yield { reader: rowReader, path, names: rowNames, own, values: new Map(), row }
  }
}

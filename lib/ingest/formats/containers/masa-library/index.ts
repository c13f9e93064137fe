import { createHash } from 'node:crypto'
import { BundleReader, isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import type {
  Claim,
  Container,
  LogBundle,
  ReadItem,
} from '@/lib/ingest/formats/reading/container-format'
import type { SkillDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { renderLibrary } from './render-library'

// Skill libraries of MASA (github.com/jianxiangyu/MASA_): memory_data/<benchmark>/<library>.json, where
// a library is `base`, or the same rewritten for a model: `<size>_adapter`, `<size>_masa`; model_cards/
// beside them. A library is a version of the skill of its benchmark, the base one its ancestor; the card
// of its model lies beside it. There are no trials. What we lose: which text a search tried and turned
// down, which is not released; the empty library of the condition without skills is known, and no text.

const LIBRARY = /^(?:(.*)\/)?memory_data\/([^/]+)\/([^/]+?)(?:_skills)?\.json$/
const CARD = /^(?:(.*)\/)?model_cards\/[^/]+\.ya?ml$/
const NONE = /^no_?skills?$/
const SIZE = /^(\d+b)_/i

const isLibrary = async (file: LogFile): Promise<boolean> =>
  LIBRARY.test(file.path) &&
  /"general_skills"\s*:/.test(
    (await file.head(HEAD_BYTES).catch(() => Buffer.alloc(0))).toString('utf8'),
  )

/** One bundle a folder that holds `memory_data`; cards without libraries are not ours. */
async function claimLibraries(files: readonly LogFile[]): Promise<Claim> {
  const bundles = new Map<string, LogFile[]>()
  for (const file of files) {
    if (!(await isLibrary(file))) continue
    const root = LIBRARY.exec(file.path)?.[1] ?? ''
    bundles.set(root, [...(bundles.get(root) ?? []), file])
  }
  for (const file of bundles.size === 0 ? [] : files) {
    const found = CARD.exec(file.path)
    if (found) bundles.get(found[1] ?? '')?.push(file)
  }
  return {
    bundles: [...bundles].map(([root, own]): LogBundle => ({ root, files: own })),
    ...{ known: [], problems: [] },
  }
}

const fileOf = (path: string, text: string) => ({ path, bytes: Buffer.byteLength(text), text })

/** The text of a library as a skill: what an agent would read, and the card of the model it is for. */
function skillOf(
  benchmark: string,
  library: string,
  text: string,
  card: string | null,
): SkillDraft {
  const files = [fileOf('SKILL.md', text), ...(card ? [fileOf('model_card.yaml', card)] : [])]
  const hash = createHash('sha256').update(library)
  for (const file of files) hash.update(`\n${file.path}\n${file.text}`)
  return {
    ...{ name: benchmark, files, skillFile: text },
    contentHash: hash.digest('hex').slice(0, 32),
  }
}

async function readCard(reader: BundleReader, library: string): Promise<string | null> {
  const size = SIZE.exec(library)?.[1]
  const [path] = size
    ? reader.paths(new RegExp(`^model_cards/(?:.*[_-])?${size}\\.ya?ml$`, 'i'))
    : []
  return path === undefined ? null : reader.text(path)
}

/** The base library of a benchmark first: the others are made of it. */
const baseFirst = (a: string, b: string) =>
  Number(/\/base(_skills)?\.json$/.test(b)) - Number(/\/base(_skills)?\.json$/.test(a)) ||
  (a < b ? -1 : 1)

async function* readLibraries(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const bases = new Map<string, string>()
  for (const path of reader.paths(LIBRARY).sort(baseFirst)) {
    const [, , benchmark, library] = LIBRARY.exec(path)!
    const value = await reader.json(path)
    if (NONE.test(library!)) continue
    const text = isRecord(value) ? renderLibrary(benchmark!, library!, value) : null
    if (text === null) {
      if (value !== null) reader.note('unexpected_shape', path, 'no list of general_skills')
      continue
    }
    const skill = skillOf(benchmark!, library!, text, await readCard(reader, library!))
    if (library === 'base') bases.set(benchmark!, skill.contentHash)
    const parentHash = library === 'base' ? null : (bases.get(benchmark!) ?? null)
    yield { kind: 'skill_version', version: { skill, parentHash } }
  }
  // A card whose model has no library here is named, not lost.
  for (const path of reader.paths(CARD))
    if (!reader.wasRead(path))
      reader.note('unknown_format', path, 'a model card without a library of its size')
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

export const masaLibrary: Container = {
  format: 'masa-library',
  label: 'MASA skill libraries',
  version: 1,
  claim: claimLibraries,
  read: readLibraries,
}

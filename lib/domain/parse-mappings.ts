import type { FolderMapping, GivenMappings } from './folder-mapping'

export const MAPPING_LIMITS = { mappings: 50, characters: 256 * 1024 } as const

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFolder = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 1000

/** One mapping: itself, which is then of the whole delivery, or with the folder that it is of. */
function mappingOf(value: unknown): FolderMapping | null {
  if (!isRecord(value)) return null
  if (value.skillscope === 'mapping') return { folder: '', mapping: value }
  const { folder, mapping } = value
  if (!isFolder(folder) || !isRecord(mapping) || mapping.skillscope !== 'mapping') return null
  return { folder: folder.replace(/^\.?\/+|\/+$/g, ''), mapping }
}

/** Mappings as a person gives them; a sentence where they are none. What is in them is checked where they are used. */
export function parseMappings(value: unknown): readonly FolderMapping[] | string {
  const all = Array.isArray(value) ? value : [value]
  const { mappings } = MAPPING_LIMITS
  if (all.length > mappings) return `At most ${mappings} mappings can be given.`
  const parsed = all.map(mappingOf)
  const wrong = parsed.indexOf(null)
  if (wrong >= 0)
    return `Mapping ${wrong + 1} is none: give {"skillscope": "mapping", …}, or {"folder": …, "mapping": …}, as a dry run proposes them.`
  return parsed.filter((one) => one !== null)
}

export type ParsedMappings =
  { readonly mappings: GivenMappings | null } | { readonly problem: string }

/** The same as text or JSON; null where there is nothing, `proposed` for those that a dry run proposes. */
export function parseGivenMappings(said: unknown): ParsedMappings {
  if (said === null || said === undefined || said === '') return { mappings: null }
  if (typeof said !== 'string') {
    const mappings = parseMappings(said)
    return typeof mappings === 'string' ? { problem: mappings } : { mappings }
  }
  const text = said.trim()
  if (text === '') return { mappings: null }
  if (text === 'proposed') return { mappings: 'proposed' }
  if (text.length > MAPPING_LIMITS.characters) return { problem: 'The mappings are too long.' }
  try {
    return parseGivenMappings(JSON.parse(text) as unknown)
  } catch {
    return { problem: 'The mappings are not valid JSON.' }
  }
}

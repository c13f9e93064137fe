import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { SkillVersionDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { readSkillFolder } from '@/lib/ingest/formats/containers/task-folder/task-skills'

const VERSIONED = /^skills\/([^/]+)\/versions\/v(\d+)\/./

/** The folders of a skill's versions in order; without any, the skill as it lies there. */
function foldersOf(paths: readonly string[], skill: string): string[] {
  const numbers = new Set(
    paths.flatMap((path) => {
      const found = VERSIONED.exec(path)
      return found?.[1] === skill ? [Number(found[2])] : []
    }),
  )
  const versions = [...numbers]
    .sort((a, b) => a - b)
    .map((number) => `skills/${skill}/versions/v${number}`)
  return versions.length > 0 ? versions : [`skills/${skill}`]
}

/**
 * The texts of a library, each with the one before as its parent. The current text beside its versions
 * is the last of them, and read only where there is none.
 */
export async function* readVersions(reader: BundleReader): AsyncGenerator<SkillVersionDraft> {
  const paths = reader.paths(/^skills\/[^/]+\/./)
  const skills = new Set(paths.flatMap((path) => stringOrNull(path.split('/')[1]) ?? []))
  for (const skill of skills) {
    let parent: string | null = null
    for (const folder of foldersOf(paths, skill)) {
      const own = paths.filter((path) => path.startsWith(`${folder}/`))
      const draft = await readSkillFolder(reader, skill, `${folder}/`, own)
      yield { skill: draft, parentHash: parent === draft.contentHash ? null : parent }
      parent = draft.contentHash
    }
  }
}

import type { Claim, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { readWritingFolder } from './writing-folder'

const SKILL_FILE = /^(.*?)(?:^|\/)skills\/([^/]+)\/[^/]+\/[^/]+\/.+$/
const INSTANCE = /^(.*?)(?:^|\/)eval_keypoints\/([^/]+)\/([^/]+)\/[^/]+$/

/** A tree is known by a folder of skills that names a model and a way of writing. */
const rootsOf = (files: readonly LogFile[]): Set<string> =>
  new Set(
    files.flatMap(({ path }) => {
      const found = SKILL_FILE.exec(path)
      const author = found && readWritingFolder(found[2]!)?.author
      return author ? [found[1]!] : []
    }),
  )

const add = (groups: Map<string, LogFile[]>, key: string, file: LogFile) =>
  groups.set(key, [...(groups.get(key) ?? []), file])

/** A bundle for all skills of a tree, and one for each instance that has key points or a run. */
export async function claimTree(files: readonly LogFile[]): Promise<Claim> {
  const roots = rootsOf(files)
  const libraries = new Map<string, LogFile[]>()
  const instances = new Map<string, LogFile[]>()
  for (const file of roots.size === 0 ? [] : files) {
    const skill = SKILL_FILE.exec(file.path)
    if (skill && roots.has(skill[1]!) && readWritingFolder(skill[2]!))
      add(libraries, [skill[1], 'skills'].filter(Boolean).join('/'), file)
    const instance = INSTANCE.exec(file.path)
    if (instance && roots.has(instance[1]!))
      add(instances, file.path.slice(0, file.path.lastIndexOf('/')), file)
  }
  const bundles: LogBundle[] = [...instances, ...libraries].map(([root, own]) => ({
    root,
    files: own,
  }))
  return { bundles, known: [], problems: [] }
}

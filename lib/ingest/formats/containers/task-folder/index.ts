import { parse as parseToml } from 'smol-toml'
import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type {
  Claim,
  Container,
  LogBundle,
  SetAside,
} from '@/lib/ingest/formats/reading/container-format'
import type { TaskDraft } from '@/lib/ingest/formats/reading/trial-draft'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { list, object, text } from '@/lib/ingest/formats/reading/log-fields'
import { readTaskSkills } from './task-skills'

// A task folder of Harbor or SkillsBench: task.toml with metadata, instruction.md, and the skills
// that the task offers in environment/skills/<name>/. Tells what a trial's own log does not: the
// domain, the difficulty and how large the skills are. What we lose: the environment and the tests.

const readFields = object({
  task: object({ name: text }),
  metadata: object({
    category: text,
    difficulty: text,
    tags: list,
    domain: text,
    family: text,
    variant: text,
    split: text,
  }),
})

const SET_ASIDE: readonly SetAside[] = [
  {
    files: /(?:^|\/)instruction\.md$/,
    holds: 'the instruction, which trials of the task begin with',
  },
  {
    files: /^(?:tests?|solution|environment|steps|deps|data)\//,
    holds: 'the task’s environment, tests and solution',
  },
  { files: /(?:^|\/)(?:README|LICENSE)[^/]*$/i, holds: 'text for people' },
]

/** Some call a whole set of tasks so, in words: only `publisher/task` names one. */
const FULL_NAME = /^[\w.-]+\/[\w.-]+$/

/**
 * What trials may call the task: newer Harbor `[task] name` of task.toml, which has its publisher, else
 * the folder, alone or with the one it lies in.
 */
const namesOf = (root: string, stated: string | null): readonly [string, ...string[]] => {
  const folders = root.split('/').filter(Boolean)
  const folder = folders.at(-1) ?? root
  const more = folders.length > 1 ? [folders.slice(-2).join('/')] : []
  return stated !== null && FULL_NAME.test(stated) ? [stated, ...more, folder] : [folder, ...more]
}

/** One file of SkillsBench says `middle`. */
const difficultyOf = (given: string | null | undefined): string | null => {
  const plain = given?.trim().toLowerCase() ?? ''
  return plain === '' ? null : plain === 'middle' ? 'medium' : plain
}

const claim = async (files: readonly LogFile[]): Promise<Claim> => {
  const roots = files
    .filter((file) => file.path === 'task.toml' || file.path.endsWith('/task.toml'))
    .map((file) => file.path.slice(0, -'/task.toml'.length))
  // A task inside a task (the material of a task about tasks) belongs to the outer one.
  const outer = new Set(
    roots.filter((root) => !roots.some((other) => root.startsWith(`${other}/`))),
  )
  const owned = new Map<string, LogFile[]>()
  for (const file of files) {
    let root = file.path
    while (root !== '' && !outer.has(root)) root = root.slice(0, Math.max(0, root.lastIndexOf('/')))
    if (!outer.has(root)) continue
    const list = owned.get(root)
    if (list) list.push(file)
    else owned.set(root, [file])
  }
  const bundles: LogBundle[] = [...owned].map(([root, list]) => ({ root, files: list }))
  return { bundles, known: [], problems: [] }
}

const readToml = async (reader: BundleReader) => {
  const content = await reader.text('task.toml')
  try {
    return readFields(parseToml((content ?? '').replaceAll('\r\n', '\n')))
  } catch {
    reader.note('unexpected_shape', 'task.toml', 'no TOML')
    return null
  }
}

const readTask = async (reader: BundleReader): Promise<TaskDraft> => {
  const toml = await readToml(reader)
  const metadata = toml?.metadata
  const { root } = reader.bundle
  const [name, ...otherNames] = namesOf(root, toml?.task?.name ?? null)
  return {
    name,
    otherNames,
    file: `${root}/task.toml`.replace(/^\//, ''),
    domain: metadata?.domain ?? null,
    category: metadata?.category ?? null,
    difficulty: difficultyOf(metadata?.difficulty),
    family: metadata?.family ?? null,
    variant: metadata?.variant ?? null,
    split: metadata?.split ?? null,
    tags: (metadata?.tags ?? []).filter((tag): tag is string => typeof tag === 'string'),
    skills: await readTaskSkills(reader),
  }
}

export const taskFolder: Container = {
  setAside: SET_ASIDE,
  format: 'task-folder',
  label: 'Task folders',
  version: 2,
  comesAfterTrials: true,
  claim,
  async *read(bundle) {
    const reader = new BundleReader(bundle)
    yield { kind: 'task', task: await readTask(reader) }
    for (const problem of reader.problems) yield { kind: 'problem', problem }
  },
}

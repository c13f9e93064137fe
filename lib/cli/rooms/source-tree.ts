import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { readSource, type Import, type SourceText } from './read-source'

/** An import with what it leads to. */
export interface Arrow extends Import {
  /** The file of ours; null for a package, and for what is no code (a style, a JSON). */
  readonly target: string | null
}

export interface TreeFile {
  readonly arrows: readonly Arrow[]
  /** Files of ours that it names in a text, as one does to start a process. */
  readonly started: readonly string[]
}

/** The code of the project, by path from its root. */
export type SourceTree = ReadonlyMap<string, TreeFile>

const ENDINGS = ['', '.ts', '.tsx', '/index.ts', '.mjs']

function resolve(paths: ReadonlySet<string>, from: string, specifier: string): string | null {
  const base = specifier.startsWith('@/')
    ? specifier.slice(2)
    : specifier.startsWith('.')
      ? posix.join(posix.dirname(from), specifier)
      : null
  if (base === null) return null
  return ENDINGS.map((ending) => base + ending).find((path) => paths.has(path)) ?? null
}

/** A file named from the root, or by its bare name from its own folder. */
const findNamed = (paths: ReadonlySet<string>, from: string, name: string): string | null =>
  [posix.normalize(name), posix.join(posix.dirname(from), name)].find((path) => paths.has(path)) ??
  null

/** A tree from the texts of its files; `package.json` is one of them, for the commands it names. */
export function treeFromTexts(texts: Readonly<Record<string, string>>): SourceTree {
  const paths = new Set(Object.keys(texts))
  const read = ([path, text]: [string, string]): [string, TreeFile] => {
    const { imports, names }: SourceText =
      path === 'package.json'
        ? { imports: [], names: text.match(/[\w./-]+\.(?:ts|mjs)\b/g) ?? [] }
        : readSource(path, text)
    const arrows = imports.map((one) => ({ ...one, target: resolve(paths, path, one.specifier) }))
    const started = names.flatMap((name) => findNamed(paths, path, name) ?? [])
    return [path, { arrows, started: started.filter((other) => other !== path) }]
  }
  return new Map(Object.entries(texts).map(read))
}

const IS_CODE = /(?<!\.d)\.(?:ts|tsx|mjs)$/
/** What is no code of ours: packages, built and generated files, data, logs that tests read. */
const LEFT_OUT = new Set(['node_modules', 'public', 'data', 'docs', 'fixtures', 'migrations'])
const REPORTS = new Set(['test-results', 'playwright-report'])

function* listCode(root: string, folder: string): Generator<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const { name } = entry
    if (name.startsWith('.') || LEFT_OUT.has(name) || REPORTS.has(name)) continue
    const path = posix.join(folder, name)
    if (entry.isDirectory()) yield* listCode(root, path)
    else if (IS_CODE.test(name)) yield path
  }
}

/** The tree of a folder on disk. */
export function readTree(root: string): SourceTree {
  const paths = [...listCode(root, '.')]
  if (existsSync(join(root, 'package.json'))) paths.push('package.json')
  return treeFromTexts(
    Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')])),
  )
}

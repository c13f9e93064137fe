import { readdirSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'

/**
 * The files at paths, each with its path in the delivery: a folder keeps its name, as when it is
 * dropped on the page. Links are not followed; what is no file is left out.
 * @param {readonly string[]} paths
 * @returns {{ file: string, path: string, bytes: number, changedAt: number }[]}
 */
export function listFiles(paths) {
  return paths.flatMap((given) => {
    const root = resolve(given)
    return statSync(root).isDirectory()
      ? inFolder(root, basename(root))
      : [fileAt(root, basename(root))]
  })
}

function inFolder(folder, path) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const place = join(folder, entry.name)
      if (entry.isDirectory()) return inFolder(place, `${path}/${entry.name}`)
      return entry.isFile() ? [fileAt(place, `${path}/${entry.name}`)] : []
    })
}

function fileAt(file, path) {
  const { size, mtimeMs } = statSync(file)
  return { file, path, bytes: size, changedAt: mtimeMs }
}

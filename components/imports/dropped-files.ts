import type { FileToSend } from './send-files'

// What a path may not hold on the server; the name is for people, so it is mended, not refused.
// eslint-disable-next-line no-control-regex -- control characters are what this looks for
const mendPath = (path: string) => path.replace(/^\/+/, '').replace(/[\\\u0000-\u001f]/g, '_')

const readAll = (reader: FileSystemDirectoryReader) =>
  new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject))

async function walk(entry: FileSystemEntry): Promise<FileToSend[]> {
  if (entry.isFile) {
    const file = await fileOf(entry as FileSystemFileEntry)
    return [{ path: mendPath(entry.fullPath), file }]
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const files: FileToSend[] = []
  // A reader gives at most 100 entries at a time, and none at the end.
  for (let some = await readAll(reader); some.length > 0; some = await readAll(reader)) {
    for (const one of some) files.push(...(await walk(one)))
  }
  return files
}

/** The files of a drop, folders walked through. */
export async function droppedFiles(transfer: DataTransfer): Promise<FileToSend[]> {
  // Entries must be taken before the first await: the browser empties the list after the event.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return chosenFiles(transfer.files)
  const files: FileToSend[] = []
  for (const entry of entries) files.push(...(await walk(entry)))
  return files
}

/** The files of an input, with their paths where a folder was chosen. */
export const chosenFiles = (list: FileList): FileToSend[] =>
  [...list].map((file) => ({ path: mendPath(file.webkitRelativePath || file.name), file }))

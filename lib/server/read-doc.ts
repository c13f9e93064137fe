import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

const PATH = /^[a-z0-9-]+(\/[a-z0-9-]+)?$/

/** The Markdown of a doc of this project, by its path below `docs/`; null when there is none. */
export async function readDoc(path: string): Promise<string | null> {
  if (!PATH.test(path)) return null
  try {
    return await readFile(join(process.cwd(), 'docs', `${path}.md`), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** One temporary folder for all that a run of the unit tests writes, gone when it ends. */
export default function setUpFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'skillscope-tests-'))
  process.env.TMPDIR = folder
  return () => rmSync(folder, { recursive: true, force: true })
}

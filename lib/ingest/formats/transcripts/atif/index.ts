import type { AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { readAtifLog } from './assemble-atif'

// The Agent Trajectory Interchange Format (Harbor's RFC 0001), versions 1.0 to 1.7, with the
// documents it goes on in and those of its sub-agents. What we lose: see read-atif.ts.

const IS_ATIF = /"schema_version"\s*:\s*"ATIF-/
const NAMED = /(?:^|\/)(?:[\w.-]+\.)?trajectory\.json$|(?:^|\/)trainer\/atif\.json$/
const NATIVE = /(?:mini-swe-agent|gemini-cli)\.trajectory\.json$/
const PART = /\.(?:cont(?:inuation)?-\d+|summarization-[\w-]+|sub-?agents?(?:[-.][\w.-]+)?)\.json$/

const PREFERRED = [
  'agent/trajectory.json',
  'artifacts/trajectory.json',
  'trajectory.json',
  'trainer/atif.json',
]

const rank = (path: string): number => PREFERRED.indexOf(path) + 1 || 9

/** Prefers agent/trajectory.json, then artifacts/, then whatever is named so; parts come last. */
const byPreference = (a: string, b: string): number =>
  Number(PART.test(a)) - Number(PART.test(b)) || rank(a) - rank(b) || (a < b ? -1 : 1)

const sessionIn = (head: string): string | null =>
  /"session_id"\s*:\s*"([^"]+)"/.exec(head)?.[1] ?? null

async function read(bundle: BundleReader, paths: readonly string[]): Promise<AgentLog | null> {
  const sorted = [...paths].sort(byPreference)
  for (const path of sorted) {
    const value = await bundle.json(path)
    if (value === null) continue
    const log = await readAtifLog(bundle, path, value)
    if (log === null) {
      bundle.note('trajectory_unsupported', path, 'neither ATIF nor a list of episodes')
      continue
    }
    for (const other of sorted.filter((one) => one !== path && !log.read.has(one))) {
      const isCopy = log.sessionId !== null && sessionIn(await bundle.head(other)) === log.sessionId
      if (isCopy) bundle.passOver(other)
      else if (!bundle.wasRead(other))
        bundle.note('trajectory_incomplete', other, 'no document refers to it; it was not read')
    }
    return log
  }
  return null
}

export const atif: Transcript = {
  format: 'atif',
  label: 'ATIF',
  version: 2,
  mayBe: (path) => /\.json$/.test(path),
  recognises: (path, head) =>
    IS_ATIF.test(head) || (NAMED.test(path) && !NATIVE.test(path) && /^\ufeff?\s*\{/.test(head)),
  mainOf: (path) => path.replace(PART, '.json'),
  read,
}

import { readLoose } from '@/lib/ingest/formats/containers/loose/read-loose'
import type { Claim, Container } from '@/lib/ingest/formats/reading/container-format'
import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'

// opencode's storage: storage/session/<project>/<session>.json, message/<session>/<message>.json and
// part/<message>/<part>.json. A session with those that it started is one trajectory; the transcript
// of opencode reads it. What we lose: storage of older versions (storage/session/message/…), and of
// those that use a database.

const FILE = /^(.*?)(session|message|part)\/([^/]+)\/([^/]+)\.json$/

interface Found {
  readonly file: LogFile
  readonly root: string
  readonly kind: string
  readonly folder: string
  readonly head: string
}

const field = (head: string, name: string): string | null =>
  new RegExp(`"${name}"\\s*:\\s*"([^"]+)"`).exec(head)?.[1] ?? null

const isStored = ({ kind, head }: Found): boolean => {
  if (field(head, 'id') === null) return false
  if (kind === 'session') return /"(?:projectID|directory)"\s*:/.test(head)
  return kind === 'message'
    ? field(head, 'sessionID') !== null && /"role"\s*:\s*"(?:user|assistant)"/.test(head)
    : /"type"\s*:\s*"[\w-]+"/.test(head)
}

async function findStored(files: readonly LogFile[]): Promise<Found[]> {
  const named = files.flatMap((file) => {
    const match = FILE.exec(file.path)
    return match ? [{ file, root: match[1]!, kind: match[2]!, folder: match[3]! }] : []
  })
  // Only below a folder that has messages: other programs have a `session/` too.
  const roots = new Set(named.filter(({ kind }) => kind === 'message').map(({ root }) => root))
  const found: Found[] = []
  for (const one of named.filter(({ root }) => roots.has(root))) {
    try {
      found.push({ ...one, head: (await one.file.head(HEAD_BYTES)).toString('utf8') })
    } catch {
      // What cannot be read now is claimed by nobody, and named so in the report.
    }
  }
  return found.filter(isStored)
}

/** Which session each file belongs to; a session that another one started belongs to that. */
const sessionsOf = (found: readonly Found[]): ((one: Found) => string) => {
  const parents = new Map<string, string>()
  const owners = new Map<string, string>()
  for (const { kind, head, folder, root } of found) {
    const id = `${root} ${field(head, 'id')!}`
    const parent = field(head, 'parentID')
    if (kind === 'session' && parent !== null) parents.set(id, `${root} ${parent}`)
    if (kind === 'message') owners.set(id, `${root} ${field(head, 'sessionID') ?? folder}`)
  }
  const topOf = (id: string): string => {
    const seen = new Set<string>()
    let top = id
    while (parents.has(top) && !seen.has(top)) {
      seen.add(top)
      top = parents.get(top)!
    }
    return top
  }
  return ({ kind, head, folder, root }) => {
    if (kind === 'session') return topOf(`${root} ${field(head, 'id')!}`)
    if (kind === 'message') return topOf(`${root} ${field(head, 'sessionID') ?? folder}`)
    const message = `${root} ${field(head, 'messageID') ?? folder}`
    return topOf(owners.get(message) ?? `${root} ${field(head, 'sessionID') ?? folder}`)
  }
}

async function claim(files: readonly LogFile[]): Promise<Claim> {
  const found = await findStored(files)
  const sessionOf = sessionsOf(found)
  const groups = new Map<string, Found[]>()
  for (const one of found) {
    const key = sessionOf(one)
    const group = groups.get(key)
    // A trial is named after its first file: the session's own.
    if (group === undefined) groups.set(key, [one])
    else if (one.kind === 'session' && key.endsWith(` ${field(one.head, 'id')!}`))
      group.unshift(one)
    else group.push(one)
  }
  const bundles = [...groups.values()].map((group) => ({
    root: group[0]!.root.replace(/\/$/, ''),
    files: group.map(({ file }) => file),
  }))
  return { bundles, known: [], problems: [] }
}

export const opencodeStorage: Container = {
  format: 'opencode-storage',
  label: 'Storage of opencode',
  version: 1,
  claim,
  read: (bundle) => readLoose(bundle, bundle.root),
}

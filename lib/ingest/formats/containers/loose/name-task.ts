const UNIQUE =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=[0-9a-f]*\d)[0-9a-f]{16,}|\b[0-9A-HJKMNP-TV-Z]{26}\b/i

/** A session id that no other run has: a UUID, a ULID, a long hash. Names and placeholders are none. */
export const isUniqueId = (id: string | null): id is string =>
  id !== null && UNIQUE.test(id) && new Set(id).size >= 8

/** Folders that hold logs of many tasks: their names tell nothing. */
const HOLDERS = new Set([
  'agent',
  'artifacts',
  'logs',
  'trajectory',
  'trajectories',
  'sessions',
  'chats',
  'conversations',
  '.system_generated',
  'projects',
  'subagents',
])

/** Folders that say under which condition, or which time, a task was run: of all conditions it is one task. */
const ARM = new RegExp(
  [
    '^(?:with|without|no|non|w|w[-_]?o|old|new|current|previous|prior)[-_ ]?skills?RUN$',
    '^skills?(?:[-_ ]?(?:on|off|enabled|disabled|none))?RUN$',
    '^(?:baseline|control|vanilla|treatment|curated|self[-_ ]?gen(?:erated)?)RUN$',
    '^(?:run|rep|repeat|trial|attempt|seed|r)[-_ ]?\\d+$',
  ]
    .join('|')
    .replaceAll('RUN', '(?:[-_ ]?(?:run|rep|trial|seed|r)?[-_ ]?\\d+)?'),
  'i',
)

/** Names that programs give to every log of theirs. */
const PLAIN =
  /^(?:events|messages|transcript(?:_full)?|raw|output|stdout|stream|session-trace|prompt|conversation|session|history|wire|base_state|event-\d+-.*|\d{1,4})$/

/** Where Antigravity keeps all conversations, of whatever project: what is above tells nothing of one. */
const CONVERSATION = /(?:^|\/)brain\/([^/]+)\/\.system_generated\//

/** Kimi Code's agents each have a folder in that of their session. */
const OF_AN_AGENT = /\/agents\/[^/]+\/wire\.jsonl$/

const isTelling = (name: string): boolean =>
  !HOLDERS.has(name) && !ARM.test(name) && !isUniqueId(name) && !/^\d{1,4}$/.test(name)

const isSession = (stem: string): boolean => isUniqueId(stem) || /^rollout-\d/.test(stem)

/**
 * The task of a log that names none: `hello.trajectory.json` → `hello`; a plain `trajectory.json`,
 * or a session named by its id, is named after its folder; a plain log for which no folder tells more,
 * after the id of its conversation.
 */
export const taskNameOf = (path: string): string => {
  const conversation = CONVERSATION.exec(path)?.[1]
  if (conversation !== undefined) return conversation
  const folders = path.replace(OF_AN_AGENT, '/wire.jsonl').split('/').filter(Boolean)
  const file = folders.pop()!
  const stem = file
    .replace(/\.(?:traj\.json|jsonl?|txt|traj|md)$/, '')
    .replace(/(?:^|[._-])(?:atif[._-])?trajectory$/, '')
  if (stem !== '' && !isSession(stem) && !PLAIN.test(stem)) return stem
  const id = isSession(stem) ? undefined : folders.findLast(isUniqueId)
  return folders.findLast(isTelling) ?? id ?? (stem || 'trajectory')
}

import table from './model-aliases.json'

const providers = new Set(table.providers)
const unresolved = new Set(table.unresolved)
const aliases = new Map<string, string>(Object.entries(table.aliases))

const withoutProviders = (name: string): string => {
  const segments = name.split('/')
  while (segments.length > 1 && providers.has(segments[0]!)) segments.shift()
  return segments.join('/')
}

/** `arn:aws:bedrock:us-east-1:123:inference-profile/us.anthropic.…` → what stands behind its slash. */
const ARN =
  /^arn:aws[\w-]*:(?:bedrock|sagemaker):.*:(?:inference-profile|foundation-model|provisioned-model)\//

/** A region as its own part of a name: `bedrock/us-east-1/anthropic.…`. */
const REGION_SEGMENT = /(?<=\/)[a-z]{2}(?:-gov)?-[a-z]+-\d\//

const VENDOR =
  /^(?:(?:us|us-gov|eu|apac|global|jp|au|ca|sa)\.)?(?:anthropic|amazon|meta|mistral|cohere|deepseek|qwen|openai|google|minimax|moonshotai?|zai|nvidia)\./

const CLAUDE = /claude|haiku|sonnet|opus/

/** Claude's versions with hyphens behind the family from 4 on: `claude-4.6-sonnet` → `claude-sonnet-4-6`. */
const claudeName = (name: string): string =>
  name
    .replace(/(\d)\.(\d)/g, '$1-$2')
    .replace(/-latest$/, '')
    .replace(/^claude-([4-9](?:-\d)?)-(haiku|sonnet|opus)(?=$|-)/, 'claude-$2-$1')

/**
 * The one name of a model, whatever a log calls it:
 * `bedrock/us.anthropic.claude-opus-4-5-20251101-v1:0`, `anthropic/claude-opus-4.5`, `Claude Opus 4.5` →
 * `claude-opus-4-5`. Strips providers, regions, dates and release suffixes, writes Claude's
 * versions with hyphens as Anthropic does, then asks the table in model-aliases.json.
 */
export const canonicalModel = (logged: string): string => {
  const written = logged
    .trim()
    .toLowerCase()
    .replace(/\s*\([^()]*\)$/, '')
    .replace(/\s+/g, '-')
    .replace(ARN, '')
  const plain = withoutProviders(written.replace(REGION_SEGMENT, ''))
    .replace(VENDOR, '')
    .replace(/\[\w+\]$/, '')
    .replace(/:(?:free|beta|thinking|nitro|floor|exacto|latest|1m)$/, '')
    .replace(/-v\d+:\d+$|:\d+$/, '')
    .replace(/[-@](?:20\d{2}-?\d{2}-?\d{2})(?:-v\d+)?$/, '')
  const versioned = CLAUDE.test(plain) ? claudeName(plain) : plain
  return aliases.get(versioned) ?? versioned
}

/** Whether a name stands for whatever its provider serves that day (`sonnet`): another name is better. */
export const isUnresolvedModel = (logged: string): boolean =>
  unresolved.has(withoutProviders(logged.trim().toLowerCase()))

const IN_NAME =
  /(?<![a-z0-9])((?:claude[-_])?(?:haiku|sonnet|opus)-\d(?:[-.]\d)?|claude-\d(?:[-.]\d)?-(?:haiku|sonnet|opus)|gpt-\d(?:\.\d)?(?:-(?:mini|nano|codex|pro))*|gemini-\d(?:\.\d)?-(?:pro|flash)(?:-lite)?|glm-\d(?:\.\d)?|minimax-m\d(?:\.\d)?|kimi-k\d(?:\.\d)?|deepseek-v\d(?:\.\d)?|grok-\d(?:\.\d)?)(?![a-z0-9])/i

/** The model that a folder's name holds, nearest folder first: `predev-haiku-4-5__41.6`. */
export const modelInFolders = (
  folders: readonly string[],
): { model: string; folder: string } | null => {
  for (const folder of [...folders].reverse()) {
    const match = IN_NAME.exec(folder)
    if (match) return { model: match[1]!, folder }
  }
  return null
}

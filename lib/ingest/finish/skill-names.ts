/** A skill of a plugin without the plugin: `frontend:figma-connect` → `figma-connect`. */
const withoutPlugin = (name: string): string => name.slice(name.lastIndexOf(':') + 1)

/**
 * One name for one skill: a catalogue says `plugin:skill` where a folder and a task say `skill`. Two
 * plugins that have a skill of one name keep theirs.
 */
export function skillNamer(listed: readonly string[]): (name: string) => string {
  const owners = new Map<string, Set<string>>()
  for (const name of listed) {
    const bare = withoutPlugin(name)
    owners.set(bare, (owners.get(bare) ?? new Set()).add(name))
  }
  return (name) => {
    const bare = withoutPlugin(name)
    const named = [...(owners.get(bare) ?? [])].filter((one) => one !== bare)
    return named.length > 1 ? name : bare || name
  }
}

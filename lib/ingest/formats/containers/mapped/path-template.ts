/** What a path has where a template has `{name}`. */
export type PathNames = ReadonlyMap<string, string>

const PART = /\*\*\/?|\*|\{([A-Za-z]\w*)\}|[^*{]+|\{/g

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Reads paths by a template: `{name}` and `*` stand for a part of one folder's name, `**` for any folders. */
export const matcherOf = (template: string): ((path: string) => PathNames | null) => {
  const names: string[] = []
  const pattern = [...template.matchAll(PART)].map(([part, name]) => {
    if (part === '**/') return '(?:.*/)?'
    if (part === '**') return '.*'
    if (part === '*') return '[^/]*'
    if (name === undefined) return escape(part)
    names.push(name)
    return '([^/]+?)'
  })
  const whole = new RegExp(`^${pattern.join('')}$`)
  return (path) => {
    const match = whole.exec(path)
    return match && new Map(names.map((name, at) => [name, match[at + 1]!]))
  }
}

/** The text with what a path has for its names; what the path lacks stays as it stands. */
export const fillIn = (text: string, names: PathNames): string =>
  text.replace(/\{([A-Za-z]\w*)\}/g, (whole, name: string) => names.get(name) ?? whole)

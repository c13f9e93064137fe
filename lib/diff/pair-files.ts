/** One file of a skill. `text` is null where it is no text or too large to keep. */
export interface SkillFile {
  readonly path: string
  readonly bytes: number
  readonly text: string | null
}

/** A file of one or both sides. */
export interface FilePair {
  readonly path: string
  readonly change: 'same' | 'changed' | 'only_left' | 'only_right'
  readonly left: SkillFile | null
  readonly right: SkillFile | null
}

const order = (path: string) => (path === 'SKILL.md' ? 0 : 1)

/** The files of two versions by their paths, SKILL.md first. Without text, size must tell. */
export function pairFiles(left: readonly SkillFile[], right: readonly SkillFile[]): FilePair[] {
  const lefts = new Map(left.map((file) => [file.path, file]))
  const rights = new Map(right.map((file) => [file.path, file]))
  const paths = [...new Set([...lefts.keys(), ...rights.keys()])]
  paths.sort((one, two) => order(one) - order(two) || (one < two ? -1 : 1))
  return paths.map((path) => {
    const one = lefts.get(path) ?? null
    const two = rights.get(path) ?? null
    return { path, change: changeOf(one, two), left: one, right: two }
  })
}

function changeOf(left: SkillFile | null, right: SkillFile | null): FilePair['change'] {
  if (!left) return 'only_right'
  if (!right) return 'only_left'
  return left.bytes === right.bytes && left.text === right.text ? 'same' : 'changed'
}

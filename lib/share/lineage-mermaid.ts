import type { Lane, LaneGroup, LaneMark } from '@/lib/cells/rounds/lineage'
import { visibleName } from '@/lib/domain/visible-text'

const MOST_CHARS = 60

/** A name from a log as text of a diagram: nothing in it ends its quotes or begins a statement. */
const inQuotes = (name: string) => {
  const plain = visibleName(
    name
      .replace(/["'`\\;#%<>{}[\]\s]+/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )
  return `"${[...(plain || 'unnamed')].slice(0, MOST_CHARS).join('').trim()}"`
}

/** Names told apart, as a diagram asks for: the second of one name says so. */
function makeNames() {
  const taken = new Set(['"main"'])
  return (name: string) => {
    for (let n = 1; ; n++) {
      const own = inQuotes(n === 1 ? name : `(${n}) ${name}`)
      if (taken.has(own)) continue
      taken.add(own)
      return own
    }
  }
}

const TYPES: Record<LaneMark['fate'], string> = {
  accepted: '',
  rejected: ' type: REVERSE',
  waiting: ' type: HIGHLIGHT',
}

interface Drawn {
  readonly after: number
  readonly lane: Lane | null
  readonly commit: string
}

/**
 * The lanes of a library as text of a Mermaid gitGraph: a branch a skill, a commit a text that stood.
 * Refused ones are crossed out; the library itself is `main`, on which the same texts were tried again.
 */
export function lineageMermaid(groups: readonly LaneGroup[], span: string): string {
  const [commitName, branchName] = [makeNames(), makeNames()]
  const drawn = groups.flatMap(({ category, lanes, retests }): Drawn[] => [
    ...retests.map(({ after, fate }) => ({
      ...{ after, lane: null },
      commit: `commit id: ${commitName(`${span} ${after}: ${category ?? 'all'}, same texts again, ${fate}`)}${TYPES[fate]}`,
    })),
    ...lanes.flatMap((lane) =>
      lane.marks.map(({ after, action, fate, isInUse }) => ({
        ...{ after, lane },
        commit: `commit id: ${commitName(`${span} ${after}: ${action} ${lane.name}, ${fate}`)}${TYPES[fate]}${isInUse ? ' tag: "in use"' : ''}`,
      })),
    ),
  ])
  const branches = new Map<Lane, string>()
  let at: Lane | null = null
  const lines = ['gitGraph', '  commit id: "start"']
  for (const { lane, commit } of drawn.sort((a, b) => a.after - b.after)) {
    const known = lane && branches.get(lane)
    if (lane && !known) {
      const name = branchName(lane.name)
      branches.set(lane, name)
      if (at !== null) lines.push('  checkout main')
      lines.push(`  branch ${name}`)
    } else if (lane !== at) lines.push(`  checkout ${known ?? 'main'}`)
    at = lane
    lines.push(`  ${commit}`)
  }
  return `${lines.join('\n')}\n`
}

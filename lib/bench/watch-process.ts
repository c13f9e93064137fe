import { readdirSync, readFileSync } from 'node:fs'

/** What a process holds. */
export interface Held {
  readonly rssMb: number
  readonly handles: number
}

/** The processes that one started, and theirs. Linux only: elsewhere none. */
function descendants(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return children
      .split(' ')
      .filter(Boolean)
      .map(Number)
      .flatMap((one) => [one, ...descendants(one)])
  } catch {
    return []
  }
}

function heldBy(pid: number): Held | null {
  try {
    const rss = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    // One that just ended holds nothing.
    if (rss === undefined) return null
    return { rssMb: Number(rss) / 1024, handles: readdirSync(`/proc/${pid}/fd`).length }
  } catch {
    return null
  }
}

/** The script of a command: `lib/compile/run.mjs` stands before that which it runs. */
export const scriptOf = (command: string): string =>
  [...command.matchAll(/(\w[\w-]*)\.(?:ts|mjs)\b/g)].at(-1)?.[1] ?? 'process'

/** What a process is called; null: it has ended. */
function nameOf(pid: number): string | null {
  try {
    return scriptOf(readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' '))
  } catch {
    return null
  }
}

/** What a server and its lasting processes hold now, by their names. */
export function lookAt(pid: number): Map<string, Held> {
  const found = new Map<string, Held>()
  for (const one of [pid, ...descendants(pid)]) {
    const held = heldBy(one)
    const name = nameOf(one)
    // An import process comes and goes: it leaves nothing that could grow.
    if (held && name !== null && !/import-worker/.test(name)) found.set(name, held)
  }
  return found
}

export interface Growth {
  readonly name: string
  readonly first: Held
  readonly last: Held
}

const meanOf = (held: readonly Held[], pick: (one: Held) => number) =>
  held.reduce((sum, one) => sum + pick(one), 0) / held.length

const meanHeld = (held: readonly Held[]): Held => ({
  rssMb: meanOf(held, (one) => one.rssMb),
  handles: meanOf(held, (one) => one.handles),
})

/** The first quarter of all looks against the last, by process. */
export function growthOf(looks: readonly ReadonlyMap<string, Held>[]): Growth[] {
  const names = [...new Set(looks.flatMap((look) => [...look.keys()]))]
  return names.map((name) => {
    const held = looks.flatMap((look) => look.get(name) ?? [])
    const quarter = Math.max(1, Math.floor(held.length / 4))
    return { name, first: meanHeld(held.slice(0, quarter)), last: meanHeld(held.slice(-quarter)) }
  })
}

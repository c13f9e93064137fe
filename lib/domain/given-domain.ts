type Domains = Readonly<Record<string, string>>

/**
 * The domain that a person gave a task: by its whole name, else by what stands behind the slash in
 * `publisher/task` and `dataset/task`. Null where none was given.
 */
export function givenDomain(domains: Domains | null, task: string): string | null {
  if (domains === null) return null
  if (Object.hasOwn(domains, task)) return domains[task]!
  const last = task.slice(task.lastIndexOf('/') + 1)
  return last !== task && Object.hasOwn(domains, last) ? domains[last]! : null
}

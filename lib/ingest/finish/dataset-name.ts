// Which dataset a task is of. Two datasets may call tasks alike, and these are not one task. But
// people also keep the tasks of each condition in a folder of its own, which harnesses then call the
// dataset: `tasks` and `tasks-no-skills` hold the same tasks.

const CONDITION =
  /(^|[-_ ])(?:(?:no|with|without)[-_ ]?skills?(?:[-_]generate)?|no[-_]scripts?(?:[-_]no[-_]refs?)?|self[-_]?gen(?:erated)?|skills?[-_]?(?:on|off)|skills|baseline|control|treatment|vanilla|curated)(?=$|[-_ @])/g

/** No name of a dataset, but of where tasks lie. */
const PLACE = /^(?:tasks?|datasets?|evals?|benchmark)?$/

/** The dataset's name without what tells conditions apart; null where nothing is left that names one. */
export function datasetName(logged: string | null | undefined): string | null {
  const plain = (logged ?? '')
    .trim()
    .split(/[/\\]+/)
    .findLast(Boolean)
    ?.replace(CONDITION, '$1')
    .replace(/[-_ ]{2,}/g, '-')
    .replace(/^[-_ ]+|[-_ ]+(?=@|$)/g, '')
  return plain === undefined || PLACE.test(plain.toLowerCase()) ? null : plain
}

/** Whether two names are those of one dataset: one that names no version is any. */
export function isSameDataset(one: string, other: string): boolean {
  const [name, version] = one.toLowerCase().split('@')
  const [otherName, otherVersion] = other.toLowerCase().split('@')
  return name === otherName && (!version || !otherVersion || version === otherVersion)
}

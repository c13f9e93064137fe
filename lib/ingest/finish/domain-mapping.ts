import table from './domain-mapping.json'

/** `Security & CTF` → `security-ctf`: categories are free text, in many spellings. */
export const categoryKey = (category: string): string =>
  category
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

const byCategory = new Map(
  Object.entries(table.domains).flatMap(([domain, categories]) =>
    categories.map((category) => [category, domain] as const),
  ),
)

/**
 * The domain of a task's category, by domain-mapping.json. Null for a category that stands for
 * tasks of several domains (`research`, `data-analysis`) or is not in the table.
 */
export const domainOfCategory = (category: string): string | null =>
  byCategory.get(categoryKey(category)) ?? null

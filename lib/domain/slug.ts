const NO_LETTERS = 'unknown'

/** Text as the part of a link: lower case, words joined by `-`; `unknown` when nothing is left. */
export const slugOf = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '') || NO_LETTERS

/** Lower-case letters, digits and single hyphens, at most 64: safe in a link and in a shell. */
export const isExperimentSlug = (slug: string) =>
  slug.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)

const ENDINGS = /\.(?:zip|tar|tar\.gz|tgz|eval|jsonl?|ndjson|csv|tsv|parquet)$/i

/** A slug for what was delivered as `jobs-march.tar.gz` or as a folder; empty where it was several, or has no letters. */
export function experimentSlugOfSource(source: string): string {
  const slug = source.includes(', ') ? '' : experimentSlugOf(source.replace(ENDINGS, ''))
  return slug === NO_LETTERS ? '' : slug
}

/** The slug that a typed name means: itself where it is one, else made from it; null: it has no letter or digit. */
export function experimentSlugOfTyped(name: string): string | null {
  const slug = isExperimentSlug(name) ? name : experimentSlugOf(name)
  return slug === '' || (slug === NO_LETTERS && name !== NO_LETTERS) ? null : slug
}

/** A slug for a name: `My run, v1.2` → `my-run-v1-2`. */
export const experimentSlugOf = (name: string) =>
  slugOf(name)
    .replaceAll('.', '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '')

/** Text as the part of a link: lower case, words joined by `-`; `unknown` when nothing is left. */
export const slugOf = (text: string | null): string =>
  (text ?? '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'unknown'

/** Lower-case letters, digits and single hyphens, at most 64: safe in a link and in a shell. */
export const isExperimentSlug = (slug: string) =>
  slug.length <= 64 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)

/** A slug for a name: `My run, v1.2` → `my-run-v1-2`. */
export const experimentSlugOf = (name: string) =>
  slugOf(name)
    .replaceAll('.', '-')
    .slice(0, 64)
    .replace(/^-+|-+$/g, '')

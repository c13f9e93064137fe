/** The docs that the app shows, in the order of its list; the path is that of the Markdown below `docs/`. */
export const DOCS = [
  { path: 'glossary', title: 'Glossary', says: 'what every word on the pages means' },
  { path: 'statistics', title: 'Statistics', says: 'how every number is computed' },
  { path: 'imports', title: 'Imports', says: 'how logs come in, and are corrected or undone' },
  { path: 'formats', title: 'Log formats', says: 'which logs are read, and what of them' },
  {
    path: 'systems',
    title: 'Kinds of experiment',
    says: 'which logs answer which question, and where',
  },
  { path: 'reviews', title: 'Reviews', says: 'notes, reviewed tasks, saved views' },
  { path: 'export', title: 'Export', says: 'an experiment as one file, and its format' },
  { path: 'api', title: 'API', says: 'every page as JSON, every table as CSV' },
  { path: 'ci', title: 'CI', says: 'how a job fails by verdict' },
  { path: 'deploy', title: 'A server for a team', says: 'accounts, and what to set' },
  { path: 'security', title: 'Security', says: 'what is promised, against whom, by which test' },
  { path: 'benchmarks', title: 'Benchmarks', says: 'how fast it is, and on what' },
  { path: 'readers', title: 'What first readers asked', says: 'and what was changed' },
  { path: 'architecture', title: 'Architecture', says: 'how it is built' },
] as const

export const docsHref = () => '/docs'

/** A doc, at a heading if one is named. */
export const docHref = (path: string, heading?: string) =>
  `/docs/${path}${heading ? `#${heading}` : ''}`

/** Terms of the glossary that pages link to; each is a heading there. */
export const TERMS = [
  ...(['Configuration', 'Condition', 'Skill', 'Trial', 'Status', 'Reward'] as const),
  ...([
    'Measure',
    'Without and with',
    'Error policy',
    'Weight',
    'Uncertainty',
    'Coverage',
  ] as const),
  ...(['Gain', 'pp', 'Interval', 'Normalized gain', 'p', 'q', 'Near-duplicate', 'Noise'] as const),
  ...(['Helps and hurts', 'No sizeable effect', "Can't tell yet", 'Harm', 'Not worse'] as const),
] as const
export type Term = (typeof TERMS)[number]

/** Headings of the statistics that pages link to. */
export const METHODS = [
  ...(['Error policy', 'Rates and gains', 'Domains', 'Tasks where skills hurt'] as const),
  ...(['Skill size and effect', 'Small with skills against large without'] as const),
  ...(['Conditions side by side', 'Skill and model', 'Skill use, and traps'] as const),
  ...(['Readings over rounds (`lib/cells/rounds`)', 'Beside the headline'] as const),
  'Before or after solving (`lib/cells/timing`)',
  'Two experiments (`/compare`)',
] as const

/** The line of a term in the glossary. */
export const termHref = (term: Term) => docHref('glossary', headingId(term))

/** Where the statistics say how a kind of number is made. */
export const methodHref = (method: (typeof METHODS)[number]) =>
  docHref('statistics', headingId(method))

/** The anchor of a heading: as common hosts of Markdown make it, so that links work there and here. */
export const headingId = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

/** The address of a link that stands in a doc: to another doc, to a heading, or away. */
export function linkInDoc(from: string, href: string): string | null {
  if (/^https?:\/\//.test(href) || href.startsWith('#')) return href
  const [file, hash] = href.split('#')
  const folder = from.split('/').slice(0, -1)
  for (const part of file!.split('/')) {
    if (part === '..') folder.pop()
    else if (part !== '.') folder.push(part)
  }
  const path = folder.join('/')
  return path.endsWith('.md') ? docHref(path.slice(0, -3), hash) : null
}

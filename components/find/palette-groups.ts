import type { FoundItem, FindKind } from '@/lib/domain/find'
import { searchHref } from '@/lib/url/search'
import { experimentHref } from '@/lib/url/site'
import { TABS } from '@/lib/url/views'
import type { Found } from './use-found'

export interface PaletteGroup {
  readonly name: string
  readonly items: readonly FoundItem[]
  /** How many there are, shown or not. */
  readonly total: number
}

const NAMES: Record<FindKind, string> = {
  experiments: 'Experiments',
  tasks: 'Tasks',
  skills: 'Skills',
  models: 'Models',
  conditions: 'Conditions',
  trials: 'Trials',
  saved: 'Saved views',
}

const TEXTS = 'Text of trajectories'

/** Whether something has the text in its name. */
export const isNamed = (groups: readonly PaletteGroup[]) =>
  groups.some(({ name }) => name !== TEXTS)

const MOST_VIEWS = 6
const MOST_RECENT = 5

const wordsOf = (q: string) => q.toLowerCase().split(/\s+/).filter(Boolean)
const hasAll = (words: readonly string[], text: string) =>
  words.every((word) => text.toLowerCase().includes(word))

/** The experiment of an address; null outside of any. */
export const experimentOf = (path: string): string | null =>
  /^\/experiments\/([^/?#]+)/.exec(path)?.[1] ?? null

/** Views whose name the text begins to say: of the experiment at hand, else of those found. */
function views(q: string, path: string, experiments: readonly FoundItem[]): FoundItem[] {
  const words = wordsOf(q)
  const here = experimentOf(path)
  const slugs = here
    ? [{ slug: decodeURIComponent(here), name: 'this experiment' }]
    : experiments.map(({ href, title }) => {
        return { slug: decodeURIComponent(experimentOf(href) ?? ''), name: title }
      })
  return slugs.flatMap(({ slug, name }) =>
    TABS.filter(
      ({ label }) =>
        hasAll(words, `${label} ${here ? slug : name}`) &&
        (words.length === 0 ? here !== null : words.some((word) => hasAll([word], label))),
    ).map(({ label, path: view }) => ({
      title: label,
      note: name,
      href: experimentHref(slug, view),
    })),
  )
}

/** The text itself, sought in what agents did and saw: in the experiment at hand, and everywhere. */
function inTrajectories(q: string, path: string): FoundItem[] {
  if (q.trim() === '') return [{ title: 'Search in trajectories', note: '', href: searchHref() }]
  const here = experimentOf(path)
  const item = (note: string, experiment: string | null) => {
    return { title: `“${q.trim()}”`, note, href: searchHref({ q: q.trim(), experiment }) }
  }
  return [
    ...(here ? [item('in this experiment', decodeURIComponent(here))] : []),
    item('in all trajectories', null),
  ]
}

/** What the palette lists for a text, group by group; what was looked at last comes first. */
export function paletteGroups(
  q: string,
  path: string,
  recent: readonly FoundItem[],
  all: readonly FoundItem[],
  found: Found | null,
): readonly PaletteGroup[] {
  const words = wordsOf(q)
  const seen = recent.filter(
    ({ title, note, href }) => hasAll(words, `${title} ${note}`) && href.split('?')[0] !== path,
  )
  const ofViews = views(q, path, all)
  const named = found
    ? (Object.keys(NAMES) as FindKind[]).map((kind) => ({ name: NAMES[kind], ...found[kind] }))
    : []
  const texts = found ? inTrajectories(q, path) : []
  const groups = [
    { name: 'Last looked at', items: seen.slice(0, MOST_RECENT), total: seen.length },
    // Without a text only what there always is: experiments, and the views of the one at hand.
    ...(words.length === 0 ? named.filter(({ name }) => name === NAMES.experiments) : named),
    { name: 'Views', items: ofViews.slice(0, MOST_VIEWS * 2), total: ofViews.length },
    { name: 'Docs', ...(found?.docs ?? { items: [], total: 0 }) },
    // Not before names were looked for: who presses Enter meant the first of them.
    { name: TEXTS, items: texts, total: texts.length },
  ]
  return groups.filter(({ items }) => items.length > 0)
}

import { FILLABLE_VIEWS, type FilledView } from '@/lib/domain/filled-view'
import { TABS, VIEW_GROUPS, type ViewGroup } from './views'

/** What a group is called where it holds several views; one of a single view bears its name. */
const GROUP_LABELS: Readonly<Partial<Record<ViewGroup, string>>> = {
  evolution: 'Evolution',
  behaviors: 'Behaviors',
  health: 'Health',
  reviews: 'Reviews',
}

/** A group of the navigation: it leads to the first of its views that is not empty. */
export interface TabGroup {
  readonly key: ViewGroup
  readonly label: string
  readonly tabs: readonly (typeof TABS)[number][]
}

/** The groups that have a view, in the order of the navigation. */
export const TAB_GROUPS: readonly TabGroup[] = VIEW_GROUPS.flatMap((key) => {
  const tabs = TABS.filter(({ group }) => group === key)
  const [first] = tabs
  if (!first) return []
  const label = tabs.length === 1 ? first.label : (GROUP_LABELS[key] ?? first.label)
  return [{ key, label, tabs }]
})

const FILLABLE = new Set<string>(FILLABLE_VIEWS)

/** The first view of a group that says something of an experiment; the first where none does or nobody knows. */
export const openingTab = ({ tabs }: TabGroup, filled: readonly FilledView[] | null) =>
  tabs.find(
    ({ key }) => filled === null || !FILLABLE.has(key) || filled.some((view) => view === key),
  ) ?? tabs[0]

import { TABS, VIEW_GROUPS, type ViewGroup } from './views'

/** What a group is called where it holds several views; one of a single view bears its name. */
const GROUP_LABELS: Readonly<Partial<Record<ViewGroup, string>>> = {
  evolution: 'Evolution',
  behaviors: 'Behaviors',
  health: 'Health',
  reviews: 'Reviews',
}

/** A group of the navigation: it leads to the first of its views. */
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

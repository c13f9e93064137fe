import { createSerializer, type inferParserType, type ParserMap } from 'nuqs/server'
import { experimentHref } from './site'

/** How the navigation groups views, in its order; a group may have no view yet. */
export const VIEW_GROUPS = [
  ...(['overview', 'domains', 'tasks', 'harms', 'trials', 'skills', 'models'] as const),
  ...(['evolution', 'behaviors', 'health', 'conditions', 'figures'] as const),
  ...(['reviews', 'settings'] as const),
]

export type ViewGroup = (typeof VIEW_GROUPS)[number]

interface ViewRow {
  readonly key: string
  readonly group: ViewGroup
  /** What it is called in the navigation and on its page. */
  readonly label: string
  /** What follows the experiment in the addresses of its page and its twin. */
  readonly path: string
  /**
   * What an experiment must hold for the view to say more than what is missing: two conditions with
   * common tasks, figures that a source prints, trials from logs.
   */
  readonly needs: readonly ('contrast' | 'figures' | 'logs')[]
  /** Its numbers follow from the comparison in its link: conditions, errors, weight, uncertainty. */
  readonly isCompared: boolean
  /** Its tables as CSV, the first unless `table` names another; null: it has no twin. */
  readonly tables: readonly string[] | null
  /** It has a page, which stands in the tabs; the others are answers of the API only. */
  readonly isTab: boolean
}

/**
 * Every view of an experiment, in the order of the navigation. Its tabs, the links to its data and
 * the lists that the browser tests and the bench walk follow from these rows.
 */
export const VIEWS = [
  {
    key: 'overview',
    group: 'overview',
    label: 'Overview',
    path: '',
    needs: [],
    isCompared: true,
    tables: [],
    isTab: true,
  },
  {
    key: 'costs',
    group: 'overview',
    label: 'Cost and time',
    path: 'costs',
    needs: ['contrast'],
    isCompared: true,
    tables: ['tasks', 'configurations', 'domains', 'measures'],
    isTab: true,
  },
  {
    key: 'configurations',
    group: 'overview',
    label: 'Configurations',
    path: 'configurations',
    needs: [],
    isCompared: true,
    tables: ['configurations'],
    isTab: false,
  },
  {
    key: 'cells',
    group: 'overview',
    label: 'Cells',
    path: 'cells',
    needs: [],
    isCompared: true,
    tables: ['cells'],
    isTab: false,
  },
  {
    key: 'domains',
    group: 'domains',
    label: 'Domains',
    path: 'domains',
    needs: ['contrast'],
    isCompared: true,
    tables: ['domains'],
    isTab: true,
  },
  {
    key: 'tasks',
    group: 'tasks',
    label: 'Tasks',
    path: 'tasks',
    needs: [],
    isCompared: true,
    tables: ['tasks'],
    isTab: true,
  },
  {
    key: 'harms',
    group: 'harms',
    label: 'Harms',
    path: 'harms',
    needs: ['contrast'],
    isCompared: true,
    tables: ['harms'],
    isTab: true,
  },
  {
    key: 'trials',
    group: 'trials',
    label: 'Trials',
    path: 'trials',
    needs: ['logs'],
    isCompared: false,
    tables: ['trials'],
    isTab: true,
  },
  {
    key: 'skills',
    group: 'skills',
    label: 'Skills',
    path: 'skills',
    needs: ['contrast'],
    isCompared: true,
    tables: ['tasks', 'classes', 'differences'],
    isTab: true,
  },
  {
    key: 'skill-list',
    group: 'skills',
    label: 'Skill list',
    path: 'skill-list',
    needs: ['logs'],
    isCompared: true,
    tables: ['skills'],
    isTab: true,
  },
  {
    key: 'models',
    group: 'models',
    label: 'Models',
    path: 'models',
    needs: [],
    isCompared: true,
    tables: ['pairs', 'pair', 'arms'],
    isTab: true,
  },
  {
    key: 'effects',
    group: 'models',
    label: 'Effects',
    path: 'effects',
    needs: [],
    isCompared: true,
    tables: ['effects', 'rows'],
    isTab: true,
  },
  {
    key: 'timing',
    group: 'evolution',
    label: 'Timing',
    path: 'timing',
    needs: [],
    isCompared: true,
    tables: ['arms', 'tasks', 'overlaps', 'uses'],
    isTab: true,
  },
  {
    key: 'rounds',
    group: 'evolution',
    label: 'Rounds',
    path: 'rounds',
    needs: [],
    isCompared: true,
    tables: ['readings', 'candidates', 'nodes'],
    isTab: true,
  },
  {
    key: 'behaviors',
    group: 'behaviors',
    label: 'Behaviors',
    path: 'behaviors',
    needs: [],
    isCompared: true,
    tables: ['behaviors', 'doses', 'traces'],
    isTab: true,
  },
  {
    key: 'health',
    group: 'health',
    label: 'Health',
    path: 'health',
    needs: ['logs'],
    isCompared: true,
    tables: ['findings', 'slots', 'gains', 'changes'],
    isTab: true,
  },
  {
    key: 'conditions',
    group: 'conditions',
    label: 'Conditions',
    path: 'conditions',
    needs: [],
    isCompared: true,
    tables: ['conditions'],
    isTab: true,
  },
  {
    key: 'figures',
    group: 'figures',
    label: 'Printed figures',
    path: 'figures',
    needs: ['figures'],
    isCompared: false,
    tables: ['figures', 'printed'],
    isTab: true,
  },
  {
    key: 'notes',
    group: 'reviews',
    label: 'Notes',
    path: 'notes',
    needs: [],
    isCompared: false,
    tables: ['notes', 'reviewed'],
    isTab: true,
  },
  {
    key: 'saved',
    group: 'reviews',
    label: 'Saved views',
    path: 'saved',
    needs: [],
    isCompared: false,
    tables: ['saved'],
    isTab: true,
  },
  {
    key: 'settings',
    group: 'settings',
    label: 'Settings',
    path: 'settings',
    needs: [],
    isCompared: false,
    tables: null,
    isTab: true,
  },
] as const satisfies readonly ViewRow[]

type View = (typeof VIEWS)[number]
export type ViewKey = View['key']
/** The views that have a page. */
export type ViewTab = Extract<View, { isTab: true }>['key']
/** The tables of a view. */
export type TableOf<Key extends ViewKey> = NonNullable<
  Extract<View, { key: Key }>['tables']
>[number]

/** A row of the registry, without what the compiler knows of each alone. */
export const viewOf = (key: ViewKey): ViewRow => VIEWS.find((view) => view.key === key)!

export const TABS: readonly (ViewRow & { key: ViewTab })[] = VIEWS.filter((view) => view.isTab)

/** Every table of every twin, with the path of its view. */
export const TABLES = VIEWS.flatMap(({ path, tables }: ViewRow) =>
  (tables ?? []).map((table) => ({ path, table })),
)

/** The address of a view's twin in the API. */
export const viewDataHref = (slug: string, key: ViewKey) =>
  `/api/v1${experimentHref(slug, viewOf(key).path)}`

/** The same as CSV: a link to the twin, and the table if it is not the first. */
export const asCsv = (href: string, table?: string) =>
  `${href}${href.includes('?') ? '&' : '?'}format=csv${table ? `&table=${table}` : ''}`

/** The links of a view whose question is in `params`: its page; its twin, or a table as CSV. */
export function viewLinks<Key extends ViewKey, Params extends ParserMap>(key: Key, params: Params) {
  type Values = Partial<inferParserType<Params>>
  const serialize = createSerializer(params)
  const { path, tables } = viewOf(key)
  return {
    href: (slug: string, values: Values = {}) => serialize(experimentHref(slug, path), values),
    dataHref: (slug: string, values: Values = {}, format?: 'csv', table?: TableOf<Key>) => {
      const href = serialize(viewDataHref(slug, key), values)
      return format ? asCsv(href, table === tables?.[0] ? undefined : table) : href
    },
  }
}

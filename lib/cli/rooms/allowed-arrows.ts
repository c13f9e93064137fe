/**
 * One row a room: what it may import, beside itself. This is the one place that says so; the
 * picture is in docs/architecture.md, why it is checked so in docs/decisions/rooms.md. To allow an
 * arrow, add it here; to add a room, add its row.
 */
export interface Room {
  /** A folder, or one file, from the root. The longest place that fits a file is its room. */
  readonly place: string
  /** Rooms of which it may import values and types. */
  readonly may?: readonly string[]
  /** Rooms of which it may import types only. */
  readonly mayType?: readonly string[]
  /** Packages it may import; a `*` at the end stands for whatever follows. */
  readonly packages?: readonly string[]
}

/** Words, numbers, links and text: no page, no database, no platform. */
const PURE = [
  'lib/domain',
  'lib/display.ts',
  'lib/trajectory',
  'lib/behaviors',
  'lib/stats',
  'lib/diff',
  'lib/url',
  'lib/cells',
]
const READING = ['lib/domain', 'lib/trajectory', 'lib/ingest/open', 'lib/ingest/formats/reading']
const TRANSCRIPTS = [
  'lib/ingest/formats/transcripts',
  'lib/ingest/formats/transcripts/registry.ts',
  'lib/ingest/formats/transcripts/read-agent-log.ts',
]
const FORMATS = [
  'lib/ingest/formats',
  'lib/ingest/formats/reading',
  'lib/ingest/formats/trial-folder',
  'lib/ingest/formats/containers',
  ...TRANSCRIPTS,
]
const INGEST = [
  'lib/ingest/open',
  ...FORMATS,
  'lib/ingest/finish',
  'lib/ingest/store',
  'lib/ingest/run',
]
/** Reads of the database take `db: Db`; the live connection is `db/index.ts`. */
const STORED = ['db', 'db/writes']
const LIVE = [...STORED, 'db/index.ts']
const ANSWERS = ['lib/analysis', 'lib/change', ...INGEST]
const SQL = ['drizzle-orm', 'drizzle-orm/*', '@libsql/client']
const REACT = ['react', 'react-dom', 'next', 'next/*', 'nuqs', 'nuqs/*']
const PAGE = {
  may: [
    ...['components', 'components/ui', ...PURE, 'lib/share', 'lib/server', 'lib/server/access'],
    ...[...ANSWERS, ...LIVE],
  ],
  packages: [...REACT, 'node:*', 'zod'],
}
const COMMAND = {
  may: [
    ...[...PURE, 'lib/demo', 'lib/server', 'lib/server/access', ...ANSWERS, ...LIVE],
    'db/checks',
  ],
  packages: [...SQL, 'node:*', 'zod', 'playwright'],
}

/** What commands run to check the statistics. */
const CHECKED = ['lib/stats/reference', 'lib/stats/simulation']

export const ROOMS: readonly Room[] = [
  // What runs the project: settings of tools.
  { place: '.', may: ['lib/cli'], packages: ['*'] },
  { place: 'lib/compile', packages: ['esbuild', 'node:*', 'tsx/*'] },
  // Pages.
  { place: 'app', ...PAGE },
  { place: 'instrumentation.ts', ...PAGE },
  { place: 'proxy.ts', ...PAGE },
  // What is drawn: data comes as props.
  { place: 'components/ui', may: ['lib/domain'], packages: REACT },
  {
    place: 'components',
    may: ['components/ui', ...PURE, 'lib/share'],
    mayType: ['lib/analysis', ...INGEST],
    packages: [
      ...REACT,
      ...['@tanstack/*', 'anser', 'cmdk', 'diff', 'highlight.js/*', 'lowlight', 'marked'],
      ...['mermaid', 'recharts'],
    ],
  },
  // Pure.
  { place: 'lib/domain', packages: ['csv-parse/sync'] },
  { place: 'lib/display.ts' },
  { place: 'lib/trajectory', may: ['lib/domain'] },
  { place: 'lib/behaviors', may: ['lib/domain', 'lib/trajectory'] },
  { place: 'lib/stats', may: ['lib/domain', 'lib/display.ts'] },
  { place: 'lib/stats/reference', may: ['lib/stats', 'lib/domain', 'lib/display.ts'] },
  {
    place: 'lib/stats/simulation',
    may: ['lib/stats', 'lib/stats/reference', 'lib/domain', 'lib/display.ts'],
  },
  { place: 'lib/diff', may: ['lib/domain', 'lib/trajectory'] },
  { place: 'lib/url', may: ['lib/domain', 'lib/display.ts'], packages: ['nuqs/server'] },
  { place: 'lib/cells', may: PURE },
  // What a view says, to be handed on as Markdown, HTML or a picture.
  { place: 'lib/share', may: PURE, mayType: ['lib/analysis'] },
  { place: 'lib/demo', may: ['lib/stats'] },
  // Questions, changes and imports: they do not know each other.
  { place: 'lib/analysis', may: [...PURE, 'db'], packages: [...SQL, 'node:*'] },
  { place: 'lib/change', may: [...PURE, ...STORED], packages: [...SQL, 'node:crypto', 'zod'] },
  {
    place: 'lib/ingest/open',
    may: ['lib/domain'],
    packages: ['fzstd', 'node:*', 'tar-stream', 'yauzl'],
  },
  {
    place: 'lib/ingest/formats/reading',
    may: ['lib/domain', 'lib/trajectory', 'lib/ingest/open'],
    packages: [
      'hyparquet',
      'hyparquet/src/column.js',
      'hyparquet-compressors',
      'node:crypto',
      'zod',
    ],
  },
  // A transcript knows no container, and no other transcript but by way of the registry.
  { place: 'lib/ingest/formats/transcripts', may: READING, packages: ['zod'] },
  {
    place: 'lib/ingest/formats/transcripts/registry.ts',
    may: [...READING, 'lib/ingest/formats/transcripts'],
  },
  {
    place: 'lib/ingest/formats/transcripts/read-agent-log.ts',
    may: [...READING, 'lib/ingest/formats/transcripts/registry.ts'],
  },
  {
    place: 'lib/ingest/formats/trial-folder',
    may: [...READING, 'lib/ingest/formats/transcripts/read-agent-log.ts'],
    packages: ['zod'],
  },
  {
    place: 'lib/ingest/formats/containers',
    may: [
      ...READING,
      ...['lib/ingest/formats/trial-folder', 'lib/ingest/formats/transcripts/read-agent-log.ts'],
    ],
    packages: [
      ...['csv-parse', 'csv-parse/sync', 'node:crypto', 'node:stream', 'smol-toml', 'zod'],
    ],
  },
  // The list of all formats, and who asks it.
  { place: 'lib/ingest/formats', may: [...READING, 'lib/ingest/formats/containers'] },
  {
    place: 'lib/ingest/finish',
    may: [...READING, 'lib/behaviors'],
    packages: ['node:crypto', 'gpt-tokenizer/*'],
  },
  {
    place: 'lib/ingest/store',
    may: [...PURE, ...['lib/ingest/open', ...FORMATS, 'lib/ingest/finish', ...STORED, 'db/checks']],
    packages: [...SQL, 'node:*'],
  },
  {
    place: 'lib/ingest/run',
    may: [...PURE, ...INGEST, ...STORED],
    // `tsx` starts the threads that read beside an import.
    packages: [...SQL, 'node:*', 'zod', 'tsx/esm/api'],
  },
  // Processes, commands, benchmarks.
  {
    place: 'lib/server',
    may: ['lib/server/access', ...PURE, ...ANSWERS, ...LIVE],
    packages: ['node:*', 'next'],
  },
  // Who may: the only place that knows the library of accounts.
  {
    place: 'lib/server/access',
    may: [...PURE, ...ANSWERS, ...STORED],
    packages: ['node:*', 'better-auth', 'better-auth/*', 'drizzle-orm'],
  },
  {
    place: 'lib/cli',
    ...COMMAND,
    may: [...COMMAND.may, 'lib/bench', 'lib/cli/rooms', ...CHECKED],
    // Plain JavaScript that is not beside it: `imports` of package.json, as it has no `@/`.
    packages: [...COMMAND.packages, '#access-origins'],
  },
  { place: 'lib/cli/rooms', packages: ['node:*', 'typescript'] },
  { place: 'lib/bench', ...COMMAND },
  // The database knows none of us.
  { place: 'db', mayType: ['lib/domain'], packages: [...SQL, 'node:*'] },
  { place: 'db/writes', may: ['db', 'lib/domain'], packages: [...SQL, 'node:*'] },
  {
    place: 'db/checks',
    may: ['db', 'db/writes', 'lib/domain'],
    packages: [...SQL, 'node:*'],
  },
  { place: 'db/index.ts', may: ['db'] },
]

import js from '@eslint/js'
import hooks from 'eslint-plugin-react-hooks'
import ts from 'typescript-eslint'

// One direction of imports (docs/architecture.md): app → components → pure lib;
// app, lib/cli → lib/analysis, lib/ingest → db.
const PURE = ['domain', 'stats', 'diff', 'url', 'demo']
const SERVER_ONLY = [
  'node:*',
  'next',
  'next/*',
  'react',
  'react-dom',
  'drizzle-orm',
  'drizzle-orm/*',
  '@libsql/*',
]
const parent = { group: ['../*'], message: 'Use ./x in the same folder, else @/…' }
const forbid = (patterns) => ({
  'no-restricted-imports': 'off',
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [parent, ...patterns] }],
})
const never = (group, message) => ({ group, message })
// A regex, since a pattern '@/db' would also forbid '@/db/schema'.
const liveConnection = { regex: '^@/db$', message: 'Take `db: Db` as a parameter.' }
const noValue = (group, message) => ({ group, message, allowTypeImports: true })

export default ts.config(
  {
    ignores: [
      '.next/**',
      'node_modules/**',
      'next-env.d.ts',
      'data/**',
      'test-results/**',
      'playwright-report/**',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  { plugins: { 'react-hooks': hooks }, rules: hooks.configs.recommended.rules },
  {
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        fetch: 'readonly',
        document: 'readonly',
      },
    },
    rules: {
      ...forbid([]),
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'Log text is hostile: text nodes only.',
        },
      ],
    },
  },
  { files: ['**/*.{ts,tsx}'], rules: { 'no-undef': 'off' } },
  {
    files: PURE.map((folder) => `lib/${folder}/**/*.ts`).concat('lib/display.ts'),
    ignores: ['**/*.test.ts', '**/*.bench.ts', '**/testing.ts'],
    rules: forbid([
      never(SERVER_ONLY, 'The pure library knows no platform.'),
      never(
        [
          '@/app/*',
          '@/components/*',
          '@/db',
          '@/db/*',
          '@/lib/analysis/*',
          '@/lib/ingest/*',
          '@/lib/cli/*',
        ],
        'Imports go one way.',
      ),
    ]),
  },
  {
    files: ['lib/analysis/**/*.ts', 'lib/ingest/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.bench.ts', '**/testing.ts'],
    rules: forbid([
      never(['next', 'next/*', 'react', 'react-dom'], 'Questions and imports know no page.'),
      liveConnection,
      never(['@/app/*', '@/components/*', '@/lib/cli/*'], 'Imports go one way.'),
    ]),
  },
  {
    files: ['lib/analysis/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing.ts'],
    rules: forbid([
      liveConnection,
      never(
        ['next', 'next/*', 'react', '@/app/*', '@/components/*', '@/lib/cli/*', '@/lib/ingest/*'],
        'Analysis and ingest do not know each other.',
      ),
    ]),
  },
  {
    files: ['lib/ingest/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing.ts'],
    rules: forbid([
      liveConnection,
      never(
        ['next', 'next/*', 'react', '@/app/*', '@/components/*', '@/lib/cli/*', '@/lib/analysis/*'],
        'Analysis and ingest do not know each other.',
      ),
    ]),
  },
  {
    files: ['components/**/*.{ts,tsx}'],
    ignores: ['**/*.test.*'],
    rules: forbid([
      noValue(
        ['@/lib/analysis/*', '@/lib/ingest/*'],
        'Components may import types only from here.',
      ),
      never(
        ['@/app/*', '@/db', '@/db/*', '@/lib/cli/*', 'node:*', 'drizzle-orm', 'drizzle-orm/*'],
        'Components get data as props.',
      ),
    ]),
  },
  {
    files: ['db/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: forbid([
      never(
        [
          '@/app/*',
          '@/components/*',
          '@/lib/analysis/*',
          '@/lib/ingest/*',
          '@/lib/cli/*',
          '@/lib/url/*',
          '@/lib/stats/*',
          '@/lib/diff/*',
        ],
        'The database knows none of us, but for domain types.',
      ),
    ]),
  },
)

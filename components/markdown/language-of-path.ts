/** Ends of names of files, and what fences call a language, by the name that the highlighter has. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ...['md', 'markdown', 'mdx'].map((end) => [end, 'markdown'] as const),
  ...['py', 'pyi', 'python', 'python3'].map((end) => [end, 'python'] as const),
  ...['sh', 'bash', 'zsh', 'shell', 'console'].map((end) => [end, 'bash'] as const),
  ...['js', 'mjs', 'cjs', 'jsx', 'javascript'].map((end) => [end, 'javascript'] as const),
  ...['ts', 'mts', 'cts', 'tsx', 'typescript'].map((end) => [end, 'typescript'] as const),
  ...['json', 'jsonl'].map((end) => [end, 'json'] as const),
  ...['yml', 'yaml'].map((end) => [end, 'yaml'] as const),
  ...['toml', 'ini', 'cfg'].map((end) => [end, 'ini'] as const),
  ...['diff', 'patch'].map((end) => [end, 'diff'] as const),
  ...['html', 'xml', 'svg'].map((end) => [end, 'xml'] as const),
  ...['css', 'sql'].map((end) => [end, end] as const),
])

/** The language that a word of a fence or the end of a name says; null: none that is known. */
export const languageOf = (word: string): string | null =>
  LANGUAGES.get(
    word
      .trim()
      .split(/[\s{,]/, 1)[0]!
      .toLowerCase(),
  ) ?? null

/** The language of a file by its name. */
export const languageOfPath = (path: string): string | null =>
  languageOf(/\.([a-z0-9]+)$/i.exec(path)?.[1] ?? '')

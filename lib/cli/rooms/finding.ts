/** Something that breaks a rule of docs/architecture.md. */
export interface Finding {
  readonly rule: 'arrow' | 'circle' | 'orphan' | 'path' | 'name' | 'room'
  /** What is wrong without where exactly: the same for all files that do it. */
  readonly key: string
  /** A sentence with the place. */
  readonly text: string
}

/** Files that only tests use: they may import whatever they like, and nothing else imports them. */
export const isTest = (path: string): boolean =>
  path.startsWith('e2e/') || /(?:^|\/)testing[^/]*$|\.(?:test|bench)\.tsx?$/.test(path)

/**
 * Keys of findings that are known and still stand: each is to be mended, none to be added. One that
 * no longer stands fails the test as well, so that the list only gets shorter.
 */
export const KNOWN_FINDINGS: readonly string[] = [
  'lib/change may not import lib/ingest/store',
  'lib/stats/reach-of-task-test.ts',
  'lib/stats/sign-test.ts',
]

import type { KeyHelpEntry } from '@/components/trajectory/reading/key-help'

/** What the keys do on the page of a diff. */
export const DIFF_KEYS: readonly KeyHelpEntry[] = [
  ['n  p', 'next, previous difference; in a long one, where a side turns to something else'],
  ['d', 'where they part'],
  ['j  k', 'next, previous row'],
  ['g  G', 'first, last row'],
  ['f', 'fold or unfold the row'],
  ['x', 'swap the sides'],
  ['c', 'copy the link to the row'],
  ['w', 'write a note on the row'],
  ['?', 'this help'],
]

import type { KeyHelpEntry } from './key-help'

/** What the keys do on the page of a trajectory. */
export const TRAJECTORY_KEYS: readonly KeyHelpEntry[] = [
  ['j  k', 'next, previous step'],
  ['n  p', 'next, previous match of the search'],
  ['e  E', 'next, previous error'],
  ['s  S', 'next, previous skill use'],
  ['g  G', 'first, last step'],
  ['f', 'fold or unfold the step'],
  ['m', 'messages as Markdown, or their source'],
  ['r', 'raw JSON of the step'],
  ['c', 'copy the link to the step'],
  ['w', 'write a note on the step'],
  ['/', 'search'],
  ['?', 'this help'],
]

import type { TableRow } from './cell-values'

/** What is read of a table: its columns first, then rows and what is wrong with others. */
export type TableItem =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly row: TableRow }
  | { readonly kind: 'bad'; readonly line: number; readonly detail: string }

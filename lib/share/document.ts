import { GENERATED_NOTE } from '@/lib/domain/generated-note'

/** A piece of a line: text, or text with a meaning. All of it is data: nothing in it is markup. */
export type Inline =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  /** `href` is a path of this server. */
  | { readonly link: string; readonly href: string }

export type Line = readonly Inline[]

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'list'; readonly lines: readonly Line[] }
  /** `language`: what draws or colours it; without one it is text. */
  | { readonly kind: 'code'; readonly text: string; readonly language?: 'mermaid' }
  | {
      readonly kind: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly Line[])[]
    }

/** What a view says, to be handed on as Markdown or as one HTML file, with the same words and links. */
export interface ShareDocument {
  readonly title: string
  readonly blocks: readonly Block[]
  /** Path of the page it stands for. */
  readonly href: string
}

export const heading = (text: string): Block => ({ kind: 'heading', text })
export const paragraph = (...line: Line): Block => ({ kind: 'paragraph', line })
export const list = (...lines: readonly Line[]): Block => ({ kind: 'list', lines })

/** A table; a cell that is one text may be given as such. */
export const shareTable = (
  columns: readonly string[],
  rows: readonly (readonly (Inline | Line)[])[],
): Block => ({
  kind: 'table',
  columns,
  rows: rows.map((row) =>
    row.map((cell): Line => (Array.isArray(cell) ? (cell as Line) : [cell as Inline])),
  ),
})

/** The blocks of a list of which some are there only sometimes. */
export const present = (...blocks: readonly (Block | null)[]): readonly Block[] =>
  blocks.filter((block) => block !== null)

/** That no model was measured, where the logs are our own generator’s; null else. */
export const generatedNote = ({ isGenerated }: { readonly isGenerated: boolean }): Block | null =>
  isGenerated ? paragraph({ strong: GENERATED_NOTE.title }, ` ${GENERATED_NOTE.text}`) : null

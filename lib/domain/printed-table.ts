import type { Json } from './json'

/** How the numbers of a printed table were obtained, the most direct way first. */
export const PROVENANCES = [
  ...(['paper_text', 'repo', 'secondary_transcription', 'read_off_chart_by_eye'] as const),
]
export type Provenance = (typeof PROVENANCES)[number]

/** A table that a paper or a repository prints, as it stands there. */
export interface PrintedTable {
  /** Its name in links: `masa.granularity.qwen3`. */
  readonly id: string
  /** What it is of: `masa`. */
  readonly system: string
  readonly title: string
  /** Where it is printed, as text. */
  readonly source: string
  readonly provenance: Provenance
  /** `success_rate`, `accuracy`, `mixed`, … */
  readonly metric: string
  /** `percent`, `steps`, `mixed`, … */
  readonly unit: string
  /** The first `rowDims.length` entries of a row are its labels, one a dimension. */
  readonly rowDims: readonly string[]
  readonly columnDim: string
  /** The entries after the labels, one a column. */
  readonly columns: readonly string[]
  /** Null is what the source does not print, never 0. */
  readonly rows: readonly (readonly (string | number | null)[])[]
  /** Attempts behind each cell, where the source says so. */
  readonly nPerCell: number | null
  readonly notes: string | null
  /** What else the source gives: tokens an arm, gains as it reports them, the benchmark. */
  readonly facts: Readonly<Record<string, Json>>
}

/** Whether its notes say that `nPerCell` is not printed but follows from the printed numbers. */
export const hasInferredSize = ({ nPerCell, notes }: PrintedTable): boolean =>
  nPerCell !== null && /\bn\s*=\s*[\d,]+\s+inferred\b/i.test(notes ?? '')

const PROVENANCE_WORDS: Readonly<Record<Provenance, string>> = {
  paper_text: 'from the text of the paper',
  repo: 'from the authors’ repository',
  secondary_transcription: 'as transcribed by others from the paper',
  read_off_chart_by_eye: 'read off a chart by eye, approximate',
}

/** How a table was obtained, in words that follow its source. */
export const provenanceWords = (provenance: Provenance): string => PROVENANCE_WORDS[provenance]

// A mapping says which files of a folder are trials and which field of them says what. People write one
// into a file of the delivery (skillscope-mapping.json), or accept the one that a dry run proposes.

/** A mapping as JSON, and the folder of the delivery that it is of; an empty text: the delivery itself. */
export interface FolderMapping {
  readonly folder: string
  readonly mapping: Readonly<Record<string, unknown>>
}

/** Mappings that a person gives with an import; `proposed`: those that a dry run would propose. */
export type GivenMappings = readonly FolderMapping[] | 'proposed'

/** What one trial would be by a proposed mapping. */
export interface MappedExample {
  readonly path: string
  readonly task: string
  readonly condition: string | null
  readonly model: string | null
  readonly reward: number | null
}

/** A mapping for files that no format claims and that look like trials. */
export interface ProposedMapping extends FolderMapping {
  /** Files that it would read. */
  readonly files: number
  /** Of task, condition, reward and model what nothing seems to say. */
  readonly open: readonly string[]
  readonly examples: readonly MappedExample[]
}

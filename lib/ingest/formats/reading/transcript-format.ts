import type { AgentLog } from './agent-log'
import type { BundleReader } from './bundle-reader'

/** How one agent's log reads: its lines become steps. Found inside every container. */
export interface Transcript {
  readonly format: string
  /** What people call it. */
  readonly label: string
  /** Raised when the reader learns to see more. */
  readonly version: number
  /** Whether a file of this name may be such a log; only then is its head looked at. */
  mayBe(path: string): boolean
  /** Whether it is one, by its path and its first 4 KB. */
  recognises(path: string, head: string): boolean
  /**
   * The file that holds another one's beginning: a sub-agent's log, a continuation. A file that
   * names itself stands for itself.
   */
  mainOf?(path: string): string
  /** The same where the name alone does not tell: one of these files of the folder above, or null. */
  mainAmong?(path: string, above: readonly string[]): string | null
  /**
   * The same where only the log of the main agent is called by its id: how the name of the file ends,
   * without its ending, that holds the agent which started this one. Null where none did.
   */
  startedBy?(path: string, head: string): string | null
  /**
   * Reads the logs at these paths as one: sessions in order of time, sub-agents below the call
   * that started them. What is there and cannot be read is a problem of the reader. Null where
   * nothing in them is such a log.
   */
  read(reader: BundleReader, paths: readonly string[]): Promise<AgentLog | null>
}

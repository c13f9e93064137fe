const MB = 1024 * 1024

/** What a delivery may hold. Documented in docs/formats.md; a test may set smaller ones. */
export interface DeliveryLimits {
  /** Files in one delivery. */
  readonly maxFiles: number
  /** Bytes of one file, or of one line of a log, that is read in one piece; JSON of this size needs a few times as much memory. */
  readonly maxFileBytes: number
  /** Bytes that one archive may unpack to. */
  readonly maxUnpackedBytes: number
  /** Unpacked bytes per packed byte. Real logs pack to about 1:30 at best. */
  readonly maxRatio: number
  /** Below this many unpacked bytes the ratio does not count: a short log of one letter packs well. */
  readonly ratioFromBytes: number
  /** Length of a path inside an archive. */
  readonly maxPathLength: number
}

export const DELIVERY_LIMITS: DeliveryLimits = {
  maxFiles: 1_000_000,
  maxFileBytes: 64 * MB,
  maxUnpackedBytes: 32 * 1024 * MB,
  maxRatio: 200,
  ratioFromBytes: 64 * MB,
  maxPathLength: 1024,
}

/** Bytes that count as the head of a file: what a format may look at to claim it. */
export const HEAD_BYTES = 4096

/**
 * Whether logs of this name are read line by line, whatever their size: `maxFileBytes` then bounds
 * one line.
 */
export const isReadByLine = (path: string): boolean =>
  /\.(?:jsonl|ndjson|csv|tsv|txt|log)$/i.test(path)

/** A reader of a log file that is too large to read in one piece. */
export class FileTooLargeError extends Error {
  override name = 'FileTooLargeError'
}

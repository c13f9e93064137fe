import type { Db } from './open-database'

// A server takes values of about 4 MB, and gives answers of 10 MB with bytes as base64. So what a long step packs to
// is stored as several rows of the same steps. All but the last have no `raw_bytes`: more of the same value follows.

/** Most bytes of one row. */
const PIECE_BYTES = 768 * 1024

/** Rows fetched by one query: enough to save round trips, few enough to fit an answer, and into memory. */
const ROWS_A_QUERY = 8

/** Steps `firstStep`…`lastStep` as they are stored. */
export interface StoredPart {
  readonly firstStep: number
  readonly lastStep: number
  readonly rawBytes: number
  readonly data: Uint8Array
}

/** The rows that hold a part, in order. */
export function cutPart<Part extends StoredPart>(part: Part): Part[] {
  const { data, rawBytes } = part
  const count = Math.max(1, Math.ceil(data.length / PIECE_BYTES))
  return Array.from({ length: count }, (_, at) => ({
    ...part,
    data: data.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES),
    rawBytes: at === count - 1 ? rawBytes : 0,
  }))
}

const ROWS = `SELECT part, first_step, last_step, raw_bytes, data FROM trajectory_part
  WHERE trial_id = :trialId AND part > :after AND last_step >= :from AND first_step <= :to
  ORDER BY part LIMIT ${ROWS_A_QUERY}`

/** The stored parts of a trial that hold steps of a range, in order; all of them when it is left out. */
export async function* packedParts(
  db: Db,
  {
    trialId,
    from = 1,
    to = Number.MAX_SAFE_INTEGER,
  }: { trialId: number; from?: number; to?: number },
): AsyncGenerator<StoredPart> {
  let pieces: Buffer[] = []
  for (let after = -1; ;) {
    const { rows } = await db.$client.execute({ sql: ROWS, args: { trialId, after, from, to } })
    for (const row of rows) {
      after = Number(row.part)
      // The column is a blob.
      pieces.push(Buffer.from(row.data as ArrayBuffer))
      const rawBytes = Number(row.raw_bytes)
      if (rawBytes === 0) continue
      const data = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces)
      yield { firstStep: Number(row.first_step), lastStep: Number(row.last_step), rawBytes, data }
      pieces = []
    }
    if (rows.length < ROWS_A_QUERY) return
  }
}

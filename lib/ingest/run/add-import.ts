import { randomUUID } from 'node:crypto'
import type { Db } from '@/db/open-database'
import { imports } from '@/db/schema'
import type { ImportOptions, ImportOrigin, ImportState } from '@/lib/domain/import'
import { shortHash } from '@/lib/ingest/finish/trial-identity'

/** Who brings an import: the name of a person or token, their id with the kind before it, their team. */
export interface Deliverer {
  readonly name: string
  readonly id: string
  readonly teamId: number | null
}

interface NewImport {
  readonly slug: string
  readonly experimentId?: number | null
  readonly options: ImportOptions
  readonly uid?: string
  readonly source?: string
  readonly origin?: ImportOrigin
  readonly state?: ImportState
  readonly expiresAt?: number | null
  readonly deliverer?: Deliverer | null
}

/** A random id for links to an import. */
export const newImportUid = () => shortHash(randomUUID(), 10)

/** Adds the row of an import and gives its id. */
export async function addImport(db: Db, values: NewImport): Promise<number> {
  const {
    slug,
    source = '',
    origin = 'command_line',
    state = 'running',
    deliverer,
    ...rest
  } = values
  const [row] = await db
    .insert(imports)
    .values({
      ...rest,
      uid: values.uid ?? newImportUid(),
      experimentSlug: slug,
      source,
      origin,
      state,
      deliveredBy: deliverer?.name ?? null,
      delivererId: deliverer?.id ?? null,
      teamId: deliverer?.teamId ?? null,
      createdAt: Date.now(),
    })
    .returning({ id: imports.id })
  return row!.id
}

import type { ReadOptions } from '@/lib/domain/import'
import type { ProposedMapping } from '@/lib/domain/folder-mapping'
import type { LogProblem } from '@/lib/domain/problem'
import type { Container, LogBundle } from '@/lib/ingest/formats/reading/container-format'
import { mapped } from '@/lib/ingest/formats/containers/mapped'
import { CONTAINERS } from './index'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { tellStrays } from './tell-strays'

/** A bundle with the format that claimed it. */
export interface ClaimedBundle {
  readonly container: Container
  readonly bundle: LogBundle
}

export interface ClaimedFiles {
  /** Sorted by folder, those that describe tasks of trials last. */
  readonly bundles: readonly ClaimedBundle[]
  /** Files of a format but of no bundle. */
  readonly known: readonly { readonly container: Container; readonly file: LogFile }[]
  readonly problems: readonly LogProblem[]
  /** Mappings for files that nobody claims and that look like trials. */
  readonly proposed: readonly ProposedMapping[]
}

const isLate = ({ container }: ClaimedBundle) => Number(container.comesAfterTrials ?? false)

const inOrder = (a: ClaimedBundle, b: ClaimedBundle) =>
  isLate(a) - isLate(b) || (a.bundle.root < b.bundle.root ? -1 : 1)

/**
 * Asks every format for its bundles, in order; a file belongs to the first that claims it. What
 * nobody claims is named by folder, and small files of it are looked into for what would read them.
 * Of all others heads only are read. Mappings that are wanted as they are proposed are then used.
 */
export const claimFiles = async (
  files: readonly LogFile[],
  set?: ReadOptions,
): Promise<ClaimedFiles> => {
  const first = await claimOnce(files, set)
  if (set?.mappings !== 'proposed' || first.proposed.length === 0) return first
  return claimOnce(files, { ...set, mappings: first.proposed })
}

async function claimOnce(files: readonly LogFile[], set?: ReadOptions): Promise<ClaimedFiles> {
  const bundles: ClaimedBundle[] = []
  const known: { container: Container; file: LogFile }[] = []
  const problems: LogProblem[] = []
  const used = new Set<LogFile>()
  // A copy: what formats remember of a list goes with it.
  let rest: readonly LogFile[] = [...files]
  for (const container of CONTAINERS) {
    const claim = await container.claim(rest, set, files)
    for (const bundle of claim.bundles) {
      bundles.push({ container, bundle })
      for (const file of bundle.files) used.add(file)
    }
    for (const file of claim.known) {
      used.add(file)
      known.push({ container, file })
    }
    problems.push(...claim.problems)
    // What nobody took stays the same list: formats with one layout then look at it once.
    if (claim.bundles.length + claim.known.length > 0) rest = rest.filter((file) => !used.has(file))
  }
  bundles.sort(inOrder)
  // What a mapping that was given leaves out in its folder is known to be there.
  const isLeftOut = ({ path }: LogFile) =>
    Array.isArray(set?.mappings) &&
    set.mappings.some(({ folder }) => folder !== '' && path.startsWith(`${folder}/`))
  const leftOut = rest.filter(isLeftOut)
  for (const file of leftOut) known.push({ container: mapped, file })
  const strays = leftOut.length > 0 ? rest.filter((file) => !isLeftOut(file)) : rest
  const told = await tellStrays(strays, used, files)
  return { bundles, known, problems: [...problems, ...told.problems], proposed: told.proposed }
}

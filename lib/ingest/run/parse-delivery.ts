import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { NewSkillVersion, NewTask, NewTrial } from '@/lib/domain/new-trial'
import type { LogProblem } from '@/lib/domain/problem'
import type { CarriedReview } from '@/lib/domain/carried-review'
import type { CarriedChange } from '@/lib/domain/review-change'
import { finishEvent } from '@/lib/ingest/finish/finish-event'
import { finishTask, finishVersion } from '@/lib/ingest/finish/finish-task'
import type { ReadOptions } from '@/lib/domain/import'
import {
  refinishChange,
  refinishReview,
  refinishTask,
  refinishTrial,
  refinishVersion,
} from '@/lib/ingest/finish/refinish'
import { finishTrial } from '@/lib/ingest/finish/finish-trial'
import { compileRules, type CompiledRule } from '@/lib/ingest/finish/match-rules'
import { finishUnfinished } from '@/lib/ingest/finish/finish-unfinished'
import { claimFiles, type ClaimedBundle } from '@/lib/ingest/formats/claim-files'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import type { LogFile } from '@/lib/ingest/open/log-file'
import type { RecalledTrial } from '@/lib/ingest/store/recall-trials'
import { readAhead } from './read-ahead'

/** What an import hears of a delivery, in order. */
export type DeliveryEvent =
  /** First: how much there is to read, and what is odd already. */
  | {
      readonly kind: 'claimed'
      readonly bundles: number
      readonly bytes: number
      readonly problems: readonly LogProblem[]
    }
  /** Then whatever was read, finished: redacted, with its skill use. */
  | { readonly kind: 'trial'; readonly trial: NewTrial }
  | { readonly kind: 'task'; readonly task: NewTask }
  | { readonly kind: 'skill_version'; readonly version: NewSkillVersion }
  | { readonly kind: 'evolution'; readonly event: EvolutionEvent }
  | { readonly kind: 'review_change'; readonly change: CarriedChange }
  | { readonly kind: 'review'; readonly review: CarriedReview }
  | { readonly kind: 'problem'; readonly problem: LogProblem }
  /** Or, instead, what is stored of a trial that is delivered again unchanged; it is not read. */
  | {
      readonly kind: 'recalled'
      readonly trial: RecalledTrial
      readonly files: number
      readonly bytes: number
    }

/** What an import remembers of earlier ones. */
export interface Memory {
  /** Key of a bundle as it is delivered; null where nothing tells it cheaply. */
  keyOf(container: Container, bundle: LogBundle): Promise<string | null>
  /** Key of one trial among many in a bundle. */
  keyOfRow(container: Container, bundle: LogBundle, content: string): string
  /** The stored trials that were read under these keys. */
  recall(keys: readonly string[]): Promise<ReadonlyMap<string, RecalledTrial>>
}

type Found = Exclude<DeliveryEvent, { kind: 'claimed' }>

/** Bundles, or trials of one, that are looked up at once. */
const RECALLED_AT_ONCE = 200
/** Events that are made ready while those before are stored. */
const AHEAD = 4

const bytesOf = (files: readonly { readonly bytes: number }[]) =>
  files.reduce((sum, { bytes }) => sum + bytes, 0)

/** What our own fault in a format says of a bundle: the others still come in. */
const ourFault = (bundle: LogBundle, error: unknown): Found => ({
  kind: 'problem',
  problem: {
    code: 'unexpected_shape',
    file: bundle.root,
    detail: `the reader failed: ${error instanceof Error ? error.name : 'unknown fault'}`,
  },
})

type Row = Extract<ReadItem, { kind: 'row' }>

/** Reads one claimed bundle and finishes what it holds. */
class BundlePass {
  private rows: Row[] = []

  constructor(
    private readonly claimed: ClaimedBundle,
    private readonly memory: Memory | undefined,
    private readonly set: ReadOptions | undefined,
    private readonly rules: readonly CompiledRule[],
  ) {}

  private finished(draft: TrialDraft): NewTrial {
    const { format, version } = this.claimed.container
    const { rules, set } = this
    return finishTrial(draft, format, version, { rules, rewardKey: set?.rewardKey })
  }

  async *found(): AsyncGenerator<Found> {
    const { container, bundle } = this.claimed
    try {
      for await (const item of container.read(bundle, this.set)) {
        if (item.kind !== 'row') yield* this.finish(item)
        else if (this.rows.push(item) >= RECALLED_AT_ONCE) yield* this.takeRows()
      }
      yield* this.takeRows()
    } catch (error) {
      yield ourFault(bundle, error)
    }
  }

  private async *finish(item: Exclude<ReadItem, Row>): AsyncGenerator<Found> {
    switch (item.kind) {
      case 'trial':
        yield { kind: 'trial', trial: this.finished(item.draft) }
        return
      case 'task': {
        const { task, problems } = await finishTask(item.task)
        yield { kind: 'task', task }
        for (const problem of problems) yield { kind: 'problem', problem }
        return
      }
      case 'skill_version':
        yield { kind: 'skill_version', version: await finishVersion(item.version) }
        return
      case 'evolution':
        yield { kind: 'evolution', event: finishEvent(item.event) }
        return
      case 'finished_trial':
        yield { kind: 'trial', trial: refinishTrial(item.trial) }
        return
      case 'finished_task':
        yield item.task.skills === null
          ? { kind: 'task', task: item.task }
          : { kind: 'task', task: refinishTask(item.task) }
        return
      case 'finished_version':
        yield { kind: 'skill_version', version: refinishVersion(item.version) }
        return
      case 'review_change':
        yield { kind: 'review_change', change: refinishChange(item.change) }
        return
      case 'review':
        yield { kind: 'review', review: refinishReview(item.review) }
        return
      case 'unfinished':
        yield { kind: 'problem', problem: finishUnfinished(item.trial) }
        return
      case 'problem':
        yield item
    }
  }

  /** Trials that are one of many in a file: those that are stored as they are need not be made. */
  private async *takeRows(): AsyncGenerator<Found> {
    const { container, bundle } = this.claimed
    const keyOf = ({ key }: Row) => this.memory?.keyOfRow(container, bundle, key)
    const rows = this.rows
    this.rows = []
    const keys = rows.flatMap((row) => keyOf(row) ?? [])
    const stored = keys.length > 0 ? await this.memory?.recall(keys) : undefined
    for (const row of rows) {
      const key = keyOf(row)
      const trial = key === undefined ? undefined : stored?.get(key)
      if (trial) {
        yield { kind: 'recalled', trial, files: 0, bytes: bytesOf(trial.sources) }
        continue
      }
      const made = this.finished(await row.make())
      yield { kind: 'trial', trial: key === undefined ? made : { ...made, deliveryKey: key } }
    }
  }
}

const keyed = (event: Extract<Found, { kind: 'trial' }>, key: string): Found => {
  const { trial } = event
  // Whether a file can be read does not show in its stamp: somebody else may be allowed to.
  const canKeep =
    trial.deliveryKey === undefined &&
    !trial.problems.some(({ code }) => code === 'unreadable_file')
  return canKeep ? { kind: 'trial', trial: { ...trial, deliveryKey: key } } : event
}

/** The key goes with the one trial that a bundle is; what says more than that is read each time. */
async function* withKey(found: AsyncIterable<Found>, key: string | null): AsyncGenerator<Found> {
  if (key === null) {
    yield* found
    return
  }
  let first: Found | null = null
  let isOne = true
  for await (const event of found) {
    if (first === null && isOne) {
      first = event
      continue
    }
    if (first !== null) yield first
    first = null
    isOne = false
    yield event
  }
  if (first !== null) yield first.kind === 'trial' ? keyed(first, key) : first
}

async function* withKeys(bundles: readonly ClaimedBundle[], memory: Memory | undefined) {
  for (let from = 0; from < bundles.length; from += RECALLED_AT_ONCE) {
    const some = bundles.slice(from, from + RECALLED_AT_ONCE)
    const keys: (string | null)[] = []
    for (const { container, bundle } of some)
      keys.push((await memory?.keyOf(container, bundle)) ?? null)
    const stored = await memory?.recall(keys.filter((key) => key !== null))
    for (const [index, claimed] of some.entries()) {
      const key = keys[index]!
      yield { claimed, key, trial: key === null ? undefined : stored?.get(key) }
    }
  }
}

async function* readBundles(
  bundles: readonly ClaimedBundle[],
  memory: Memory | undefined,
  set: ReadOptions | undefined,
): AsyncGenerator<Found> {
  const rules = compileRules(set?.rules ?? [])
  for await (const { claimed, key, trial } of withKeys(bundles, memory)) {
    const { files } = claimed.bundle
    if (trial) yield { kind: 'recalled', trial, files: files.length, bytes: bytesOf(files) }
    else yield* withKey(new BundlePass(claimed, memory, set, rules).found(), key)
  }
}

/**
 * Reads a delivery bundle by bundle, in order of path, and the trials of a bundle one by one: only
 * a few are in memory at a time. With a memory, what is stored as it is delivered is recalled and
 * not read. Whatever is given out is finished: redacted, numbered, with its skill use. Never throws
 * for bad data. `set` is what a person says of the logs: which score is the reward, which column the task.
 */
export async function* parseDelivery(
  files: readonly LogFile[],
  memory?: Memory,
  set?: ReadOptions,
): AsyncGenerator<DeliveryEvent> {
  const { bundles, problems } = await claimFiles(files, set)
  const bytes = bundles.reduce((sum, { bundle }) => sum + bytesOf(bundle.files), 0)
  yield { kind: 'claimed', bundles: bundles.length, bytes, problems }
  yield* readAhead(readBundles(bundles, memory, set), AHEAD)
}

import type { ReadOptions } from '@/lib/domain/import'
import type { NewTrial } from '@/lib/domain/new-trial'
import { finishEvent } from '@/lib/ingest/finish/finish-event'
import { finishTask, finishVersion } from '@/lib/ingest/finish/finish-task'
import { finishTrial } from '@/lib/ingest/finish/finish-trial'
import { finishUnfinished } from '@/lib/ingest/finish/finish-unfinished'
import type { CompiledRule } from '@/lib/ingest/finish/match-rules'
import {
  refinishChange,
  refinishReview,
  refinishTask,
  refinishTrial,
  refinishVersion,
} from '@/lib/ingest/finish/refinish'
import type { LogFile } from '@/lib/ingest/open/log-file'
import type { ClaimedBundle } from '@/lib/ingest/formats/claim-files'
import type { LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import type { Found, Memory } from './delivery-event'

/** Trials of one file that are looked up at once. */
const ROWS_AT_ONCE = 200

/** Sum of the sizes of files. */
export const bytesOf = (files: readonly { readonly bytes: number }[]) =>
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

class BundlePass {
  private rows: Row[] = []
  /** Files of the bundle by their path; made once it is asked for. */
  private files: Map<string, LogFile> | null = null

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
        else if (this.rows.push(item) >= ROWS_AT_ONCE) yield* this.takeRows()
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
        const { task, problems } = await finishTask(item.task, this.memory?.knownTokens)
        yield { kind: 'task', task }
        for (const problem of problems) yield { kind: 'problem', problem }
        return
      }
      case 'skill_version':
        yield {
          kind: 'skill_version',
          version: await finishVersion(item.version, this.memory?.knownTokens),
        }
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

  /** Files that a trial was made of need not be read again: nothing of them is lost. */
  private passOver(sources: readonly { readonly path: string }[]): void {
    this.files ??= new Map(this.claimed.bundle.files.map((file) => [file.path, file]))
    for (const { path } of sources) this.files.get(path)?.passOver?.()
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
        this.passOver(trial.sources)
        yield { kind: 'recalled', trial, files: 0, bytes: bytesOf(trial.sources) }
        continue
      }
      const made = this.finished(await row.make())
      yield { kind: 'trial', trial: key === undefined ? made : { ...made, deliveryKey: key } }
    }
  }
}

/** Reads one claimed bundle and finishes what it holds. Never throws for bad data. */
export const readBundle = (
  claimed: ClaimedBundle,
  memory: Memory | undefined,
  set: ReadOptions | undefined,
  rules: readonly CompiledRule[],
): AsyncGenerator<Found> => new BundlePass(claimed, memory, set, rules).found()

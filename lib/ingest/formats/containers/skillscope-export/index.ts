import { createHash } from 'node:crypto'
import { plainCondition, type TrialCondition } from '@/lib/domain/condition'
import { EXPORT_VERSION } from '@/lib/domain/export-line'
import { bareTask, type NewSkill, type NewTrial } from '@/lib/domain/new-trial'
import type { Step } from '@/lib/domain/step'
import { isTaskName } from '@/lib/domain/task-name'
import { BundleReader, isRecord, type JsonLine } from '@/lib/ingest/formats/reading/bundle-reader'
import { claimByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import { readChange } from './change-line'
import { readReview } from './review-lines'
import { isExportHead } from './find-export-head'
import {
  conditionLine,
  eventLine,
  headLine,
  readStep,
  skillLine,
  skillSetLine,
  taskLine,
  trialLine,
  versionLine,
  type TrialLine,
} from './export-lines'

// An experiment that this program wrote: docs/export.md. Its trials are finished already, so that what
// is stored of them, and exported again, is what the file says. What we lose: nothing that it holds.

type Fields = Readonly<Record<string, unknown>>

/** A trial whose steps are still coming. */
interface OpenTrial {
  readonly line: TrialLine
  readonly steps: Step[]
  /** Of its lines, so that another content is another one. */
  readonly hash: ReturnType<typeof createHash>
}

class ExportReader {
  private readonly conditions = new Map<string, ReturnType<typeof conditionLine.parse>>()
  private readonly skills = new Map<string, NewSkill>()
  private open: OpenTrial | null = null

  constructor(
    private readonly reader: BundleReader,
    private readonly path: string,
  ) {}

  *take({ line, value }: JsonLine): Generator<ReadItem> {
    if (value.kind === 'steps') {
      this.addSteps(value, line)
      return
    }
    yield* this.end()
    const isRead = yield* this.read(value)
    if (!isRead)
      this.reader.note(
        'row_invalid',
        this.path,
        `no ${String(value.kind).slice(0, 40)} that can be read`,
        line,
      )
  }

  /** Gives the trial whose steps came last. */
  *end(): Generator<ReadItem> {
    const { open } = this
    this.open = null
    if (open !== null) yield { kind: 'finished_trial', trial: this.trialOf(open) }
    for (const problem of this.reader.problems.splice(0)) yield { kind: 'problem', problem }
  }

  private *read(value: Fields): Generator<ReadItem, boolean> {
    switch (value.kind) {
      case undefined:
        return this.readHead(value)
      case 'condition': {
        const { data } = conditionLine.safeParse(value)
        if (data) this.conditions.set(data.key, data)
        return data !== undefined
      }
      case 'skill': {
        const { data } = skillLine.safeParse(value)
        if (data) this.skills.set(JSON.stringify([data.name, data.contentHash]), data)
        return data !== undefined
      }
      case 'task': {
        const { data } = taskLine.safeParse(value)
        if (!data || !isTaskName(data.name)) return false
        yield { kind: 'finished_task', task: { ...bareTask(data.name), ...data } }
        return true
      }
      case 'skillVersion':
        return yield* this.readVersion(value)
      case 'event': {
        const { data } = eventLine.safeParse(value)
        if (data) yield { kind: 'evolution', event: data }
        return data !== undefined
      }
      case 'change': {
        const change = readChange(value)
        if (change) yield { kind: 'review_change', change }
        return change !== null
      }
      case 'note':
      case 'reviewed':
      case 'view': {
        const review = readReview(value)
        if (review) yield { kind: 'review', review }
        return review !== null
      }
      case 'skillSet':
        return yield* this.readSkillSet(value)
      case 'trial':
        return this.openTrial(value)
      default:
        return false
    }
  }

  private readHead(value: Fields): boolean {
    const { data } = headLine.safeParse(value)
    if (data && data.version > EXPORT_VERSION)
      this.reader.note(
        'unexpected_shape',
        this.path,
        `version ${data.version}: a later Skillscope wrote it; what is new there is not read`,
      )
    return data !== undefined
  }

  /** A version comes after its parents where they are made of no other: all skills stand before. */
  private *readVersion(value: Fields): Generator<ReadItem, boolean> {
    const { data } = versionLine.safeParse(value)
    const skill = data && this.skills.get(JSON.stringify([data.name, data.contentHash]))
    if (!data || !skill) return false
    const parents = data.parents.length > 0 ? data.parents : [null]
    for (const parentHash of parents)
      yield { kind: 'finished_version', version: { skill, parentHash, author: data.author } }
    return true
  }

  private *readSkillSet(value: Fields): Generator<ReadItem, boolean> {
    const { data } = skillSetLine.safeParse(value)
    if (!data || !isTaskName(data.task)) return false
    const { sizes, condition } = data
    const skills = data.skills.flatMap(
      ({ name, contentHash }) => this.skills.get(JSON.stringify([name, contentHash])) ?? [],
    )
    const task = {
      ...bareTask(data.task),
      skills: skills.length > 0 || sizes.count === 0 ? skills : null,
      skillCount: sizes.count,
      skillTokens: sizes.tokens,
      skillFiles: sizes.files,
      skillScripts: sizes.scripts,
      offeredTo: { condition },
    }
    yield { kind: 'finished_task', task }
    return true
  }

  private openTrial(value: Fields): boolean {
    const { data } = trialLine.safeParse(value)
    if (!data || !isTaskName(data.taskName)) return false
    const hash = createHash('sha256').update(JSON.stringify(value))
    this.open = { line: data, steps: [], hash }
    return true
  }

  private addSteps(value: Fields, line: number) {
    const { open } = this
    const list = Array.isArray(value.steps) ? value.steps : []
    if (open === null) {
      this.reader.note('row_invalid', this.path, 'steps without a trial before them', line)
      return
    }
    open.hash.update(JSON.stringify(list))
    for (const one of list) {
      const step = readStep(one, open.steps.length + 1)
      if (step) open.steps.push(step)
      else this.reader.note('row_invalid', this.path, 'a step that is none', line)
    }
  }

  private conditionOf({ condition }: TrialLine): TrialCondition {
    const { key, source, rule, evidence, claimed } = condition
    const found = this.conditions.get(key)
    if (!found || (found.conditionKind === 'unknown') !== (source === 'none'))
      return {
        ...plainCondition('unknown'),
        source: 'none',
        rule: null,
        evidence: null,
        claimed: null,
      }
    const { conditionKind: kind, label, round } = found
    const words = source === 'recorded' || source === 'inferred' ? (evidence ?? '') : evidence
    return { kind, key, label, round, source, rule, evidence: words, claimed }
  }

  private trialOf({ line, steps, hash }: OpenTrial): NewTrial {
    const { spans, choices, ruled, status, ...said } = line
    return {
      ...said,
      contentHash: hash.digest('hex').slice(0, 32),
      readers: [`skillscope-export ${EXPORT_VERSION}`],
      condition: this.conditionOf(line),
      status: { ...status, step: status.step },
      steps,
      hasTrajectory: steps.length > 0,
      ...(spans ? { spans } : {}),
      ...(choices ? { choices } : {}),
      ...(ruled ? { ruled } : {}),
    }
  }
}

async function* read(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const file = bundle.files[0]!
  const path = file.path.slice(bundle.root === '' ? 0 : bundle.root.length + 1)
  const lines = new ExportReader(reader, path)
  for await (const line of reader.eachJsonLine(path))
    if (isRecord(line.value)) yield* lines.take(line)
  yield* lines.end()
}

export const skillscopeExport: Container = {
  format: 'skillscope-export',
  label: 'Exports of Skillscope',
  version: EXPORT_VERSION,
  claim: claimByHead((path) => /\.jsonl$/.test(path), isExportHead),
  read,
}

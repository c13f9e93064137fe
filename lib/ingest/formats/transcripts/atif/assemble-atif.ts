import type { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { AGENT_WITHIN, type Usage } from '@/lib/domain/step'
import type { StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { emptyLog, usageOfLog, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { checkTotals } from './check-totals'
import { readAtif, type AtifDocument } from './read-atif'
import type { SubagentRef } from './atif-steps'

// One trajectory may be several documents: each says which file it goes on in and which files
// hold its sub-agents. They become one list of steps, a sub-agent's right after the step that
// called it.

const MAX_DOCUMENTS = 200

/** A log read from ATIF documents. */
export interface AtifLog extends AgentLog {
  /** Paths in the bundle of the documents it was read from. */
  readonly read: ReadonlySet<string>
}

class AtifAssembly {
  readonly drafts: StepDraft[] = []
  readonly seen = new Set<string>()

  constructor(private readonly reader: BundleReader) {}

  /** A reference names a file beside the trajectory; a copy may carry a prefix before that name. */
  private resolve(ref: string): string | null {
    const name = ref.split('/').at(-1)!
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return (
      this.reader.paths(new RegExp(`(?:^|[/.])${escaped}$`)).find((path) => !this.seen.has(path)) ??
      null
    )
  }

  private async load(path: string): Promise<AtifDocument | null> {
    this.seen.add(path)
    return readAtif(await this.reader.json(path))
  }

  private async subagent(
    ref: SubagentRef,
    parent: AtifDocument,
    from: string,
    caller: string | null,
  ): Promise<void> {
    const embedded = parent.subagents.find(
      (one) => one.trajectoryId !== null && one.trajectoryId === ref.trajectoryId,
    )
    const path = embedded || ref.path === null ? null : this.resolve(ref.path)
    const document = embedded ?? (path === null ? null : await this.load(path))
    if (document === null) {
      const named = ref.path ?? ref.trajectoryId ?? ref.sessionId ?? 'unnamed'
      this.reader.note('trajectory_incomplete', from, `sub-agent not found: ${named.slice(0, 200)}`)
      return
    }
    const name = document.agentName ?? 'sub-agent'
    const agent = caller === null ? name : `${caller}${AGENT_WITHIN}${name}`
    await this.add(document, path ?? from, agent)
  }

  async add(document: AtifDocument, path: string, agent: string | null): Promise<void> {
    if (document.unreadable > 0) {
      this.reader.note('trajectory_incomplete', path, `${document.unreadable} steps are no objects`)
    }
    for (const step of document.steps) {
      for (const draft of step.drafts)
        this.drafts.push(agent === null ? draft : { ...draft, agent })
      for (const ref of step.refs) {
        if (this.seen.size < MAX_DOCUMENTS) await this.subagent(ref, document, path, agent)
      }
    }
  }

  async main(path: string, first: AtifDocument): Promise<AtifDocument> {
    this.seen.add(path)
    let current = first
    let at = path
    await this.add(current, at, null)
    while (current.continuedIn !== null && this.seen.size < MAX_DOCUMENTS) {
      const next = this.resolve(current.continuedIn)
      const document = next === null ? null : await this.load(next)
      if (next === null || document === null) {
        this.reader.note(
          'trajectory_incomplete',
          at,
          `continued in ${current.continuedIn.slice(0, 200)}, which is not there`,
        )
        break
      }
      current = document
      at = next
      await this.add(current, at, null)
    }
    return current
  }
}

function trustedTotals(
  reader: BundleReader,
  path: string,
  stated: Usage | null,
  drafts: readonly StepDraft[],
) {
  const checked = checkTotals(stated, drafts)
  const { miscounted } = checked
  if (miscounted !== null) {
    const steps = usageOfLog({ drafts, totals: null })
    const says = (usage: Usage) =>
      `${usage.input ?? 'unknown'} in, ${usage.output ?? 'unknown'} out`
    const detail = `final_metrics (${says(miscounted)}) count repeated context; the steps without it (${says(steps)}) were used`
    reader.note('usage_disagrees', path, detail)
  }
  return checked
}

/**
 * The log that begins in the document `path`, with what it continues in and its sub-agents from
 * the bundle's other files; `read` names the files it came from. Null when it is no ATIF.
 */
export const readAtifLog = async (
  reader: BundleReader,
  path: string,
  value: unknown,
): Promise<AtifLog | null> => {
  const document = readAtif(value)
  if (document === null) return null
  const assembly = new AtifAssembly(reader)
  const last = await assembly.main(path, document)
  const errors = assembly.drafts.filter(({ kind }) => kind === 'error')
  const end = assembly.drafts.findLast(({ agent }) => agent === null)
  return {
    read: assembly.seen,
    ...emptyLog(document.version ?? 'ATIF'),
    sessionId: document.sessionId,
    drafts: assembly.drafts,
    // Continuations count on, so the last document has the sums of all.
    ...trustedTotals(reader, path, last.totals, assembly.drafts),
    model:
      document.modelName ?? assembly.drafts.find((draft) => draft.model !== null)?.model ?? null,
    agentName: document.agentName,
    agentVersion: document.agentVersion,
    failures: errors.map(({ text }) => text),
    ending: end?.kind === 'error' ? { failure: end.text, event: 'api_error' } : null,
  }
}

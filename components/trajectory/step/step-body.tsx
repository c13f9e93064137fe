import type { ReactNode } from 'react'
import { displayBytes } from '@/lib/display'
import type { ClippedStep } from '@/lib/trajectory/clip-step'
import type { Attachment, ToolCall } from '@/lib/domain/step'
import { describeCall } from '@/lib/trajectory/describe-call'
import { editManner } from '@/lib/trajectory/edit-texts'
import type { BodyView } from './body-view'
import { CallView } from './call-view'
import { editLines } from './edit-lines'
import { FoldedText } from './folded-text'
import { EditView } from './edit-view'
import { MarkedText } from '@/components/markdown/marked-text'
import { ToolOutput } from './tool-output'

const MONO = 'font-mono text-xs'

/** A step drawn after its kind: prose as prose, a tool call by what the tool does. */
export function StepBody({ step, view }: { step: ClippedStep; view: BodyView }) {
  return (
    <>
      {step.text !== '' && (
        <FoldedText
          {...view}
          text={step.text}
          clipped={step.clipped.text}
          lines={step.isCopied ? 2 : step.kind === 'system' ? 6 : 14}
          className={step.isCopied ? 'text-ink-3' : (PROSE[step.kind] ?? '')}
          language={IS_MARKDOWN.has(step.kind) ? 'markdown' : null}
        />
      )}
      {step.tool && <ToolBody tool={step.tool} clipped={step.clipped} view={view} />}
      <Attachments attachments={step.attachments} mark={view.mark} />
    </>
  )
}

/** What people and agents write to one another. */
const IS_MARKDOWN: ReadonlySet<ClippedStep['kind']> = new Set(['message', 'user', 'compaction'])

const PROSE: Partial<Record<ClippedStep['kind'], string>> = {
  thought: 'text-ink-2 italic',
  system: 'text-ink-2',
  error: 'text-fail',
  compaction: 'text-ink-2',
}

interface ToolProps {
  readonly tool: ToolCall
  readonly clipped: ClippedStep['clipped']
  readonly view: BodyView
}

function ToolBody({ tool, clipped, view }: ToolProps) {
  return (
    <>
      <ToolInput tool={tool} clipped={clipped} view={view} />
      <ToolOutput tool={tool} clipped={clipped.output} view={view} />
      {tool.exitCode !== null && tool.exitCode !== 0 && (
        <p className="text-xs font-[550] text-fail">exit code {tool.exitCode}</p>
      )}
    </>
  )
}

function ToolInput({ tool, clipped, view }: ToolProps): ReactNode {
  if (tool.command !== null) {
    return (
      <FoldedText
        {...view}
        text={tool.command}
        clipped={clipped.input}
        lines={14}
        className={MONO}
        language={tool.category === 'shell' ? 'bash' : null}
      />
    )
  }
  const edit = tool.category === 'edit' || tool.category === 'write' ? editLines(tool) : null
  if (edit) {
    const manner = editManner(tool)
    return (
      <EditView lines={edit} path={tool.path} manner={manner} clipped={clipped.input} view={view} />
    )
  }
  return <CallView parts={describeCall(tool)} clipped={clipped.input} view={view} />
}

interface AttachmentsProps {
  readonly attachments: readonly Attachment[]
  readonly mark: string
}

function Attachments({ attachments, mark }: AttachmentsProps) {
  return attachments.map((one, index) => (
    <p
      key={index}
      className="mt-1 inline-flex max-w-full gap-2 border border-dashed border-rule-strong px-2 py-1 text-xs text-ink-2"
    >
      <span className="font-[550]">{one.kind}</span>
      <span className="truncate font-mono">
        <MarkedText text={one.name} mark={mark} />
      </span>
      <span className="whitespace-nowrap text-ink-3">
        {[one.mediaType, one.bytes === null ? null : displayBytes(one.bytes), 'not stored']
          .filter((part) => part !== null)
          .join(' · ')}
      </span>
    </p>
  ))
}

import { CarriedLink } from '@/components/site/carried-link'
import { HostileMarkdown } from '@/components/markdown/hostile-markdown'
import type { TaskInstruction as Instruction } from '@/lib/analysis/trial/get-instruction'
import { displayBytes } from '@/lib/display'
import { trialHref } from '@/lib/url/site'

/** What the agents were told to do, one click away, and where that is from. */
export function TaskInstruction({ instruction }: { instruction: Instruction | null }) {
  if (!instruction)
    return (
      <p className="border-b py-2 text-xs text-ink-3">
        The instruction of this task is not known: no trial here logged a message of a user.
      </p>
    )
  const { text, nLeftOut, trial, step } = instruction
  return (
    <details className="border-b py-2">
      <summary className="w-fit cursor-pointer font-[550]">What were the agents told?</summary>
      <div className="mt-2 max-w-[85ch]">
        <p className="mb-2 text-xs text-ink-3">
          The first message of a user in one trial; the task’s own file is not stored.{' '}
          <CarriedLink href={trialHref(trial, step)} className="underline underline-offset-2">
            Open it there
          </CarriedLink>
        </p>
        <div className="max-h-[70vh] overflow-auto border bg-panel px-4 py-3" tabIndex={0}>
          <HostileMarkdown text={text} />
          {nLeftOut > 0 && (
            <p className="text-xs text-ink-3">{displayBytes(nLeftOut)} more in the trial.</p>
          )}
        </div>
      </div>
    </details>
  )
}

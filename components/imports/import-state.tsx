import type { ImportState } from '@/lib/domain/import'

const LABELS: Record<ImportState, string> = {
  staging: 'Receiving files',
  previewing: 'Reading the files',
  previewed: 'Not imported yet',
  queued: 'Waiting for its turn',
  running: 'Importing',
  done: 'Imported',
  failed: 'Failed',
  cancelled: 'Cancelled',
  undoing: 'Being undone',
  undone: 'Undone',
  expired: 'Expired',
}

const COLORS: Partial<Record<ImportState, string>> = {
  done: 'text-pass',
  failed: 'text-fail',
  previewed: 'text-timeout',
  running: 'text-help',
}

/** The state of an import in words. */
export function ImportStateLabel({ state }: { state: ImportState }) {
  return <span className={`font-[550] ${COLORS[state] ?? 'text-ink-2'}`}>{LABELS[state]}</span>
}

/** Whether the import process has something to do or is doing it. */
export const isActive = (state: ImportState) =>
  state === 'previewing' || state === 'queued' || state === 'running'

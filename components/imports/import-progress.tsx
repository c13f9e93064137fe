import type { ImportDetail, ImportHost } from '@/lib/analysis/import/get-import'
import { displayBytes, displayCounted, displayDuration } from '@/lib/display'
import { RefreshWhile } from './refresh-while'

const SENTENCES: Partial<Record<ImportDetail['state'], string>> = {
  previewing: 'Reading the files to say what an import would do. Nothing is stored.',
  queued: 'Another import may be under way; this one comes next.',
  running: 'Trials show up on the pages as they are stored.',
}

/** A server that lives says so every few seconds. */
const SILENT_MS = 30_000

function sayElsewhere({ name, silentMs }: ImportHost): string {
  const there = `Its files are on another server${name === null ? '' : ` (${name})`}, which imports them.`
  if (silentMs !== null && silentMs < SILENT_MS) return there
  const since = silentMs === null ? '' : ` for ${displayDuration(silentMs)}`
  return `${there} It has not been seen${since}; the import goes on when it is back.`
}

/** How far an import is, kept up to date. `host` is this server. */
export function ImportProgressView({ found, host }: { found: ImportDetail; host: string }) {
  const { progress, state, isCancelWanted } = found
  const seconds = progress ? Math.max(progress.elapsedMs, 1) / 1000 : 1
  return (
    <div className="mt-4 rounded-[6px] border bg-panel p-4">
      <RefreshWhile />
      <noscript>
        <p className="mb-2 text-ink-2">Load this page again to see how far it is.</p>
      </noscript>
      <p className="text-ink-2">{isCancelWanted ? 'Stopping.' : SENTENCES[state]}</p>
      {found.host && found.host.id !== host && (
        <p className="mt-1 text-ink-2">{sayElsewhere(found.host)}</p>
      )}
      <progress
        className="mt-3 w-full"
        aria-label="Bytes read"
        {...(progress?.bytesTotal ? { value: progress.bytes, max: progress.bytesTotal } : {})}
      />
      <p aria-live="polite" className="mt-1 text-xs text-ink-2">
        {progress
          ? [
              displayCounted(progress.trials, 'trial'),
              displayCounted(progress.files, 'file'),
              `${displayBytes(progress.bytes)} of ${displayBytes(progress.bytesTotal)}`,
              `${(progress.bytes / 1e6 / seconds).toFixed(1)} MB/s`,
              displayCounted(progress.problems, 'problem'),
              displayDuration(progress.elapsedMs),
            ].join(' · ')
          : 'Not begun yet.'}
      </p>
    </div>
  )
}

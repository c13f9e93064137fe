import type { ExportHead } from '@/lib/domain/export-line'
import { EXPORT_FORMAT } from '@/lib/domain/export-line'
import { parseJson } from '@/lib/ingest/formats/reading/parse-json'
import { HEAD_BYTES } from '@/lib/ingest/open/delivery-limits'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { headLine } from './export-lines'

/** The rules of an experiment's imports stand in the first line, too. */
const MOST_HEAD_BYTES = 1024 * 1024

/** Whether a file begins as an export does. */
export const isExportHead = (head: string): boolean =>
  new RegExp(`^\\ufeff?\\s*\\{\\s*"format"\\s*:\\s*"${EXPORT_FORMAT}"`).test(head)

/** Which experiment a delivery is an export of, where it is one and no more than one; null else. */
export async function findExportHead(
  files: readonly LogFile[],
): Promise<ExportHead['experiment'] | null> {
  const found: ExportHead['experiment'][] = []
  for (const file of files) {
    if (!file.path.endsWith('.jsonl') || file.path.split('/').length > 2) continue
    const head = (await file.head(HEAD_BYTES)).toString('utf8')
    if (!isExportHead(head)) continue
    const whole = head.includes('\n') ? head : (await file.head(MOST_HEAD_BYTES)).toString('utf8')
    const value = parseJson(whole.split('\n', 1)[0]!)?.value
    const experiment = headLine.safeParse(value).data?.experiment
    if (!experiment) continue
    const { slug, originSlug, name } = experiment
    if (slug && name) found.push({ ...experiment, slug, name, originSlug: originSlug ?? slug })
  }
  return found.length === 1 ? found[0]! : null
}

import { errorResponse, noExperiment, NOT_KEPT } from '@/app/api/v1/respond'
import { db } from '@/db'
import { exportText, findExported } from '@/lib/analysis/export/export-experiment'
import { readSegment } from '@/lib/url/read-segment'

const encoder = new TextEncoder()

/** Lines as a stream that is read no faster than it is sent. */
function streamOf(lines: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await lines.return(undefined)
    },
  })
}

/** An experiment of logs as one file, which an import reads again. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/v1/experiments/[experiment]/export'>,
) {
  const slug = readSegment((await params).experiment)
  const found = await findExported(db, slug)
  if (found === null) return noExperiment()
  if (typeof found === 'string') return errorResponse(409, 'experiment_is_published', found)
  return new Response(streamOf(exportText(db, found)), {
    headers: {
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': `attachment; filename="${slug.replace(/[^\w.-]+/g, '-')}.jsonl"`,
      ...NOT_KEPT,
    },
  })
}

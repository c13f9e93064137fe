import { errorJson } from '@/app/api/v1/imports/write-request'
import { jsonResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { isConnectionLost } from '@/lib/ingest/run/import-failure'
import { getCopyAge } from '@/lib/server/copy'

export const dynamic = 'force-dynamic'

/** Whether this server answers, and how old its data are where it reads a copy; 503 where its database does not answer. */
export async function GET() {
  try {
    await db.$client.execute('SELECT 1 FROM data_version LIMIT 1')
  } catch (error) {
    if (!isConnectionLost(error)) throw error
    return errorJson(503, 'The database does not answer.')
  }
  return jsonResponse({ status: 'ok', copy: getCopyAge() })
}

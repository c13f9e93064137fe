import { jsonResponse } from '@/app/api/v1/respond'
import { db } from '@/db'
import { getCopyAge } from '@/lib/server/copy'

export const dynamic = 'force-dynamic'

/** Whether this server answers, and how old its data are where it reads a copy. Fails where the database does not answer. */
export async function GET() {
  await db.$client.execute('SELECT 1 FROM data_version LIMIT 1')
  return jsonResponse({ status: 'ok', copy: getCopyAge() })
}

import { asc } from 'drizzle-orm'
import type { Db } from '@/db/open-database'
import { person } from '@/db/schema'

/** Accounts among whom mentions are looked for. */
const MOST_PEOPLE = 2000

/** The names of all who have an account here, as a note may mention them; none where nobody signs in. */
export async function namesOfAccounts(db: Db): Promise<string[]> {
  const rows = await db
    .select({ name: person.name })
    .from(person)
    .orderBy(asc(person.name), asc(person.id))
    .limit(MOST_PEOPLE)
  return rows.map(({ name }) => name)
}

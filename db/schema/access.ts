import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Role } from '@/lib/domain/access'

// Who may use a server on a network. The first four are the tables of better-auth, which reads and
// writes their times as dates; the ids are its own. A server on loopback leaves all of them empty.

const moment = () => integer({ mode: 'timestamp_ms' })

export const person = sqliteTable('person', {
  id: text().primaryKey(),
  name: text().notNull(),
  email: text().notNull().unique(),
  emailVerified: integer({ mode: 'boolean' }).notNull().default(false),
  image: text(),
  role: text().$type<Role>().notNull().default('reader'),
  createdAt: moment().notNull(),
  updatedAt: moment().notNull(),
})

const personId = () =>
  text()
    .notNull()
    .references(() => person.id, { onDelete: 'cascade' })

export const session = sqliteTable(
  'session',
  {
    id: text().primaryKey(),
    /** What the signed cookie holds. */
    token: text().notNull().unique(),
    userId: personId(),
    expiresAt: moment().notNull(),
    ipAddress: text(),
    userAgent: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [index('session_person').on(t.userId)],
)

/** How a person signs in: a password (its scrypt hash), or an account elsewhere. */
export const account = sqliteTable(
  'account',
  {
    id: text().primaryKey(),
    accountId: text().notNull(),
    providerId: text().notNull(),
    userId: personId(),
    accessToken: text(),
    refreshToken: text(),
    idToken: text(),
    accessTokenExpiresAt: moment(),
    refreshTokenExpiresAt: moment(),
    scope: text(),
    password: text(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [index('account_person').on(t.userId)],
)

/** Short-lived values of a sign-in that is under way. */
export const verification = sqliteTable(
  'verification',
  {
    id: text().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment().notNull(),
    createdAt: moment().notNull(),
    updatedAt: moment().notNull(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
)

/** A link by which one person makes an account, once. */
export const invite = sqliteTable('invite', {
  /** Short random id in links. */
  uid: text().primaryKey(),
  /** SHA-256 of what the link holds, which is shown once and kept nowhere. */
  tokenHash: text().notNull().unique(),
  role: text().$type<Role>().notNull(),
  /** For whom: whoever has this address elsewhere gets in by it too. Null: for whoever has the link. */
  email: text(),
  /** Who made it; null: the command line. */
  madeBy: text(),
  createdAt: integer().notNull(),
  expiresAt: integer().notNull(),
  usedAt: integer(),
  /** The e-mail address of the account that was made by it. */
  usedBy: text(),
})

/** People who see and fill experiments together. */
export const team = sqliteTable('team', {
  id: integer().primaryKey(),
  /** Short random id in forms. */
  uid: text().notNull().unique(),
  name: text().notNull().unique(),
  createdAt: integer().notNull(),
  /** Since when it is no more: its row stays for what it delivered, which is then for admins alone. */
  removedAt: integer(),
})

export const teamMember = sqliteTable(
  'team_member',
  {
    teamId: integer()
      .notNull()
      .references(() => team.id, { onDelete: 'cascade' }),
    personId: personId(),
  },
  (t) => [
    primaryKey({ columns: [t.teamId, t.personId] }),
    index('team_member_person').on(t.personId),
  ],
)

/** A link by which one person sets another password, once. */
export const passwordReset = sqliteTable('password_reset', {
  /** SHA-256 of what the link holds, which is shown once and kept nowhere. */
  tokenHash: text().primaryKey(),
  personId: personId(),
  /** Who made it; null: the command line. */
  madeBy: text(),
  expiresAt: integer().notNull(),
})

/** What a program shows instead of a session: `Authorization: Bearer …`. */
export const accessToken = sqliteTable('access_token', {
  /** Short random id in links. */
  uid: text().primaryKey(),
  name: text().notNull(),
  /** SHA-256 of the token, which is shown once and kept nowhere. */
  tokenHash: text().notNull().unique(),
  role: text().$type<Role>().notNull(),
  /** Whose experiments it sees and fills; null: what all who signed in see. */
  teamId: integer().references(() => team.id),
  /** Who made it; null: the command line. */
  madeBy: text(),
  createdAt: integer().notNull(),
  /** Null: until it is revoked. */
  expiresAt: integer(),
  lastUsedAt: integer(),
  revokedAt: integer(),
})

/** Who changed what: one row a write that was done, kept for good. */
export const auditEntry = sqliteTable('audit_entry', {
  id: integer().primaryKey(),
  at: integer().notNull(),
  /** `person` or `token`, with its id and the name that it had then. */
  actorKind: text().$type<'person' | 'token'>().notNull(),
  actorId: text().notNull(),
  actorName: text().notNull(),
  /** What was done, as a sentence; of a write that says nothing, its method and address. */
  did: text().notNull(),
})

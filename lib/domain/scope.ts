/** Who sees an experiment on a server where people sign in. On loopback all is seen. */
export const VISIBILITIES = ['everyone', 'signed_in', 'team'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export const visibilityOf = (value: unknown): Visibility | null =>
  VISIBILITIES.find((one) => one === value) ?? null

/** How each is called in a form. */
export const VISIBILITY_SAYS: Readonly<Record<Visibility, string>> = {
  everyone: 'Everybody who reaches this server, also without an account',
  signed_in: 'Everybody who signed in, and every token',
  team: 'Its team and admins only',
}

/** What somebody may see: what their experiments' visibility and teams let them. */
export interface Scope {
  readonly isSignedIn: boolean
  /** Ids of the teams whose experiments they see. */
  readonly teams: readonly number[]
}

/** Of whoever has not signed in. */
export const ANYBODY: Scope = { isSignedIn: false, teams: [] }

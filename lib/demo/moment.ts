/** A deed of an agent, before a harness gives it the name of a tool. */
export type Deed =
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'read'; readonly path: string }
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | {
      readonly kind: 'edit'
      readonly path: string
      readonly before: string
      readonly after: string
    }

/** One turn of the agent: what it thinks, says and does, and what comes back. */
export interface Moment {
  readonly thought?: string
  readonly says: string
  readonly deed?: Deed
  readonly output?: string
  readonly exitCode?: number
}

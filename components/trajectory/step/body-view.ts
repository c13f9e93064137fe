/** What every part of a body needs to know. */
export interface BodyView {
  readonly isOpen: boolean
  readonly onToggle: () => void
  readonly mark: string
}

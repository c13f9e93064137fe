import { OutlineList, type OutlineListProps } from './outline-list'

interface OutlineAsideProps extends OutlineListProps {
  /** On a narrow screen the outline lies over the steps, and is there only when asked for. */
  readonly isOpen: boolean
  /** Height of what stays above it. */
  readonly top: number
}

/** The outline beside the steps, as high as the screen leaves it. */
export function OutlineAside({ isOpen, top, ...list }: OutlineAsideProps) {
  return (
    <aside
      data-chrome
      style={{ top, height: `calc(100dvh - ${top}px)` }}
      className={`sticky border-r bg-page py-2 max-lg:fixed max-lg:inset-x-0 max-lg:z-10 max-lg:border-y ${isOpen ? '' : 'max-lg:hidden'}`}
    >
      <OutlineList {...list} />
    </aside>
  )
}

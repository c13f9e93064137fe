interface RowsWatch {
  /** Pixels that stay covered at the top of the screen. */
  readonly headerHeight: number
  /** Looks at the rows as they are drawn; gives the place that is to stay in view, once it is there. */
  readonly look: () => Element | null
}

/**
 * Calls `look` now, whenever rows are drawn or change, whenever the list places them anew because
 * one was measured, and when the place that it gave leaves or enters the view. Gives the way to stop.
 */
export function watchRows(list: HTMLElement, { headerHeight, look }: RowsWatch): () => void {
  let watched: Element | null = null
  const lookAgain = () => {
    const place = look()
    if (place === watched) return
    view.disconnect()
    if (place) view.observe(place)
    watched = place
  }
  const view = new IntersectionObserver(lookAgain, {
    rootMargin: `${-headerHeight}px 0px 0px`,
    threshold: [0, 1],
  })
  const rows = new MutationObserver(lookAgain)
  rows.observe(list, {
    subtree: true,
    childList: true,
    characterData: true,
    // The list tells what it measured by its height and by where its rows begin; a row, that its
    // text has come.
    attributeFilter: ['style', 'aria-busy'],
  })
  lookAgain()
  return () => {
    rows.disconnect()
    view.disconnect()
  }
}

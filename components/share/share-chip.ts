/** The look of a way to hand a page on. */
export const SHARE_CHIP =
  'rounded-full border bg-panel px-[10px] py-[2px] text-xs text-ink-2 hover:border-rule-strong hover:text-ink'

/** What a reader may set as the margin, in proportions. */
export const MARGIN_BOUNDS = { least: 0.005, most: 0.5 } as const

/** Which error bar: other tasks like these, or these tasks once more. */
export const UNCERTAINTIES = ['new_tasks', 'rerun'] as const

export type Uncertainty = (typeof UNCERTAINTIES)[number]

export const NO_EXPERIMENT = 'There is no such experiment.'

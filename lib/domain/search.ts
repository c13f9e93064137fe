/** Trials on a page of a search. */
export const TRIALS_A_SEARCH_PAGE = 20
/** Of each trial so many steps are shown. */
export const STEPS_OF_A_TRIAL = 3

/** Tag of a task whose logs say that no skill should be used for it. */
export const LEFT_ALONE = 'no skill should be used'

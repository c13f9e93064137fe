/** Where the name is kept that a person gave where nobody signs in, so that it need be typed once. */
export const AUTHOR_COOKIE = 'author'

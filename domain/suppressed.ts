/**
 * The mark of a number that is not shown as it is: `*` it is hidden, too small
 * or a partner of one; `>=` and `<=` a share said by its bound.
 */
export const SUPPRESSED = ['*', '>=', '<='] as const
export type Suppressed = (typeof SUPPRESSED)[number]

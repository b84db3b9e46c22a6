/** Where a sign-in leads: the page somebody wanted, on this site and nowhere else. */

import { ownPage } from '../../domain/own-page.ts'

/** The address of the sign-in page that leads back to a page. */
export function signInAddress(page: string): string {
  const next = ownPage(page)
  return next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}

/** The page that `next` names, or the start page when it names none of ours. */
export function nextPage(next: string | undefined): string {
  return ownPage(next)
}

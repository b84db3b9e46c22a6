/** Where a sign-in leads: the page somebody wanted, on this site and nowhere else. */

const HOME = '/'
/** The door itself, and what is not a page. */
const NOT_PAGES = /^\/(sign-in|set-up|forgotten|api)(\/|$)/

/** The address of the sign-in page that leads back to a page. */
export function signInAddress(page: string): string {
  const next = nextPage(page)
  return next === HOME ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`
}

/** The page that `next` names, or the start page when it names none of ours. */
export function nextPage(next: string | undefined): string {
  // Browsers read `\` as `/` and leave out tabs and line ends; `//other.site` is another site.
  if (next === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next)) return HOME
  const { origin } = location
  if (!URL.canParse(next, origin)) return HOME
  const url = new URL(next, origin)
  if (url.origin !== origin || url.pathname.startsWith('//')) return HOME
  if (NOT_PAGES.test(url.pathname)) return HOME
  return url.pathname + url.search + url.hash
}

/** Where a sign-in may lead: a page of this site, and nowhere else. */

const HOME = '/'
const ANYWHERE = 'http://own.invalid'
/** The door itself, and what is not a page. */
const NOT_PAGES = /^\/(sign-in|set-up|forgotten|api)(\/|$)/

/** The page that an address names, or the start page when it names none of ours. */
export function ownPage(address: string | undefined): string {
  // Browsers read `\` as `/` and leave out tabs and line ends; `//other.site` is another site.
  if (address === undefined || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(address)) return HOME
  if (!URL.canParse(address, ANYWHERE)) return HOME
  const url = new URL(address, ANYWHERE)
  if (url.origin !== ANYWHERE || url.pathname.startsWith('//')) return HOME
  if (NOT_PAGES.test(url.pathname)) return HOME
  return url.pathname + url.search + url.hash
}

import type { ComponentChildren } from 'preact'

import type { CalendarDate } from '../../../domain/calendar.ts'
import { words } from '../../words/words.ts'
import { formatDate } from '../format.ts'

interface NavigationLink {
  href: string
  label: string
}

export type MastheadProps = {
  /** Where the product's name leads. */
  home?: string
  links: readonly NavigationLink[]
  /** The path shown; the link that leads to it or above it is marked. */
  path: string
  /** The district's name. */
  district?: string
  asOf?: CalendarDate
  /** What stands over everything: the demonstration banner. */
  banner?: ComponentChildren
  /** The end of the bar: who is signed in. */
  children?: ComponentChildren
}

export function Masthead(props: MastheadProps) {
  const { home = '/', links, path, district, asOf, banner, children } = props
  const say = words().shell
  const told = [district, asOf && say.asOf(formatDate(asOf))].filter(Boolean).join(' · ')
  return (
    <header class="masthead">
      <a class="skip" href="#page">
        {say.skip}
      </a>
      {banner}
      <div class="masthead-inner">
        <a class="brand" href={home}>
          {say.product}
        </a>
        {links.length > 0 && (
          <nav aria-label={say.mainNavigation}>
            <ul>
              {links.map(({ href, label }) => (
                <li key={href}>
                  <a href={href} aria-current={leadsTo(href, path) ? 'page' : undefined}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        <div class="masthead-end quiet">
          {told}
          {children}
        </div>
      </div>
    </header>
  )
}

export type ColophonProps = {
  asOf?: CalendarDate
  children?: ComponentChildren
}

/** The foot of every page. */
export function Colophon({ asOf, children }: ColophonProps) {
  const say = words().shell
  return (
    <footer class="colophon">
      <span>{asOf ? say.asOfLong(formatDate(asOf)) : say.product}</span>
      {children}
    </footer>
  )
}

function leadsTo(href: string, path: string): boolean {
  const [page = ''] = href.split('?')
  return page === path || path.startsWith(`${page}/`)
}

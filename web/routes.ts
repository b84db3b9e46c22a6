/** Every page and its address, in one place. */

import { lazy } from 'preact-iso'

import { HomePage } from './home/HomePage.tsx'

const DesignPage = lazy(() => import('./design/DesignPage.tsx').then((page) => page.DesignPage))

export const ROUTES = [
  { path: '/', component: HomePage },
  { path: '/design', component: DesignPage },
] as const

/** What the masthead offers. */
export const LINKS = [{ href: '/design', label: 'Design' }] as const

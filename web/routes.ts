/** Every page and its address, in one place. */

import { lazy } from 'preact-iso'

import { onSameDay } from './past/past.ts'
import { words } from './words/words.ts'

const HomePage = lazy(() => import('./home/HomePage.tsx').then((page) => page.HomePage))
const OverviewPage = lazy(() =>
  import('./overview/OverviewPage.tsx').then((page) => page.OverviewPage),
)
const GridPage = lazy(() => import('./grid/GridPage.tsx').then((page) => page.GridPage))
const DepartmentPage = lazy(() =>
  import('./department/DepartmentPage.tsx').then((page) => page.DepartmentPage),
)
const EntryPage = lazy(() => import('./entry/EntryPage.tsx').then((page) => page.EntryPage))
const CountPage = lazy(() => import('./count/CountPage.tsx').then((page) => page.CountPage))
const StreamsPage = lazy(() => import('./streams/StreamsPage.tsx').then((page) => page.StreamsPage))
const StreamPage = lazy(() => import('./streams/StreamPage.tsx').then((page) => page.StreamPage))
const ReflectionsPage = lazy(() =>
  import('./reflections/ReflectionsPage.tsx').then((page) => page.ReflectionsPage),
)
const DecisionsPage = lazy(() =>
  import('./decisions/DecisionsPage.tsx').then((page) => page.DecisionsPage),
)
const MetricPage = lazy(() => import('./metric/MetricPage.tsx').then((page) => page.MetricPage))
const PlansPage = lazy(() => import('./plan/PlansPage.tsx').then((page) => page.PlansPage))
const PlanPage = lazy(() => import('./plan/PlanPage.tsx').then((page) => page.PlanPage))
const ImportPage = lazy(() =>
  import('./plan-import/ImportPage.tsx').then((page) => page.ImportPage),
)
const AdministrationPage = lazy(() =>
  import('./administration/AdministrationPage.tsx').then((page) => page.AdministrationPage),
)
const KeysPage = lazy(() => import('./administration/KeysPage.tsx').then((page) => page.KeysPage))
const PeoplePage = lazy(() =>
  import('./administration/people/PeoplePage.tsx').then((page) => page.PeoplePage),
)
const SettingsPage = lazy(() =>
  import('./administration/settings/SettingsPage.tsx').then((page) => page.SettingsPage),
)
const RemindersPage = lazy(() =>
  import('./administration/reminders/RemindersPage.tsx').then((page) => page.RemindersPage),
)
const RightsPage = lazy(() =>
  import('./administration/RightsPage.tsx').then((page) => page.RightsPage),
)
const SmallGroupsPage = lazy(() =>
  import('./administration/SmallGroupsPage.tsx').then((page) => page.SmallGroupsPage),
)
const ImportObservationsPage = lazy(() =>
  import('./import-observations/ImportObservationsPage.tsx').then(
    (page) => page.ImportObservationsPage,
  ),
)
const CollectionPage = lazy(() =>
  import('./collection/CollectionPage.tsx').then((page) => page.CollectionPage),
)
const SnapshotsPage = lazy(() =>
  import('./snapshots/SnapshotsPage.tsx').then((page) => page.SnapshotsPage),
)
const SnapshotPage = lazy(() =>
  import('./snapshots/SnapshotPage.tsx').then((page) => page.SnapshotPage),
)
const MeetingsPage = lazy(() =>
  import('./meeting/MeetingsPage.tsx').then((page) => page.MeetingsPage),
)
const MeetingPage = lazy(() => import('./meeting/MeetingPage.tsx').then((page) => page.MeetingPage))
const RoomPage = lazy(() => import('./meeting/room/RoomPage.tsx').then((page) => page.RoomPage))
const CyclesPage = lazy(() => import('./cycles/CyclesPage.tsx').then((page) => page.CyclesPage))
const AccountPage = lazy(() => import('./account/AccountPage.tsx').then((page) => page.AccountPage))
const SignInPage = lazy(() => import('./sign-in/SignInPage.tsx').then((page) => page.SignInPage))
const SetUpPage = lazy(() => import('./sign-in/SetUpPage.tsx').then((page) => page.SetUpPage))
const ForgottenPage = lazy(() =>
  import('./sign-in/ForgottenPage.tsx').then((page) => page.ForgottenPage),
)
const LogPage = lazy(() => import('./administration/log/LogPage.tsx').then((page) => page.LogPage))
const DesignPage = lazy(() => import('./design/DesignPage.tsx').then((page) => page.DesignPage))

/** The pages before anybody is signed in. */
export const DOOR_ROUTES = [
  { path: '/sign-in', component: SignInPage },
  { path: '/set-up', component: SetUpPage },
  { path: '/forgotten', component: ForgottenPage },
] as const

/** What fills the whole window. */
export const ROOM_ROUTES = [{ path: '/meetings/:id/room', component: RoomPage }] as const

export const ROUTES = [
  { path: '/', component: HomePage },
  { path: '/overview', component: OverviewPage },
  { path: '/grid', component: GridPage },
  { path: '/departments/:id', component: DepartmentPage },
  { path: '/departments/:id/log', component: EntryPage },
  { path: '/departments/:id/streams', component: StreamsPage },
  { path: '/departments/:id/reflections', component: ReflectionsPage },
  { path: '/streams/:id', component: StreamPage },
  { path: '/metrics/:id', component: MetricPage },
  { path: '/metrics/:id/count', component: CountPage },
  { path: '/decisions', component: DecisionsPage },
  { path: '/collection', component: CollectionPage },
  { path: '/cycles', component: CyclesPage },
  { path: '/meetings', component: MeetingsPage },
  { path: '/meetings/:id', component: MeetingPage },
  { path: '/snapshots', component: SnapshotsPage },
  { path: '/snapshots/:id', component: SnapshotPage },
  { path: '/plans', component: PlansPage },
  { path: '/plans/:id', component: PlanPage },
  { path: '/import', component: ImportPage },
  { path: '/administration', component: AdministrationPage },
  { path: '/administration/imports', component: ImportObservationsPage },
  { path: '/administration/keys', component: KeysPage },
  { path: '/administration/people', component: PeoplePage },
  { path: '/administration/settings', component: SettingsPage },
  { path: '/administration/reminders', component: RemindersPage },
  { path: '/administration/rights', component: RightsPage },
  { path: '/administration/small-groups', component: SmallGroupsPage },
  { path: '/account', component: AccountPage },
  { path: '/administration/log', component: LogPage },
  { path: '/design', component: DesignPage },
] as const

/** The masthead's pages that can be seen as of an earlier day. */
const LOOKING_BACK: ReadonlySet<string> = new Set(['/overview', '/collection', '/plans'])

/** What the masthead offers: the pages that there are. */
export function mastheadLinks(): { href: string; label: string }[] {
  const say = words().navigation
  const wanted = [
    { href: '/overview', label: say.overview },
    { href: '/decisions', label: say.decisions },
    { href: '/meetings', label: say.meetings },
    { href: '/collection', label: say.collection },
    { href: '/plans', label: say.plans },
    { href: '/snapshots', label: say.snapshots },
    { href: '/import', label: say.import },
  ]
  const there = new Set<string>(ROUTES.map(({ path }) => path))
  const pages = wanted.filter(({ href }) => there.has(href))
  return pages.map(({ href, label }) => ({
    href: LOOKING_BACK.has(href) ? onSameDay(href) : href,
    label,
  }))
}

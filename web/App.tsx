import type { ComponentType } from 'preact'
import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { useEffect, useState } from 'preact/hooks'

import { apiDate } from './api-date.ts'
import { ExplainHost } from './explain/Explain.tsx'
import { NotFoundPage } from './home/NotFoundPage.tsx'
import { onSameDay, SEEN_ON } from './past/past.ts'
import { useApi } from './request.ts'
import { DOOR_ROUTES, mastheadLinks, ROOM_ROUTES, ROUTES } from './routes.ts'
import { Keys } from './shared/page/Keys.tsx'
import { LoadFailed } from './shared/page/LoadFailed.tsx'
import { Colophon, Masthead } from './shared/page/Masthead.tsx'
import { DemonstrationBanner } from './shared/page/Notice.tsx'
import { PageFocus } from './shared/page/PageHead.tsx'
import { ChangeRole } from './sign-in/ChangeRole.tsx'
import { EndedDialog } from './sign-in/EndedDialog.tsx'
import { signInAddress } from './sign-in/next-page.ts'
import { ProofDialog } from './sign-in/ProofDialog.tsx'
import { SignedIn } from './sign-in/SignedIn.tsx'
import { useVisitFromApi, VisitContext } from './visit.ts'
import { words } from './words/words.ts'

const ACCOUNT = '/account'
/**
 * The server answers under /api and /p itself; every other address is a page of ours. The room of
 * a meeting is opened as a page of its own, so that its worker may answer for the network.
 */
const PAGES = /^\/(?!api\/|p\/|meetings\/[^/]+\/room)/
/** Inside the room its own address is one of its pages. */
const ROOM = /^\/meetings\/[^/]+\/room/

export function App() {
  return (
    <LocationProvider scope={ROOM.test(location.pathname) ? ROOM : PAGES}>
      <PageFocus>
        <Shell />
      </PageFocus>
    </LocationProvider>
  )
}

function Shell() {
  const { path } = useLocation()
  const isDoor = DOOR_ROUTES.some((route) => route.path === path)
  if (ROOM.test(path)) return <RoomShell />
  return isDoor ? <DoorShell /> : <PageShell />
}

/** Around the room of a meeting: nothing but the room. */
function RoomShell() {
  const visit = useVisitFromApi()
  const me = visit.me.value
  useWayToDoor(me !== undefined)
  return (
    <VisitContext.Provider value={visit}>
      <div class="room hall">
        <Pages routes={ROOM_ROUTES} />
        {me && <EndedDialog me={me} />}
        {me && <ProofDialog me={me} />}
      </div>
    </VisitContext.Provider>
  )
}

/** Around the pages before anybody is signed in. */
function DoorShell() {
  return (
    <>
      <Masthead links={[]} path="" />
      <main id="page" class="door" tabIndex={-1}>
        <Pages routes={DOOR_ROUTES} />
      </main>
      <Colophon />
    </>
  )
}

/** Around every other page. */
function PageShell() {
  const { path } = useLocation()
  const visit = useVisitFromApi()
  const me = visit.me.value
  const seenOn = useNamedDay()
  const today = me && apiDate(me.today)
  const asOf = today && { asOf: seenOn && seenOn < today ? seenOn : today }
  useWayToDoor(me !== undefined)
  useWayToAccount(me?.lacksSecondFactor ?? false)
  return (
    <VisitContext.Provider value={visit}>
      <Masthead
        home={onSameDay('/')}
        links={mastheadLinks()}
        path={path}
        banner={
          me?.demonstration && (
            <DemonstrationBanner {...asOf}>
              <ChangeRole me={me} />
            </DemonstrationBanner>
          )
        }
        {...(me && { district: me.districtName })}
        {...asOf}
      >
        {me && <SignedIn me={me} />}
      </Masthead>
      <main id="page" tabIndex={-1}>
        <ExplainHost>
          <Pages routes={ROUTES} />
        </ExplainHost>
      </main>
      <Colophon {...asOf}>
        {leadsToAdministration(me?.rights) && (
          <a href="/administration">{words().navigation.administration}</a>
        )}
        <a href="/design">{words().navigation.design}</a>
        <a href="/api/docs">{words().navigation.api}</a>
      </Colophon>
      <Keys />
      {me && <EndedDialog me={me} />}
      {me && <ProofDialog me={me} />}
    </VisitContext.Provider>
  )
}

/** The earlier day that the address names. */
function useNamedDay() {
  return SEEN_ON.read(useLocation().query.asOf)
}

/** Leads somebody who is not signed in to the door, and back afterwards. */
function useWayToDoor(isKnown: boolean): void {
  const { route } = useLocation()
  const isWanted = useApi().doorkeeper.isAsking.value && !isKnown
  useEffect(() => {
    if (isWanted) route(signInAddress(location.pathname + location.search + location.hash), true)
  }, [isWanted, route])
}

/** Leads a coordinator who has yet to set up a second factor to where it is set up. */
function useWayToAccount(isNeeded: boolean): void {
  const { path, route } = useLocation()
  const isElsewhere = isNeeded && path !== ACCOUNT
  useEffect(() => {
    if (isElsewhere) route(ACCOUNT, true)
  }, [isElsewhere, route])
}

type PagesProps = { routes: readonly { path: string; component: ComponentType }[] }

function Pages({ routes }: PagesProps) {
  const [failed, setFailed] = useState(false)
  if (failed) return <LoadFailed />
  return (
    <ErrorBoundary onError={() => setFailed(true)}>
      <Router>
        {routes.map(({ path, component }) => (
          <Route key={path} path={path} component={component} />
        ))}
        <Route default component={NotFoundPage} />
      </Router>
    </ErrorBoundary>
  )
}

/** Whether something of the administration is the asker's to see. */
function leadsToAdministration(rights: readonly string[] = []): boolean {
  return rights.includes('administer') || rights.includes('read_log')
}

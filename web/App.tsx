import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { apiDate } from './api-date.ts'
import { ExplainHost } from './explain/Explain.tsx'
import { NotFoundPage } from './home/NotFoundPage.tsx'
import { mastheadLinks, ROUTES } from './routes.ts'
import { Keys } from './shared/page/Keys.tsx'
import { LoadFailed } from './shared/page/LoadFailed.tsx'
import { Colophon, Masthead } from './shared/page/Masthead.tsx'
import { DemonstrationBanner } from './shared/page/Notice.tsx'
import { PageFocus } from './shared/page/PageHead.tsx'
import { useVisitFromApi, VisitContext } from './visit.ts'
import { words } from './words/words.ts'

/** The server answers under /api itself; every other address is a page of ours. */
const PAGES = /^\/(?!api\/)/

export function App() {
  return (
    <LocationProvider scope={PAGES}>
      <PageFocus>
        <Shell />
      </PageFocus>
    </LocationProvider>
  )
}

function Shell() {
  const { path } = useLocation()
  const [failed, setFailed] = useState(false)
  const visit = useVisitFromApi()
  const me = visit.me.value
  const asOf = me && { asOf: apiDate(me.today) }
  return (
    <VisitContext.Provider value={visit}>
      <Masthead
        links={mastheadLinks()}
        path={path}
        banner={me?.demonstration && <DemonstrationBanner {...asOf} />}
        {...(me && { district: me.districtName })}
        {...asOf}
      />
      <main id="page" tabIndex={-1}>
        {failed ? (
          <LoadFailed />
        ) : (
          <ExplainHost>
            <ErrorBoundary onError={() => setFailed(true)}>
              <Router>
                {ROUTES.map(({ path: pattern, component }) => (
                  <Route key={pattern} path={pattern} component={component} />
                ))}
                <Route default component={NotFoundPage} />
              </Router>
            </ErrorBoundary>
          </ExplainHost>
        )}
      </main>
      <Colophon {...asOf}>
        {me?.rights.includes('administer') && (
          <a href="/administration">{words().navigation.administration}</a>
        )}
        <a href="/design">{words().navigation.design}</a>
      </Colophon>
      <Keys />
    </VisitContext.Provider>
  )
}

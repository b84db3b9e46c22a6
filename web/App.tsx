import { ErrorBoundary, LocationProvider, Route, Router, useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'

import { NotFoundPage } from './home/NotFoundPage.tsx'
import { LINKS, ROUTES } from './routes.ts'
import { LoadFailed } from './shared/page/LoadFailed.tsx'
import { Colophon, Masthead } from './shared/page/Masthead.tsx'
import { PageFocus } from './shared/page/PageHead.tsx'

export function App() {
  return (
    <LocationProvider>
      <PageFocus>
        <Shell />
      </PageFocus>
    </LocationProvider>
  )
}

function Shell() {
  const { path } = useLocation()
  const [failed, setFailed] = useState(false)
  return (
    <>
      <Masthead links={LINKS} path={path} />
      <main id="page" tabIndex={-1}>
        {failed ? (
          <LoadFailed />
        ) : (
          <ErrorBoundary onError={() => setFailed(true)}>
            <Router>
              {ROUTES.map(({ path: pattern, component }) => (
                <Route key={pattern} path={pattern} component={component} />
              ))}
              <Route default component={NotFoundPage} />
            </Router>
          </ErrorBoundary>
        )}
      </main>
      <Colophon />
    </>
  )
}

import { words } from '../../words/words.ts'
import { Button } from '../form/Button.tsx'
import { PageHead } from './PageHead.tsx'

/** Shown when a page's own code could not be fetched, or broke. */
export function LoadFailed() {
  const say = words().shell
  return (
    <>
      <PageHead title={say.loadFailedTitle} lede={say.loadFailedWhy} />
      <Button onClick={() => location.reload()}>{say.loadAgain}</Button>
    </>
  )
}

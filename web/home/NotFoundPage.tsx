import { ButtonLink } from '../shared/form/Button.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { words } from '../words/words.ts'

export function NotFoundPage() {
  const say = words().notFound
  return (
    <>
      <PageHead title={say.title} lede={say.why} />
      <ButtonLink href="/">{say.home}</ButtonLink>
    </>
  )
}

import { PageHead } from '../shared/page/PageHead.tsx'
import { words } from '../words/words.ts'

export function HomePage() {
  const say = words().home
  return (
    <>
      <PageHead title={say.title} lede={say.lede} />
      <p>{say.coming}</p>
      <p>
        <a href="/design">{say.design}</a>
      </p>
    </>
  )
}

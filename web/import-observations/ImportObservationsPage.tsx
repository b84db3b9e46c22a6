import { useApi, useResource } from '../request.ts'
import { Notice } from '../shared/page/Notice.tsx'
import { PageHead } from '../shared/page/PageHead.tsx'
import { Problem } from '../shared/page/Problem.tsx'
import { importsWords } from '../words/imports.ts'
import { EarlierImports } from './EarlierImports.tsx'
import { FileStep } from './FileStep.tsx'
import { ImportProgress } from './ImportProgress.tsx'
import { readImports } from './imports.ts'
import { useImporting } from './use-importing.ts'
import { Verdict } from './Verdict.tsx'

/** A CSV of observations: checked, then published: `/administration/imports`. */
export function ImportObservationsPage() {
  const say = importsWords()
  const api = useApi()
  const earlier = useResource('imports', (signal) => readImports(api, signal))
  const importing = useImporting(earlier.reload)
  const { moved, verdict, told, problem } = importing
  return (
    <>
      <PageHead title={say.title} eyebrow={say.eyebrow} lede={say.lede} />
      {told !== '' && (
        <Notice look={importing.isGood ? 'good' : 'warning'} result>
          {told}
        </Notice>
      )}
      {problem && <Problem problem={problem} />}
      {moved ? (
        <ImportProgress moved={moved} onStop={importing.stop} />
      ) : (
        <FileStep importing={importing} />
      )}
      {verdict && !moved && <Verdict verdict={verdict} onPublish={importing.publish} />}
      <EarlierImports imports={earlier} onUndone={importing.tell} />
    </>
  )
}

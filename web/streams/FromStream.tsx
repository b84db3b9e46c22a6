import { streamWords } from '../words/streams.ts'
import { useStreams } from './stream.ts'

export type FromStreamProps = { departmentId: string; metricId: string }

/** Says where a metric's numbers come from, and leads to where they are recorded once for all. */
export function FromStream({ departmentId, metricId }: FromStreamProps) {
  const say = streamWords()
  const streams = useStreams(departmentId, null).value ?? []
  const own = streams.flatMap((stream) =>
    stream.metrics
      .filter((taking) => taking.metricId === metricId)
      .map(({ words, schoolYear }) => ({ ...stream, words, schoolYear })),
  )
  return (
    <>
      {own.map(({ id, name, words, schoolYear }) => (
        <p key={id}>
          {say.fromStream(name, words)}.{' '}
          <a href={`/streams/${encodeURIComponent(id)}?year=${schoolYear}`}>{say.recordOnce}</a>
        </p>
      ))}
    </>
  )
}

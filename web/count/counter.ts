/**
 * Reading and counting a file in a worker, so that the page stays awake. Each task has a worker
 * of its own, which cancelling ends at once.
 */

import type { Answers, AnswersAsked } from '../../domain/counting/answers.ts'
import type { Counted, FileToCount } from '../../domain/counting/count.ts'
import type { Inspection } from '../../domain/counting/inspect.ts'
import type { Reading } from '../../domain/counting/reading.ts'
import type { CountProblem } from '../../domain/counting/refusal.ts'
import type { Result } from '../../domain/result.ts'

/** What is asked of a worker, by what it does. */
export interface Tasks {
  inspect: { asked: { file: Blob; part: string | undefined }; answer: Inspection }
  list: { asked: AnswersAsked & { file: Blob }; answer: Answers }
  count: { asked: FileToCount; answer: Counted }
}

type Task = keyof Tasks

/** What a page asks of a file; a refusal is a result, and a file that cannot be read throws. */
type Counter = {
  [T in Task]: (
    asked: Tasks[T]['asked'],
    reading: Reading,
  ) => Promise<Result<Tasks[T]['answer'], CountProblem>>
}

/** A message to the worker. */
export type Asked = { [T in Task]: { task: T; asked: Tasks[T]['asked'] } }[Task]

/** A message of the worker. */
export type Told<T extends Task> =
  | { is: 'progress'; part: number }
  | { is: 'done'; result: Result<Tasks[T]['answer'], CountProblem> }
  /** The file went away, or changed on the disk. */
  | { is: 'broken' }

/** Counting in workers. */
export const counter: Counter = {
  inspect: (asked, reading) => run('inspect', { task: 'inspect', asked }, reading),
  list: (asked, reading) => run('list', { task: 'list', asked }, reading),
  count: (asked, reading) => run('count', { task: 'count', asked }, reading),
}

function run<T extends Task>(
  _task: T,
  message: Asked,
  { signal, onProgress }: Reading,
): Promise<Result<Tasks[T]['answer'], CountProblem>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./count-worker.ts', import.meta.url), { type: 'module' })
    const end = () => {
      worker.terminate()
      signal?.removeEventListener('abort', stop)
    }
    const stop = () => {
      end()
      reject(new DOMException('The reading was cancelled.', 'AbortError'))
    }
    const fail = () => {
      end()
      reject(new Error('The file could not be read.'))
    }
    worker.addEventListener('message', ({ data }: MessageEvent<Told<T>>) => {
      if (data.is === 'progress') return onProgress?.(data.part)
      if (data.is === 'broken') return fail()
      end()
      return resolve(data.result)
    })
    worker.addEventListener('error', fail)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) stop()
    else worker.postMessage(message, [])
  })
}

/** The worker that reads a file. It is given a file and says numbers; it asks nothing of a network. */

import { listAnswers } from '../../domain/counting/answers.ts'
import { countFile } from '../../domain/counting/count.ts'
import { inspectFile } from '../../domain/counting/inspect.ts'
import type { Reading } from '../../domain/counting/reading.ts'
import type { Asked } from './counter.ts'

/** A bar needs no more steps. */
const STEP = 0.01

globalThis.addEventListener('message', ({ data }: MessageEvent<Asked>) => void answer(data))

async function answer(message: Asked): Promise<void> {
  let told = 0
  const onProgress = (part: number) => {
    if (part - told < STEP && part < 1) return
    told = part
    globalThis.postMessage({ is: 'progress', part }, {})
  }
  try {
    globalThis.postMessage({ is: 'done', result: await resultOf(message, { onProgress }) }, {})
  } catch {
    globalThis.postMessage({ is: 'broken' }, {})
  }
}

function resultOf(message: Asked, reading: Reading) {
  switch (message.task) {
    case 'inspect':
      return inspectFile(message.asked.file, message.asked.part, reading)
    case 'list':
      return listAnswers(message.asked.file, message.asked, reading)
    case 'count':
      return countFile(message.asked, reading)
  }
}

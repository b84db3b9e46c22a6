/** Bytes that are made as they are taken. */

/** Makes a part when the reader has taken the one before, and stops when the reader is gone. */
export function toByteStream(parts: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await parts.next()
      if (done) controller.close()
      else controller.enqueue(value)
    },
    cancel: () => void parts.return(undefined),
  })
}

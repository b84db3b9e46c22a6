import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact'
import { parseResponse } from 'hono/client'
import { LocationProvider } from 'preact-iso'
import { afterEach, describe, expect, test } from 'vitest'

import { createApi } from '../../web/api.ts'
import { toProblem, useResource } from '../../web/request.ts'
import { Await } from '../../web/shared/page/Await.tsx'

afterEach(cleanup)

interface Asked {
  key: string
  signal: AbortSignal
  answer: (value: string) => void
  refuse: (error: Error) => void
}

/** A page that asks for a word by its key; the test answers. */
function asker(held?: Map<string, string>) {
  const asked: Asked[] = []
  function Asker({ name }: { name: string | null }) {
    const resource = useResource<string>(
      name,
      (signal) =>
        new Promise((answer, refuse) => asked.push({ key: name ?? '', signal, answer, refuse })),
      held,
    )
    return (
      <LocationProvider>
        <Await resource={resource} title="Words">
          {(value) => <p>said {value}</p>}
        </Await>
        <button type="button" onClick={resource.reload}>
          Reload
        </button>
      </LocationProvider>
    )
  }
  return { Asker, asked }
}

describe('asking from a page', () => {
  test('shows the answer, and keeps it while it asks again', async () => {
    const { Asker, asked } = asker()
    render(<Asker name="a" />)
    screen.getByText('Loading…')
    asked[0]?.answer('one')
    await screen.findByText('said one')
    fireEvent.click(screen.getByRole('button', { name: 'Reload' }))
    await waitFor(() => expect(asked).toHaveLength(2))
    const shown = screen.getByText('said one')
    expect(shown.parentElement?.getAttribute('aria-busy')).toBe('true')
    asked[1]?.answer('two')
    await screen.findByText('said two')
  })

  test('shows a refusal beside the answer it had, and tries again', async () => {
    const { Asker, asked } = asker()
    render(<Asker name="a" />)
    asked[0]?.answer('one')
    await screen.findByText('said one')
    fireEvent.click(screen.getByRole('button', { name: 'Reload' }))
    await waitFor(() => expect(asked).toHaveLength(2))
    asked[1]?.refuse(new TypeError('fetch failed'))
    expect((await screen.findByRole('alert')).textContent).toContain('The server did not answer')
    screen.getByText('said one')
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(asked).toHaveLength(3))
    asked[2]?.answer('three')
    await screen.findByText('said three')
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('keeps the answer to another question until this one is settled, and not after a refusal', async () => {
    const { Asker, asked } = asker()
    const { rerender } = render(<Asker name="a" />)
    asked[0]?.answer('one')
    await screen.findByText('said one')
    rerender(<Asker name="b" />)
    screen.getByText('said one')
    await waitFor(() => expect(asked).toHaveLength(2))
    asked[1]?.refuse(new TypeError('fetch failed'))
    await screen.findByRole('heading', { level: 1, name: 'Words' })
    expect(screen.queryByText('said one')).toBeNull()
  })

  test('drops what answers too late, and stops asking when the page is left', async () => {
    const { Asker, asked } = asker()
    const { rerender, unmount } = render(<Asker name="a" />)
    await waitFor(() => expect(asked).toHaveLength(1))
    rerender(<Asker name="b" />)
    await waitFor(() => expect(asked).toHaveLength(2))
    expect(asked[0]?.signal.aborted).toBe(true)
    asked[1]?.answer('of b')
    await screen.findByText('said of b')
    asked[0]?.answer('of a')
    await Promise.resolve()
    screen.getByText('said of b')
    unmount()
    await waitFor(() => expect(asked[1]?.signal.aborted).toBe(true))
  })

  test('shows what is held at once and asks behind it', async () => {
    const { Asker, asked } = asker(new Map([['a', 'held']]))
    render(<Asker name="a" />)
    screen.getByText('said held')
    await waitFor(() => expect(asked).toHaveLength(1))
    asked[0]?.answer('new')
    await screen.findByText('said new')
  })

  test('asks nothing without a key', async () => {
    const { Asker, asked } = asker()
    render(<Asker name={null} />)
    await Promise.resolve()
    expect(asked).toEqual([])
  })
})

describe('a refusal', () => {
  test('keeps the title, the detail and the errors of the API', async () => {
    const errors = [{ path: 'name', line: 3, message: 'Too long.', code: 'malformed' }]
    const body = JSON.stringify({ title: 'No.', detail: 'Shorten it.', errors })
    expect(await refusalOf(body, 'application/problem+json')).toEqual({
      title: 'No.',
      detail: 'Shorten it.',
      errors,
    })
  })

  test('says a detail that repeats the title once', async () => {
    const body = JSON.stringify({ title: 'No.', detail: 'No.', errors: [] })
    expect(await refusalOf(body, 'application/problem+json')).toEqual({ title: 'No.', errors: [] })
  })

  test.each([
    ['a page', '<h1>Bad gateway</h1>', 'text/html'],
    ['another shape', '{"oops":1}', 'application/json'],
    ['nothing', '', 'text/plain'],
  ])('that is %s gets words of its own', async (_, body, type) => {
    const { title, detail } = await refusalOf(body, type)
    expect(title).toBe('The server answered with something else than expected')
    expect(detail).toContain('Try again')
  })
})

async function refusalOf(body: string, type: string) {
  const api = createApi(
    async () => new Response(body, { status: 422, headers: { 'content-type': type } }),
  )
  try {
    await parseResponse(api.me.$get())
  } catch (error) {
    return toProblem(error)
  }
  throw new Error('it was not refused')
}

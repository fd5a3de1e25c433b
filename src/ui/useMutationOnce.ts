import { type DefaultError, useMutation, type UseMutationOptions } from '@tanstack/react-query'
import { useRef } from 'react'

interface Options<Data, Variables> extends Omit<
  UseMutationOptions<Data, DefaultError, Variables>,
  'onSettled'
> {
  onSettled?: () => void
}

/**
 * As `useMutation`, but `mutate` does nothing while the last call runs, so that a double click acts once. `isPending` changes
 * with the next rendering, which is too late for the second click; `isBusy` is up to date.
 */
export function useMutationOnce<Data, Variables = void>({ onSettled, ...options }: Options<Data, Variables>) {
  const isBusy = useRef(false)
  const mutation = useMutation({
    ...options,
    onSettled() {
      isBusy.current = false
      onSettled?.()
    },
  })
  return {
    ...mutation,
    isBusy: () => isBusy.current,
    mutate(variables: Variables) {
      if (isBusy.current) return
      isBusy.current = true
      mutation.mutate(variables)
    },
  }
}

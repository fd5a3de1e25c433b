/** Gives what keeps the answer that was made last, until another key is asked for. What failed is not kept. */
export function createMemo<T>() {
  let last: { key: string; answer: Promise<T> } | null = null
  return (key: string, make: () => Promise<T>): Promise<T> => {
    if (last?.key === key) return last.answer
    const answer = make()
    last = { key, answer }
    answer.catch(() => {
      if (last?.answer === answer) last = null
    })
    return answer
  }
}

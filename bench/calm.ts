import { cpus } from 'node:os'

/** Waits up to ten seconds for the machine to be idle; returns whether it was. */
export async function calm(): Promise<boolean> {
  for (let patience = 25; patience > 0; patience--) {
    const before = times()
    await new Promise((resolve) => setTimeout(resolve, 400))
    const after = times()
    if ((after.idle - before.idle) / (after.all - before.all) > 0.75) return true
  }
  return false
}

function times(): { idle: number; all: number } {
  const all = cpus().flatMap((cpu) => Object.values(cpu.times))
  const idle = cpus().map((cpu) => cpu.times.idle)
  return { idle: sum(idle), all: sum(all) }
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

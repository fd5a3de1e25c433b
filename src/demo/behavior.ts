import type { CallName } from '../api/http.ts'
import { isSame } from './enrollments.ts'
import { faults } from './faults.ts'
import { type FaultRule, type OrganizationOptions, plainOptions } from './options.ts'

/** Creates what decides how the server behaves: its options, the faults of its calls, and which calls are held back. */
export function createBehavior(initialOptions: Partial<OrganizationOptions>) {
  let options = { ...plainOptions, ...initialOptions }
  let rules: FaultRule[] = []
  let released = { ...options.released }

  const setRules = (newRules: FaultRule[]) => {
    // Copies, since `times` is counted down.
    rules = newRules.map((rule) => ({ ...rule }))
  }
  setRules(options.faults)

  return {
    options: () => options,

    /** Changes how the server behaves. */
    change(changes: Partial<OrganizationOptions>) {
      options = { ...options, ...changes }
      if (changes.faults) setRules(changes.faults)
      if (changes.released) released = { ...changes.released }
    },

    /** Whether a call is answered without latency, which counts it down. */
    takeRelease(call: CallName): boolean {
      const left = released[call] ?? 0
      if (left > 0) released[call] = left - 1
      return left > 0
    },

    addFault(rule: FaultRule) {
      rules.push({ ...rule })
    },

    /** Returns the fault of this call, if any, and counts it down. `about` is a user's or invitation's id, or an address. */
    nextFault(call: CallName, about: string | null): (typeof faults)[keyof typeof faults] | null {
      const rule = rules.find(
        (candidate) =>
          candidate.call === call && isAbout(candidate, about ?? '') && (candidate.times ?? 1) > 0,
      )
      if (!rule) return null
      if (rule.times !== undefined) rule.times--
      return faults[rule.fault]
    },
  }
}

/** Whether a rule is about this user, invitation or address, or about all. */
function isAbout({ userId, enrollmentId, email }: FaultRule, about: string): boolean {
  const subject = userId ?? enrollmentId ?? email
  return subject === undefined || isSame(subject, about)
}

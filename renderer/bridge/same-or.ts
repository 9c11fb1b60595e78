/** What was there before when the host's answer says the same, so that nothing is drawn anew for it. */
export function sameOr<Value>(before: Value, now: Value): Value {
  return JSON.stringify(before) === JSON.stringify(now) ? before : now
}

// What most stories about a host begin with.
import { openTestHost, type TestHost, type TestHostOptions } from './library'
import { onEnd } from './on-end'

/** Hosts that end with the test that started them. */
export function hostsOfTest(): (options?: TestHostOptions) => Promise<TestHost> {
  return async (options = {}) => {
    const started = await openTestHost(options)
    onEnd(started.close)
    return started
  }
}

/** Builds the interface before the end-to-end tests look at it, unless they are told to look at another. */
import { build } from 'vite'

export async function setup(): Promise<void> {
  if (process.env.ARTDAG_TEST_INTERFACE === undefined) await build({ logLevel: 'warn' })
}

/** Long reading of the database is done in slices; between two of them everything else gets its turn. */
import { setImmediate } from 'node:timers/promises'

export const turn = (): Promise<void> => setImmediate()

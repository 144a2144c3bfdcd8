/** The client of an engine in this process. */
import { direct } from '../../engine/client/direct.ts'
import { conformance } from './conformance.ts'

conformance('calls in this process', async (engine) => direct(engine.client))

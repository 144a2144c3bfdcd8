/** Reads and edits recipe texts beside the page's own thread: a large one takes tens of milliseconds. */
import { answerTo, type DocumentRequest } from './read-document.ts'

self.onmessage = ({ data }: MessageEvent<DocumentRequest>) => self.postMessage(answerTo(data))

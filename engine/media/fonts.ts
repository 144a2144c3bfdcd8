/** The fonts that text is drawn with: bundled, named by what they are, so that a title looks the same everywhere. */
import type { Cid } from '../contract/ids.ts'

export interface Font {
  /** Of the font file's bytes; a command names the font by it. */
  readonly cid: Cid
  /** In the package dejavu-fonts-ttf, folder ttf. */
  readonly file: string
}

const font = (file: string, cid: string): Font => ({ file, cid: cid as Cid })

export const FONTS = {
  sans: font('DejaVuSans.ttf', 'bafkreid5ugk2otcvx34yrugur6kqrpk5qskclqlxbw5f2674ntu63bejkq'),
  'sans-bold': font('DejaVuSans-Bold.ttf', 'bafkreihgi5wbxacqfescstxniceuywyy4bwbqfcezkkt4uzueyw7tqtxeq'),
  serif: font('DejaVuSerif.ttf', 'bafkreicc2hw6w6ks6mnr7fwxm7wxamfqri46bq3swadrmqkrrbsofp73ke'),
  'serif-bold': font('DejaVuSerif-Bold.ttf', 'bafkreigepnksppg4rxhz5kghobkektc2rbf6vsrpiscrukuch3tdts7qp4'),
  mono: font('DejaVuSansMono.ttf', 'bafkreifuu3b6j6vlq5z7j73wdvlekfsgicpstk7n22hqlu4mfx3gpu6fqi'),
} as const satisfies Readonly<Record<string, Font>>

export type FontName = keyof typeof FONTS
export const FONT_NAMES = Object.keys(FONTS) as [FontName, ...FontName[]]

/** The bundled font with this CID. */
export const fontByCid = (cid: string): Font | undefined =>
  Object.values(FONTS).find((known) => known.cid === cid)
